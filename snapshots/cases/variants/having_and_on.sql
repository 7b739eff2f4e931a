select u.name, count(o.id) as n from users u left join orders o on o.user_id = u.id and o.status = {?status}
where exists (select from items i where i.quantity > {?quantity})
group by u.id having count(o.id) > {?least} and sum(o.amount) > {?sum}
