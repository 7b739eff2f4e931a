-- RETURNING with the rows before and after (manual 6.4), from 18 on.

update users set name = 'x' returning old.name, new.name
--= error 42P01 @39: missing FROM-clause entry for table "old"
--= 18: ok name text, name text

update users set name = 'x' returning old.*, new.*
--= error 42P01 @39: missing FROM-clause entry for table "old"
--= 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

update users set name = 'x' returning old, new
--= error 42703 @39: column "old" does not exist
--= 18: ok old users, new users

update users set name = 'x' returning old.name || new.name as both, *
--= error 42P01 @39: missing FROM-clause entry for table "old"
--= 18: ok both text, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

update users set age = age + 1 returning new.age - old.age
--= error 42P01 @42: missing FROM-clause entry for table "new"
--= 18: ok ?column? int4

update users set age = age + 1 returning new.age - old.age as delta, id
--= error 42P01 @42: missing FROM-clause entry for table "new"
--= 18: ok delta int4, id int4

update users set name = 'x' returning with (old as o) o.name, name, new.name
--= error 42601 @39: syntax error at or near "with"
--= 18: ok name text, name text, name text

update users set name = 'x' returning with (new as n) n.name, old.name
--= error 42601 @39: syntax error at or near "with"
--= 18: ok name text, name text

update users set name = 'x' returning with (old as o, new as n) o.name, n.name
--= error 42601 @39: syntax error at or near "with"
--= 18: ok name text, name text

update users set name = 'x' returning with (new as n, old as o) o.*, n.*
--= error 42601 @39: syntax error at or near "with"
--= 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

update users set name = 'x' returning with (old as o, new as n) old.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42P01 @65: missing FROM-clause entry for table "old"

update users set name = 'x' returning with (old as o) old.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42P01 @55: missing FROM-clause entry for table "old"

update users set name = 'x' returning with (new as n) new.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42P01 @55: missing FROM-clause entry for table "new"

update users set name = 'x' returning with (old as o, old as p) o.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42601 @55: OLD cannot be specified multiple times

update users set name = 'x' returning with (new as o, new as p) o.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42601 @55: NEW cannot be specified multiple times

update users set name = 'x' returning with (old as o, new as o) o.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42712 @55: table name "o" specified more than once

update users set name = 'x' returning with (old as users) users.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42712 @45: table name "users" specified more than once

update users u set name = 'x' returning with (old as u) u.name
--= error 42601 @41: syntax error at or near "with"
--= 18: error 42712 @47: table name "u" specified more than once

update users set name = 'x' returning with () name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42601 @45: syntax error at or near ")"

update users set name = 'x' returning with (old o) o.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42601 @49: syntax error at or near "o"

update users set name = 'x' returning with (old as "O") "O".name
--= error 42601 @39: syntax error at or near "with"
--= 18: ok name text

update users set name = 'x' returning with (old as new, new as old) old.name, new.name
--= error 42601 @39: syntax error at or near "with"
--= 18: ok name text, name text

update users set name = 'x' returning with (foo as o) o.name
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42601 @45: syntax error at or near "foo"

update users set name = 'x' returning with (old as o)
--= error 42601 @39: syntax error at or near "with"
--= 18: error 42601 @54: syntax error at end of input

update users set name = 'x' returning old
--= error 42703 @39: column "old" does not exist
--= 18: ok old users

update users set name = 'x' returning old.nope
--= error 42P01 @39: missing FROM-clause entry for table "old"
--= 18: error 42703 @39: column old.nope does not exist

update users set name = 'x' returning old.ctid, new.ctid, old.tableoid, new.xmin
--= error 42P01 @39: missing FROM-clause entry for table "old"
--= 18: ok ctid tid, ctid tid, tableoid oid, xmin xid

update users set name = 'x' returning (old).name, (new).age
--= error 42703 @40: column "old" does not exist
--= 18: ok name text, age int4

update users set name = 'x' returning row(old.*), row(new.*)
--= error 42P01 @43: missing FROM-clause entry for table "old"
--= 18: ok row record, row record

