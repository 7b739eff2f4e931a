insert into {schema}.orders (tenant_id, user_id, status) values {..orders} returning id, status::{schema}.order_status as status
