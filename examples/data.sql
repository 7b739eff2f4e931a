-- A small set of data: two tenants, a few weeks of orders. Loaded after schema.sql.

insert into tenants (slug, name, settings, created_at) values
    ('alder', 'Alder Books', '{"currency": "EUR", "theme": "dark"}', '2024-01-08 09:00+00'),
    ('birch', 'Birch & Sons', '{"currency": "GBP"}', '2024-02-19 14:30+00');

insert into users (tenant_id, email, name, active, roles, address, referred_by, last_seen_at, last_ip, created_at) values
    (1, 'ada@alder.example', 'Ada Alvarez', true, '{admin,buyer}', ('12 Mill Lane', 'Leiden', '2312 AB', 'NL'), null, '2024-05-30 08:12+00', '192.0.2.10', '2024-01-08 09:05+00'),
    (1, 'ben@alder.example', 'Ben Okafor', true, '{buyer}', ('3 Quay Street', 'Galway', 'H91 X2', 'IE'), 1, '2024-05-29 19:40+00', '192.0.2.77', '2024-01-15 11:20+00'),
    (1, 'chloe@alder.example', 'Chloe Martin', true, '{buyer}', null, 1, '2024-05-11 06:02+00', null, '2024-02-02 16:45+00'),
    (1, 'dmitri@alder.example', 'Dmitri Petrov', false, '{buyer}', null, 2, null, null, '2024-02-20 10:00+00'),
    (1, 'eun@alder.example', 'Eun Park', true, '{}', null, null, null, null, '2024-04-01 12:00+00'),
    (2, 'fay@birch.example', 'Fay Lindqvist', true, '{admin}', ('1 Harbour Road', 'Leith', 'EH6 6LB', 'GB'), null, '2024-05-30 21:15+00', '2001:db8::5', '2024-02-19 14:35+00'),
    (2, 'gus@birch.example', 'Gus Herrera', true, '{buyer}', ('77 Long Acre', 'London', 'WC2E', 'GB'), 6, '2024-05-28 13:00+00', '198.51.100.4', '2024-03-03 08:00+00'),
    (2, 'hana@birch.example', 'Hana Sato', true, '{buyer}', null, 7, '2024-05-02 22:10+00', null, '2024-03-21 17:30+00');

insert into categories (tenant_id, parent_id, name, position) values
    (1, null, 'Books', 1),
    (1, 1, 'Fiction', 1),
    (1, 1, 'Non-fiction', 2),
    (1, 2, 'Crime', 1),
    (1, 2, 'Fantasy', 2),
    (1, 3, 'Cooking', 1),
    (2, null, 'Furniture', 1),
    (2, 7, 'Chairs', 1),
    (2, 7, 'Tables', 2);

insert into products (tenant_id, category_id, sku, name, description, price, stock, attributes, tags, deleted_at) values
    (1, 4, 'B-100', 'The Quiet Harbour', 'A crime novel set on a small island.', 14.90, 40, '{"pages": 312, "author": "L. Brandt"}', '{new,paperback}', null),
    (1, 4, 'B-101', 'Night Ferry', null, 11.50, 12, '{"pages": 268, "author": "L. Brandt"}', '{paperback}', null),
    (1, 5, 'B-102', 'A Map of Winters', 'Fantasy, first of three books.', 19.00, 7, '{"pages": 540, "author": "T. Okoro"}', '{hardcover,signed}', null),
    (1, 6, 'B-103', 'Bread at Home', 'Forty loaves for a small oven.', 24.00, 25, '{"pages": 180, "author": "M. Duval"}', '{hardcover}', null),
    (1, 3, 'B-104', 'Rivers', 'A short history of rivers.', 17.25, 0, '{"pages": 220, "author": "S. Nair"}', '{}', null),
    (1, 4, 'B-090', 'Harbour Lights', 'Out of print.', 9.00, 0, '{"pages": 250}', '{}', '2024-03-01 00:00+00'),
    (2, 8, 'C-1', 'Windsor Chair', 'Ash, hand turned.', 185.00, 6, '{"wood": "ash"}', '{handmade}', null),
    (2, 8, 'C-2', 'Stool', null, 60.00, 18, '{"wood": "beech"}', '{}', null),
    (2, 9, 'T-1', 'Kitchen Table', 'Seats six.', 420.00, 2, '{"wood": "oak", "seats": 6}', '{handmade,oak}', null),
    (2, null, 'G-1', 'Gift Card', null, 50.00, 999, '{}', '{}', null);

