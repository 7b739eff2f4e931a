insert into daily_sales (tenant_id, day, orders, revenue)
values ({tenant}, {day}, 1, {amount})
on conflict (tenant_id, day) do update
set orders = daily_sales.orders + 1, revenue = daily_sales.revenue + excluded.revenue
returning orders, revenue
