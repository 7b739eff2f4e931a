//! Rows that are lent are had one by one, and not as a list.

async fn all(db: &tokio_postgres::Client) -> Result<(), sqlweave::Error> {
    let _ = sqlweave::query! { #[lend] select id, name from users }.fetch(db).await?;
    Ok(())
}

fn main() {}
