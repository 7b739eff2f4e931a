select id, name from users where id in {ids} and name not in {names}
