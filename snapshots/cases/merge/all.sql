merge into daily_sales d
using (select tenant_id, current_date as day, count(*)::int as n, sum(amount) as revenue from orders group by tenant_id) s
on d.tenant_id = s.tenant_id and d.day = s.day
when matched and s.n = 0 then delete
when matched then update set orders = s.n, revenue = s.revenue
when not matched then insert (tenant_id, day, orders, revenue) values (s.tenant_id, s.day, s.n, s.revenue)
