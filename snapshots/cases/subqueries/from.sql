select s.status, s.n from (select status, count(*) as n from orders group by status) s where s.n > 10
