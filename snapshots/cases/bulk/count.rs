select count(*) as n, max(r.price) as dearest from {..prices} as r(price numeric)
