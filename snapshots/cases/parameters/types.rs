select {a}::int as a, {b} || "x" as b, {c} + interval "1 day" as c, coalesce({d}, 1.5) as d, {e} = any(array[true]) as e, lower({f}) as f
