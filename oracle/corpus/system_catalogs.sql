-- The system catalogs and the information schema.

select oid, relname, relkind, relnamespace, reltuples, relacl, reloptions from pg_class where relname = $1
--= ok oid oid, relname name, relkind char, relnamespace oid, reltuples float4, relacl aclitem[], reloptions text[] | $1 name

select c.relname, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'v')
--= ok relname name, nspname name

select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attnum from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attnum > 0 and not a.attisdropped and c.oid = 'users'::regclass
--= ok relname name, attname name, format_type text, attnotnull bool, attnum int2

select a.attname, pg_get_expr(d.adbin, d.adrelid) from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = $1
--= ok attname name, pg_get_expr text | $1 oid

select conname, contype, pg_get_constraintdef(oid), conkey, confrelid::regclass, confkey from pg_constraint where conrelid = 'users'::regclass
--= ok conname name, contype char, pg_get_constraintdef text, conkey int2[], confrelid regclass, confkey int2[]

select i.indexrelid::regclass, i.indisunique, i.indkey, i.indpred, pg_get_indexdef(i.indexrelid), indkey[0] from pg_index i where i.indrelid = $1::regclass
--= ok indexrelid regclass, indisunique bool, indkey int2vector, indpred pg_node_tree, pg_get_indexdef text, indkey int2 | $1 regclass

select typname, typtype, typcategory, typelem::regtype, typarray, typbasetype from pg_type where oid = $1
--= ok typname name, typtype char, typcategory char, typelem regtype, typarray oid, typbasetype oid | $1 oid

select enumlabel, enumsortorder from pg_enum where enumtypid = 'mood'::regtype order by enumsortorder
--= ok enumlabel name, enumsortorder float4

select proname, prorettype::regtype, proargtypes, proargnames, proargtypes[0], provolatile, pronargs, prosrc from pg_proc where proname = 'add'
--= ok proname name, prorettype regtype, proargtypes oidvector, proargnames text[], proargtypes oid, provolatile char, pronargs int2, prosrc text

select datname, pg_database_size(datname), pg_encoding_to_char(encoding) from pg_database
--= ok datname name, pg_database_size int8, pg_encoding_to_char name

select rolname, rolsuper from pg_roles
--= ok rolname name, rolsuper bool

select pid, query, state, now() - query_start as running, wait_event, client_addr from pg_stat_activity where state <> 'idle'
--= ok pid int4, query text, state text, running interval, wait_event text, client_addr inet

select relname, seq_scan, n_live_tup, last_vacuum from pg_stat_user_tables order by n_live_tup desc
--= ok relname name, seq_scan int8, n_live_tup int8, last_vacuum timestamptz

select indexrelname, idx_scan, pg_size_pretty(pg_relation_size(indexrelid)) from pg_stat_user_indexes
--= ok indexrelname name, idx_scan int8, pg_size_pretty text

select schemaname, tablename, tableowner from pg_tables
--= ok schemaname name, tablename name, tableowner name

select schemaname, viewname, definition from pg_views where viewname = $1
--= ok schemaname name, viewname name, definition text | $1 name

select schemaname, tablename, indexname, indexdef from pg_indexes
--= ok schemaname name, tablename name, indexname name, indexdef text

select name, setting, unit, context, min_val from pg_settings where name = $1
--= ok name text, setting text, unit text, context text, min_val text | $1 text

select l.pid, l.mode, l.relation::regclass, l.granted from pg_locks l where not l.granted
--= ok pid int4, mode text, relation regclass, granted bool

select * from pg_namespace
--= ok oid oid, nspname name, nspowner oid, nspacl aclitem[]

select description from pg_description where objoid = 'users'::regclass
--= ok description text

select objid from pg_description where objoid = 'users'::regclass
--= error 42703 @8: column "objid" does not exist

select objoid, objsubid, description from pg_description where objoid = 'users'::regclass
--= ok objoid oid, objsubid int4, description text

