-- Window functions, frames, named windows.

select row_number() over () from users
--= ok row_number int8

select id, row_number() over (order by id) from users
--= ok id int4, row_number int8

select rank() over (order by age), dense_rank() over (order by age), percent_rank() over (order by age), cume_dist() over (order by age), ntile(4) over (order by age) from users
--= ok rank int8, dense_rank int8, percent_rank float8, cume_dist float8, ntile int4

select rank() over (partition by mood order by age desc nulls last) as r from users
--= ok r int8

select lag(name) over (order by id), lead(age, 2) over (order by id), lag(age, 1, 0) over (order by id), lead(name, 1, 'none') over (order by id) from users
--= ok lag text, lead int4, lag int4, lead text

select lag(age, 1, 0.5) over (order by id) from users
--= ok lag numeric

select lag(age, 1, 'x') over (order by id) from users
--= error 22P02 @20: invalid input syntax for type integer: "x"

select lag(age, 1, '5') over (order by id) from users
--= ok lag int4

select lag(age, 1, $1) over (order by id) from users
--= ok lag int4 | $1 int4

select lag(mood, 1, 'sad') over (order by id) from users
--= ok lag mood

select lag(age, 'x') over (order by id) from users
--= error 22P02 @17: invalid input syntax for type integer: "x"

select lag(age, 1, 2, 3) over (order by id) from users
--= error 42883 @8: function lag(integer, integer, integer, integer) does not exist

select lag() over () from users
--= error 42883 @8: function lag() does not exist

select lag(null) over () from users
--= error 42804: could not determine polymorphic type because input has type unknown

select first_value(name) over w, last_value(age) over w, nth_value(mood, 2) over w from users window w as (order by id)
--= ok first_value text, last_value int4, nth_value mood

select nth_value(name) over () from users
--= error 42883 @8: function nth_value(text) does not exist

select ntile() over () from users
--= error 42883 @8: function ntile() does not exist

select ntile('4') over () from users
--= ok ntile int4

select ntile($1) over () from users
--= ok ntile int4 | $1 int4

select sum(age) over (), avg(age) over (partition by mood), count(*) over (order by id), max(name) over (partition by active, mood) from users
--= ok sum int8, avg numeric, count int8, max text

select sum(views) over (partition by user_id order by id rows between unbounded preceding and current row) as running from posts
--= ok running numeric

select sum(views) over (order by id rows unbounded preceding) from posts
--= ok sum numeric

select sum(views) over (order by id rows 2 preceding) from posts
--= ok sum numeric

select sum(views) over (order by id rows between 2 preceding and 2 following) from posts
--= ok sum numeric

select sum(views) over (order by id rows between current row and unbounded following) from posts
--= ok sum numeric

select sum(views) over (order by id rows between 3 preceding and 1 preceding) from posts
--= ok sum numeric

select sum(views) over (order by id rows between 1 following and 3 following) from posts
--= ok sum numeric

select sum(views) over (rows between $1 preceding and $2 following) from posts
--= ok sum numeric | $1 int8, $2 int8

select sum(views) over (rows between '2' preceding and current row) from posts
--= ok sum numeric

select sum(views) over (rows between 'x' preceding and current row) from posts
--= error 22P02 @38: invalid input syntax for type bigint: "x"

select sum(views) over (rows between 1.5 preceding and current row) from posts
--= ok sum numeric

select sum(views) over (rows between id preceding and current row) from posts
--= error 42P10 @38: argument of ROWS must not contain variables

select sum(views) over (rows between 1 + 1 preceding and current row) from posts
--= ok sum numeric

select sum(views) over (rows between (select 1) preceding and current row) from posts
--= ok sum numeric

select sum(views) over (rows between count(*) preceding and current row) from posts
--= error 42803 @38: aggregate functions are not allowed in window ROWS

select sum(views) over (rows between current row and 1 preceding) from posts
--= error 42P20 @54: frame starting from current row cannot have preceding rows

select sum(views) over (rows between 1 following and current row) from posts
--= error 42P20 @54: frame starting from following row cannot have preceding rows

