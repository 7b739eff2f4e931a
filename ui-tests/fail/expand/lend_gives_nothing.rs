//! A closure that gives nothing, where it has to say whether to go on.

async fn lengths(db: &tokio_postgres::Client) -> Result<usize, sqlweave::Error> {
    let mut length = 0;
    sqlweave::query! { #[lend] select name from users }
        .for_each(db, |row| {
            length += row.name.len();
        })
        .await?;
    Ok(length)
}

fn main() {}
