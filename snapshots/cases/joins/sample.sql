select id from orders tablesample system (10) repeatable (1)
