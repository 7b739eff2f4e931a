//! A value that is kept longer than it is lent.

async fn longest(db: &tokio_postgres::Client) -> Result<String, sqlweave::Error> {
    let mut longest = "";
    sqlweave::query! { #[lend] select name from users }
        .for_each(db, |row| {
            longest = row.name;
            Ok::<_, sqlweave::Error>(())
        })
        .await?;
    Ok(longest.to_owned())
}

fn main() {}
