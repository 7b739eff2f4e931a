//! Writes the crate that cornucopia makes of a folder of queries: `bench-generate URL QUERIES DESTINATION NAME`.

use std::error::Error;

use cornucopia::config::Config;
use tokio_postgres::NoTls;

#[tokio::main(flavor = "multi_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, queries, destination, name] = &arguments[..] else {
        return Err("URL QUERIES DESTINATION NAME".into());
    };
    let config = Config::builder().queries(queries).destination(destination).name(name).build();
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    // It waits for the server without yielding.
    tokio::task::block_in_place(|| cornucopia::gen_live(&client, config))?;
    Ok(())
}