select table_schema, table_name, table_type from information_schema.tables where table_schema = 'public'
--= ok table_schema name, table_name name, table_type varchar

select column_name, data_type, is_nullable, ordinal_position, character_maximum_length from information_schema.columns where table_name = $1
--= ok column_name name, data_type varchar, is_nullable varchar, ordinal_position int4, character_maximum_length int4 | $1 name

select tc.constraint_name, kcu.column_name from information_schema.table_constraints tc join information_schema.key_column_usage kcu using (constraint_schema, constraint_name) where tc.constraint_type = 'PRIMARY KEY'
--= ok constraint_name name, column_name name

select routine_name, data_type from information_schema.routines where routine_schema = 'app'
--= ok routine_name name, data_type varchar

select sequence_name, start_value from information_schema.sequences
--= ok sequence_name name, start_value varchar

select * from information_schema.nope
--= error 42P01 @15: relation "information_schema.nope" does not exist

select * from pg_nope
--= error 42P01 @15: relation "pg_nope" does not exist

select nope from pg_class
--= error 42703 @8: column "nope" does not exist

select relname::text || 'x', relname || 'x', relname = 'a', relname like 'a%', lower(relname), relname::varchar(5), relname in ('a', 'b'), relname = any ('{a}'), length(relname) from pg_class
--= ok ?column? text, ?column? text, ?column? bool, ?column? bool, lower text, relname varchar, ?column? bool, ?column? bool, length int4

select relname = $1, relname like $2, relname = any ($3), oid = $4, oid = any ($5), oid::int, relkind = $6, relkind = 'r', relkind::text from pg_class
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, oid int4, ?column? bool, ?column? bool, relkind text | $1 name, $2 text, $3 name[], $4 oid, $5 oid[], $6 char

select relkind in ('r', 'v'), relkind = any (array['r', 'v']), relkind = any ('{r,v}') from pg_class
--= ok ?column? bool, ?column? bool, ?column? bool

select relkind || 'x' from pg_class
--= error 42725 @16: operator is not unique: "char" || unknown
--= 14: ok ?column? text

select relkind = any (array['r', 'v']) from pg_class
--= ok ?column? bool

select oid::regclass, oid::regclass::text, 'users'::regclass::oid, oid = 'users'::regclass, oid::regtype from pg_class
--= ok oid regclass, oid text, oid oid, ?column? bool, oid regtype

select relacl[1], aclexplode(relacl), (aclexplode(relacl)).grantee, (aclexplode(relacl)).* from pg_class
--= ok relacl aclitem, aclexplode record, grantee oid, grantor oid, grantee oid, privilege_type text, is_grantable bool

select array_agg(attname order by attnum), array_agg(attname::text), string_agg(attname, ','), json_agg(attname) from pg_attribute group by attrelid
--= ok array_agg name[], array_agg text[], string_agg text, json_agg json

select unnest(conkey), unnest(indkey) from pg_constraint, pg_index
--= ok unnest int2, unnest int2

select indkey[0], indkey::int2[], indkey::text, attnum = any (indkey), array_position(indkey, attnum) from pg_index, pg_attribute
--= ok indkey int2, indkey int2[], indkey text, ?column? bool, array_position int4

select proargtypes::oid[], proallargtypes, proargmodes, oidvectortypes(proargtypes), 23 = any (proargtypes) from pg_proc
--= ok proargtypes oid[], proallargtypes oid[], proargmodes char[], oidvectortypes text, ?column? bool

select xmin, ctid, tableoid, cmin, xmax from pg_class
--= ok xmin xid, ctid tid, tableoid oid, cmin cid, xmax xid

select xmin::text::bigint, age(xmin), ctid = '(0,1)', ctid::text, xmin = '5' from pg_class
--= ok xmin int8, age int4, ?column? bool, ctid text, ?column? bool

select xmin = 5 from pg_class
--= ok ?column? bool

select xmin < 5 from pg_class
--= error 42883 @13: operator does not exist: xid < integer