update users set name = 'x' returning old = new, old is null, new is not null, old is distinct from new
--= error 42703 @39: column "old" does not exist
--= 18: ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

update users set name = 'x' returning to_jsonb(old), to_jsonb(new)
--= error 42703 @48: column "old" does not exist
--= 18: ok to_jsonb jsonb, to_jsonb jsonb

update users set name = 'x' returning (select old.name), (select new.age + 1)
--= error 42P01 @47: missing FROM-clause entry for table "old"
--= 18: ok name text, ?column? int4

update users set name = 'x' returning (select old.name from posts where old.id = posts.user_id limit 1)
--= error 42P01 @47: missing FROM-clause entry for table "old"
--= 18: ok name text

update users set name = 'x' returning coalesce(old.name, new.name), case when old.age > new.age then 1 else 2 end
--= error 42P01 @48: missing FROM-clause entry for table "old"
--= 18: ok coalesce text, case int4

update users set name = 'x' where old.id = 1
--= error 42P01 @35: missing FROM-clause entry for table "old"

update users set name = old.name
--= error 42P01 @25: missing FROM-clause entry for table "old"

update users set name = new.name
--= error 42P01 @25: missing FROM-clause entry for table "new"

update users old set name = 'x' returning old.name
--= ok name text

update users old set name = 'x' returning new.name
--= error 42P01 @43: missing FROM-clause entry for table "new"
--= 18: ok name text

update users old set name = 'x' returning old.name, new.name
--= error 42P01 @53: missing FROM-clause entry for table "new"
--= 18: ok name text, name text

update users new set name = 'x' returning old.name, new.name
--= error 42P01 @43: missing FROM-clause entry for table "old"
--= 18: ok name text, name text

update users old set name = 'x' returning with (old as o) o.name, old.name
--= error 42601 @43: syntax error at or near "with"
--= 18: ok name text, name text

update users u set name = 'x' from posts p where p.user_id = u.id returning old.name, new.name, u.name, p.title
--= error 42P01 @77: missing FROM-clause entry for table "old"
--= 18: ok name text, name text, name text, title varchar

update users u set name = 'x' from posts old where old.user_id = u.id returning old.title
--= ok title varchar

update users u set name = 'x' from posts old where old.user_id = u.id returning new.name
--= error 42P01 @81: missing FROM-clause entry for table "new"
--= 18: ok name text

update users u set name = 'x' from posts old where old.user_id = u.id returning with (old as o) o.name, old.title
--= error 42601 @81: syntax error at or near "with"
--= 18: ok name text, title varchar

update users u set name = 'x' from posts p where p.user_id = u.id returning with (old as p) p.name
--= error 42601 @77: syntax error at or near "with"
--= 18: error 42712 @83: table name "p" specified more than once

update users set name = 'x' returning count(old.name)
--= error 42P01 @45: missing FROM-clause entry for table "old"
--= 18: error 42803 @39: aggregate functions are not allowed in RETURNING

update users set name = 'x' returning old.name as a, new.name as a
--= error 42P01 @39: missing FROM-clause entry for table "old"
--= 18: ok a text, a text

update users set name = $1 returning old.name = $2
--= error 42P01 @38: missing FROM-clause entry for table "old"
--= 18: ok ?column? bool | $1 text, $2 text

update users set name = 'x' returning old.name, name, users.name
--= error 42P01 @39: missing FROM-clause entry for table "old"
--= 18: ok name text, name text, name text

insert into users (name) values ('x') returning old.id, new.id
--= error 42P01 @49: missing FROM-clause entry for table "old"
--= 18: ok id int4, id int4

insert into users (name) values ('x') returning old.*, new.*
--= error 42P01 @49: missing FROM-clause entry for table "old"
--= 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

insert into users (name) values ('x') returning with (old as o, new as n) o.id, n.id
--= error 42601 @49: syntax error at or near "with"
--= 18: ok id int4, id int4

