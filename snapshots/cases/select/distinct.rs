select distinct status from orders order by status
