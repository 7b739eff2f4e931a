update products set (price, stock) = (select max(unit_price), 0 from items where product_id = products.id), updated_at = default where id = {id}
