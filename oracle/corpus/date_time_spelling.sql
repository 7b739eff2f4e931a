-- Date and time constants and operators that depend on spelling and version (manual 8.5, 9.9).

select interval '1', interval '1' year, interval '1' month, interval '1' day, interval '1' hour, interval '1' minute, interval '1' second
--= ok interval interval, interval interval, interval interval, interval interval, interval interval, interval interval, interval interval

select interval '1-2' year to month, interval '1 2' day to hour, interval '1 2:03' day to minute, interval '1 2:03:04' day to second, interval '2:03' hour to minute, interval '2:03:04' hour to second, interval '3:04' minute to second
--= ok interval interval, interval interval, interval interval, interval interval, interval interval, interval interval, interval interval

select interval '1.5' second(1), interval '1 2:03:04.5' day to second(2), interval '2:03:04.5' hour to second(0), interval '3:04.5' minute to second(3)
--= ok interval interval, interval interval, interval interval, interval interval

select interval(3) '1.23456', interval (0) '1'
--= ok interval interval, interval interval

select interval(3) '1' second
--= error 42601 @24: syntax error at or near "second"

select interval '1' year to day
--= error 42601 @29: syntax error at or near "day"

select interval '1' day to year
--= error 42601 @28: syntax error at or near "year"

select interval '1' second to minute
--= error 42601 @28: syntax error at or near "to"

select interval '1' second(7)
--= ok interval interval

select interval(7) '1'
--= ok interval interval

select interval '1' second(-1)
--= error 42601 @28: syntax error at or near "-"

select interval '1 day' day to hour, interval '1 year' month
--= ok interval interval, interval interval

select interval '1-2' day
--= ok interval interval

select interval 'x' day
--= error 22007 @17: invalid input syntax for type interval: "x"

select interval '1' week
--= ok week interval

select interval $1
--= error 42601 @17: syntax error at or near "$1"

select '1'::interval day, '1'::interval day to hour, '1'::interval second(2), cast('1' as interval hour to minute), '1'::interval(3)
--= ok interval interval, interval interval, interval interval, interval interval, interval interval

select c_interval::interval year, c_interval::interval(2), c_interval_dh from kinds
--= ok c_interval interval, c_interval interval, c_interval_dh interval

select interval 'infinity', interval '-infinity', 'infinity'::interval, '+infinity'::interval
--= error 22007 @17: invalid input syntax for type interval: "infinity"
--= 17 18: ok interval interval, interval interval, interval interval, interval interval

select interval 'infinity' day
--= error 22007 @17: invalid input syntax for type interval: "infinity"
--= 17 18: ok interval interval

select interval 'infinity days'
--= error 22007 @17: invalid input syntax for type interval: "infinity days"

select interval '1 infinity'
--= error 22007 @17: invalid input syntax for type interval: "1 infinity"

select '1 year 2 mons 3 days 04:05:06.7'::interval, 'P1Y2M3DT4H5M6S'::interval, 'P0001-02-03T04:05:06'::interval, '@ 1 day ago'::interval, '1 day ago'::interval, '-1 day +2:00'::interval
--= ok interval interval, interval interval, interval interval, interval interval, interval interval, interval interval

select '1 day ago ago'::interval
--= ok interval interval
--= 17 18: error 22007 @8: invalid input syntax for type interval: "1 day ago ago"

select 'ago'::interval
--= error 22007 @8: invalid input syntax for type interval: "ago"

select '1 day hour'::interval
--= ok interval interval
--= 17 18: error 22007 @8: invalid input syntax for type interval: "1 day hour"

select '1 day 2 days'::interval
--= error 22007 @8: invalid input syntax for type interval: "1 day 2 days"

select '1 dayy'::interval
--= error 22007 @8: invalid input syntax for type interval: "1 dayy"

select '1 y 2 mon 3 w 4 d 5 h 6 m 7 s 8 ms 9 us'::interval, '1 millennium 2 centuries 3 decades'::interval
--= ok interval interval, interval interval

select '99999999999 days'::interval
--= error 22015 @8: interval field value out of range: "99999999999 days"

