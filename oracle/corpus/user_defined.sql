-- Operators, casts, aggregates, types and functions that the user declares.

--+ create function pair_size(pair) returns int language sql immutable as 'select ($1).a';
--+ create operator @@@ (rightarg = pair, function = pair_size);
select @@@ row(1, 'x')::pair as size
--= ok size int4

--+ create function pair_plus(pair, int) returns pair language sql as 'select $1';
--+ create operator + (leftarg = pair, rightarg = int, function = pair_plus);
select row(1, 'x')::pair + 1 as p, row(1, 'x')::pair + $1 as q
--= ok p pair, q pair | $1 int4

--+ create function pair_to_int(pair) returns int language sql as 'select ($1).a';
--+ create cast (pair as int) with function pair_to_int(pair) as implicit;
select abs(row(1, 'x')::pair), row(1, 'x')::pair::int as n
--= ok abs int4, n int4

--+ create function pair_to_int(pair) returns int language sql as 'select ($1).a';
--+ create cast (pair as int) with function pair_to_int(pair) as assignment;
select abs(row(1, 'x')::pair)
--= error 42883 @8: function abs(pair) does not exist

--+ create type other_mood as enum ('sad', 'ok');
--+ create cast (mood as other_mood) with inout as implicit;
select m = 'ok'::other_mood as same from (select 'ok'::mood as m) q
--= error 42883 @10: operator does not exist: mood = other_mood

--+ create aggregate gather(anycompatible) (sfunc = array_append, stype = anycompatiblearray, initcond = '{}');
select gather(id) as ids, gather(name order by id desc) filter (where id > 1) as names from users
--= ok ids int4[], names text[]

--+ create function take_last(anyelement, anyelement) returns anyelement language sql as 'select $2';
--+ create aggregate last_of(anyelement) (sfunc = take_last, stype = anyelement);
select last_of(name) as l, last_of(id) over (order by id) as o from users group by name, id
--= ok l text, o int4

--+ create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
select middle(0.5) within group (order by name) as m, middle(0.5) within group (order by id) as n from users
--= ok m text, n int4

--+ create function f(a int, b text default 'x', variadic c numeric[] default '{}') returns text language sql as 'select b';
select f(1) as one, f(1, b => 'y') as two, f(1, 'y', 2, 3) as three, f(a => 1, variadic c => '{1}') as four
--= error 42883 @21: function f(integer, b => unknown) does not exist

--+ create function f(a int) returns int language sql as 'select 1'; create function f(a text) returns text language sql as 'select a';
select f(1) as i, f('x') as t, f($1) as p
--= ok i int4, t text, p text | $1 text

--+ create function f(a int) returns table (x int, y mood[]) language sql as 'select 1, null::mood[]';
select f.y, (f(2)).x, f(3) as r from f(1)
--= ok y mood[], x int4, r record

--+ create function f(in a int, out b int, inout c text) language sql as $$ select 1, 'x' $$;
select * from f(1, 'y') with ordinality
--= ok b int4, c text, ordinality int8

--+ create type span as range (subtype = int, multirange_type_name = spans);
select span(1, 2) as s, spans(span(1, 2)) as m, '[1,2)'::span && span(3, 4) as o, lower('{[1,2)}'::spans) as l
--= ok s span, m spans, o bool, l int4

--+ create procedure p(a int) language sql as 'select 1';
select p(1)
--= error 42809 @8: p(integer) is a procedure

--+ create function app.g(int) returns bigint language sql as 'select 1';
select g(1)
--= error 42883 @8: function g(integer) does not exist

--+ create function app.g(int) returns bigint language sql as 'select 1';
select app.g(1), app.g('2')
--= ok g int8, g int8

--+ create function same(anyelement, anyarray default null) returns anyelement language sql as 'select $1';
select same(1), same('x'::text, array['y']), same(1, array['y'])
--= error 42804: cannot determine element type of "anyarray" argument

-- Casts

--+ create function pair_of_text(text) returns pair language sql as 'select null::pair';
--+ create cast (text as pair) with function pair_of_text(text) as assignment;
insert into made (id, price, p) values (1, '(1,EUR)', 'x'::text) returning p
--= ok p pair

--+ create function pair_of_text(text) returns pair language sql as 'select null::pair';
--+ create cast (text as pair) with function pair_of_text(text);
insert into made (id, price, p) values (1, '(1,EUR)', 'x'::text)
--= error 42804 @55: column "p" is of type pair but expression is of type text

--+ create type seconds as (n int);
--+ create function seconds_of(interval) returns seconds language sql as 'select row(1)::seconds';
--+ create cast (interval as seconds) with function seconds_of(interval) as implicit;
--+ create function f(seconds) returns int language sql as 'select 1';
select f(created_at - now()) as a, f(interval '1 day') as b, interval '1 day'::seconds as c from users
--= ok a int4, b int4, c seconds

--+ create function mood_of(int, int, bool) returns mood language sql as $$ select 'ok'::mood $$;
--+ create type n as (n int); create function n_of(mood, int) returns n language sql as 'select row(1)::n';
--+ create cast (mood as n) with function n_of(mood, int) as implicit;
select mood::n as n, cast('ok'::mood as n) as m from users
--= ok n n, m n

--+ create cast (money as bigint) without function as implicit;
select 1::money + 1::bigint as a, c_money::bigint as b, c_int8 = c_money as c from kinds
--= ok a int8, b int8, c bool

--+ create type shade as enum ('light', 'dark');
--+ create cast (shade as text) with inout as implicit;
select upper('dark'::shade) as u, 'dark'::shade || 'x' as c, 'dark'::shade like 'd%' as l, 'dark'::shade = 'dark'::text as e
--= error 42725 @49: operator is not unique: shade || unknown

--+ create type shade as enum ('light', 'dark');
--+ create cast (shade as text) with inout as assignment;
select upper('dark'::shade) as u
--= error 42883 @8: function upper(shade) does not exist

--+ create type shade as enum ('light', 'dark');
--+ create cast (text as shade) with inout as assignment;
--+ create table shaded (s shade, t text);
insert into shaded select 'dark'::text, 'dark'::shade returning s, t
--= ok s shade, t text

