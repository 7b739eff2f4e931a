async fn insert(db: &mut tokio_postgres::Client, rows: Vec<(String, String)>) {
    let ids = sqlweave::query! {
        insert into users (name, email) values {..(name, email) in rows} on conflict do nothing returning id
    };
    let _ = ids.in_order().fetch(db).await;
}

fn main() {}
