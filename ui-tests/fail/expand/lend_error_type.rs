//! A closure that does not say of what type its error is.

async fn lengths(db: &tokio_postgres::Client) -> Result<usize, sqlweave::Error> {
    let mut length = 0;
    sqlweave::query! { #[lend] select name from users }
        .for_each(db, |row| {
            length += row.name.len();
            Ok(())
        })
        .await?;
    Ok(length)
}

fn main() {}