--+ create type shade as enum ('light', 'dark');
--+ create table shaded (s shade, n int);
insert into shaded (s) select 'dark'::text
--= error 42804 @31: column "s" is of type shade but expression is of type text

--+ create type shade as enum ('light', 'dark');
--+ create cast (varchar as shade) with inout as implicit;
select 'dark'::varchar = 'dark'::shade as a, coalesce('dark'::shade, 'light'::varchar) as b, title::shade as c from posts
--= error 42883 @24: operator does not exist: character varying = shade

--+ create type shade as enum ('light', 'dark');
--+ create cast (varchar as shade) with inout as implicit;
select case when true then 'dark'::varchar else 'light'::shade end as a, array['dark'::varchar, 'light'::shade] as b
--= error 42804 @28: CASE types shade and character varying cannot be matched

--+ create type shade as enum ('light', 'dark');
--+ create function shade_number(shade) returns int language sql as 'select 1';
--+ create cast (shade as int) with function shade_number(shade) as implicit;
select 'dark'::shade + 1 as a, -'dark'::shade as b, sum('dark'::shade) as s, 'dark'::shade::bigint as c
--= error 42846 @91: cannot cast type shade to bigint

--+ create type shade as enum ('light', 'dark');
--+ create function shade_number(shade) returns int language sql as 'select 1';
--+ create cast (shade as int) with function shade_number(shade) as implicit;
select 'dark'::shade + 1 as a, -'dark'::shade as b, s + s as c, s < 2 as d, s = any ('{1,2}'::int[]) as e from (select 'dark'::shade as s) q
--= ok a int4, b int4, c int4, d bool, e bool

--+ create type shade as enum ('light', 'dark');
--+ create function shade_number(shade) returns int language sql as 'select 1';
--+ create cast (shade as int) with function shade_number(shade) as implicit;
select 'dark'::shade union select 1
--= error 42804 @35: UNION types shade and integer cannot be matched

--+ create type shade as enum ('light', 'dark');
--+ create function shade_number(shade) returns int language sql as 'select 1';
--+ create cast (shade as int) with function shade_number(shade) as implicit;
select array['dark'::shade, 'light']::int[] as a, greatest('dark'::shade, 2) as g, '{dark}'::shade[]::text[] as t from users limit 'dark'::shade
--= error 22P02 @29: invalid input syntax for type integer: "light"

--+ create domain age as int; create function age_text(age) returns text language sql as $$ select 'x'::text $$;
--+ create cast (age as mood) with inout as implicit;
select 1::age::mood
--= ok mood mood

--+ create function int_pair(int) returns pair language sql as 'select null::pair';
--+ create cast (int as pair) with function int_pair(int) as implicit;
select 1 = row(1, 'x')::pair as a, array[1::posint, row(1, 'x')::pair] as b, coalesce(row(1, 'x')::pair, 1) as c
--= error 42883 @10: operator does not exist: integer = pair

--+ create function int_pair(int) returns pair language sql as 'select null::pair';
--+ create cast (int as pair) with function int_pair(int) as implicit;
select pair_to_text(1) as a, pair_to_text(1::smallint) as b
--= error 42883 @30: function pair_to_text(smallint) does not exist

--+ create function int_pair(int) returns pair language sql as 'select null::pair';
--+ create cast (int as pair) with function int_pair(int) as implicit;
select pair_to_text(1) as a, pair_to_text(1::posint) as b, pair(1) as c, split_pair(2) as d
--= error 42883 @60: function pair(integer) does not exist

--+ create function shade_of(int4range) returns mood language sql as $$ select 'ok'::mood $$;
--+ create cast (int4range as mood) with function shade_of(int4range) as implicit;
select int4range(1, 2) = 'ok'::mood as a, mood(int4range(1, 2)) as b, (int4range(1, 2)).mood as c
--= error 42883 @24: operator does not exist: int4range = mood

-- Operators

--+ create function near(point, point, float8) returns bool language sql as 'select true';
--+ create function near(point, point) returns bool language sql as 'select true';
--+ create operator ~~~ (leftarg = point, rightarg = point, function = near, commutator = ~~~);
select '(1,2)' ~~~ location as a, location ~~~ '(1,2)' as b, location ~~~ $1 as c from cities
--= ok a bool, b bool, c bool | $1 point

--+ create function before(mood, text) returns bool language sql as 'select true';
--+ create function after(text, mood) returns bool language sql as 'select true';
--+ create operator <<< (leftarg = mood, rightarg = text, function = before, commutator = >>>);
--+ create operator >>> (leftarg = text, rightarg = mood, function = after, commutator = <<<);
select mood <<< 'x' as a, 'x' >>> mood as b, name >>> mood as c, mood <<< $1 as d from users
--= ok a bool, b bool, c bool, d bool | $1 text

--+ create function before(mood, text) returns bool language sql as 'select true';
--+ create operator <<< (leftarg = mood, rightarg = text, function = before, commutator = >>>);
select name >>> mood from users
--= error 42883 @13: operator is only a shell: text >>> mood

--+ create function before(mood, text) returns bool language sql as 'select true';
--+ create operator <<< (leftarg = mood, rightarg = text, function = before);
select mood <<< 1 from users
--= error 42883 @13: operator does not exist: mood <<< integer

--+ create function plus(anyelement, anyelement) returns anyelement language sql as 'select $1';
--+ create operator ~+~ (leftarg = anyelement, rightarg = anyelement, function = plus);
select 1 ~+~ 2 as a, 'x'::text ~+~ 'y' as b, mood ~+~ 'sad' as c, id ~+~ $1 as d, nicknames ~+~ '{}' as e from users
--= ok a int4, b text, c mood, d int4, e text[] | $1 int4

--+ create function plus(anyelement, anyelement) returns anyelement language sql as 'select $1';
--+ create operator ~+~ (leftarg = anyelement, rightarg = anyelement, function = plus);
select 1 ~+~ 2.5
--= error 42883 @10: operator does not exist: integer ~+~ numeric

