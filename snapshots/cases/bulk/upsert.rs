insert into daily_sales (tenant_id, day, orders, revenue) values {..sales}
on conflict (tenant_id, day) do update
set orders = daily_sales.orders + excluded.orders, revenue = daily_sales.revenue + excluded.revenue
