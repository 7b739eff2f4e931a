insert into invoices (order_id, number, due_on, billed_to) values ({order}, {number}, {due}, {address}) on conflict do nothing returning id
