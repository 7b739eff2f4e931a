select u.id, last.placed_at from users u left join lateral (select max(o.placed_at) as placed_at from orders o where o.user_id = u.id) last on true
