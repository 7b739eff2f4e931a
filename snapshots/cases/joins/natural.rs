select id, name from active_users natural join (select id, name from users) u
