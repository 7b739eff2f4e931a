insert into orders (id, user_id, amount) values {..rows}

insert into orders (id, user_id, amount) values {..rows} returning *

insert into orders as o (id, user_id, amount, note) values {..rows} returning o.id, o.*, now() as at

insert into orders as given (id, user_id, amount) overriding system value values {..rows} returning given.id, (select email from users u where u.id = given.user_id) as email

insert into orders values {..rows} returning id, orders.note

insert into users (email, mood, home, tags) values {..rows} on conflict (email) do update set tags = excluded.tags returning id

update orders o set amount = r.amount from {..rows} as r(id, amount) where o.id = r.id and (o.user_id, o.note) not in {pairs} returning o.id, r.amount

delete from orders o using {..rows} as r(user_id, placed) where (o.user_id, o.placed) = (r.user_id, r.placed) and o.note = {note}

merge into orders o using {..rows} as r(id, amount, user_id) on o.id = r.id when matched then update set amount = r.amount when not matched then insert (id, user_id, amount) values (r.id, r.user_id, r.amount)

select r.id, r.tags from {..rows} as r(id bigint, tags text[]) where (r.id, r.tags) not in {seen}

insert into users (email, name, balance) values {..rows} on conflict (email) last wins do update set name = excluded.name, balance = users.balance + excluded.balance returning id, balance

insert into orders (user_id, placed, amount, id, note) values {..rows} on conflict (user_id, placed) last wins do update set note = excluded.note where orders.note is null

insert into users (tags, email) values {..rows} on conflict on constraint users_email_key last wins do update set tags = excluded.tags

insert into parcels (label, weight) values {..rows} returning id, label, 'x' as label, weight * 2

insert into public.parcels as p (label) values {..rows} returning p.*, (select count(*) from parcels q where q.label = p.label) as alike

insert into tickets (about) values {..rows} returning *

insert into letters ("Sent To", body) values {..rows} returning id, "Sent To"

insert into public."Odd Names" ("a'b\c", given) values {..rows} returning "Id", given

insert into "Odd Names" ("Id", "a'b\c") overriding system value values {..rows} returning "Id"

insert into "Odd Names" ("Id", "a'b\c") overriding user value values {..rows} returning "Id"

insert into places (note, seat, code, city) values {..rows} returning note, code

insert into events (at, what) values {..rows} returning at, what

insert into users (email, mood, home, tags) values {..rows} returning id, mood, home, array(select o.id from orders o where o.user_id = users.id) as orders, row(email, tags) as r

insert into users (email, home) values {..rows} on conflict (email) do update set home = excluded.home, name = users.name returning id, home

insert into users (email) values {..rows} on conflict (email) do nothing returning id

insert into users (email) values {..rows} on conflict (email) do update set email = excluded.email returning id

insert into parts (region, id, size) values {..rows} on conflict (region, id) do update set size = parts.size + excluded.size returning id, size
