select u.id, count(*) as orders from users u join orders o on o.user_id = u.id
group by u.id having count(*) > 1
page by orders desc, u.id after {?after} limit 10
