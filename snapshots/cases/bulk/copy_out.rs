copy (
    select u.id, u.email, array_agg(o.status) as states from users u join orders o on o.user_id = u.id group by u.id
) to stdout
