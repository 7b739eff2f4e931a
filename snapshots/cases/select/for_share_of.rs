select o.id, u.name from orders o join users u on u.id = o.user_id where o.id = {id} for no key update of o nowait for share of u
