--: Customer(note?)

--! customer : Customer
select id, tenant_id, name, email, note, amount, quantity, active from customers where id = :id;

--! customers : Customer
select id, tenant_id, name, email, note, amount, quantity, active from customers order by id limit :n;

--! joined : (score?)
select p.id, p.title, p.score, u.name from posts p join users u on u.id = p.user_id order by p.id limit :n;

--! users
select id, name from users order by id limit :n;

--! posts : (score?)
select id, user_id, title, score from posts where user_id = any(:ids) order by id;

--! comments
select id, post_id, author, body from comments where post_id = any(:ids) order by id;

--: Node()

--! tree : Node
with recursive tree as (
    select id, name from nodes where parent_id is null
    union all
    select n.id, n.name from nodes n join tree t on n.parent_id = t.id
) select id, name from tree order by id;

--! roots : Node
select id, name from nodes where parent_id is null order by id;

--! children : Node
select id, name from nodes where parent_id = any(:ids) order by id;

--! events
select id, user_id, kind, amount from events order by id limit :n;

--! insert (notes[?])
insert into loaded (id, sku, name, note, price, stock, active)
select * from unnest(:ids::bigint[], :skus::text[], :names::text[], :notes::text[], :prices::double precision[],
                     :stocks::integer[], :active::boolean[]);
