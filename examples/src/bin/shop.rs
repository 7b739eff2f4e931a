//! A day in the shop.

use std::process::ExitCode;

use examples::Result;
use tokio_postgres::Client;

fn main() -> ExitCode {
    examples::run(day)
}

async fn day(client: &mut Client) -> Result<()> {
    for row in client.query("select id, amount::text from orders order by id", &[]).await? {
        println!("{} {}", row.get::<_, i64>(0), row.get::<_, &str>(1));
    }
    Ok(())
}
