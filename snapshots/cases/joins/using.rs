select order_id, i.line, v.number from items i join invoices v using (order_id)
