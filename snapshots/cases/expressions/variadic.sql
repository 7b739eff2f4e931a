select concat_ws('-', variadic array['a', 'b']) as joined, format('%s of %s', 1, 2) as text, num_nulls(null, 1) as nulls
