select tenant_id, user_id, max(amount) from orders group by grouping sets ((tenant_id), (user_id), ())