--+ create function plus(anycompatible, anycompatible) returns anycompatible language sql as 'select $1';
--+ create operator ~+~ (leftarg = anycompatible, rightarg = anycompatible, function = plus);
select 1 ~+~ 2.5 as a, 'x' ~+~ 'y' as b, 1 ~+~ $1 as c, date '2024-01-01' ~+~ now() as d
--= ok a numeric, b text, c int4, d timestamptz | $1 int4

--+ create function has(anyarray, anyelement) returns bool language sql as 'select true';
--+ create operator @>> (leftarg = anyarray, rightarg = anyelement, function = has);
select nicknames @>> 'x' as a, '{1,2}' @>> 1 as b, array[1] @>> $1 as c, nicknames @>> name::varchar as d from users
--= error 42883 @84: operator does not exist: text[] @>> character varying

--+ create function has(anyarray, anyelement) returns bool language sql as 'select true';
--+ create operator @>> (leftarg = anyarray, rightarg = anyelement, function = has);
select nicknames @>> 'x' as a, '{1,2}' @>> 1 as b, array[1] @>> $1 as c from users
--= ok a bool, b bool, c bool | $1 int4

--+ create operator app.+ (leftarg = int, rightarg = int, function = app.add);
select 1 operator(app.+) 2 as a, 1 + 2 as b, id operator(app.+) $1 as c from users
--= ok a text, b int4, c text | $1 int4

--+ create operator app.+ (leftarg = int, rightarg = int, function = app.add);
select 1 operator(public.+) 2
--= error 42883 @10: operator does not exist: integer public.+ integer

--+ create function int_plus(int, int) returns text language sql as $$ select 'x'::text $$;
--+ create operator + (leftarg = int, rightarg = int, function = int_plus);
select 1 + 2 as a, 1 operator(public.+) 2 as b, 1 operator(pg_catalog.+) 2 as c
--= ok a int4, b text, c int4

--+ create function mod_text(text, int) returns text language sql as 'select $1';
--+ create operator % (leftarg = text, rightarg = int, function = mod_text);
select name % 2 as a, 'x' % 2 as b, 7 % 2 as c, title % 2 as d, name % id::smallint as e from users, posts
--= error 22P02 @23: invalid input syntax for type integer: "x"

--+ create function not_mood(mood) returns mood language sql as 'select $1';
--+ create operator - (rightarg = mood, function = not_mood);
--+ create operator ~ (rightarg = mood, function = not_mood);
select -mood as a, ~mood as b, - -1 as c, -'ok'::mood as d from users
--= ok a mood, b mood, c int4, d mood

--+ create function not_mood(mood) returns mood language sql as 'select $1';
--+ create operator - (rightarg = mood, function = not_mood);
select -'ok' as a
--= error 42725 @8: operator is not unique: - unknown

--+ create function pair_int_eq(pair, int) returns bool language sql as 'select true';
--+ create operator = (leftarg = pair, rightarg = int, function = pair_int_eq);
select p = 1 as a, p in (1, 2) as b, p = any ('{1,2}'::int[]) as c, p = $1 as d from made
--= ok a bool, b bool, c bool, d bool | $1 int4

--+ create function pair_int_eq(pair, int) returns bool language sql as 'select true';
--+ create operator = (leftarg = pair, rightarg = int, function = pair_int_eq);
select p is distinct from 1 as a, p in (select id from users) as b, nullif(p, 1) as c, case p when 1 then 'x' end as d from made
--= ok a bool, b bool, c pair, d text

--+ create function pair_int(pair, int) returns int language sql as 'select 1';
--+ create operator = (leftarg = pair, rightarg = int, function = pair_int);
select p in (1, 2) from made
--= error 42804 @8: argument of IN must be type boolean, not type integer

--+ create function pair_int(pair, int) returns int language sql as 'select 1';
--+ create operator @ (leftarg = pair, rightarg = int, function = pair_int);
select p @ any ('{1,2}'::int[]) from made
--= error 42809 @10: op ANY/ALL (array) requires operator to yield boolean

--+ create function numbers_of(pair, int) returns setof int language sql as 'select 1';
--+ create operator @@@ (leftarg = pair, rightarg = int, function = numbers_of);
select p @@@ 2 as n from made where id = 1
--= ok n int4

--+ create function numbers_of(pair, int) returns setof int language sql as 'select 1';
--+ create operator @@@ (leftarg = pair, rightarg = int, function = numbers_of);
select id from made where p @@@ 2 = 1
--= error 0A000 @29: set-returning functions are not allowed in WHERE

--+ create function mood_less(mood, text) returns bool language sql as 'select true';
--+ create operator < (leftarg = mood, rightarg = text, function = mood_less);
select mood < 'ok' as a, mood < 'x'::text as b, mood < 'x'::varchar as c, (mood, id) < ('ok', 1) as d from users
--= error 0A000 @86: could not determine interpretation of row comparison operator <

--+ create function mood_less(mood, text) returns bool language sql as 'select true';
--+ create operator < (leftarg = mood, rightarg = text, function = mood_less);
select (mood, id) < ('ok'::text, 1) from users
--= error 0A000 @19: could not determine interpretation of row comparison operator <

-- Aggregates

--+ create aggregate count_pairs(pair) (sfunc = int8inc_any, stype = int8, initcond = '0');
select count_pairs(p) as n, count_pairs(distinct p) as d, count_pairs('(1,x)') as l, count_pairs($1) as q from made
--= ok n int8, d int8, l int8, q int8 | $1 pair

--+ create aggregate count_all(*) (sfunc = int8inc, stype = int8, initcond = '0');
select count_all(*) as n, count_all(*) filter (where active) as f from users
--= ok n int8, f int8

--+ create aggregate count_all(*) (sfunc = int8inc, stype = int8, initcond = '0');
select count_all() from users
--= error 42809 @8: count_all(*) must be used to call a parameterless aggregate function

--+ create aggregate count_all(*) (sfunc = int8inc, stype = int8, initcond = '0');
select count_all(1) from users
--= error 42883 @8: function count_all(integer) does not exist

