select a, b from rows from (generate_series(1, 3), unnest(array['x', 'y'])) as t (a, b)
