select u.*, o.id as order_id from users u join orders o on o.user_id = u.id
