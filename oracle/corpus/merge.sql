-- MERGE.

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.age when not matched then insert (id, owner) values (u.id, u.name)
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then delete
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched and a.balance < 0 then delete when matched then do nothing when not matched then do nothing
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts using users on users.id = accounts.id when matched then update set balance = users.age
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts using users on id = id when matched then delete
--= error 42702 @36: column reference "id" is ambiguous
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts using users on users.id = accounts.id when matched then update set balance = id
--= error 42702 @98: column reference "id" is ambiguous
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using (select id, count(*) as n from posts group by id) s on s.id = a.id when matched then update set version = s.n, owner = default when not matched then insert values (s.id, 'x', s.n)
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using (values (1, 'a'), (2, 'b')) v (id, owner) on v.id = a.id when not matched then insert (id, owner) values (v.id, v.owner) when matched then update set owner = v.owner
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using (values ($1, $2)) v (id, owner) on v.id = a.id when not matched then insert (id, owner) values (v.id, v.owner)
--= error 42883 @69: operator does not exist: text = integer
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using (values ($1::int, $2)) v (id, owner) on v.id = a.id when not matched then insert (id, owner) values (v.id, v.owner)
--= ok | $1 int4, $2 text
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using unnest($1::int[], $2::text[]) as v (id, owner) on v.id = a.id when matched then update set owner = v.owner when not matched then insert (id, owner) values (v.id, v.owner)
--= ok | $1 int4[], $2 text[]
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id and u.active when matched then update set (balance, version) = (u.age, $1), owner = u.name
--= ok | $1 int4
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set (balance, owner) = (select 1, 'x')
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert default values
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (a.id, u.name)
--= error 42P01 @101: invalid reference to FROM-clause entry for table "a"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched and a.id > 1 then insert (id, owner) values (u.id, u.name)
--= error 42P01 @73: invalid reference to FROM-clause entry for table "a"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched and u.active then insert (id, owner) values (u.id, u.name)
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then update set balance = 1
--= error 42601 @74: syntax error at or near "update"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then delete
--= error 42601 @74: syntax error at or near "delete"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then insert (id, owner) values (1, 'a')
--= error 42601 @70: syntax error at or near "insert"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (u.id, u.name), (1, 'a')
--= error 42601 @114: syntax error at or near ","
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) select 1, 'a'
--= error 42601 @93: syntax error at or near "select"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id) values (u.id, u.name)
--= error 42601 @100: INSERT has more expressions than target columns
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (u.id)
--= error 42601 @86: INSERT has more target columns than expressions
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, nope) values (u.id, 1)
--= error 42703 @86: column "nope" of relation "accounts" does not exist
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (u.name, u.name)
--= error 42804 @101: column "id" is of type integer but expression is of type text
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set nope = 1
--= error 42703 @81: column "nope" of relation "accounts" does not exist
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set a.balance = 1
--= error 42703 @81: column "a" of relation "accounts" does not exist
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.name
--= error 42804 @91: column "balance" is of type numeric but expression is of type text
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set balance = sum(u.age)
--= error 42803 @91: aggregate functions are not allowed in UPDATE
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched and count(*) > 1 then delete
--= error 42803 @69: aggregate functions are not allowed in MERGE WHEN conditions
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched and u.age then delete
--= error 42804 @69: argument of WHEN must be type boolean, not type integer
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id when matched then delete
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = b.id when matched then delete
--= error 42P01 @47: missing FROM-clause entry for table "b"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users a on true when matched then delete
--= error 42712: name "a" specified more than once
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts using accounts on true when matched then delete
--= error 42712: name "accounts" specified more than once
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using accounts b on b.id = a.id when matched then update set balance = b.balance
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then delete when matched then do nothing
--= error 42601: unreachable WHEN clause specified after unconditional WHEN clause
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then delete when matched and a.version = 1 then do nothing
--= error 42601: unreachable WHEN clause specified after unconditional WHEN clause
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id
--= error 42601 @51: syntax error at end of input
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u when matched then delete
--= error 42601 @37: syntax error at or near "when"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a on true when matched then delete
--= error 42601 @23: syntax error at or near "on"
--= 14: error 42601 @1: syntax error at or near "merge"