--+ create function add_all(int, variadic int[]) returns int language sql as 'select $1';
--+ create aggregate add_all(variadic int[]) (sfunc = add_all, stype = int, initcond = '0');
select add_all(id, age, 3) as a, add_all(variadic array[id, age]) as b, add_all(id) over () as c from users group by id, age
--= error 42725 @8: function add_all(integer, integer, integer) is not unique

--+ create function add_all(int, variadic int[]) returns int language sql as 'select $1';
--+ create aggregate add_all(variadic int[]) (sfunc = add_all, stype = int, initcond = '0');
select add_all(distinct variadic array[id, age]) from users
--= error 42601 @25: syntax error at or near "variadic"

--+ create function keep(text, int, text) returns text language sql as 'select $1';
--+ create aggregate kept(int, text) (sfunc = keep, stype = text);
select kept(id, name order by id) as k, kept(distinct id, name order by id, name) as d from users
--= ok k text, d text

--+ create function keep(text, int, text) returns text language sql as 'select $1';
--+ create aggregate kept(int, text) (sfunc = keep, stype = text);
select kept(distinct id, name order by age) from users
--= error 42P10 @40: in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

--+ create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
select middle(0.5, 'x') from users
--= error 42809 @8: WITHIN GROUP is required for ordered-set aggregate middle

--+ create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
select middle(0.5) from users
--= error 42883 @8: function middle(numeric) does not exist

