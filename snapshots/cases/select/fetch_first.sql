select id from orders order by amount desc offset 10 rows fetch first 5 rows with ties
