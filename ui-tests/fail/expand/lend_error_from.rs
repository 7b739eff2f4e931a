//! An error of the closure's that the query's own cannot become.

struct TooLong;

fn lengths(db: &tokio_postgres::Client) {
    let query = sqlweave::query! { #[lend] select name from users };
    query.for_each(db, |row| if row.name.len() > 10 { Err(TooLong) } else { Ok(()) });
}

fn main() {}
