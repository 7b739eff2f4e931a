select u.name, (select max(o.amount) from orders o where o.user_id = u.id) as highest from users u
