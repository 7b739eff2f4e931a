-- Dates, times, intervals: operators, functions, literals.

select current_date + 1, current_date - 1, 1 + current_date, current_date - current_date, current_date + interval '1 day', current_date - interval '1 day', current_date + time '12:00', time '12:00' + current_date, current_date + timetz '12:00+01'
--= ok ?column? date, ?column? date, ?column? date, ?column? int4, ?column? timestamp, ?column? timestamp, ?column? timestamp, ?column? timestamp, ?column? timestamptz

select current_date + '1 day'
--= error 42725 @21: operator is not unique: date + unknown

select current_date + '1 day'::interval, current_date + 1::smallint, current_date + integer '5'
--= ok ?column? timestamp, ?column? date, ?column? date

select current_date + 1::bigint
--= error 42883 @21: operator does not exist: date + bigint

select current_date + 1.5
--= error 42883 @21: operator does not exist: date + numeric

select current_date * 2
--= error 42883 @21: operator does not exist: date * integer

select current_date - now()
--= ok ?column? interval

select current_date - localtimestamp, now() - current_date, localtimestamp - current_date, now() - localtimestamp, created_at - now() from users
--= ok ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? interval

select now() + interval '1 day', now() - interval '1 day', interval '1 day' + now(), now() - now(), localtimestamp - localtimestamp, localtimestamp + interval '1 hour'
--= ok ?column? timestamptz, ?column? timestamptz, ?column? timestamptz, ?column? interval, ?column? interval, ?column? timestamp

select now() + now()
--= error 42883 @14: operator does not exist: timestamp with time zone + timestamp with time zone

select now() + 1
--= error 42883 @14: operator does not exist: timestamp with time zone + integer

select now() - 1
--= error 42883 @14: operator does not exist: timestamp with time zone - integer

select now() * 2
--= error 42883 @14: operator does not exist: timestamp with time zone * integer

select now() + current_date
--= error 42883 @14: operator does not exist: timestamp with time zone + date

select now() - '2024-01-01', now() - timestamptz '2024-01-01', now() > '2024-01-01', now() = '2024-01-01'::date, now() < localtimestamp, current_date <= '2024-01-01'
--= ok ?column? interval, ?column? interval, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select now() - '1 day'
--= error 22007 @16: invalid input syntax for type timestamp with time zone: "1 day"

select now() > 'x'
--= error 22007 @16: invalid input syntax for type timestamp with time zone: "x"

select now() > 5
--= error 42883 @14: operator does not exist: timestamp with time zone > integer

select interval '1 day' * 2, 2 * interval '1 day', interval '1 day' * 1.5, interval '1 day' / 2, interval '1 day' + interval '1 hour', interval '1 day' - interval '1 hour', - interval '1 day', interval '1 day' > interval '1 hour', interval '1 day' = '24 hours'
--= ok ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? bool, ?column? bool

select interval '1 day' / interval '1 hour'
--= error 42883 @25: operator does not exist: interval / interval

select interval '1 day' + 1
--= error 42883 @25: operator does not exist: interval + integer

select interval '1 day' > 1
--= error 42883 @25: operator does not exist: interval > integer

select 2.5 * interval '1 day', $1 * interval '1 day', interval '1 day' * $2, interval '1 day' * age, age * '1 day'::interval, make_interval(days => age) from users
--= ok ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? interval, make_interval interval | $1 float8, $2 float8

select age * '1 day' from users
--= error 22P02 @14: invalid input syntax for type integer: "1 day"

select (age || ' days')::interval, now() - (age || ' days')::interval, now() - age * interval '1 day', now() - make_interval(days => $1) from users
--= ok interval interval, ?column? timestamptz, ?column? timestamptz, ?column? timestamptz | $1 int4

select time '12:00' - time '11:00', time '12:00' + interval '1 hour', time '12:00' - interval '1 hour', timetz '12:00+01' + interval '1 hour', time '12:00' > '11:00', timetz '12:00+01' = timetz '11:00+00', time '12:00' = timetz '12:00+00'
--= ok ?column? interval, ?column? time, ?column? time, ?column? timetz, ?column? bool, ?column? bool, ?column? bool

select time '12:00' + time '11:00'
--= error 42725 @21: operator is not unique: time without time zone + time without time zone

select timetz '12:00' - timetz '11:00'
--= error 42883 @23: operator does not exist: time with time zone - time with time zone

select time '12:00' > 5
--= error 42883 @21: operator does not exist: time without time zone > integer

select extract(year from current_date), extract(epoch from interval '1 day'), extract(hour from time '12:00'), extract(dow from localtimestamp), date_part('hour', timetz '12:00+01')
--= ok extract numeric, extract numeric, extract numeric, extract numeric, date_part float8

