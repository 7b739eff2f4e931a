select u as user, o as last_order from users u left join orders o on o.user_id = u.id
