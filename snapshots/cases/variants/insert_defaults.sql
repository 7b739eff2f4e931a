insert into orders (tenant_id, user_id, status, note) values ({tenant}, {user}, {?status}, {?note})
on conflict do nothing returning id
