select order_id, product, category, total from order_lines where tenant_id = {tenant}
