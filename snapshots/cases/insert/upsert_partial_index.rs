insert into orders as o (tenant_id, user_id, amount) values ({tenant}, {user}, {amount})
on conflict (user_id) where status = "cart" do update set amount = excluded.amount where o.amount <> excluded.amount
