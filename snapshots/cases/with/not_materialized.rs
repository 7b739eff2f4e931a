with a as not materialized (select id from users), b(n) as (select count(*) from a) select n from b
