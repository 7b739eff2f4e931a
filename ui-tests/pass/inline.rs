//! Queries that are values.

use sqlweave::query;

mod db {
    sqlweave::schema!();
}

async fn all(db: &tokio_postgres::Client, ids: &[i64]) -> Result<(), sqlweave::Error> {
    let status = db::OrderStatus::Paid;
    for order in query! {
        // A comment, as Rust writes it.
        select o.id, o.status, o.amount * 2 as twice!, u.nickname as nick?
        from orders o
        join users u on u.id = o.user_id
        where o.status = {status} and o.user_id in {ids} and u.name <> "Ann"
    }
    .fetch(db)
    .await?
    {
        let _: (i64, db::OrderStatus, Option<String>) = (order.id, order.status, order.nick);
    }
    let count: i64 = query! { select count(*) from users }.scalars().fetch(db).await?;
    let _ = count;
    Ok(())
}

fn main() {
    let _ = all;
}
