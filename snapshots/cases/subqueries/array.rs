select u.id, array(select o.id from orders o where o.user_id = u.id order by o.id) as orders from users u
