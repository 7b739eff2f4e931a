insert into daily_sales (tenant_id, day, orders, revenue)
values {..sales}
on conflict (tenant_id, day) last wins do update set orders = excluded.orders, revenue = excluded.revenue
returning day