select sum(views) over (rows between unbounded following and current row) from posts
--= error 42P20 @38: frame start cannot be UNBOUNDED FOLLOWING

select sum(views) over (rows between current row and unbounded preceding) from posts
--= error 42P20 @54: frame end cannot be UNBOUNDED PRECEDING

select sum(views) over (rows 1 following) from posts
--= error 42P20 @30: frame starting from following row cannot end with current row

select sum(views) over (rows unbounded following) from posts
--= error 42P20 @30: frame start cannot be UNBOUNDED FOLLOWING

select sum(views) over (rows current row) from posts
--= ok sum numeric

select sum(views) over (order by id rows between unbounded preceding and current row exclude current row) from posts
--= ok sum numeric

select sum(views) over (order by id rows between unbounded preceding and unbounded following exclude ties) from posts
--= ok sum numeric

select sum(views) over (order by id groups between 1 preceding and 1 following exclude group) from posts
--= ok sum numeric

select sum(views) over (order by id groups between 1 preceding and 1 following exclude no others) from posts
--= ok sum numeric

select sum(views) over (groups between 1 preceding and 1 following) from posts
--= error 42P20 @24: GROUPS mode requires an ORDER BY clause

select sum(views) over (order by id groups between 'a' preceding and 1 following) from posts
--= error 22P02 @52: invalid input syntax for type bigint: "a"

select sum(views) over (order by id range between 10 preceding and 10 following) from posts
--= ok sum numeric

select sum(views) over (order by score range between 1.5 preceding and current row) from posts
--= ok sum numeric

select sum(views) over (order by score range between 1 preceding and current row) from posts
--= ok sum numeric

select sum(views) over (order by created_at range between '1 day' preceding and current row) from posts
--= ok sum numeric

select sum(views) over (order by created_at range between interval '1 day' preceding and '2 hours' following) from posts
--= ok sum numeric

select sum(views) over (order by created_at range between 1 preceding and current row) from posts
--= error 0A000 @59: RANGE with offset PRECEDING/FOLLOWING is not supported for column type timestamp without time zone and offset type integer

select sum(views) over (order by published_on range between '7 days' preceding and current row) from posts
--= ok sum numeric

select sum(views) over (order by published_on range between 7 preceding and current row) from posts
--= error 0A000 @61: RANGE with offset PRECEDING/FOLLOWING is not supported for column type date and offset type integer

select sum(views) over (order by title range between 1 preceding and current row) from posts
--= error 0A000 @54: RANGE with offset PRECEDING/FOLLOWING is not supported for column type text

select sum(views) over (order by id, user_id range between 1 preceding and current row) from posts
--= error 42P20 @24: RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column

select sum(views) over (range between 1 preceding and current row) from posts
--= error 42P20 @24: RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column

select sum(views) over (order by id range between $1 preceding and current row) from posts
--= ok sum numeric | $1 int4

select sum(views) over (order by created_at range between $1 preceding and $2 following) from posts
--= ok sum numeric | $1 interval, $2 interval

select sum(views) over (order by id range between unbounded preceding and current row) from posts
--= ok sum numeric

select sum(views) over (range unbounded preceding) from posts
--= ok sum numeric

select sum(views) over w, avg(views) over w from posts window w as (partition by user_id order by id)
--= ok sum numeric, avg numeric

select sum(views) over (w order by id) from posts window w as (partition by user_id)
--= ok sum numeric

select sum(views) over (w rows 1 preceding) from posts window w as (partition by user_id order by id)
--= ok sum numeric

select sum(views) over (w partition by id) from posts window w as (partition by user_id)
--= error 42P20 @24: cannot override PARTITION BY clause of window "w"

select sum(views) over (w order by id) from posts window w as (order by user_id)
--= error 42P20 @24: cannot override ORDER BY clause of window "w"

select sum(views) over (w) from posts window w as (order by id rows 1 preceding)
--= error 42P20 @24: cannot copy window "w" because it has a frame clause

select sum(views) over w from posts window w as (order by id rows 1 preceding)
--= ok sum numeric

select sum(views) over w2 from posts window w as (partition by user_id), w2 as (w order by id)
--= ok sum numeric

