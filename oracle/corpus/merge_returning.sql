-- MERGE by version (manual, MERGE): RETURNING, merge_action(), NOT MATCHED BY SOURCE and views from 17 on.

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.age returning *
--= error 42601 @97: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, owner text, balance numeric, version int4

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.age returning a.*
--= error 42601 @97: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4, owner text, balance numeric, version int4

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.age returning u.*
--= error 42601 @97: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.age returning a.id, u.name, a.balance + 1
--= error 42601 @97: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4, name text, ?column? numeric

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.age returning id
--= error 42601 @97: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42702 @107: column reference "id" is ambiguous

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.age returning balance as b, owner
--= error 42601 @97: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok b numeric, owner text

merge into accounts a using users u on u.id = a.id when matched then update set balance = u.age returning merge_action()
--= error 42601 @97: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok merge_action text

merge into accounts a using users u on u.id = a.id when matched then delete returning merge_action() as action, a.*
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok action text, id int4, owner text, balance numeric, version int4

merge into accounts a using users u on u.id = a.id when matched then delete returning merge_action, a.id
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42703 @87: column "merge_action" does not exist

merge into accounts a using users u on u.id = a.id when matched then delete returning merge_action(1)
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601 @100: syntax error at or near "1"

merge into accounts a using users u on u.id = a.id when matched then delete returning upper(merge_action()), case merge_action() when 'DELETE' then 1 end
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok upper text, case int4

merge into accounts a using users u on u.id = a.id when matched then delete returning (select merge_action())
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok merge_action text

merge into accounts a using users u on u.id = a.id when matched then delete returning (select merge_action() from posts limit 1)
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok merge_action text

merge into accounts a using users u on u.id = a.id when matched and merge_action() = 'x' then delete
--= error 42883 @69: function merge_action() does not exist
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601 @69: MERGE_ACTION() can only be used in the RETURNING list of a MERGE command

merge into accounts a using users u on u.id = a.id when matched then update set owner = merge_action()
--= error 42883 @89: function merge_action() does not exist
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601 @89: MERGE_ACTION() can only be used in the RETURNING list of a MERGE command

select merge_action()
--= error 42883 @8: function merge_action() does not exist
--= 17 18: error 42601 @8: MERGE_ACTION() can only be used in the RETURNING list of a MERGE command

select merge_action() from users
--= error 42883 @8: function merge_action() does not exist
--= 17 18: error 42601 @8: MERGE_ACTION() can only be used in the RETURNING list of a MERGE command

insert into nodes (id, name) values (1, 'x') returning merge_action()
--= error 42883 @56: function merge_action() does not exist
--= 17 18: error 42601 @56: MERGE_ACTION() can only be used in the RETURNING list of a MERGE command

update nodes set name = 'x' returning merge_action()
--= error 42883 @39: function merge_action() does not exist
--= 17 18: error 42601 @39: MERGE_ACTION() can only be used in the RETURNING list of a MERGE command

delete from nodes returning merge_action()
--= error 42883 @29: function merge_action() does not exist
--= 17 18: error 42601 @29: MERGE_ACTION() can only be used in the RETURNING list of a MERGE command

select merge_action from (values (1)) t (merge_action)
--= ok merge_action int4

select pg_catalog.merge_action()
--= error 42883 @8: function pg_catalog.merge_action() does not exist

merge into accounts a using users u on u.id = a.id when matched then delete returning count(*)
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42803 @87: aggregate functions are not allowed in RETURNING

merge into accounts a using users u on u.id = a.id when matched then delete returning sum(a.balance) over ()
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42P20 @87: window functions are not allowed in RETURNING

merge into accounts a using users u on u.id = a.id when matched then delete returning generate_series(1, 2)
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 0A000 @87: set-returning functions are not allowed in RETURNING

merge into accounts a using users u on u.id = a.id when matched then delete returning $1
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok ?column? text | $1 text

merge into accounts a using users u on u.id = a.id when matched then delete returning $1::int, a.id = $2
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok int4 int4, ?column? bool | $1 int4, $2 int4

merge into accounts a using users u on u.id = a.id when matched then delete returning nope
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42703 @87: column "nope" does not exist

merge into accounts a using users u on u.id = a.id when matched then delete returning a, u
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok a accounts, u users

merge into accounts a using users u on u.id = a.id when matched then delete returning a.ctid, a.tableoid, u.ctid
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok ctid tid, tableoid oid, ctid tid

merge into accounts a using users u on u.id = a.id when matched then delete returning
--= error 42601 @77: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601 @86: syntax error at end of input

merge into accounts a using (values (1, 'x')) v (id, owner) on v.id = a.id when not matched then insert (id, owner) values (v.id, v.owner) returning a.*, v.*
--= error 42601 @140: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4, owner text, balance numeric, version int4, id int4, owner text

merge into accounts a using (values (1, 'x')) v (id, owner) on v.id = a.id when not matched then do nothing returning 1
--= error 42601 @109: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok ?column? int4