select * from pg_get_keywords()
--= ok word text, catcode char, barelabel bool, catdesc text, baredesc text

select word, catcode from pg_get_keywords() where word = $1
--= ok word text, catcode char | $1 text

select name, default_version from pg_available_extensions where installed_version is null
--= ok name name, default_version text

select (pg_stat_file('x')).size, pg_ls_dir('x'), (pg_control_system()).system_identifier
--= ok size int8, pg_ls_dir text, system_identifier int8

select * from pg_stat_file('x'), pg_ls_dir('x') d
--= ok size int8, access timestamptz, modification timestamptz, change timestamptz, creation timestamptz, isdir bool, d text

select * from pg_options_to_table(array['a=b'])
--= ok option_name text, option_value text

select * from pg_sequence where seqrelid = 'counter'::regclass
--= ok seqrelid oid, seqtypid oid, seqstart int8, seqincrement int8, seqmax int8, seqmin int8, seqcache int8, seqcycle bool

select last_value, is_called from counter
--= ok last_value int8, is_called bool

select sequencename, last_value, increment_by from pg_sequences
--= ok sequencename name, last_value int8, increment_by int8

select current_setting('search_path'), set_config('x.y', 'z', false), pg_is_in_recovery(), inet_server_addr(), pg_current_wal_lsn(), pg_current_wal_lsn() - '0/0', txid_current_snapshot(), pg_current_xact_id()
--= ok current_setting text, set_config text, pg_is_in_recovery bool, inet_server_addr inet, pg_current_wal_lsn pg_lsn, ?column? numeric, txid_current_snapshot txid_snapshot, pg_current_xact_id xid8

select pg_current_wal_lsn() > '0/0', pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'), pg_lsn '0/1' - pg_lsn '0/0'
--= ok ?column? bool, pg_wal_lsn_diff numeric, ?column? numeric

select pg_blocking_pids(pid), pg_cancel_backend(pid), pg_terminate_backend(pid) from pg_stat_activity
--= ok pg_blocking_pids int4[], pg_cancel_backend bool, pg_terminate_backend bool

select sum(heap_blks_hit) / nullif(sum(heap_blks_hit) + sum(heap_blks_read), 0) from pg_statio_user_tables
--= ok ?column? numeric

select most_common_vals, n_distinct, histogram_bounds from pg_stats where tablename = 'users'
--= ok most_common_vals anyarray, n_distinct float4, histogram_bounds anyarray

select * from pg_prepared_statements
--= ok name text, statement text, prepare_time timestamptz, parameter_types regtype[], from_sql bool, generic_plans int8, custom_plans int8
--= 16 17 18: ok name text, statement text, prepare_time timestamptz, parameter_types regtype[], result_types regtype[], from_sql bool, generic_plans int8, custom_plans int8

select name, statement, parameter_types from pg_prepared_statements
--= ok name text, statement text, parameter_types regtype[]

select relname from pg_catalog.pg_class, public.users where users.id = pg_class.oid
--= ok relname name

select nspname::regnamespace, 'public'::regnamespace::oid, relowner::regrole from pg_namespace, pg_class
--= ok nspname regnamespace, oid oid, relowner regrole

select pg_get_viewdef('active_users'), pg_get_functiondef('add(int,int)'::regprocedure), pg_get_userbyid(10), pg_table_is_visible('users'::regclass), to_regclass('x'), to_regtype('x')
--= ok pg_get_viewdef text, pg_get_functiondef text, pg_get_userbyid name, pg_table_is_visible bool, to_regclass regclass, to_regtype regtype

select pg_get_functiondef('add'::regproc)
--= error 42725 @27: more than one function named "add"

update pg_class set relname = 'x' where oid = 1
--= ok

insert into information_schema.tables (table_name) values ('x')
--= error 55000: cannot insert into view "tables"

delete from pg_stat_activity
--= error 55000: cannot delete from view "pg_stat_activity"
