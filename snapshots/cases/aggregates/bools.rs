select bool_and(active), every(active) as all_active, min(last_seen_at), sum(id), avg(id), variance(id) from users
