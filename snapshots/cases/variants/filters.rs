select id, name, price
from products
where tenant_id = {tenant} and name ilike {?name} and price between {?cheapest} and {?dearest} and tags && {?tags}
order by match {order} { Order::Price => price desc, name, Order::Name => name }, id
limit {?most} offset {?skip}
