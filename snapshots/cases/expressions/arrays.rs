select tags[1] as first, tags[2:3] as slice, tags || array["new"] as more, array_length(tags, 1) as n, array[[1, 2], [3, 4]] as matrix, tags @> array["a"] as has from products
