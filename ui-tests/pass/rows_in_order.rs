async fn insert(db: &mut tokio_postgres::Client, rows: Vec<(String, String)>) {
    let ids = sqlweave::query! {
        insert into users (name, email) values {..(name, email) in &rows} returning id
    };
    let ids: Vec<i64> = ids.scalars().in_order().fetch(db).await.unwrap();
    let _ = rows.iter().zip(ids);
    let upserted = sqlweave::query! {
        insert into users (name, email) values {..(name, email) in rows}
        on conflict (email) do update set name = excluded.name
        returning id, email
    };
    let _ = upserted.in_order().fetch(db).await;
}

fn main() {}
