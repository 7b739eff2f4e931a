-- Orders that have a tag.
select o.id, o.tags as tags: Vec<String>
from orders o
where {tag} = any (o.tags) and o.amount > {least}
order by o.id
