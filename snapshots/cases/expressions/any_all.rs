select id from products where {tag} = any(tags) and stock <> all({excluded})