merge into accounts a using users u on u.id = a.id when not matched by source then delete
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id = a.id when not matched by source then delete returning a.*, u.id
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4, owner text, balance numeric, version int4, id int4

merge into accounts a using users u on u.id = a.id when not matched by source then update set balance = 0
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id = a.id when not matched by source then update set balance = u.age
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42P01 @105: invalid reference to FROM-clause entry for table "u"

merge into accounts a using users u on u.id = a.id when not matched by source and a.balance > 0 then update set balance = a.balance - 1
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id = a.id when not matched by source and u.age > 0 then delete
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42P01 @83: invalid reference to FROM-clause entry for table "u"

merge into accounts a using users u on u.id = a.id when not matched by source then insert (id) values (1)
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601 @84: syntax error at or near "insert"

merge into accounts a using users u on u.id = a.id when not matched by source then do nothing
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id = a.id when not matched by target then insert (id, owner) values (u.id, u.name)
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id = a.id when not matched by target then insert (id, owner) values (a.id, u.name)
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42P01 @111: invalid reference to FROM-clause entry for table "a"

merge into accounts a using users u on u.id = a.id when not matched by target then delete
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601 @84: syntax error at or near "delete"

merge into accounts a using users u on u.id = a.id when not matched by target and u.active then insert (id, owner) values (u.id, u.name)
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id = a.id when not matched by nobody then delete
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601 @72: syntax error at or near "nobody"

merge into accounts a using users u on u.id = a.id when matched by source then delete
--= error 42601 @65: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set balance = 1 when not matched by target then insert (id, owner) values (u.id, u.name) when not matched by source then delete
--= error 42601 @110: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id = a.id when not matched by source then delete when not matched by source and a.balance > 0 then delete
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601: unreachable WHEN clause specified after unconditional WHEN clause

merge into accounts a using users u on u.id = a.id when not matched then do nothing when not matched by target then do nothing
--= error 42601 @102: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42601: unreachable WHEN clause specified after unconditional WHEN clause

merge into accounts a using users u on u.id = a.id when not matched by source and a.balance > 0 then delete when not matched by source then do nothing
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on u.id < a.id when not matched by source then delete when not matched then insert (id, owner) values (u.id, u.name)
--= error 42601 @69: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

merge into accounts a using users u on true when not matched by source then delete when not matched then insert (id, owner) values (u.id, u.name)
--= error 42601 @62: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using users u on a.id = 1 when not matched by source then delete when not matched then insert (id, owner) values (u.id, u.name)
--= error 42601 @66: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

merge into active_users v using nodes n on n.id = v.id when matched then update set name = n.name
--= error 0A000: cannot execute MERGE on relation "active_users"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into active_users v using nodes n on n.id = v.id when matched then delete
--= error 0A000: cannot execute MERGE on relation "active_users"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into active_users v using nodes n on n.id = v.id when not matched then insert (name) values (n.name)
--= error 0A000: cannot execute MERGE on relation "active_users"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into active_users v using nodes n on n.id = v.id when not matched then insert (name) values (n.name) returning v.*
--= error 42601 @108: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4, name text, email text, mood mood

merge into active_users v using nodes n on n.id = v.id when not matched by source then delete
--= error 42601 @73: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into active_users v using nodes n on n.id = v.id when matched then update set nope = 1
--= error 0A000: cannot execute MERGE on relation "active_users"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42703 @85: column "nope" of relation "active_users" does not exist

with m as (merge into accounts a using users u on u.id = a.id when matched then delete returning a.id) select * from m
--= error 42601 @88: syntax error at or near "returning"
--= 14: error 42601 @12: syntax error at or near "merge"
--= 17 18: ok id int4

with m as (merge into accounts a using users u on u.id = a.id when matched then delete returning merge_action(), a.*) select * from m
--= error 42601 @88: syntax error at or near "returning"
--= 14: error 42601 @12: syntax error at or near "merge"
--= 17 18: ok merge_action text, id int4, owner text, balance numeric, version int4

with m as (merge into accounts a using users u on u.id = a.id when matched then delete) select 1
--= error 0A000 @6: MERGE not supported in WITH query
--= 14: error 42601 @12: syntax error at or near "merge"
--= 17 18: ok ?column? int4

with m as (merge into accounts a using users u on u.id = a.id when matched then delete) select * from m
--= error 0A000 @6: MERGE not supported in WITH query
--= 14: error 42601 @12: syntax error at or near "merge"
--= 17 18: error 0A000 @103: WITH query "m" does not have a RETURNING clause

with m (x) as (merge into accounts a using users u on u.id = a.id when matched then delete returning a.id) select x from m
--= error 42601 @92: syntax error at or near "returning"
--= 14: error 42601 @16: syntax error at or near "merge"
--= 17 18: ok x int4

select * from (merge into accounts a using users u on u.id = a.id when matched then delete returning a.id) x
--= error 42601 @22: syntax error at or near "into"

