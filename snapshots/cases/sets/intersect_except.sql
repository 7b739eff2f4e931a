(select user_id from orders intersect all select id from users) except select actor from audit_log
