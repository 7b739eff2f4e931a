with changed as (update products set stock = stock - 1 where id = {id} and stock > 0 returning id, stock) select stock from changed