select now() at time zone 'UTC', now() at time zone interval '1 hour', timestamp '2024-01-01' at time zone 'UTC', time with time zone '10:00+00' at time zone 'UTC', time '10:00' at time zone 'UTC'
--= ok timezone timestamp, timezone timestamp, timezone timestamptz, timezone timetz, timezone timetz

select now() at time zone 1
--= error 42883 @14: function pg_catalog.timezone(integer, timestamp with time zone) does not exist

select date '2024-01-01' at time zone 'UTC'
--= ok timezone timestamp

select 'x' at time zone 'UTC'
--= error 22007 @8: invalid input syntax for type timestamp with time zone: "x"

select '2024-01-01' at time zone 'UTC'
--= ok timezone timestamp

select now() at time zone null
--= ok timezone timestamp

select now() at time zone $1
--= ok timezone timestamp | $1 text

select $1 at time zone 'UTC'
--= ok timezone timestamp | $1 timestamptz

select now() at time zone name from users
--= ok timezone timestamp

select now() at time zone 'UTC' at time zone 'UTC'
--= ok timezone timestamptz

select now() at local, timestamp '2024-01-01' at local, time with time zone '10:00+00' at local
--= error 42601 @17: syntax error at or near "local"
--= 17 18: ok timezone timestamp, timezone timestamptz, timezone timetz

select time '10:00' at local
--= error 42601 @24: syntax error at or near "local"
--= 17 18: ok timezone timetz

select date '2024-01-01' at local
--= error 42601 @29: syntax error at or near "local"
--= 17 18: ok timezone timestamp

select now() at local at local
--= error 42601 @17: syntax error at or near "local"
--= 17 18: ok timezone timestamptz

select now() at local::text
--= error 42601 @17: syntax error at or near "local"
--= 17 18: ok timezone text

select (now() at local)::text, now()::timestamp at local
--= error 42601 @18: syntax error at or near "local"
--= 17 18: ok timezone text, timezone timestamptz

select created_at at local as l, created_at at local from users
--= error 42601 @22: syntax error at or near "local"
--= 17 18: ok l timestamp, timezone timestamp

select $1 at local
--= error 42601 @14: syntax error at or near "local"
--= 17 18: ok timezone timestamp | $1 timestamptz

select at from (values (1)) t (at)
--= ok at int4

select 1 at
--= ok at int4

select now() at x
--= error 42601 @17: syntax error at or near "x"

select timezone('UTC', now()), timezone(interval '1 hour', now()), timezone(now())
--= error 42883 @68: function timezone(timestamp with time zone) does not exist
--= 17 18: ok timezone timestamp, timezone timestamp, timezone timestamp

select extract(year from now()), extract('year' from now()), extract("year" from now()), extract(epoch from interval '1 day'), extract(dow from date '2024-01-01'), extract(hour from time '10:00'), extract(timezone_hour from now()), extract(julian from now())
--= ok extract numeric, extract numeric, extract numeric, extract numeric, extract numeric, extract numeric, extract numeric, extract numeric

select extract(year from 'now'), extract(year from $1)
--= error 42725 @8: function pg_catalog.extract(unknown, unknown) is not unique

select extract(year from 1)
--= error 42883 @8: function pg_catalog.extract(unknown, integer) does not exist

select extract(1 from now())
--= error 42601 @16: syntax error at or near "1"

select extract(nope from now())
--= ok extract numeric

select extract(year, now())
--= error 42601 @20: syntax error at or near ","

select extract(year from now(), 1)
--= error 42601 @31: syntax error at or near ","

select date_part('year', now()), date_part('x', date '2024-01-01'), date_trunc('day', now()), date_trunc('day', now(), 'UTC'), date_trunc('day', date '2024-01-01'), date_trunc('day', interval '1 day'), date_bin('15 minutes', now(), timestamptz '2024-01-01')
--= ok date_part float8, date_part float8, date_trunc timestamptz, date_trunc timestamptz, date_trunc timestamptz, date_trunc interval, date_bin timestamptz

select date_trunc('day', 'x')
--= error 42725 @8: function date_trunc(unknown, unknown) is not unique

select date_add(now(), interval '1 day'), date_add(now(), interval '1 day', 'UTC'), date_subtract(now(), interval '1 day')
--= error 42883 @8: function date_add(timestamp with time zone, interval) does not exist
--= 16 17 18: ok date_add timestamptz, date_add timestamptz, date_subtract timestamptz