select sum(views) over w2 from posts window w2 as (w order by id), w as (partition by user_id)
--= error 42704 @51: window "w" does not exist

select sum(views) over w from posts window w as (partition by user_id), w as (order by id)
--= error 42P20 @78: window "w" is already defined

select sum(views) over nope from posts
--= error 42704 @24: window "nope" does not exist

select sum(views) over (nope order by id) from posts
--= error 42704 @24: window "nope" does not exist

select sum(views) over w from posts
--= error 42704 @24: window "w" does not exist

select 1 from posts window w as (order by nope)
--= error 42703 @43: column "nope" does not exist

select 1 from posts window w as (order by 1)
--= ok ?column? int4

select sum(views) over (order by 1) from posts
--= ok sum numeric

select sum(views) over (partition by 2) from posts
--= ok sum numeric

select views as v from posts
--= ok v int8

select sum(views) over (order by v) from posts
--= error 42703 @34: column "v" does not exist

select row_number() over from posts
--= error 42601 @26: syntax error at or near "from"

select row_number() from posts
--= error 42809 @8: window function row_number requires an OVER clause

select row_number from posts
--= error 42703 @8: column "row_number" does not exist

select rank from posts
--= error 42703 @8: column "rank" does not exist

select lower(title) over () from posts
--= error 42809 @8: OVER specified, but lower is not a window function nor an aggregate function

select lower(title) over w from posts window w as ()
--= error 42809 @8: OVER specified, but lower is not a window function nor an aggregate function

select add(id, 1) over () from posts
--= error 42809 @8: OVER specified, but add is not a window function nor an aggregate function

select generate_series(1, 2) over () from posts
--= error 42809 @8: OVER specified, but generate_series is not a window function nor an aggregate function

select numbers(2) over () from posts
--= error 42809 @8: OVER specified, but numbers is not a window function nor an aggregate function

select count(distinct user_id) over () from posts
--= error 0A000 @8: DISTINCT is not implemented for window functions

select array_agg(title order by id) over () from posts
--= error 0A000 @8: aggregate ORDER BY is not implemented for window functions

select row_number(distinct) over () from posts
--= error 42601 @27: syntax error at or near ")"

select row_number(1) over () from posts
--= error 42883 @8: function row_number(integer) does not exist

select count(*) filter (where views > 1) over (partition by user_id) from posts
--= ok count int8

select row_number() filter (where views > 1) over () from posts
--= error 0A000 @8: FILTER is not implemented for non-aggregate window functions

select rank() over (order by rank() over ()) from posts
--= error 42P20 @30: window functions are not allowed in window definitions

select sum(sum(views)) over () from posts
--= ok sum numeric

select user_id, sum(sum(views)) over (order by user_id) from posts group by user_id
--= ok user_id int4, sum numeric

select user_id from posts group by user_id
--= ok user_id int4

select sum(views) over () from posts group by user_id
--= error 42803 @12: column "posts.views" must appear in the GROUP BY clause or be used in an aggregate function

select user_id, rank() over (order by sum(views) desc) as place from posts group by user_id
--= ok user_id int4, place int8

select id from posts where row_number() over () < 3
--= error 42P20 @28: window functions are not allowed in WHERE

select id from posts group by row_number() over ()
--= error 42P20 @31: window functions are not allowed in GROUP BY

select user_id from posts group by user_id having row_number() over () < 3
--= error 42P20 @51: window functions are not allowed in HAVING

select id from posts order by row_number() over (order by views)
--= ok id int4

select distinct row_number() over (order by views) from posts
--= ok row_number int8

select * from (select id, row_number() over (partition by user_id order by views desc) as n from posts) p where n <= 3
--= ok id int4, n int8

select id, n from (select id, rank() over w as n from posts window w as (order by views)) p where n = 1
--= ok id int4, n int8

select id from posts join users on row_number() over () = 1
--= error 42P20 @36: window functions are not allowed in JOIN conditions

select id from posts limit row_number() over ()
--= error 42P20 @28: window functions are not allowed in LIMIT

