//! A closure that does not say of what type its error is.

fn lengths(db: &tokio_postgres::Client) {
    let _ = sqlweave::query! { #[lend] select name from users }.for_each(db, |_| Ok(()));
}

fn main() {}
