insert into nodes (id, parent_id, name) values (1, null, "root"), (2, 1, {name}), (3, default, "other")
