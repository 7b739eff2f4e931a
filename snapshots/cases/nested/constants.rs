select u.id,
       array(select o.id, "order" as kind, null as nothing, {tag} as tag, {since}::date as since
             from orders o where o.user_id = u.id and o.note = {note}
             order by kind, 1 limit {n}) as orders
from users u
where u.id = {id}
