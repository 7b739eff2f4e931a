-- DELETE and USING.

delete from accounts
--= ok

delete from accounts where id = 1
--= ok

delete from accounts where id = $1
--= ok | $1 int4

delete from accounts a where a.id = 1
--= ok

delete from accounts as a where accounts.id = 1
--= error 42P01 @33: invalid reference to FROM-clause entry for table "accounts"

delete from accounts where nope = 1
--= error 42703 @28: column "nope" does not exist

delete from accounts where id
--= error 42804 @28: argument of WHERE must be type boolean, not type integer

delete from accounts where id = 'x'
--= error 22P02 @33: invalid input syntax for type integer: "x"

delete from accounts where owner = 1
--= error 42883 @34: operator does not exist: text = integer

delete from accounts where id in (select id from users where not active)
--= ok

delete from accounts where exists (select 1 from users u where u.id = accounts.id)
--= ok

delete from accounts where (id, owner) in (select id, name from users)
--= ok

delete from accounts where (id, owner) in ((1, 'a'), (2, 'b'))
--= ok

delete from accounts where id = any ($1) and owner <> all ($2)
--= ok | $1 int4[], $2 text[]

delete from accounts where ctid = any (array(select ctid from accounts limit 10))
--= ok

delete from accounts where id not in (1, 2) and balance between $1 and $2 or owner is null
--= ok | $1 numeric, $2 numeric

delete from accounts using users u where u.id = accounts.id
--= ok

delete from accounts using users u, posts p where u.id = accounts.id and p.user_id = u.id
--= ok

delete from accounts using users u join posts p on p.user_id = u.id where u.id = accounts.id returning accounts.*, p.title
--= ok id int4, owner text, balance numeric, version int4, title varchar

delete from accounts using users u left join posts p on p.user_id = u.id where u.id = accounts.id returning u.name, p.title
--= ok name text, title varchar

delete from accounts using users u join posts p on p.user_id = accounts.id
--= error 42P01 @64: invalid reference to FROM-clause entry for table "accounts"

delete from accounts a using accounts b where a.owner = b.owner and a.id < b.id
--= ok

delete from accounts using accounts
--= error 42712: table name "accounts" specified more than once

delete from accounts using accounts where id = 1
--= error 42712: table name "accounts" specified more than once

delete from accounts a using users a
--= error 42712: table name "a" specified more than once

delete from accounts using users where id = 1
--= error 42702 @40: column reference "id" is ambiguous

delete from accounts using (select id from users) u where u.id = accounts.id
--= ok

delete from accounts using (select accounts.id) u
--= error 42P01 @36: invalid reference to FROM-clause entry for table "accounts"

delete from accounts using lateral (select accounts.id) u
--= error 42P10 @44: invalid reference to FROM-clause entry for table "accounts"

delete from accounts using (values (1), (2)) v (id) where v.id = accounts.id
--= ok

delete from accounts using unnest($1::int[]) as x (id) where x.id = accounts.id
--= ok | $1 int4[]

delete from accounts using numbers(3) n where n = accounts.id
--= ok

delete from accounts using nope
--= error 42P01 @28: relation "nope" does not exist

delete from accounts from users
--= error 42601 @22: syntax error at or near "from"

delete from accounts join users using (id)
--= error 42601 @22: syntax error at or near "join"

delete accounts where id = 1
--= error 42601 @8: syntax error at or near "accounts"

delete from accounts, users
--= error 42601 @21: syntax error at or near ","

delete * from accounts
--= error 42601 @8: syntax error at or near "*"

delete from accounts where id = 1 limit 1
--= error 42601 @35: syntax error at or near "limit"

delete from accounts order by id
--= error 42601 @22: syntax error at or near "order"

delete from accounts where
--= error 42601 @27: syntax error at end of input

delete from
--= error 42601 @12: syntax error at end of input

delete from nope
--= error 42P01 @13: relation "nope" does not exist

delete from app.nope
--= error 42P01 @13: relation "app.nope" does not exist

delete from only accounts
--= ok

delete from accounts *
--= ok

delete from only cities where name = 'a'
--= ok

delete from public.accounts where public.accounts.id = 1
--= ok

delete from accounts where sum(balance) > 1
--= error 42803 @28: aggregate functions are not allowed in WHERE

delete from accounts where row_number() over () > 1
--= error 42P20 @28: window functions are not allowed in WHERE

delete from accounts where generate_series(1, 2) = 1
--= error 0A000 @28: set-returning functions are not allowed in WHERE

delete from accounts where current of c
--= ok

delete from active_users where id = 1 returning *
--= ok id int4, name text, email text, mood mood

delete from post_counts
--= error 55000: cannot delete from view "post_counts"

delete from all_names
--= error 55000: cannot delete from view "all_names"

delete from posts_of_users
--= error 55000: cannot delete from view "posts_of_users"

delete from guarded where id = 1
--= ok

delete from routed where id = 1 returning id
--= ok id int4

delete from post_scores
--= error 42809 plan: cannot change materialized view "post_scores"

delete from ruled where id = 1 returning v
--= ok v text

delete from measurements where at < now() - interval '30 days'
--= ok

delete from pg_class
--= ok

delete from counter
--= error 42809 plan: cannot change sequence "counter"

delete from pair
--= error 42809 @13: "pair" is a composite type
--= 16 17 18: error 42809 @13: cannot open relation "pair"

delete from accounts returning *
--= ok id int4, owner text, balance numeric, version int4

delete from accounts returning id, owner as name, balance * 2 as double
--= ok id int4, name text, double numeric

delete from accounts returning count(*)
--= error 42803 @32: aggregate functions are not allowed in RETURNING

delete from accounts returning (select count(*) from accounts)
--= ok count int8

delete from accounts returning old.id
--= error 42P01 @32: missing FROM-clause entry for table "old"
--= 18: ok id int4

delete from accounts where id = 1 returning
--= error 42601 @44: syntax error at end of input

with x as (select id from users) delete from accounts using x where x.id = accounts.id returning x.id
--= ok id int4

with x as (select id from users) delete from accounts where id in (select id from x)
--= ok

with x as (select id from users) delete from accounts where id = x.id
--= error 42P01 @66: missing FROM-clause entry for table "x"

with accounts as (select 1 as id) delete from accounts
--= ok

delete from accounts where id = (select max(id) from accounts) returning id
--= ok id int4