--+ create aggregate ranked(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
select ranked(1, 'x') within group (order by id, name) as r, ranked('2') within group (order by age desc) as s from users
--= ok r int8, s int8

--+ create aggregate ranked(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
select ranked(1, 'x') within group (order by id) as r from users
--= error 42883 @8: function ranked(integer, unknown, integer) does not exist

--+ create aggregate total(numeric) (sfunc = numeric_add, stype = numeric, initcond = '0'); create aggregate total(float8) (sfunc = float8pl, stype = float8, initcond = '0');
select total(id) as i, total(score) as n, total(weight) as f, total('1') as u, total($1) as p from posts
--= ok i float8, n numeric, f float8, u float8, p float8 | $1 float8

--+ create aggregate total(numeric) (sfunc = numeric_add, stype = numeric, initcond = '0');
select total(sum(score)) from posts
--= error 42803 @14: aggregate function calls cannot be nested

--+ create aggregate total(numeric) (sfunc = numeric_add, stype = numeric, initcond = '0');
select id from posts where total(score) > 1
--= error 42803 @28: aggregate functions are not allowed in WHERE

--+ create function gen(anyarray, anyelement) returns anyarray language sql as 'select $1';
--+ create function fin(anyarray) returns anyelement language sql as 'select $1[1]';
--+ create aggregate pick(anyelement) (sfunc = gen, stype = anyarray, finalfunc = fin, initcond = '{}');
select pick(name) as a, pick(p) as b, pick(kind) over (partition by kind) as c from posts join users on true join made on true group by kind
--= ok a text, b pair, c bpchar

--+ create aggregate pick(int) (sfunc = int4pl, stype = int, msfunc = int4pl, minvfunc = int4mi, mstype = int);
select pick(id) over (rows between 1 preceding and current row) as a, pick(all id) as b from users group by id
--= ok a int4, b int4

--+ create aggregate app.total(int) (sfunc = int4pl, stype = int);
select app.total(id) as t, app.total(2 order by id) as u from users
--= ok t int4, u int4

--+ create aggregate app.total(int) (sfunc = int4pl, stype = int);
select total(id) from users
--= error 42883 @8: function total(integer) does not exist

-- Functions

--+ create function win(anyelement, int default 1) returns anyelement language internal window as 'window_lag_with_offset';
select win(name, 1) over (order by id) as w, win(id) over (order by id) as v from users
--= ok w text, v int4

--+ create function win(anyelement, int default 1) returns anyelement language internal window as 'window_lag_with_offset';
select win(name) from users
--= error 42809 @8: window function win requires an OVER clause

--+ create function f(a int, b text default 'x', c numeric default 1.5) returns text language sql as 'select b';
select f(1, c => 2) as a, f(c => 2, a => 1) as b, f(b := 'y', a := $1) as c
--= ok a text, b text, c text | $1 int4

--+ create function f(a int, b text default 'x', c numeric default 1.5) returns text language sql as 'select b';
select f(1, d => 2)
--= error 42883 @8: function f(integer, d => integer) does not exist

--+ create function f(a int, b text default 'x', c numeric default 1.5) returns text language sql as 'select b';
select f(1, a => 2)
--= error 42883 @8: function f(integer, a => integer) does not exist

--+ create function f(a int, b text default 'x', c numeric default 1.5) returns text language sql as 'select b';
select f(b => 'y')
--= error 42883 @8: function f(b => unknown) does not exist

--+ create function f(a int default 1) returns int language sql as 'select 1'; create function f(a int default 1, b int default 2) returns int language sql as 'select 1';
select f()
--= error 42725 @8: function f() is not unique

--+ create function f(a int default 1) returns int language sql as 'select 1'; create function f(a int, b int default 2) returns text language sql as $$ select 'x'::text $$;
select f(1)
--= error 42725 @8: function f(integer) is not unique

--+ create function f(a int default 1) returns int language sql as 'select 1'; create function f(a int, b int default 2) returns text language sql as $$ select 'x'::text $$;
select f() as a, f(1, 2) as b, f(b => 1, a => 2) as c
--= ok a int4, b text, c text

--+ create function f(variadic int[]) returns int language sql as 'select 1'; create function f(int, int) returns text language sql as $$ select 'x'::text $$;
select f(1) as a, f(1, 2) as b, f(1, 2, 3) as c, f(variadic '{}') as d
--= ok a int4, b text, c int4, d int4

--+ create function f(variadic anyarray) returns anyelement language sql as 'select $1[1]';
select f(1, 2) as a, f('x'::text, 'y') as b, f(variadic array[now()]) as c
--= ok a int4, b text, c timestamptz

--+ create function f(variadic anyarray) returns anyelement language sql as 'select $1[1]';
select f(1, 2.5)
--= error 42883 @8: function f(integer, numeric) does not exist

--+ create function f(variadic anycompatiblearray) returns anycompatible language sql as 'select $1[1]';
select f(1, 2.5) as a, f('x', 'y') as b, f(1, $1) as c, f(variadic array[1]) as d
--= ok a numeric, b text, c int4, d int4 | $1 int4

--+ create function f(variadic a text[] default '{}') returns int language sql as 'select 1';
select f() as a, f(a => '{x}') as b
--= error 42883 @18: function f(a => unknown) does not exist

--+ create function f(variadic a text[] default '{}') returns int language sql as 'select 1';
select f(variadic a => '{x}') as a, f(variadic '{x}') as b, f('x', name) as c from users
--= ok a int4, b int4, c int4

--+ create function f(anyrange) returns anymultirange language sql as 'select null';
select f(floatrange(1, 2)) as a, f(int4range(1, 2)) as b
--= ok a floatmultirange, b int4multirange

--+ create function f(anymultirange) returns anyelement language sql as 'select null';
select f(fm) as a, f('{[1,2)}'::int4multirange) as b from made
--= ok a float8, b int4

--+ create function f(anycompatiblerange, anycompatible) returns anycompatible language sql as 'select $2';
select f(int4range(1, 2), 3) as a, f(numrange(1, 2), 3) as b, f(fr, 2.5) as c from made
--= ok a int4, b numeric, c float8

--+ create function f(anycompatiblerange, anycompatible) returns anycompatible language sql as 'select $2';
select f(int4range(1, 2), 3.5)
--= error 42883 @8: function f(int4range, numeric) does not exist

--+ create function f(anynonarray, anyarray) returns bool language sql as 'select true';
select f(1, '{1}') as a, f('x'::text, nicknames) as b, f(mood, '{ok}') as c from users
--= ok a bool, b bool, c bool

--+ create function f(anynonarray) returns bool language sql as 'select true';
select f(nicknames) from users
--= error 42883 @8: function f(text[]) does not exist

--+ create function f(anyenum, anyelement) returns anyelement language sql as 'select $2';
select f('ok'::mood, 'sad') as a, f(feeling, 'ok') as b from made
--= error 42883 @35: function f(moodlike, unknown) does not exist

--+ create function f(anyenum) returns int language sql as 'select 1';
select f('ok')
--= error 42883 @8: function f(unknown) does not exist

--+ create function f(a anyelement, out b anyarray, out c anyelement) language sql as 'select array[$1], $1';
select (f(id)).* as x, f(name) as y, (f(mood)).b from users
--= ok b int4[], c int4, y record, b mood[]

--+ create function f(a anyelement, out b anyarray, out c anyelement) language sql as 'select array[$1], $1';
select * from f(1), f('x'::text) as g(d), f('ok'::mood) as h (k, l)
--= ok b int4[], c int4, d text[], c text, k mood[], l mood

--+ create function f(a anyelement) returns table (k anyelement, v anyarray) language sql as 'select $1, array[$1]';
select q.*, q from users, f(users.mood) with ordinality as q
--= ok k mood, v mood[], ordinality int8, q record

--+ create function f(a int) returns setof mood language sql as $$ select 'ok'::mood $$;
select f, f.f, f(2) as s from f(1)
--= ok f mood, f mood, s mood

--+ create function f(a int) returns setof pair language sql as 'select null::pair';
select f, (f).a, (f(2)).b, q.* from f(1), f(3) as q
--= ok f pair, a int4, b text, a int4, b text

--+ create function f(a int, out pair) language sql as 'select null::pair';
select f(1) as a, (f(1)).b, * from f(2)
--= ok a pair, b text, a int4, b text

--+ create function f(out a int, out b int) returns setof record language sql as 'select 1, 2';
select a + b as s, f() as r, (f()).a from f()
--= ok s int4, r record, a int4

--+ create function f(inout a mood[]) language sql as 'select $1';
select f('{ok}') as a, * from f(array['sad'::mood])
--= ok a mood[], a mood[]

--+ create function f(users) returns int language sql as 'select 1';
select f(u) as a, u.f, f(u.*) as b, (u).f as c from users u
--= ok a int4, f int4, b int4, c int4

--+ create function f(pair) returns int language sql as 'select 1';
select (p).f, f(p) as a, f('(1,x)') as b, f(row(1, 'x')) as c from made
--= ok f int4, a int4, b int4, c int4

--+ create function f(pair) returns int language sql as 'select 1';
select f(row(1)) from made
--= error 42846 @10: cannot cast type record to pair

--+ create function f(refcursor, int) returns refcursor language sql as 'select $1';
select f('c', 1) as a, f($1, $2) as b
--= ok a refcursor, b refcursor | $1 refcursor, $2 int4

--+ create function f(int) returns int language sql as 'select 1'; create function app.f(int, int default 1) returns text language sql as $$ select 'x'::text $$;
select f(1) as a, public.f(1) as b, app.f(1) as c
--= ok a int4, b int4, c text

--+ create function lower(text) returns int language sql as 'select 1';
select lower('x') as a, public.lower('x') as b, lower(name) as c, lower(title) as d from users, posts
--= ok a text, b int4, c text, d text

--+ create function length(mood) returns text language sql as $$ select 'x'::text $$;
select length(mood) as a, length(name) as b, length('ok') as c, length('ok'::moodlike) as d from users
--= ok a text, b int4, c int4, d text

--+ create function abs(text) returns text language sql as 'select $1';
select abs('1') as a, abs(-1) as b, abs(name) as c, abs($1) as d from users
--= ok a text, b int4, c text, d text | $1 text

--+ create function f(int8) returns int language sql as 'select 1'; create function f(float8) returns text language sql as $$ select 'x'::text $$; create function f(numeric) returns date language sql as 'select current_date';
select f(1) as a, f(1.5) as b, f('1') as c, f(1::real) as d
--= ok a text, b date, c text, d text

--+ create function f(int8) returns int language sql as 'select 1'; create function f(numeric) returns date language sql as 'select current_date';
select f(1) as a, f(1.5) as b, f(1::smallint) as c
--= error 42725 @8: function f(integer) is not unique

--+ create function f(int8) returns int language sql as 'select 1'; create function f(numeric) returns date language sql as 'select current_date';
select f(1)
--= error 42725 @8: function f(integer) is not unique

--+ create function f(posint) returns int language sql as 'select 1'; create function f(text) returns text language sql as 'select $1';
select f(1) as a, f('1') as b, f(pos) as c, f(small) as d from made
--= ok a int4, b text, c int4, d int4

--+ create function f(posint) returns int language sql as 'select 1'; create function f(int) returns text language sql as $$ select 'x'::text $$;
select f(1) as a, f(pos) as b, f('1') as c, f(small) as d from made
--= error 42725 @32: function f(unknown) is not unique

--+ create function f(email) returns email language sql as 'select $1';
select f(email) as a, f('x@y') as b, f(name) as c, f($1) as d, pg_typeof(f(email)) as t from users
--= ok a text, b text, c text, d text, t regtype | $1 email

--+ create function f(json) returns int language sql as 'select 1'; create function f(jsonb) returns text language sql as $$ select 'x'::text $$;
select f('{}') as a, f(data) as b, f(c_json) as c from users, kinds
--= error 42725 @8: function f(unknown) is not unique

--+ create function f() returns trigger language plpgsql as $$ begin return new; end $$;
select f()
--= ok f trigger

--+ create function f(internal) returns int language internal as 'int4abs';
select f(null)
--= error 0A000 @10: cannot accept a value of type internal

--+ create function f(cstring) returns cstring language internal immutable as 'cstring_out';
select f('x') as a, f(name) as b from users
--= error 42883 @21: function f(text) does not exist

--+ create function f(app.level) returns app.level[] language sql as 'select array[$1]';
select f('low') as a, f(level) as b, (f('mid'))[1] as c from made
--= ok a app.level[], b app.level[], c app.level

--+ create function f(record) returns int language plpgsql as 'begin return 1; end';
select f(row(1, 2)) as a, f(u) as b, f(p) as c from users u, made
--= ok a int4, b int4, c int4

--+ create function f("any") returns int language internal as 'pg_typeof';
select f(1) as a, f('x') as b, f(null) as c, f(row(1)) as d
--= ok a int4, b int4, c int4, d int4

--+ create function f(int[]) returns int language sql as 'select 1';
select f('{1}') as a, f(array[1, 2]) as b, f(array[]::int[]) as c, f(array['1', '2']) as d
--= error 42883 @68: function f(text[]) does not exist

--+ create function f(int[]) returns int language sql as 'select 1';
select f(array[1.5])
--= error 42883 @8: function f(numeric[]) does not exist

--+ create function f(int) returns int language sql as 'select 1'; drop function f(int); create function f(text) returns text language sql as 'select $1';
select f('x') as a, f($1) as b
--= ok a text, b text | $1 text

--+ create function f(a int, b int) returns int language sql as 'select 1'; create or replace function f(a int, b int default 5) returns int language sql as 'select 2';
select f(1) as a, f(1, b => 2) as b
--= ok a int4, b int4

--+ create function f(int) returns int language sql as 'select 1'; alter function f(int) rename to g; create schema s; alter function g(int) set schema s;
select s.g(1) as a
--= ok a int4

--+ create function f(int) returns int language sql as 'select 1'; alter function f(int) rename to g;
select f(1)
--= error 42883 @8: function f(integer) does not exist

--+ create procedure p(inout a int, b text default 'x') language sql as 'select 1';
select * from p(1)
--= error 42809 @15: p(integer) is a procedure

-- Types

--+ create type span as range (subtype = int);
select '[1,2)'::span as a, '{[1,2)}'::spanmultirange as b, spanmultirange('[1,2)') as c, span(1, 2, '[]') * '[1,5)' as d
--= error 42704 @39: type "spanmultirange" does not exist

--+ create type span as range (subtype = int); create type other as range (subtype = int, multirange_type_name = others);
select span(1, 2) && other(1, 2)
--= error 42883 @19: operator does not exist: span && other

--+ create type span as range (subtype = int); create type other as range (subtype = int, multirange_type_name = others);
select 1 <@ span(1, 2) as a, others('[1,2)') + others() as b, range_merge(others()) as c, unnest(others()) as d, span(1, 2) @> '1' as e
--= error 22P02 @37: malformed multirange literal: "[1,2)"

--+ create type textspan as range (subtype = text, collation = "C");
select textspan('a', 'b') as a, lower(textspan('a', 'b')) as l, textspan(name, null) @> 'x'::text as c, textspan('a', $1) as d from users
--= ok a textspan, l text, c bool, d textspan | $1 text

--+ create type textspan as range (subtype = text);
select textspan('a', 'b') @> 'x'
--= error 22P02 @30: malformed range literal: "x"

--+ create type app.span as range (subtype = timestamptz, subtype_opclass = timestamptz_ops);
select app.span(now(), null) as a, app.spanmultirange(app.span(now(), $1)) as m, range_agg(app.span(created_at, created_at)) as r from users
--= error 42883 @36: function app.spanmultirange(app.span) does not exist

--+ create type app.span as range (subtype = timestamptz);
select span(now(), null)
--= error 42883 @8: function span(timestamp with time zone, unknown) does not exist

--+ create type money_amount as (n numeric, c char(3)); create domain price as money_amount not null; create domain prices as price[];
select row(1, 'EUR')::price as a, (row(1, 'EUR')::price).c, '{"(1,EUR)"}'::prices as b, ('{"(1,EUR)"}'::prices)[1] as d, (('{"(1,EUR)"}'::prices)[1]).n
--= ok a money_amount, c bpchar, b price[], d money_amount, n numeric

--+ create domain even as int check (value % 2 = 0); create domain small_even as even check (value < 100);
select 2::even + 1 as a, 2::small_even as b, array[2::even, 4::small_even] as c, coalesce(2::even, 3) as d, sum(2::even) as e
--= ok a int4, b int4, c int4[], d int4, e int8

--+ create type one as (a int); create type two as (o one, t text); create function f(two) returns one language sql as 'select ($1).o';
select (row(row(1), 'x')::two).o as a, ((row(row(1), 'x')::two).o).a, (f('("(1)",x)')).a as c, (q).f.a from (select null::two as q) q
--= ok a one, a int4, c int4, a int4

--+ create type shade as enum ('light', 'dark'); alter type shade rename value 'light' to 'bright';
select 'dark'::shade as a, 'bright'::shade < 'dark' as b, enum_range(null::shade) as c, max(s) as d from unnest('{dark}'::shade[]) s
--= ok a shade, b bool, c shade[], d shade

--+ create type shade as enum ('light', 'dark'); alter type shade rename value 'light' to 'bright';
select 'light'::shade
--= error 22P02 @8: invalid input value for enum shade: "light"

--+ create type shade as enum ('light', 'dark'); create type shade2 as enum ('light');
select 'light'::shade = 'light'::shade2
--= error 42883 @23: operator does not exist: shade = shade2

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, internallength = 4, passedbyvalue, alignment = int4);
select '1'::pt as a, '{1,2}'::pt[] as b, '1'::pt::text as c, $1::pt as d
--= ok a pt, b pt[], c text, d pt | $1 pt

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, internallength = 4, passedbyvalue, alignment = int4);
select '1'::pt = '1'::pt
--= error 42883 @16: operator does not exist: pt = pt

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, internallength = 4, passedbyvalue, alignment = int4);
select p from (select '1'::pt as p) q group by p
--= error 42883 @48: could not identify an equality operator for type pt

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create cast (pt as int) without function as implicit; create cast (int as pt) without function as assignment;
select p + 1 as a, abs(p) as b, p = p as c, 5::pt as d from (select '1'::pt as p) q
--= ok a int4, b int4, c bool, d pt

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4, category = 'N');
--+ create function f(pt) returns int language sql as 'select 1'; create function f(text) returns text language sql as 'select $1';
select f('1') as a, coalesce('1'::pt, '2') as b
--= ok a text, b pt

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4, category = 'S', preferred = true);
--+ create function f(pt) returns int language sql as 'select 1'; create function f(varchar) returns text language sql as 'select $1';
select f('1') as a
--= ok a int4