select extract(fortnight from now())
--= ok extract numeric

select extract(hour from date '2024-01-01')
--= ok extract numeric

select extract(month from time '12:00')
--= ok extract numeric

select extract(epoch from created_at - now()), extract(epoch from created_at)::bigint, extract(day from created_at - now()) > 5, extract(year from published_on)::int = 2024 from posts
--= ok extract numeric, extract int8, ?column? bool, ?column? bool

select extract(year from '2024-01-01')
--= error 42725 @8: function pg_catalog.extract(unknown, unknown) is not unique

select extract(day from '1 day')
--= error 42725 @8: function pg_catalog.extract(unknown, unknown) is not unique

select date_trunc('month', created_at), date_trunc('month', published_on), date_trunc('month', created_at)::date, date_trunc('hour', interval '1 day'), date_trunc('week', now(), 'UTC'), date_trunc($1, created_at) from posts
--= ok date_trunc timestamp, date_trunc timestamptz, date_trunc date, date_trunc interval, date_trunc timestamptz, date_trunc timestamp | $1 text

select date_trunc('mnth', now())
--= ok date_trunc timestamptz

select date_trunc(month, now())
--= error 42703 @19: column "month" does not exist

select date_trunc('month', time '12:00')
--= ok date_trunc interval

select date_trunc('month', 'x')
--= error 42725 @8: function date_trunc(unknown, unknown) is not unique

select date_bin('15 minutes', created_at, '2024-01-01'), date_bin(interval '1 hour', now(), now()), date_bin($1, $2::timestamptz, $3) from users
--= ok date_bin timestamptz, date_bin timestamptz, date_bin timestamptz | $1 interval, $2 timestamptz, $3 timestamptz

select date_bin('15 minutes', current_date, current_date)
--= ok date_bin timestamptz

select date_bin('x', now(), now())
--= error 22007 @17: invalid input syntax for type interval: "x"

select age(created_at), age(now(), created_at), age(published_on), age(created_at::date) > interval '1 year' from posts
--= ok age interval, age interval, age interval, ?column? bool

select to_char(now(), 'YYYY-MM-DD'), to_char(published_on, 'YYYY'), to_char(created_at - now(), 'DD'), to_char(created_at, $1), to_date('2024', 'YYYY'), to_date(title, 'YYYY'), to_timestamp(0), to_timestamp(title, 'YYYY') from posts
--= ok to_char text, to_char text, to_char text, to_char text, to_date date, to_date date, to_timestamp timestamptz, to_timestamp timestamptz | $1 text

select to_char(time '12:00', 'HH24:MI')
--= ok to_char text

select to_date(20240101, 'YYYYMMDD')
--= error 42883 @8: function to_date(integer, unknown) does not exist

select to_date(20240101::text, 'YYYYMMDD'), to_timestamp(1.5), to_timestamp('1.5'), to_timestamp(extract(epoch from now()))
--= ok to_date date, to_timestamp timestamptz, to_timestamp timestamptz, to_timestamp timestamptz

select make_date(2024, 1, 1), make_time(12, 30, 1.5), make_timestamp(2024, 1, 1, 12, 0, 0), make_timestamptz(2024, 1, 1, 12, 0, 0, 'UTC'), make_interval(0, 0, 0, 1), make_date(2024, $1, $2)
--= ok make_date date, make_time time, make_timestamp timestamp, make_timestamptz timestamptz, make_interval interval, make_date date | $1 int4, $2 int4

select make_date('2024-01-01')
--= error 42883 @8: function make_date(unknown) does not exist

select justify_hours('25 hours'), justify_interval(interval '1 day'), isfinite(current_date), isfinite(now()), isfinite(interval '1 day')
--= ok justify_hours interval, justify_interval interval, isfinite bool, isfinite bool, isfinite bool

select isfinite('2024-01-01')
--= error 42725 @8: function isfinite(unknown) is not unique

select isfinite('2024-01-01'::date), date_part('year', now()), clock_timestamp() - now(), pg_postmaster_start_time()
--= ok isfinite bool, date_part float8, ?column? interval, pg_postmaster_start_time timestamptz

select now() at time zone 'UTC', localtimestamp at time zone 'UTC', (now() at time zone 'UTC')::date, timezone('UTC', now()), now() at time zone $1, created_at at time zone 'Europe/Paris' from posts
--= ok timezone timestamp, timezone timestamptz, timezone date, timezone timestamp, timezone timestamp, timezone timestamptz | $1 text

select now() at time zone 'Nowhere/Land'
--= ok timezone timestamp