select (with m as (merge into accounts a using users u on u.id = a.id when matched then delete returning a.id) select 1)
--= error 42601 @96: syntax error at or near "returning"
--= 14: error 42601 @20: syntax error at or near "merge"
--= 17 18: error 0A000 @14: WITH clause containing a data-modifying statement must be at the top level

with recursive m as (merge into accounts a using users u on u.id = a.id when matched then delete returning a.id) select * from m
--= error 42601 @98: syntax error at or near "returning"
--= 14: error 42601 @22: syntax error at or near "merge"
--= 17 18: ok id int4

with recursive t as (select 1 as a union all select a + 1 from t) merge into accounts a using t on t.a = a.id when matched then delete
--= error 42601: WITH RECURSIVE is not supported for MERGE statement
--= 14: error 42601 @67: syntax error at or near "merge"

insert into nodes (id, name) with m as (merge into accounts a using users u on u.id = a.id when matched then delete returning a.id) select id, 'x' from m
--= error 42601 @117: syntax error at or near "returning"
--= 14: error 42601 @41: syntax error at or near "merge"
--= 17 18: error 0A000 @35: WITH clause containing a data-modifying statement must be at the top level

merge into accounts using users on users.id = accounts.id when matched then delete returning accounts.id, users.id
--= error 42601 @84: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int4, id int4

merge into accounts as a (x) using users u on u.id = a.id when matched then delete
--= error 42601 @26: syntax error at or near "("
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id
--= error 42601 @51: syntax error at end of input
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched delete
--= error 42601 @65: syntax error at or near "delete"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then truncate
--= error 42601 @70: syntax error at or near "truncate"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then insert (id) values (1)
--= error 42601 @70: syntax error at or near "insert"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then update set balance = 1
--= error 42601 @74: syntax error at or near "update"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then delete
--= error 42601 @74: syntax error at or near "delete"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) select 1, 'x'
--= error 42601 @93: syntax error at or near "select"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (1, 'x'), (2, 'y')
--= error 42601 @108: syntax error at or near ","
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert values (1, 'x', 2) returning id
--= error 42601 @100: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42702 @110: column reference "id" is ambiguous

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (u.id)
--= error 42601 @86: INSERT has more target columns than expressions
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id) values (u.id, u.name)
--= error 42601 @100: INSERT has more expressions than target columns
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (default, default)
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (u.id, (select max(name) from users))
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (count(*), u.name)
--= error 42803 @101: aggregate functions are not allowed in VALUES
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when not matched then insert (id, owner) values (generate_series(1, 2), u.name)
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set (balance, owner) = row(1, 'x')
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set (balance, owner) = (1)
--= error 0A000 @101: source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set balance = 1, balance = 2
--= error 42601: multiple assignments to same column "balance"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched then update set owner = default where a.id = 1
--= error 42601 @97: syntax error at or near "where"
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched and exists (select 1 from posts p where p.user_id = u.id) then delete
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched and a.balance > (select avg(balance) from accounts) then delete
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on u.id = a.id when matched and generate_series(1, 2) > 1 then delete
--= error 0A000 @69: set-returning functions are not allowed in MERGE WHEN conditions
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on count(*) = 1 when matched then delete
--= error 42803 @40: aggregate functions are not allowed in JOIN conditions
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using users u on row_number() over () = 1 when matched then delete
--= error 42P20 @40: window functions are not allowed in JOIN conditions
--= 14: error 42601 @1: syntax error at or near "merge"

merge into accounts a using (select * from users for update) u on u.id = a.id when matched then delete
--= ok
--= 14: error 42601 @1: syntax error at or near "merge"

merge into users u using nodes n on n.id = u.id when matched then update set name = n.name returning old.name, new.name
--= error 42601 @92: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17: error 42P01 @102: missing FROM-clause entry for table "old"
--= 18: ok name text, name text

merge into users u using nodes n on n.id = u.id when matched then update set name = n.name returning merge_action(), old.*, new.*
--= error 42601 @92: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17: error 42P01 @118: missing FROM-clause entry for table "old"
--= 18: ok merge_action text, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

merge into users u using nodes n on n.id = u.id when matched then delete returning old.id, new.id, u.id, n.id
--= error 42601 @74: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17: error 42P01 @84: missing FROM-clause entry for table "old"
--= 18: ok id int4, id int4, id int4, id int4

merge into users u using nodes n on n.id = u.id when matched then delete returning with (old as o, new as n2) o.id, n2.id
--= error 42601 @74: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17: error 42601 @84: syntax error at or near "with"
--= 18: ok id int4, id int4

merge into users u using nodes n on n.id = u.id when matched then delete returning with (old as n) n.id
--= error 42601 @74: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17: error 42601 @84: syntax error at or near "with"
--= 18: error 42712 @90: table name "n" specified more than once

merge into users u using nodes n on n.id = u.id when matched and old.id = 1 then delete
--= error 42P01 @66: missing FROM-clause entry for table "old"
--= 14: error 42601 @1: syntax error at or near "merge"
