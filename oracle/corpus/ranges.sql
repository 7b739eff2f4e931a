-- Ranges and multiranges.

select c_int4range, c_int4range @> 5, c_int4range @> c_int4, 5 <@ c_int4range, c_int4range @> '[1,2)', c_int4range @> '[1,2)'::int4range, c_int4range && '[1,2)', c_int4range << '[1,2)', c_int4range -|- '[1,2)' from kinds
--= ok c_int4range int4range, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_int4range @> '5' from kinds
--= error 22P02 @23: malformed range literal: "5"

select c_int4range @> '5'::int, c_int4range @> $1, $2 <@ c_int4range, c_int4range && $3, c_int4range = $4 from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4range, $2 int4range, $3 int4range, $4 int4range

select c_int4range @> 5::bigint from kinds
--= error 42883 @20: operator does not exist: int4range @> bigint

select c_int4range @> 5.5 from kinds
--= error 42883 @20: operator does not exist: int4range @> numeric

select c_numrange @> 5.5 from kinds
--= ok ?column? bool

select c_int8range @> 5 from kinds
--= error 42883 @20: operator does not exist: int8range @> integer

select c_numrange @> 5 from kinds
--= error 42883 @19: operator does not exist: numrange @> integer

select c_int8range @> c_int4 from kinds
--= error 42883 @20: operator does not exist: int8range @> integer

select c_numrange @> c_int8 from kinds
--= error 42883 @19: operator does not exist: numrange @> bigint

select c_int8range @> 5::bigint, c_numrange @> 5.5, c_daterange @> current_date, c_tsrange @> localtimestamp, c_tstzrange @> now(), c_daterange @> '2024-01-01'::date from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_daterange @> '2024-01-01' from kinds
--= error 22P02 @23: malformed range literal: "2024-01-01"

select c_daterange @> '[2024-01-01,2024-01-02)', c_daterange @> now()::date from kinds
--= ok ?column? bool, ?column? bool

select c_daterange @> now() from kinds
--= error 42883 @20: operator does not exist: daterange @> timestamp with time zone

select c_tstzrange @> created_at from kinds, users
--= ok ?column? bool

select c_tstzrange @> current_date from kinds, users
--= error 42883 @20: operator does not exist: tstzrange @> date

select c_tsrange @> created_at from kinds, users
--= error 42883 @18: operator does not exist: tsrange @> timestamp with time zone

select c_tstzrange @> created_at, c_tstzrange @> created_at::timestamptz from kinds, users
--= ok ?column? bool, ?column? bool

select c_int4range + c_int4range, c_int4range * c_int4range, c_int4range - c_int4range, c_int4range = c_int4range, c_int4range < c_int4range, c_int4range &< c_int4range, c_int4range &> c_int4range from kinds
--= ok ?column? int4range, ?column? int4range, ?column? int4range, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_int4range + 1 from kinds
--= error 42883 @20: operator does not exist: int4range + integer

select c_int4range + c_int8range from kinds
--= error 42883 @20: operator does not exist: int4range + int8range

select c_int4range && c_numrange from kinds
--= error 42883 @20: operator does not exist: int4range && numrange

select c_int4range = c_int8range from kinds
--= error 42883 @20: operator does not exist: int4range = int8range

select c_int4range @> c_int8range from kinds
--= error 42883 @20: operator does not exist: int4range @> int8range

select c_int4range || c_int4range from kinds
--= error 42883 @20: operator does not exist: int4range || int4range

select lower(c_int4range), upper(c_tsrange), isempty(c_numrange), lower_inc(c_daterange), upper_inc(c_int4range), lower_inf(c_tstzrange), upper_inf(c_int8range), range_merge(c_int4range, '[1,2)'), range_merge(c_multirange) from kinds
--= ok lower int4, upper timestamp, isempty bool, lower_inc bool, upper_inc bool, lower_inf bool, upper_inf bool, range_merge int4range, range_merge int4range

select lower(c_int4range) + 1, upper(c_tsrange) - lower(c_tsrange), upper(c_daterange) - lower(c_daterange), lower(c_tstzrange)::date, upper(c_numrange) * 2 from kinds
--= ok ?column? int4, ?column? interval, ?column? int4, lower date, ?column? numeric

select lower('[1,2)')
--= ok lower text

select lower('[1,2)'::int4range), isempty('empty'::int4range)
--= ok lower int4, isempty bool

