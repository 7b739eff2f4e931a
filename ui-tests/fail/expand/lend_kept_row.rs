//! Rows that are kept: each is gone when the next one comes.

async fn all(db: &tokio_postgres::Client) -> Result<usize, sqlweave::Error> {
    let mut kept = Vec::new();
    sqlweave::query! { #[lend] select id, name from users }
        .for_each(db, |row| {
            kept.push(row);
            Ok::<_, sqlweave::Error>(())
        })
        .await?;
    Ok(kept.len())
}

fn main() {}
