select id, name from users union select id, name from products order by name limit 10