select current_date at time zone 'UTC', time '12:00' at time zone 'UTC', timetz '12:00+01' at time zone 'UTC', now() at time zone interval '2 hours', now() at time zone '+02'
--= ok timezone timestamp, timezone timetz, timezone timetz, timezone timestamp, timezone timestamp

select created_at::date, created_at::time, created_at::text, created_at::timestamptz, published_on::timestamp, published_on::timestamptz, published_on::text, created_at::date = published_on, created_at::timestamp(0) from posts
--= ok created_at date, created_at time, created_at text, created_at timestamptz, published_on timestamp, published_on timestamptz, published_on text, ?column? bool, created_at timestamp

select published_on::time from posts
--= error 42846 @20: cannot cast type date to time without time zone

select published_on::int from posts
--= error 42846 @20: cannot cast type date to integer

select created_at::int from posts
--= error 42846 @18: cannot cast type timestamp without time zone to integer

select created_at::interval from posts
--= error 42846 @18: cannot cast type timestamp without time zone to interval

select created_at::timetz from users
--= ok created_at timetz

select '2024-01-01'::date, date '2024-01-01', timestamp '2024-01-01 12:00', timestamptz '2024-01-01 12:00+01', time '12:00', interval '1 day 2 hours', '12:00'::time, '1 day'::interval, timestamp with time zone '2024-01-01'
--= ok date date, date date, timestamp timestamp, timestamptz timestamptz, time time, interval interval, time time, interval interval, timestamptz timestamptz

select date '2024-1-1', date '1 Jan 2024', date 'Jan 1, 2024', date '2024.001', date '20240101', date '2024-001'
--= ok date date, date date, date date, date date, date date, date date

select date '2024-00-01'
--= error 22008 @13: date/time field value out of range: "2024-00-01"

select date '2024-02-30'
--= error 22008 @13: date/time field value out of range: "2024-02-30"

select date '2024-01-32'
--= error 22008 @13: date/time field value out of range: "2024-01-32"

select date '2024-01-01 12:00', timestamp '2024-01-01', timestamp '2024-01-01 12:00+05', timestamp '2024-01-01T12:00:00.123Z', timestamptz '2024-01-01', timestamp 'epoch', timestamp 'infinity', date 'now', timestamp 'yesterday'
--= ok date date, timestamp timestamp, timestamp timestamp, timestamp timestamp, timestamptz timestamptz, timestamp timestamp, timestamp timestamp, date date, timestamp timestamp

select timestamp '2024-01-01 24:00:01'
--= error 22008 @18: date/time field value out of range: "2024-01-01 24:00:01"

select timestamp '2024-01-01 12:00:60', time '23:59:60', time '24:00:00'
--= ok timestamp timestamp, time time, time time

select timestamp '2024-01-01 12'
--= error 22007 @18: invalid input syntax for type timestamp: "2024-01-01 12"

select timestamp '12:00'
--= error 22007 @18: invalid input syntax for type timestamp: "12:00"

select time '12'
--= error 22007 @13: invalid input syntax for type time: "12"

select time '12:00:00.1234567', time '1:2:3', time '040506', time '04:05 AM', time '2024-01-01 12:00', time 'now'
--= ok time time, time time, time time, time time, time time, time time

select time '13:00 AM'
--= error 22008 @13: date/time field value out of range: "13:00 AM"

select interval '1', interval '1:30', interval '1 mon', interval '2 weeks 3 days', interval '1 decade', interval 'P1D', interval 'PT1H30M', interval '1 day -1 hours', interval '1.5 days'
--= ok interval interval, interval interval, interval interval, interval interval, interval interval, interval interval, interval interval, interval interval, interval interval

select interval '1e3 seconds'
--= error 22007 @17: invalid input syntax for type interval: "1e3 seconds"

select interval 'P1'
--= ok interval interval

select interval '1 dy'
--= error 22007 @17: invalid input syntax for type interval: "1 dy"

select interval '1 day 1 day'
--= error 22007 @17: invalid input syntax for type interval: "1 day 1 day"

select interval '1 day 1'
--= ok interval interval

select interval ''
--= error 22007 @17: invalid input syntax for type interval: ""

select interval '99999999999 years'
--= error 22015 @17: interval field value out of range: "99999999999 years"

select interval '1' year, interval '1' day, interval '1 12' day to hour, interval '1:30' minute to second, interval '1.5' second(1), interval(0) '1.5 seconds', interval '1 day' hour
--= ok interval interval, interval interval, interval interval, interval interval, interval interval, interval interval, interval interval

select interval '1' week
--= ok week interval

select interval(9) '1 day'
--= ok interval interval