-- Operator classes

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create function pt_eq(pt, pt) returns bool language internal immutable strict as 'int4eq'; create operator = (leftarg = pt, rightarg = pt, function = pt_eq, commutator = =, hashes, merges);
--+ create function pt_hash(pt) returns int language internal immutable strict as 'hashint4'; create operator class pt_hash_ops default for type pt using hash as operator 1 = (pt, pt), function 1 pt_hash(pt);
select p, count(distinct q.q) as n from (select '1'::pt as p, '2'::text as q) q group by p
--= error 0A000 plan: could not implement GROUP BY

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create function pt_eq(pt, pt) returns bool language internal immutable strict as 'int4eq'; create operator = (leftarg = pt, rightarg = pt, function = pt_eq, commutator = =, hashes, merges);
--+ create function pt_hash(pt) returns int language internal immutable strict as 'hashint4'; create operator class pt_hash_ops default for type pt using hash as operator 1 = (pt, pt), function 1 pt_hash(pt);
select p from (select '1'::pt as p) q order by p
--= error 42883 @48: could not identify an ordering operator for type pt

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create function pt_eq(pt, pt) returns bool language internal immutable strict as 'int4eq'; create operator = (leftarg = pt, rightarg = pt, function = pt_eq, commutator = =, hashes, merges);
--+ create function pt_hash(pt) returns int language internal immutable strict as 'hashint4'; create operator class pt_hash_ops default for type pt using hash as operator 1 = (pt, pt), function 1 pt_hash(pt);
select distinct p, array_agg(distinct p) from (select '1'::pt as p) q group by p
--= error 42883 @39: could not identify an ordering operator for type pt

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create function pt_lt(pt, pt) returns bool language internal immutable strict as 'int4lt'; create operator < (leftarg = pt, rightarg = pt, function = pt_lt, commutator = >);
--+ create function pt_le(pt, pt) returns bool language internal immutable strict as 'int4le'; create operator <= (leftarg = pt, rightarg = pt, function = pt_le, commutator = >=);
--+ create function pt_eq(pt, pt) returns bool language internal immutable strict as 'int4eq'; create operator = (leftarg = pt, rightarg = pt, function = pt_eq, commutator = =);
--+ create function pt_ge(pt, pt) returns bool language internal immutable strict as 'int4ge'; create operator >= (leftarg = pt, rightarg = pt, function = pt_ge, commutator = <=);
--+ create function pt_gt(pt, pt) returns bool language internal immutable strict as 'int4gt'; create operator > (leftarg = pt, rightarg = pt, function = pt_gt, commutator = <);
--+ create function pt_cmp(pt, pt) returns int language internal immutable strict as 'btint4cmp';
--+ create operator class pt_ops default for type pt using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 pt_cmp(pt, pt);
select distinct p, rank() over (order by p desc nulls last) as r, array_agg(distinct p order by p using >) as g, greatest(p, '3') as m, row(p) < row('2'::pt) as c, p in ('1', '2') as i from (select '1'::pt as p) q group by p order by p
--= ok p pt, r int8, g pt[], m pt, c bool, i bool

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create function pt_lt(pt, pt) returns bool language internal immutable strict as 'int4lt'; create operator < (leftarg = pt, rightarg = pt, function = pt_lt, commutator = >);
select p from (select '1'::pt as p) q order by p using <
--= error 42809 @56: operator < is not a valid ordering operator

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create function pt_eq(pt, pt) returns bool language internal immutable strict as 'int4eq'; create operator = (leftarg = pt, rightarg = pt, function = pt_eq, commutator = =);
select case p when '1' then 2 end as a, nullif(p, '1') as b, p is distinct from '2' as c, p = any ('{1}') as d, p not in ('1') as e from (select '1'::pt as p) q
--= error 42883 @115: operator does not exist: pt <> unknown

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create function pt_eq(pt, pt) returns bool language internal immutable strict as 'int4eq'; create operator = (leftarg = pt, rightarg = pt, function = pt_eq, commutator = =);
select row('1'::pt) < row('2'::pt)
--= error 42883 @21: operator does not exist: pt < pt

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create cast (pt as int) without function as implicit;
select p, array[p] from (select '1'::pt as p) q group by p order by p
--= ok p pt, array pt[]

