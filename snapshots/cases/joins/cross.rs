select c.name, p.name as product from categories c cross join products p