select make_date(2024, 1, 1), make_time(1, 2, 3.5), make_timestamp(2024, 1, 1, 1, 2, 3.5), make_timestamptz(2024, 1, 1, 1, 2, 3.5), make_timestamptz(2024, 1, 1, 1, 2, 3.5, 'UTC'), make_interval(days => 10), make_interval(1, 2, 3, 4, 5, 6, 7.5), make_interval()
--= ok make_date date, make_time time, make_timestamp timestamp, make_timestamptz timestamptz, make_timestamptz timestamptz, make_interval interval, make_interval interval, make_interval interval

select make_interval(secs => 1.5, years => 2)
--= ok make_interval interval

select make_interval(nope => 1)
--= error 42883 @8: function make_interval(nope => integer) does not exist

select isfinite(date '2024-01-01'), isfinite(now()), isfinite(interval '1 day'), justify_days(interval '30 days'), justify_hours(interval '24 hours'), justify_interval(interval '1 day'), age(now()), age(now(), now()), age(timestamp '2024-01-01')
--= ok isfinite bool, isfinite bool, isfinite bool, justify_days interval, justify_hours interval, justify_interval interval, age interval, age interval, age interval

select to_timestamp(1.5), to_timestamp('2024', 'YYYY'), to_date('2024', 'YYYY'), to_char(now(), 'YYYY'), to_char(interval '1 day', 'DD'), to_char(1.5, '9.9'), to_char(1, '9'), to_number('1', '9')
--= ok to_timestamp timestamptz, to_timestamp timestamptz, to_date date, to_char text, to_char text, to_char text, to_char text, to_number numeric

select current_date, current_time, current_time(3), current_timestamp, current_timestamp(0), localtime, localtime(2), localtimestamp, localtimestamp(6)
--= ok current_date date, current_time timetz, current_time timetz, current_timestamp timestamptz, current_timestamp timestamptz, localtime time, localtime time, localtimestamp timestamp, localtimestamp timestamp

select current_date(1)
--= error 42601 @20: syntax error at or near "("

select current_time()
--= error 42601 @21: syntax error at or near ")"

select current_timestamp(7), current_time(-1)
--= error 42601 @43: syntax error at or near "-"

select current_timestamp(x)
--= error 42601 @26: syntax error at or near "x"

select current_timestamp(1.5)
--= error 42601 @26: syntax error at or near "1.5"

select now(), statement_timestamp(), transaction_timestamp(), clock_timestamp(), timeofday()
--= ok now timestamptz, statement_timestamp timestamptz, transaction_timestamp timestamptz, clock_timestamp timestamptz, timeofday text

select date '2024-01-01' + 1, date '2024-01-01' - 1, date '2024-01-02' - date '2024-01-01', date '2024-01-01' + interval '1 day', date '2024-01-01' + time '10:00', time '10:00' + interval '1 hour', time '10:00' - time '09:00', now() - now(), now() - interval '1 day', timestamp '2024-01-01' - date '2024-01-01'
--= ok ?column? date, ?column? date, ?column? int4, ?column? timestamp, ?column? timestamp, ?column? time, ?column? interval, ?column? interval, ?column? timestamptz, ?column? interval

select date '2024-01-01' + date '2024-01-02'
--= error 42883 @26: operator does not exist: date + date

select 1 + date '2024-01-01', interval '1 day' + date '2024-01-01', interval '1 day' * 2, 2.5 * interval '1 day', interval '1 day' / 2, - interval '1 day', interval '1 day' - interval '1 hour'
--= ok ?column? date, ?column? timestamp, ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? interval

select interval '1 day' * interval '1 day'
--= error 42883 @25: operator does not exist: interval * interval

select (date '2024-01-01', date '2024-02-01') overlaps (date '2024-01-15', interval '10 days'), (now(), now()) overlaps (now(), interval '1 day'), (time '10:00', time '11:00') overlaps (time '10:30', time '12:00')
--= ok overlaps bool, overlaps bool, overlaps bool

select (date '2024-01-01', 1) overlaps (date '2024-01-15', 2)
--= error 42883 @31: function pg_catalog.overlaps(date, integer, date, integer) does not exist

