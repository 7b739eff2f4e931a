select u.id,
       array(select o.id, "order" as kind, null as nothing, {tag} as tag, 1 as one, {since}::date as since,
                    b"x" as bytes, true as yes, -1.5 as number, "paid"::order_status as state
             from orders o where o.user_id = u.id order by o.id) as orders
from users u
