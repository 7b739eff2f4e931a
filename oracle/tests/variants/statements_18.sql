update users set name = {?name}, age = {?age} where id = {id} returning old.name, new.name as fresh, users.age, id

update users u set name = {?name} where u.id = {id} and u.mood = {?mood} returning old.*, new.age + old.age as ages

update users set age = {?age} where id = {id} returning with (old as o, new as n) o.age, n.age as next, o as before

update users set age = {?age} where id = {id} returning old, array(select o.id from orders o where o.user_id = new.id) as orders
