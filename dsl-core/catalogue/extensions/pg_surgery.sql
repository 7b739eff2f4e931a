-- Written by `cargo sqlweave catalogue --extension pg_surgery`.
-- extension = 'pg_surgery'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function heap_force_freeze(reloid regclass, tids tid[]) returns void strict;
create function heap_force_kill(reloid regclass, tids tid[]) returns void strict;
