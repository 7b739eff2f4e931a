-- Written by `cargo sqlweave catalogue --extension pgrowlocks`.
-- extension = 'pgrowlocks'
-- default_version = '1.2'
-- versions = '1.2'
-- relocatable = true
create function pgrowlocks(relname text, OUT locked_row tid, OUT locker xid, OUT multi boolean, OUT xids xid[], OUT modes text[], OUT pids integer[]) returns SETOF record strict;
