update users set name = {name}, address = {address}, last_seen_at = now() where id = {id}
