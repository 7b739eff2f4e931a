select u as user: UserRow, o as last_order: OrderRow from users u left join orders o on o.user_id = u.id
