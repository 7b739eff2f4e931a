-- INSERT, UPDATE and DELETE in WITH.

with x as (insert into accounts values (1, 'a') returning *) select * from x
--= ok id int4, owner text, balance numeric, version int4

with x as (insert into accounts values (1, 'a') returning id as a, owner || '!' as b) select a, b from x
--= ok a int4, b text

with x as (insert into accounts values (1, 'a')) select 1
--= ok ?column? int4

with x as (insert into accounts values (1, 'a')) select * from x
--= error 0A000 @64: WITH query "x" does not have a RETURNING clause

with x as (insert into accounts values (1, 'a')) select (select id from x)
--= error 0A000 @73: WITH query "x" does not have a RETURNING clause

with x (a) as (insert into accounts values (1, 'a') returning id) select a from x
--= ok a int4

with x (a, b) as (insert into accounts values (1, 'a') returning id) select a from x
--= error 42P10 @6: WITH query "x" has 1 columns available but 2 columns specified

with x as (update accounts set balance = balance + 1 returning id, balance) select sum(balance) from x
--= ok sum numeric

with x as (delete from accounts where balance = 0 returning *) select count(*) from x
--= ok count int8

with moved as (delete from jobs where done returning id, payload, priority, run_at, done) insert into old_jobs (id, payload, priority, run_at, done) select * from moved
--= ok

with moved as (delete from jobs where done returning *) insert into old_jobs select *, now() from moved returning id, archived_at
--= ok id int8, archived_at timestamptz

with moved as (delete from jobs where done returning *) insert into old_jobs select * from moved
--= ok

with moved as (delete from jobs where done returning *) insert into old_jobs select moved.*, 'x' from moved
--= error 22007 @94: invalid input syntax for type timestamp with time zone: "x"

with x as (insert into posts (user_id, title) values ($1, $2) returning id, user_id) insert into comments (post_id, user_id, body) select id, user_id, $3 from x returning *
--= ok id int8, post_id int4, user_id int4, body text, parent_id int8, created_at timestamptz | $1 int4, $2 varchar, $3 text

with u as (insert into users (name) values ('a') returning id), p as (insert into posts (user_id, title) select id, 't' from u returning id, user_id) select u.id, p.id as post from u join p on p.user_id = u.id
--= ok id int4, post int4

with x as (insert into accounts values (1, 'a') on conflict (id) do nothing returning id) select id from x union all select id from accounts where id = 1
--= ok id int4

with x as (update accounts set balance = 0 where id = 1 returning *) insert into accounts (id, owner) select 2, owner from x where not exists (select 1 from accounts where id = 2)
--= ok

with x as (update accounts set balance = 0 from users u where u.id = accounts.id returning u.name, accounts.*) select name, balance from x
--= ok name text, balance numeric

with x as (delete from posts p using users u where u.id = p.user_id returning u.name, p.title) select * from x
--= ok name text, title varchar

with x as (select id from jobs limit 1 for update skip locked), y as (delete from jobs using x where x.id = jobs.id returning jobs.*) select * from y
--= ok id int8, payload jsonb, priority int2, run_at timestamptz, done bool

with x as (insert into accounts values (1, 'a') returning id) update accounts set balance = 1 from x where accounts.id = x.id
--= ok

with x as (insert into accounts values (1, 'a') returning id) delete from accounts where id in (select id from x)
--= ok

with x as (delete from accounts returning id), y as (delete from lines returning order_id) select (select count(*) from x), (select count(*) from y)
--= ok count int8, count int8

select * from (with x as (insert into accounts values (1, 'a') returning id) select * from x) s
--= error 0A000 @21: WITH clause containing a data-modifying statement must be at the top level

select (with x as (insert into accounts values (1, 'a') returning id) select id from x)
--= error 0A000 @14: WITH clause containing a data-modifying statement must be at the top level

select id from users where id in (with x as (delete from accounts returning id) select id from x)
--= error 0A000 @40: WITH clause containing a data-modifying statement must be at the top level

with y as (with x as (insert into accounts values (1, 'a') returning id) select * from x) select * from y
--= error 0A000 @17: WITH clause containing a data-modifying statement must be at the top level

insert into accounts (id, owner) with x as (delete from accounts returning *) select id, owner from x
--= error 0A000 @39: WITH clause containing a data-modifying statement must be at the top level

with x as materialized (insert into accounts values (1, 'a') returning id) select * from x
--= ok id int4

with x as not materialized (insert into accounts values (1, 'a') returning id) select * from x
--= ok id int4

with recursive x as (insert into accounts values (1, 'a') returning id) select * from x
--= ok id int4

with x as (insert into accounts values (1, 'a') returning *) select x.nope from x
--= error 42703 @69: column x.nope does not exist

with x as (insert into accounts values (1, 'a') returning nope) select 1
--= error 42703 @59: column "nope" does not exist

with x as (insert into accounts (nope) values (1)) select 1
--= error 42703 @34: column "nope" of relation "accounts" does not exist

with x as (insert into accounts values (1, 'a', 'b')) select 1
--= error 22P02 @49: invalid input syntax for type numeric: "b"

with x as (update accounts set nope = 1) select 1
--= error 42703 @32: column "nope" of relation "accounts" does not exist

with x as (delete from nope) select 1
--= error 42P01 @24: relation "nope" does not exist

with x as (insert into accounts values (1, 'a') returning id) select accounts.id from x
--= error 42P01 @70: missing FROM-clause entry for table "accounts"

with x as (insert into accounts values ($1, $2) returning id), y as (insert into users (name) values ($2) returning id) select x.id, y.id as u from x, y
--= ok id int4, u int4 | $1 int4, $2 text

with x as (insert into accounts values (1, 'a') returning id) values (1), ((select id from x))
--= ok column1 int4

with x as (insert into ruled values (1, 'a') returning id) select * from x
--= ok id int4

with x as (insert into routed values (1, 'a') returning id) select * from x
--= ok id int4

with x as (update active_users set name = 'a' returning id, name) select name from x
--= ok name text

with x as (delete from post_counts returning user_id) select * from x
--= error 55000: cannot delete from view "post_counts"

with x as (insert into made (id, small, price) values (1, 2, (3, 'EUR')) returning price, small, (price).amount) select * from x
--= ok price app.price, small int4, amount numeric

with x as (insert into users (name) values ('a') returning users) select (x.users).name from x
--= ok name text

with x as (insert into users (name) values ('a') returning users.*) select x from x
--= ok x record

with x as (insert into keys (a, c) values (1, 'a') returning id, slug) select slug || id from x
--= ok ?column? text

with old as (select * from accounts where id = 1), new as (update accounts a set balance = a.balance - $1 from old where a.id = old.id returning a.*) select old.balance as before, new.balance as after from old, new
--= ok before numeric, after numeric | $1 numeric

with x as (merge into accounts a using users u on u.id = a.id when matched then delete returning a.id) select 1
--= error 42601 @88: syntax error at or near "returning"
--= 14: error 42601 @12: syntax error at or near "merge"
--= 17 18: ok ?column? int4

with x as (truncate accounts) select 1
--= error 42601 @12: syntax error at or near "truncate"

with x as (select 1 into y) select 1
--= error 42601 @26: SELECT ... INTO is not allowed here

with x as (copy accounts to stdout) select 1
--= error 42601 @12: syntax error at or near "copy"
