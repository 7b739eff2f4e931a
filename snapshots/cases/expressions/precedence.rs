select (1 + 2) * 3 as a, 1 + 2 * 3 as b, -(2 ^ 2) as c, not (active and (id = 1 or id = 2)) as d, (id + 1) % 2 = 0 as e from users
