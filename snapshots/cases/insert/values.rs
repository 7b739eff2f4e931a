insert into orders (tenant_id, user_id, note) values ({tenant}, {user}, {note}) returning id