insert into orders (tenant_id, user_id, status, note, placed_at, created_at) values
    (1, 1, 'paid', null, '2024-02-03 10:00+00', '2024-02-03 09:40+00'),
    (1, 2, 'shipped', 'Leave with the neighbour', '2024-02-14 18:20+00', '2024-02-14 18:00+00'),
    (1, 1, 'paid', null, '2024-03-01 07:30+00', '2024-03-01 07:25+00'),
    (1, 3, 'cancelled', null, '2024-03-05 12:00+00', '2024-03-05 11:45+00'),
    (1, 2, 'paid', null, '2024-03-22 20:05+00', '2024-03-22 19:50+00'),
    (1, 1, 'shipped', 'Gift wrap', '2024-04-11 15:10+00', '2024-04-11 15:00+00'),
    (1, 3, 'paid', null, '2024-04-11 16:10+00', '2024-04-11 15:00+00'),
    (1, 2, 'refunded', 'Arrived damaged', '2024-04-30 09:00+00', '2024-04-30 08:55+00'),
    (1, 1, 'pending', null, '2024-05-29 21:00+00', '2024-05-29 20:45+00'),
    (1, 5, 'cart', null, null, '2024-05-30 07:00+00'),
    (2, 6, 'shipped', null, '2024-03-10 10:00+00', '2024-03-10 09:30+00'),
    (2, 7, 'paid', 'Deliver after six', '2024-04-02 17:45+00', '2024-04-02 17:30+00'),
    (2, 7, 'paid', null, '2024-05-19 12:15+00', '2024-05-19 12:00+00'),
    (2, 8, 'pending', null, '2024-05-28 09:05+00', '2024-05-28 09:00+00'),
    (2, 6, 'cart', null, null, '2024-05-30 10:00+00');

insert into items (order_id, line, product_id, quantity, unit_price, discount) values
    (1, 1, 1, 1, 14.90, null),
    (1, 2, 4, 1, 24.00, 0.100),
    (2, 1, 3, 1, 19.00, null),
    (3, 1, 2, 2, 11.50, null),
    (3, 2, 5, 1, 17.25, null),
    (4, 1, 6, 1, 9.00, null),
    (5, 1, 1, 1, 14.90, 0.050),
    (5, 2, 2, 1, 11.50, null),
    (5, 3, 3, 1, 19.00, null),
    (6, 1, 4, 2, 24.00, null),
    (7, 1, 1, 3, 14.90, 0.150),
    (8, 1, 5, 1, 17.25, null),
    (9, 1, 3, 1, 19.00, null),
    (9, 2, 1, 1, 14.90, null),
    (10, 1, 4, 1, 24.00, null),
    (11, 1, 9, 1, 420.00, null),
    (11, 2, 7, 4, 185.00, 0.100),
    (12, 1, 8, 2, 60.00, null),
    (13, 1, 10, 3, 50.00, null),
    (14, 1, 7, 2, 185.00, null),
    (15, 1, 8, 1, 60.00, null);

update orders
set amount = totals.total
from (select order_id, sum(total) as total from items group by order_id) totals
where totals.order_id = orders.id;

insert into invoices (order_id, number, issued_on, due_on, paid_on, billed_to)
select o.id, 'INV-' || to_char(o.placed_at, 'YYYY') || '-' || lpad(o.id::text, 5, '0'),
       o.placed_at::date, o.placed_at::date + 14,
       case when o.status in ('paid', 'shipped') then o.placed_at::date + 3 end,
       coalesce(u.address, ('unknown', 'unknown', '', '??')::postal_address)
from orders o
join users u on u.id = o.user_id
where o.status in ('pending', 'paid', 'shipped', 'refunded');

insert into daily_sales (tenant_id, day, orders, revenue, best_order)
select tenant_id, placed_at::date, count(*), sum(amount), (array_agg(id order by amount desc))[1]
from orders
where status in ('paid', 'shipped')
group by tenant_id, placed_at::date;

insert into nodes (id, parent_id, name, weight) values
    (1, null, 'warehouse', null),
    (2, 1, 'hall A', null),
    (3, 1, 'hall B', null),
    (4, 2, 'aisle 1', 120.5),
    (5, 2, 'aisle 2', 80.25),
    (6, 4, 'shelf 1', 12),
    (7, 4, 'shelf 2', 31.5),
    (8, 3, 'dock', 900);

insert into jobs (queue, payload, priority, attempts, run_at, locked_by, locked_at, done_at, last_error) values
    ('mail', '{"kind": "receipt", "order": 13}', 5, 1, '2024-05-19 12:16+00', 'worker-1', '2024-05-19 12:16+00', '2024-05-19 12:17+00', null),
    ('mail', '{"kind": "reminder", "order": 14}', 0, 0, '2024-05-29 09:00+00', null, null, null, null),
    ('mail', '{"kind": "receipt", "order": 9}', 5, 2, '2024-05-29 21:01+00', null, null, null, 'mailbox full'),
    ('reports', '{"kind": "monthly", "month": "2024-05"}', 1, 0, '2024-06-01 00:00+00', null, null, null, null),
    ('reports', '{"kind": "stock"}', 1, 0, '2024-05-30 00:00+00', 'worker-2', '2024-05-30 00:00+00', null, null);

insert into audit_log (at, actor, action, before, after) values
    ('2024-03-01 00:00+00', 1, 'product.delete', '{"sku": "B-090"}', null),
    ('2024-04-30 10:00+00', 1, 'order.refund', '{"id": 8, "status": "paid"}', '{"id": 8, "status": "refunded"}'),
    ('2024-05-19 12:15+00', null, 'order.paid', '{"id": 13, "status": "pending"}', '{"id": 13, "status": "paid"}');

refresh materialized view monthly_revenue;
