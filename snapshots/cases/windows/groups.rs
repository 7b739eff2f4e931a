select id, count(*) over (order by status groups between 1 preceding and 1 following exclude current row) from orders