select interval '1' day to year
--= error 42601 @28: syntax error at or near "year"

select created_at > now() - interval '7 days', created_at > now() - interval $1 from posts
--= error 42601 @78: syntax error at or near "$1"

select created_at > now() - $1, created_at > now() - $2::interval, created_at between $3 and $4, created_at::date = $5, published_on = $6, published_on + $7 > current_date, published_on - $8 from posts
--= error 42883 @19: operator does not exist: timestamp without time zone > interval

select created_at > $1 - interval '1 day', created_at + $2 > now(), now() - created_at > $3, age(created_at) < $4 from posts
--= error 42883 @19: operator does not exist: timestamp without time zone > interval

select published_on in ('2024-01-01', $1), published_on between '2024-01-01' and current_date, published_on = any ($2), published_on >= date_trunc('month', now()), published_on is null from posts
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 date, $2 date[]

select published_on = '2024' from posts
--= error 22007 @23: invalid input syntax for type date: "2024"

select published_on = 20240101 from posts
--= error 42883 @21: operator does not exist: date = integer

select published_on > now(), published_on = created_at, published_on = created_at::date, published_on < $1::timestamptz from posts
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 timestamptz

select greatest(created_at, now()), least(published_on, current_date), coalesce(published_on, current_date), coalesce(published_on, now()), coalesce(published_on, '2024-01-01') from posts
--= ok greatest timestamptz, least date, coalesce date, coalesce timestamptz, coalesce date

select max(created_at), min(published_on), max(created_at) - min(created_at), avg(created_at - now()), sum(created_at - now()), count(distinct created_at::date) from posts
--= ok max timestamp, min date, ?column? interval, avg interval, sum interval, count int8

select avg(created_at) from posts
--= error 42883 @8: function avg(timestamp without time zone) does not exist

select generate_series(min(published_on), max(published_on), '1 day') from posts
--= ok generate_series timestamptz

select d::date from generate_series('2024-01-01'::date, '2024-01-31', '1 day') d
--= ok d date

select d from generate_series(date '2024-01-01', date '2024-01-31', interval '1 day') d where extract(isodow from d) < 6
--= ok d timestamptz

select d from generate_series('2024-01-01'::timestamp, '2024-01-31', '1 day') d
--= ok d timestamp

select d + 1 from generate_series('2024-01-01'::timestamp, '2024-01-31', '1 day') d
--= error 42883 @10: operator does not exist: timestamp without time zone + integer

select (created_at, created_at + interval '1 day') overlaps (now(), interval '1 day'), (published_on, published_on) overlaps (current_date, current_date) from posts
--= ok overlaps bool, overlaps bool

select daterange('2024-01-01', '2024-02-01') @> current_date, tstzrange(now(), null) @> now(), tsrange(created_at, null) @> localtimestamp, daterange(published_on, null, '[]') from posts
--= ok ?column? bool, ?column? bool, ?column? bool, daterange daterange

select date_part('epoch', created_at)::int, to_timestamp(date_part('epoch', created_at)), extract(epoch from now())::numeric(20, 6) from posts
--= ok date_part int4, to_timestamp timestamptz, extract numeric

select current_timestamp - interval '1 day' * 5, date 'today' - 7, current_date - 7 * 2, (current_date - 7)::timestamp, current_date::text || 'x'
--= ok ?column? timestamptz, ?column? date, ?column? date, timestamp timestamp, ?column? text

select localtime > time '12:00', current_time < '13:00', localtime - interval '1 hour' > '11:00'
--= ok ?column? bool, ?column? bool, ?column? bool

select now()::timestamp(0), current_timestamp(0)::timestamptz(3), localtime(0)::time(3)
--= ok now timestamp, current_timestamp timestamptz, localtime time

select 'today'::date + 1, 'tomorrow'::timestamp, 'now'::timestamptz, 'now'::text::timestamptz, 'yesterday'::date - 'today'::date
--= ok ?column? date, timestamp timestamp, timestamptz timestamptz, timestamptz timestamptz, ?column? int4

select 'today' + 1
--= error 22P02 @8: invalid input syntax for type integer: "today"

select '2024-01-01' + 1
--= error 22P02 @8: invalid input syntax for type integer: "2024-01-01"

select '2024-01-01' - '2023-01-01'
--= error 42725 @21: operator is not unique: unknown - unknown

select 1 where date 'infinity' + 1 > date '2020-01-01' and date '-infinity' - 1 < date '2020-01-01' and date '2020-01-01' - 2147483647 < date 'infinity'
--= ok ?column? int4

select date 'infinity' - date '2020-01-01' where date 'infinity' - date '-infinity' > 0
--= ok ?column? int4
