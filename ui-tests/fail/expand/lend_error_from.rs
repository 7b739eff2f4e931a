//! An error of the closure's that the query's own cannot become.

#[derive(Debug)]
struct TooLong;

async fn lengths(db: &tokio_postgres::Client) -> Result<(), TooLong> {
    sqlweave::query! { #[lend] select name from users }
        .for_each(db, |row| if row.name.len() > 10 { Err(TooLong) } else { Ok(()) })
        .await
}

fn main() {}
