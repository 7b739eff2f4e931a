select percentile_cont(0.5) within group (order by weight) as median, mode() within group (order by name), rank(3.5) within group (order by weight) from nodes
