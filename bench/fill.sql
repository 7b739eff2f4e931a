insert into customers
    select n, n % 7, 'Customer ' || n, 'customer' || n || '@example.org',
           case when n % 3 > 0 then 'Rings twice and waits ' || n end, n * 1.5, n % 100, n % 2 = 0
    from generate_series(1, 10000) n;
insert into users select n, 'Customer ' || n from generate_series(1, 10000) n;
insert into posts
    select n, (n - 1) / 5 + 1, 'What I found out about ' || n, case when n % 3 > 0 then n % 100 end
    from generate_series(1, 50000) n;
insert into comments
    select n, (n - 1) / 3 + 1, 'customer' || n % 997, 'I have seen this too, in ' || n
    from generate_series(1, 150000) n;
insert into nodes select n, nullif(n - 10, n % 10 - 10), 'Node ' || n from generate_series(0, 999) n;
vacuum analyze customers;
vacuum analyze users;
vacuum analyze posts;
vacuum analyze comments;
vacuum analyze nodes
