select month, orders, revenue from monthly_revenue where tenant_id = {tenant} order by month