merge accounts a using users u on u.id = a.id when matched then delete
--= error 42601 @7: syntax error at or near "accounts"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into only accounts a using only users u on u.id = a.id when matched then delete
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into nope a using users u on u.id = a.id when matched then delete
--= error 42P01 @12: relation "nope" does not exist
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using nope u on u.id = a.id when matched then delete
--= error 42P01 @29: relation "nope" does not exist
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then delete returning a.id
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4

merge into accounts a using users u on u.id = a.id when not matched by source then delete
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id = a.id when not matched by target then do nothing
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into active_users a using nodes n on n.id = a.id when matched then delete
--= error 0A000: cannot execute MERGE on relation "active_users"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into post_scores a using nodes n on n.id = a.user_id when matched then delete
--= error 0A000: cannot execute MERGE on relation "post_scores"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into ruled r using nodes n on n.id = r.id when matched then delete
--= error 0A000: cannot execute MERGE on relation "ruled"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into measurements m using nodes n on n.id = m.sensor when matched then delete
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into users u using nodes n on n.id = u.id when not matched then insert (id, name) values (n.id, n.name)
--= error 428C9: cannot insert a non-DEFAULT value into column "id"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into users u using nodes n on n.id = u.id when not matched then insert (id, name) overriding system value values (n.id, n.name)
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into users u using nodes n on n.id = u.id when matched then update set id = 5
--= error 428C9: column "id" can only be updated to DEFAULT
--= 14: error 42601 @1: syntax error at or near "merge"

merge into keys k using nodes n on n.id = k.id when matched then update set slug = 'x'
--= error 428C9: column "slug" can only be updated to DEFAULT
--= 14: error 42601 @1: syntax error at or near "merge"

merge into users u using nodes n on n.id = u.id when matched then update set mood = 'sad', data = $1, nicknames[1] = n.name
--= ok | $1 jsonb
--= 14: error 42601 @1: syntax error at or near "merge"

merge into users u using nodes n on n.id = u.id when matched then update set mood = 'nope'
--= error 22P02 @85: invalid input value for enum mood: "nope"
--= 14: error 42601 @1: syntax error at or near "merge"

with s as (select id, name from nodes) merge into accounts a using s on s.id = a.id when matched then update set owner = s.name when not matched then insert (id, owner) values (s.id, s.name)
--= ok
--= 14: error 42601 @40: syntax error at or near "merge"

with s as (delete from nodes returning *) merge into accounts a using s on s.id = a.id when matched then delete
--= ok
--= 14: error 42601 @43: syntax error at or near "merge"

with recursive s (n) as (select 1 union all select n + 1 from s where n < 3) merge into accounts a using s on s.n = a.id when matched then delete
--= error 42601: WITH RECURSIVE is not supported for MERGE statement
--= 14: error 42601 @78: syntax error at or near "merge"

merge into accounts a using users u join posts p on p.user_id = u.id on u.id = a.id when matched then update set balance = p.views
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using (users u join posts p on p.user_id = u.id) on u.id = a.id when matched then update set balance = p.views
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using lateral (select a.id) s on true when matched then delete
--= error 42P01 @45: invalid reference to FROM-clause entry for table "a"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set balance = (select count(*) from posts p where p.user_id = u.id and a.version = 1)
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on exists (select 1 from posts p where p.user_id = u.id and p.id = a.id) when matched then do nothing
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set version = a.version + 1, balance = a.balance + $1, owner = coalesce($2, a.owner)
--= ok | $1 numeric, $2 text
--= 14: error 42601 @1: syntax error at or near "merge"

select 1 union merge into accounts a using users u on u.id = a.id when matched then delete
--= error 42601 @16: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched and 1 then do nothing when not matched then insert (id) values (nope) returning nope2
--= error 42601 @135: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42703 @145: column "nope2" does not exist

merge into users using users on users.id = 1 when matched then do nothing
--= error 42712: name "users" specified more than once
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts using accounts a on $1 when matched then delete
--= error 42P18: could not determine data type of parameter $1
--= 14: error 42601 @1: syntax error at or near "merge"

--+ create view over_ruled as select * from ruled;
merge into over_ruled r using nodes n on n.id = r.id when matched then delete
--= error 0A000: cannot execute MERGE on relation "over_ruled"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 0A000: cannot execute MERGE on relation "ruled"

--+ create view over_ruled as select * from ruled;
merge into over_ruled r using nodes n on n.id = r.id when matched then do nothing
--= error 0A000: cannot execute MERGE on relation "over_ruled"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok
