-- Written by `cargo sqlweave catalogue --extension bloom`.
-- extension = 'bloom'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function blhandler(internal) returns index_am_handler;
