insert into daily_sales (tenant_id, day, orders, revenue) values {..rows}
on conflict (tenant_id, day) do update set orders = excluded.orders, revenue = excluded.revenue
returning day, orders
