select 1 as n, null as note union all select 2.5, note from orders
