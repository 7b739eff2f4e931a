async fn insert(db: &tokio_postgres::Client, rows: Vec<(String, String)>) {
    let _ = sqlweave::query! { insert into users (name, email) values {..(name, email) in rows} }.execute(db).await;
}

fn main() {}
