select t.tag, t.ordinality, g as number from products p, unnest(p.tags) with ordinality as t(tag), generate_series(1, 3) g where p.id = {id}