select sum(row_number() over ()) over () from posts
--= error 42P20 @12: window function calls cannot be nested

select lag(row_number() over ()) over () from posts
--= error 42P20 @12: window function calls cannot be nested

select row_number() over (order by (select 1)), row_number() over (partition by (select max(id) from users)) from posts
--= ok row_number int8, row_number int8

select row_number() over (order by id asc nulls first), row_number() over (order by id using <) from posts
--= ok row_number int8, row_number int8

select row_number() over (order by id using =) from posts
--= error 42809 @45: operator = is not a valid ordering operator

select row_number() over (order by c_json) from kinds
--= error 42883 @36: could not identify an ordering operator for type json

select row_number() over (partition by c_point) from kinds
--= error 42883 @40: could not identify an equality operator for type point

select sum(views) over (order by id) / sum(views) over () from posts
--= ok ?column? numeric

select views - lag(views) over (partition by user_id order by id) as delta, (views > avg(views) over ())::int as above from posts
--= ok delta int8, above int4

select case when row_number() over (order by id) = 1 then title end, coalesce(lag(title) over (order by id), 'first') from posts
--= ok case varchar, coalesce varchar

select array_agg(title) over (order by id), string_agg(title, ',') over (order by id), jsonb_agg(p) over () from posts p
--= ok array_agg varchar[], string_agg text, jsonb_agg jsonb

select percentile_cont(0.5) within group (order by views) over () from posts
--= error 0A000 @8: OVER is not supported for ordered-set aggregate percentile_cont

select latest(title) over (order by id), product(user_id) over () from posts
--= ok latest varchar, product int4

select first_value(u) over (order by id), (first_value(u) over (order by id)).name from users u
--= ok first_value users, name text

select sum(views) over (order by id rows between unbounded preceding) from posts
--= error 42601 @69: syntax error at or near ")"

select sum(views) over (order by id rows between 1 and 2) from posts
--= error 42601 @57: syntax error at or near ")"

select sum(views) over (order by id exclude ties) from posts
--= error 42601 @37: syntax error at or near "exclude"

select count(*) over (partition by user_id, order by id) from posts
--= error 42601 @45: syntax error at or near "order"

select nth_value(title, 2) from first over () from posts
--= error 42601 @45: syntax error at or near ")"

select lag(title) ignore nulls over () from posts
--= error 42601 @26: syntax error at or near "nulls"

update posts set views = row_number() over ()
--= error 42P20 @26: window functions are not allowed in UPDATE

insert into accounts (id, owner) select row_number() over (), name from users
--= ok

delete from posts where row_number() over () > 1
--= error 42P20 @25: window functions are not allowed in WHERE

update posts set views = s.n from (select id, row_number() over () as n from posts) s where s.id = posts.id returning posts.views
--= ok views int8

select sum(a) over (order by a rows between and 2 following) from (select true as between, 2 as a) t
--= error 42P20 @37: frame starting from following row cannot end with current row

select sum(a) over (order by a rows between preceding) from (select 1 as between, 2 as a) t
--= error 42601 @54: syntax error at or near ")"

select sum(a) over (order by a rows between + 1 preceding) from (select 1 as between, 2 as a) t
--= error 42601 @58: syntax error at or near ")"

select sum(a) over (order by a rows between * 1 preceding) from (select 1 as between, 2 as a) t
--= error 42P10 @37: argument of ROWS must not contain variables

select sum(a) over (order by a rows between not false preceding and current row) from (select 1 as between, 2 as a) t
--= error 42804 @45: argument of ROWS must be type bigint, not type boolean

select count(*) over (partition by null::cid)
--= error 0A000 plan: could not implement window PARTITION BY

select count(*) over (partition by xmin) from users
--= error 0A000 plan: could not implement window PARTITION BY

select 1 from users window w as (partition by xmin)
--= ok ?column? int4

select lead(id) over (rows between like unbounded following) from users
--= error 42601 @36: syntax error at or near "like"

select lead(id) over (rows between is null preceding) from (select true as between, 1 as id) t
--= error 42804 @28: argument of ROWS must be type bigint, not type boolean