select (1, 2) overlaps (3, 4)
--= error 42883 @15: function pg_catalog.overlaps(integer, integer, integer, integer) does not exist

select (now(), now(), now()) overlaps (now(), now())
--= error 42601 @8: wrong number of parameters on left side of OVERLAPS expression

select row(now(), now()) overlaps row(now(), now())
--= ok overlaps bool

select date 'infinity', timestamp '-infinity', timestamptz 'infinity', date 'epoch', timestamp 'now', date 'today', date 'tomorrow', date 'yesterday', time 'allballs'
--= ok date date, timestamp timestamp, timestamptz timestamptz, date date, timestamp timestamp, date date, date date, date date, time time

select time 'infinity'
--= error 22007 @13: invalid input syntax for type time: "infinity"

select time '24:00', time '24:00:01'
--= error 22008 @27: date/time field value out of range: "24:00:01"

select time '10:00 PM', time '10 pm', time '1000', timetz '10:00-08'
--= error 22007 @30: invalid input syntax for type time: "10 pm"

select time '25:00'
--= error 22008 @13: date/time field value out of range: "25:00"

select date '2024-02-30'
--= error 22008 @13: date/time field value out of range: "2024-02-30"

select date '2024-13-01'
--= error 22008 @13: date/time field value out of range: "2024-13-01"

select date 'J2451187', date '20240101', date '2024.001', date 'January 8, 1999', date '1999-Jan-08', date '08-Jan-1999', date 'y2000'
--= error 22007 @128: invalid input syntax for type date: "y2000"

select timestamp '2024-01-01 10:00:00.123456789', timestamp '2024-01-01T10:00', timestamp '2024-01-01 10:00 BC', timestamptz '2024-01-01 10:00 Europe/Berlin', timestamptz '2024-01-01 10:00+01:30:15'
--= ok timestamp timestamp, timestamp timestamp, timestamp timestamp, timestamptz timestamptz, timestamptz timestamptz

select timestamp '2024-01-01 24:00:00', timestamp '2024-01-01 10:60'
--= error 22008 @51: date/time field value out of range: "2024-01-01 10:60"

select timestamp(3) '2024-01-01', timestamp(7) '2024-01-01', timestamp '2024-01-01'::timestamp(0), time(2) with time zone '10:00+00'
--= ok timestamp timestamp, timestamp timestamp, timestamp timestamp, timetz timetz

select random(), random(1, 10), random(1::bigint, 10), random(1.5, 2.5)
--= error 42883 @18: function random(integer, integer) does not exist
--= 17 18: ok random float8, random int4, random int8, random numeric

select random(1)
--= error 42883 @8: function random(integer) does not exist

select random(date '2024-01-01', date '2024-02-01')
--= error 42883 @8: function random(date, date) does not exist

select random_normal(), random_normal(1, 2), random_normal(stddev => 2), setseed(0.5)
--= error 42883 @8: function random_normal() does not exist
--= 16 17 18: ok random_normal float8, random_normal float8, random_normal float8, setseed void

select interval 'infinity' hour to minute, interval '-infinity' year
--= error 22007 @17: invalid input syntax for type interval: "infinity"
--= 17 18: ok interval interval, interval interval

select interval '' day
--= error 22007 @17: invalid input syntax for type interval: ""

select interval '-' day
--= error 22007 @17: invalid input syntax for type interval: "-"

select interval 'day' day
--= error 22007 @17: invalid input syntax for type interval: "day"

select interval 'a b c' second
--= error 22007 @17: invalid input syntax for type interval: "a b c"

select 'P1Y2M'::time
--= error 22023 @8: time zone "p1y2m" not recognized

select '12:30'::time - 'P1Y2M'
--= error 22023 @24: time zone "p1y2m" not recognized

select '12:30 p1'::time
--= ok time time

select '12:30 pst8:30pdt,m3.2.0'::timetz
--= error 22007 @8: invalid input syntax for type time with time zone: "12:30 pst8:30pdt,m3.2.0"

select 'p1y2'::time
--= error 22007 @8: invalid input syntax for type time: "p1y2"

select 'abc5x!'::time
--= error 22007 @8: invalid input syntax for type time: "abc5x!"
