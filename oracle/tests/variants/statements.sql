select u.id, u.email, u.name, u.mood from users u
where u.id = {?a} and u.email = {?b} and u.name like {?c} and u.age between {?d} and 99 and u.mood = {?e}
  and u.tags && {?f} and u.born < {?g} and u.balance >= {?h} and u.seen > {?i} and u.home = {?j}
order by u.id limit {?k} offset {?l}

select id from users where name = {?name}

select id, name from users where (age = {?age} and (name = {?name} or name is null)) and id > {min}

select id from users where id in {?ids} and mood not in {?moods} and age > {?age} + {more}::int

select name, count(*) as n, sum(age) as years from users where age > {?age} group by name having count(*) > {?least}

select 1 as one from users having count(*) > {?least}

select count(*) from users u left join orders o on o.user_id = u.id and o.amount > {?amount} where u.age < {?age}

select u.id, o.amount from users u full join orders o on u.id = o.user_id + {?offset}

select u.id from users u join orders o on o.amount > {?amount} join orders p on p.note = {?note} and p.id = o.id

select id from users u where exists (select 1 from orders o where o.user_id = u.id and o.note = {?note}) and age = {?age}

select id from users where age in (select age + {?more} from users where name = {?name}) and id > 0

select distinct on (name) name, id from users where age = {?age} order by name, id desc limit {?most}

select id, name from users where mood = {?mood} order by name fetch first {?most} rows with ties

(select id from users where age = {?age} limit {?most}) union all select id from orders where amount > {?amount} order by id offset {?skip}

with recursive tree as (
    select id, 1 as depth from orders where id = {root} and note = {?note}
    union all
    select o.id, t.depth + 1 from orders o join tree t on o.user_id = t.id and t.depth < {?deepest}
) select id, depth from tree where depth > {?above}

select u.id, (select max(o.amount) from orders o where o.user_id = u.id and o.placed > {?since}) as most from users u

select id from users where age > {?age} for update skip locked

select x.n, array(select o.id from orders o where o.amount > {?amount} order by o.id) as ids from generate_series(1, {n}::int) x(n) where x.n > {?least}

select id, sum(amount) over (partition by user_id order by id) as running from orders where amount > {?amount} and placed < {?until}

update users set email = {?email}, name = {?name}, mood = {?mood}, home = {?home}, tags = {?tags} where id = {id} returning *

update users as u set name = {?name}, age = {?age} where u.id = {id} and u.mood = {?mood} returning u.id, u.ctid, u

update only users set name = upper({?name}) where age between {?low} and {?high}

update users set seen = now(), (name, age) = ({?name}, {?age}), home.city = {?city}, tags[{?i}] = {tag} where id = {id}

update users u set name = {?name}, age = (select count(*) from orders o where o.amount > {?amount}) where u.id = {id}

update users set name = {?name}, age = 1 from orders o where o.user_id = users.id and o.amount > {?amount} returning o.id

update adults set name = {?name} where id = {id} returning email

update parts set size = {?size} where region = {?region} returning id, region

with changed as (update users set name = {?name} where id = {id} returning id, name) select * from changed where id = {?other}

with changed as (update users set name = {?name} where id = {id}) select 1 as one

delete from orders where user_id = {user} and note = {?note} returning id

delete from orders using users u where u.id = orders.user_id and u.age < {?age}

insert into users (email, name, mood, tags, balance) values ({email}, {?name}, {?mood}, {?tags}, {?balance}) returning id, mood

insert into users values (default, {email}, {?name}, {?age}), (default, {second}, lower({?second_name}), 5)

insert into orders (id, user_id, amount, note) values ({id}, {user}, {amount}, {?note})
on conflict (id) do update set amount = excluded.amount, note = {?again} where orders.amount < {?below} returning id

insert into orders (id, user_id, amount) select id, id, {amount} from users where age = {?age} on conflict do nothing

insert into adults (email, name) values ({email}, {?name}) returning id

select id, email from users where match {by} { By::Id(id) => id = {id}, By::Email(e) => email = {e}, By::Both(a, b) => name = {a} or name = {b}, By::All => true } and age > {?age}

select id from users where match {m} { A(x) => age = {x} and name = {?n} and mood = {?mood}, B => id in (select user_id from orders where note = {?note}), C => match {k} { D(y) => home = {y}, E => true } }

select id, name from users order by match {s} { Newest => id desc, Name => name nulls last, age, Mood => mood }, email limit {?most}

select name, count(*) as n from users group by name having match {m} { Many(k) => count(*) > {k}, Any => true } order by match {s} { Count => count(*) desc, Name => name }

select distinct name from users where match {m} { A(x) => age = {x}, B => true } order by match {s} { Up => name, Down => 1 desc }

select u.id from users u left join orders o on o.user_id = u.id and match {m} { Big(x) => o.amount > {x}, Noted => o.note is not null }

update users set name = {?name} where match {m} { A(x) => id = {x}, B(x) => email = {x} } returning id

select o.id from orders o join users u on u.id = o.user_id where (o.user_id, o.note) in {pairs} and (u.email, u.mood, u.tags) not in {?more} and o.amount > {?least} and (u.home, u.born) in {?homes}

delete from orders where (user_id, placed) in {..keys} and note = {?note} returning id

select id from users where match {m} { A(x) => (name, age) in {x} and mood = {?mood}, B => (id, tags) in {ys} }

select id, placed, amount from orders page by placed desc, id desc after {?c} limit {n}

select id, amount from orders where user_id = {?user} or note is null page by placed desc, id after {?a} before {?b} limit 20

select * from users where age > {?age} page by seen desc nulls last, id after {?a} before {?b} limit {n}

select id, mood, email from users page by mood, age nulls first, name desc nulls last, id after {?a} before {?b} limit {n}

select u.email, o.amount from users u join orders o on o.user_id = u.id where match {m} { A(x) => o.amount > {x}, B => true } page by u.email desc, o.placed after {?c} limit 5

select user_id, sum(amount) as total, count(note) from orders where placed > {?since} group by user_id having count(*) > {?least} page by total desc, user_id after {?a} before {?b} limit 5

select distinct name, mood from users page by name nulls last, mood desc before {?b} limit 5

with big as (select * from orders where amount > {?least}) select b.id from big b page by lower(b.note) nulls first, b.id after {?a} limit 5

select region, id from parts page by region, id after {?a} before {?b} limit 5

select q.id, q.n from (select o.id, row_number() over (order by o.amount) as n, o.note from orders o) q page by q.n, q.note desc nulls last, q.id after {?a} limit 3

select id, born, home from users page by born nulls first, email, id after {?a} limit 3

select user_id, o.id, p.note from orders o join orders p using (id, user_id) page by user_id desc, id after {?a} before {?b} limit 5

select j.amount from (orders o join users u on u.id = o.user_id) as j (order_id, buyer) page by j.buyer, j.order_id after {?a} limit 5

select u.id, o.note from users u left join orders o on o.user_id = u.id page by u.id, o.id nulls last after {?a} before {?b} limit 5

select a.id, b.id as other from users a cross join orders b page by a.name nulls first, a.id, b.id after {?a} limit 5