--+ create type pt; create function pt_in(cstring) returns pt language internal immutable strict as 'int4in'; create function pt_out(pt) returns cstring language internal immutable strict as 'int4out';
--+ create type pt (input = pt_in, output = pt_out, like = int4);
--+ create cast (pt as int) without function as implicit;
select a.p from (select '1'::pt as p) a join (select '1'::pt as p) b using (p) union select '2'::pt
--= ok p pt

-- Defaults of polymorphic parameters

--+ create function f(anyelement default null) returns anyelement language sql as 'select $1';
select f() as a
--= error 42804: could not determine polymorphic type because input has type unknown

--+ create function f(a anyelement, b anyelement default null) returns anyelement language sql as 'select $1';
select f(1) as a, f('x'::text) as b, f(mood) as c from users
--= ok a int4, b text, c mood

--+ create function f(a anyelement, b anyelement default null) returns anyelement language sql as 'select $1';
select f('x')
--= error 42804: could not determine polymorphic type because input has type unknown

--+ create function f(a anyelement, b anyelement default 1) returns anyelement language sql as 'select $1';
select f(2) as a, f('2') as b
--= ok a int4, b int4

--+ create function f(a anyelement, b anyelement default 1) returns anyelement language sql as 'select $1';
select f(2.5)
--= error 42804: arguments declared "anyelement" are not all alike

