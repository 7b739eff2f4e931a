select id::text as a, cast(amount as integer) as b, "2024-01-31"::date as c, date "2024-01-31" as d, interval "1 day 2 hours" as e, array[1, 2]::bigint[] as f from orders