select isempty('empty')
--= error 42725 @8: function isempty(unknown) is not unique

select int4range(1, 5), int4range(1, 5, '[]'), int4range(null, 5), int4range(c_int4, c_int4), int8range(1, 5), numrange(1, 5.5), daterange('2024-01-01', current_date), tsrange(now()::timestamp, null), tstzrange(now(), now() + '1 day'::interval), tstzrange($1, $2), daterange($3, $4, '[)') from kinds
--= ok int4range int4range, int4range int4range, int4range int4range, int4range int4range, int8range int8range, numrange numrange, daterange daterange, tsrange tsrange, tstzrange tstzrange, tstzrange tstzrange, daterange daterange | $1 timestamptz, $2 timestamptz, $3 date, $4 date

select int4range(1)
--= error 42883 @8: function int4range(integer) does not exist

select int4range(1, 'x')
--= error 22P02 @21: invalid input syntax for type integer: "x"

select int4range(1.5, 2)
--= error 42883 @8: function int4range(numeric, integer) does not exist

select int4range(1, 5, 1)
--= error 42883 @8: function int4range(integer, integer, integer) does not exist

select int4range(1::bigint, 5)
--= error 42883 @8: function int4range(bigint, integer) does not exist

select int4range('[1,2)')
--= ok int4range int4range

select daterange(now(), now())
--= error 42883 @8: function daterange(timestamp with time zone, timestamp with time zone) does not exist

select tstzrange(current_date, current_date), tsrange(current_date, now()::timestamp), numrange(1, 2), numrange('1', '2')
--= ok tstzrange tstzrange, tsrange tsrange, numrange numrange, numrange numrange

select '[1,5)'::int4range, int4range '[1,5)', '[1,5]'::int4range, '(,)'::int4range, '[,5)'::int4range, 'empty'::int4range, '[2024-01-01,)'::daterange, '["2024-01-01 12:00",)'::tsrange, '[1.5,2.5]'::numrange
--= ok int4range int4range, int4range int4range, int4range int4range, int4range int4range, int4range int4range, int4range int4range, daterange daterange, tsrange tsrange, numrange numrange

select '[5,1]'::int4range
--= error 22000 @8: range lower bound must be less than or equal to range upper bound

select '[1,5'::int4range
--= error 22P02 @8: malformed range literal: "[1,5"

select '[1;5]'::int4range
--= error 22P02 @8: malformed range literal: "[1;5]"

select '[a,b]'::int4range
--= error 22P02 @8: invalid input syntax for type integer: "a"

select '[1,2,3]'::int4range
--= error 22P02 @8: malformed range literal: "[1,2,3]"

select ''::int4range
--= error 22P02 @8: malformed range literal: ""

select '{[1,2),[3,4)}'::int4multirange, int4multirange(int4range(1, 2), int4range(3, 4)), int4multirange(), multirange(int4range(1, 2)), '{}'::int4multirange, '[1,2)'::int4range::int4multirange, datemultirange(daterange('2024-01-01', '2024-02-01'))
--= ok int4multirange int4multirange, int4multirange int4multirange, int4multirange int4multirange, multirange int4multirange, int4multirange int4multirange, int4multirange int4multirange, datemultirange datemultirange

select int4multirange('[1,2)')
--= error 22P02 @23: malformed multirange literal: "[1,2)"

select '{[1,2)'::int4multirange
--= error 22P02 @8: malformed multirange literal: "{[1,2)"

select '[1,2)'::int4multirange
--= error 22P02 @8: malformed multirange literal: "[1,2)"

select multirange('[1,2)')
--= error 42804: could not determine polymorphic type because input has type unknown

select c_multirange @> 5, c_multirange @> c_int4range, c_multirange && c_int4range, c_multirange + c_multirange, c_multirange * '{[1,2)}', c_multirange - c_multirange, c_multirange = '{}', 5 <@ c_multirange, c_multirange -|- c_int4range, unnest(c_multirange), lower(c_multirange), isempty(c_multirange) from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? int4multirange, ?column? int4multirange, ?column? int4multirange, ?column? bool, ?column? bool, ?column? bool, unnest int4range, lower int4, isempty bool

select c_multirange + c_int4range from kinds
--= error 42883 @21: operator does not exist: int4multirange + int4range

select c_multirange @> '5' from kinds
--= error 22P02 @24: malformed multirange literal: "5"

