select id, ts_rank(search, q) as rank from products, websearch_to_tsquery("simple", {words}) q where search @@ q order by rank desc