--+ create function f(a anyelement, b anyarray default array['x'::text]) returns anyelement language sql as 'select $1';
select f('x') as a, f(name) as b from users
--= ok a text, b text

--+ create function f(a anyelement, b anyarray default array['x'::text]) returns anyelement language sql as 'select $1';
select f(1)
--= error 42804: argument declared anyarray is not consistent with argument declared anyelement

--+ create function f(a anycompatible, b anycompatible default 1.5) returns anycompatible language sql as 'select $1';
select f(1) as a, f(1::float8) as b, f($1) as c
--= ok a numeric, b float8, c numeric | $1 numeric

--+ create function f(a anycompatible, b anycompatible default 1.5) returns anycompatible language sql as 'select $1';
select f(name) from users
--= error 42804: argument types text and numeric cannot be matched

--+ create function f(a anycompatible, b anycompatible default null) returns anycompatible language sql as 'select $1';
select f(1) as a, f('x') as b
--= ok a int4, b text

--+ create function f(a anyelement, b anyelement default 'x') returns anyelement language sql as 'select $1';
select f(1) as a, f('1'::text) as b
--= ok a int4, b text

--+ create function f(a anyrange default null) returns anyelement language sql as 'select 1';
select f()
--= error 42804: argument declared anyrange is not a range type but type anyrange

--+ create function f(a anycompatiblearray default null) returns anycompatible language sql as 'select 1';
select f()
--= error 42804: argument declared anycompatiblearray is not an array but type anycompatiblearray

--+ create function f(a int, b anyarray default null) returns anyarray language sql as 'select $2';
select f(1) as a, f(1, array['x'])
--= ok a anyarray, f text[]

--+ create function f(a int, b anyarray default null) returns int language sql as 'select 1';
select f(1) as a, f(1, '{}'::text[]) as b
--= ok a int4, b int4

-- What is hashed and cannot be sorted

select xmin, count(*) as n from users group by xmin
--= ok xmin xid, n int8

select xmin, array_agg(distinct id) from users group by xmin
--= error 0A000 plan: could not implement GROUP BY

select xmin, string_agg(name, ',' order by id) from users group by xmin, id
--= ok xmin xid, string_agg text

select xmin, percentile_disc(0.5) within group (order by id) from users group by xmin
--= error 0A000 plan: could not implement GROUP BY

select xmin from users group by xmin having count(distinct name) > 1
--= error 0A000 plan: could not implement GROUP BY

select xmin, (select array_agg(distinct u.id) from posts) from users u group by xmin
--= error 0A000 plan: could not implement GROUP BY

select xmin, (select array_agg(distinct p.id) from posts p) as p from users u group by xmin
--= ok xmin xid, p int4[]

select distinct on (xmin) xmin, id from users
--= ok xmin xid, id int4

select xmin from users union select xmin from posts
--= ok xmin xid

select xmin, c_bit, array_agg(id order by id) filter (where id > 1) from users, kinds group by 2, 1
--= error 42702 @8: column reference "xmin" is ambiguous

-- Ranges under the names that the server gives them

--+ create type span as range (subtype = int);
select '[1,2)'::span as a, '{[1,2)}'::span_multirange as b, span_multirange(span(1, 2)) as c, span(1, 2, '[]') * '[1,5)' as d
--= ok a span, b span_multirange, c span_multirange, d span

--+ create type app.span as range (subtype = timestamptz);
select app.span_multirange(app.span(now(), $1)) as m, range_agg(app.span(created_at, created_at)) as r, range_intersect_agg(app.span(created_at, $2)) as i from users
--= ok m app.span_multirange, r app.span_multirange, i app.span | $1 timestamptz, $2 timestamptz

--+ create type moodspan as range (subtype = mood);
select moodspan('sad', 'ok') as a, mood <@ moodspan('sad', 'ok') as b, moodspan(mood, $1) as c, lower(moodspan(mood, null)) as d from users
--= ok a moodspan, b bool, c moodspan, d mood | $1 mood

--+ create type textspan as range (subtype = text);
select textspan('a', 'b') @> 'x'::text as a, textspan('a', 'b') && $1 as b, textspan(name, name) -|- '[a,b]' as c from users
--= ok a bool, b bool, c bool | $1 textspan
