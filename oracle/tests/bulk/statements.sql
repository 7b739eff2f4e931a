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
