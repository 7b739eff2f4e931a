select u.id as r#type, u.name as r#order, u.active as order_by, u.email as r#select from users u
