insert into items (order_id, line, product_id, quantity, unit_price) values {..rows} returning line, total