select range_agg(c_int4range), range_intersect_agg(c_int4range), range_agg(c_multirange), range_agg(c_daterange order by c_daterange), unnest(range_agg(c_int4range)) from kinds
--= ok range_agg int4multirange, range_intersect_agg int4range, range_agg int4multirange, range_agg datemultirange, unnest int4range
--= 14: error 42883 @66: function range_agg(int4multirange) does not exist

select range_agg(c_int4) from kinds
--= error 42883 @8: function range_agg(integer) does not exist

select max(c_int4range) from kinds
--= error 42883 @8: function max(int4range) does not exist

select array_agg(c_int4range), count(distinct c_int4range) from kinds
--= ok array_agg int4range[], count int8

select min(c_int4range) from kinds
--= error 42883 @8: function min(int4range) does not exist

select array_agg(c_int4range), count(distinct c_int4range) from kinds group by c_int4range order by c_int4range
--= ok array_agg int4range[], count int8

select fr @> 1.5::float8, fr @> '1.5'::float8, fr && floatrange(1, 2), lower(fr), fm @> fr, floatmultirange(fr), fr = '[1,2)', fr * fr from made
--= ok ?column? bool, ?column? bool, ?column? bool, lower float8, ?column? bool, floatmultirange floatmultirange, ?column? bool, ?column? floatrange

select fr @> 1.5 from made
--= error 42883 @11: operator does not exist: floatrange @> numeric

select fr && numrange(1, 2) from made
--= error 42883 @11: operator does not exist: floatrange && numrange

select during, during && tsrange(now()::timestamp, null), during @> now()::timestamp, during = '[2024-01-01,2024-01-02)', lower(during)::date, upper(during) - lower(during) from bookings
--= ok during tsrange, ?column? bool, ?column? bool, ?column? bool, lower date, ?column? interval

select during @> now() from bookings
--= error 42883 @15: operator does not exist: tsrange @> timestamp with time zone

select during @> '2024-01-01' from bookings
--= error 22P02 @18: malformed range literal: "2024-01-01"

select during @> '2024-01-01'::timestamp, during && $1, during @> $2::timestamp, during && tsrange($3, $4), not during && '[2024-01-01,2024-02-01)' from bookings
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 tsrange, $2 timestamp, $3 timestamp, $4 timestamp

select id from bookings where during && '[2024-01-01,2024-02-01' order by during
--= error 22P02 @41: malformed range literal: "[2024-01-01,2024-02-01"

insert into bookings (room, during) values (1, '[2024-01-01,2024-01-02)'), ($1, tsrange($2, $3)), (2, $4) returning during
--= ok during tsrange | $1 int4, $2 timestamp, $3 timestamp, $4 tsrange

insert into bookings (room, during) values (1, daterange('2024-01-01', '2024-01-02'))
--= error 42804 @48: column "during" is of type tsrange but expression is of type daterange

insert into bookings (room, during) values (1, 'today')
--= error 22P02 @48: malformed range literal: "today"

update bookings set during = tsrange(lower(during), upper(during) + interval '1 day') where during @> $1::timestamp returning lower(during), during
--= ok lower timestamp, during tsrange | $1 timestamp

update bookings set during = during + '[2024-01-01,2024-01-02)' where isempty(during)
--= ok

select coalesce(c_int4range, 'empty'), coalesce(c_int4range, int4range(1, 2)), case when true then c_int4range else '[1,2)' end, array[c_int4range, '[1,2)'], nullif(c_int4range, 'empty'), greatest(c_int4range, '[1,2)') from kinds
--= ok coalesce int4range, coalesce int4range, case int4range, array int4range[], nullif int4range, greatest int4range

select coalesce(c_int4range, 'x') from kinds
--= error 22P02 @30: malformed range literal: "x"

select c_int4range::text, c_int4range::int4multirange, c_int4range::varchar, to_jsonb(c_int4range) from kinds
--= ok c_int4range text, c_int4range int4multirange, c_int4range varchar, to_jsonb jsonb

select c_int4range::int8range from kinds
--= error 42846 @19: cannot cast type int4range to int8range

select c_int4range::int from kinds
--= error 42846 @19: cannot cast type int4range to integer

select distinct c_int4range, c_multirange, c_tstzrange from kinds order by c_int4range
--= ok c_int4range int4range, c_multirange int4multirange, c_tstzrange tstzrange
