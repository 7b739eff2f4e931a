-- Written by `cargo sqlweave catalogue --extension tcn`.
-- extension = 'tcn'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function triggered_change_notification() returns trigger;
