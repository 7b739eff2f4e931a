select id, sum(amount) over w as total, lag(amount) over (w rows 1 preceding) as before, avg(amount) over (w) from orders window w as (partition by user_id order by id)
