select id, ntile(4) over (order by amount) as quarter, first_value(id) over w as first, nth_value(id, 2) over w as second, percent_rank() over w as place from orders window w as (order by amount)
