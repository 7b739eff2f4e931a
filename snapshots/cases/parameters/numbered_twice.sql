select id from orders where user_id = {user} or tenant_id = {tenant} or user_id = {user}
