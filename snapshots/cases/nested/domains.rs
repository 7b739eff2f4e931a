select u.id, u as person,
       array(select o.id, p.unit_price, count(*) as times
             from orders o join items p on p.order_id = o.id
             where o.user_id = u.id group by o.id, 2 order by p.unit_price) as orders,
       array(select distinct x.email, x.name from users x where x.referred_by = u.id order by x.email) as invited
from users u