insert into users as u (name) values ('x') returning old.id, new.id, u.id
--= error 42P01 @54: missing FROM-clause entry for table "old"
--= 18: ok id int4, id int4, id int4

insert into users as old (name) values ('x') returning old.id
--= ok id int4

insert into keys (a, slug) values (1, 'x') on conflict (slug) do update set a = excluded.a returning old.a, new.a
--= error 42P01 @102: missing FROM-clause entry for table "old"
--= 18: error 428C9: cannot insert a non-DEFAULT value into column "slug"

insert into nodes (id, name) values (1, 'x') on conflict (id) do update set name = excluded.name returning old.name, new.name, old is null
--= error 42P01 @108: missing FROM-clause entry for table "old"
--= 18: ok name text, name text, ?column? bool

insert into nodes (id, name) values (1, 'x') on conflict (id) do update set name = old.name
--= error 42P01 @84: missing FROM-clause entry for table "old"

insert into nodes (id, name) values (1, 'x') on conflict (id) do update set name = excluded.name where old.name = 'x'
--= error 42P01 @104: missing FROM-clause entry for table "old"

insert into nodes (id, name) values (1, 'x') on conflict (id) do update set name = excluded.name returning excluded.name
--= error 42P01 @108: invalid reference to FROM-clause entry for table "excluded"

insert into nodes (id, name) values (1, 'x') returning with (old as excluded) excluded.name
--= error 42601 @56: syntax error at or near "with"
--= 18: ok name text

insert into nodes (id, name) values (1, 'x') on conflict do nothing returning old.id, new.id
--= error 42P01 @79: missing FROM-clause entry for table "old"
--= 18: ok id int4, id int4

delete from users returning old.id, new.id
--= error 42P01 @29: missing FROM-clause entry for table "old"
--= 18: ok id int4, id int4

delete from users returning old.*, new.*
--= error 42P01 @29: missing FROM-clause entry for table "old"
--= 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

delete from users returning with (old as o) o.name
--= error 42601 @29: syntax error at or near "with"
--= 18: ok name text

delete from users u using posts p where p.user_id = u.id returning old.name, p.title, new.name
--= error 42P01 @68: missing FROM-clause entry for table "old"
--= 18: ok name text, title varchar, name text

delete from users old returning old.id
--= ok id int4

with d as (delete from users returning old.id as o, new.id as n) select o, n from d
--= error 42P01 @40: missing FROM-clause entry for table "old"
--= 18: ok o int4, n int4

with u as (update users set name = 'x' returning old.*) select * from u
--= error 42P01 @50: missing FROM-clause entry for table "old"
--= 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

with u as (update users set name = 'x' returning old.id, new.id) select * from u
--= error 42P01 @50: missing FROM-clause entry for table "old"
--= 18: ok id int4, id int4

with u as (update users set name = 'x' returning old.id, new.id) select id from u
--= error 42P01 @50: missing FROM-clause entry for table "old"
--= 18: error 42702 @73: column reference "id" is ambiguous

update active_users set name = 'x' returning old.name, new.name
--= error 42P01 @46: missing FROM-clause entry for table "old"
--= 18: ok name text, name text

update active_users set name = 'x' returning old.*, new.*
--= error 42P01 @46: missing FROM-clause entry for table "old"
--= 18: ok id int4, name text, email text, mood mood, id int4, name text, email text, mood mood

insert into active_users (name) values ('x') returning old.id, new.id, old, new
--= error 42P01 @56: missing FROM-clause entry for table "old"
--= 18: ok id int4, id int4, old active_users, new active_users

delete from active_users returning old.id, new.id
--= error 42P01 @36: missing FROM-clause entry for table "old"
--= 18: ok id int4, id int4

select old.id from users
--= error 42P01 @8: missing FROM-clause entry for table "old"

select old.id from users old
--= ok id int4

select old, new from (values (1, 2)) t (old, new)
--= ok old int4, new int4

select * from users old join posts new on new.user_id = old.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp
