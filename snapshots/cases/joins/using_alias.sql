select j.order_id, i.sku from order_lines i left join invoices v using (order_id) as j
