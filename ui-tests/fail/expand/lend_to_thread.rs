//! A row that is lent is handed to a thread, which may live longer.

async fn all(db: &tokio_postgres::Client) -> Result<(), sqlweave::Error> {
    sqlweave::query! { #[lend] select name from users }
        .for_each(db, |row| {
            std::thread::spawn(move || row.name.len());
            Ok::<_, sqlweave::Error>(())
        })
        .await
}

fn main() {}
