fn add(emails: Vec<String>) {
    let _ = sqlweave::query! {
        insert into users (email) values {..(email) in emails}
        returning id, batch array(select o.id as order_id from orders o where o.user_id = users.id) as orders
    };
}

fn main() {}
