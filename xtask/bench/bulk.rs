//! Writes rows in one way: `bulk URL WAY ROWS` prints the seconds that it took and the most memory it had, in kB.

use std::error::Error;
use std::pin::pin;
use std::time::Instant;

use sqlweave::query;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, NoTls};

struct Row {
    id: i64,
    sku: String,
    name: String,
    note: Option<String>,
    price: f64,
    stock: i32,
    active: bool,
}

fn rows(count: i64) -> impl Iterator<Item = Row> {
    (0..count).map(|id| Row {
        id,
        sku: format!("SKU-{id:08}"),
        name: format!("Product number {id}"),
        note: (id % 3 > 0).then(|| format!("Comes in {} colours", id % 7)),
        price: id as f64 * 1.25,
        stock: (id % 1000) as i32,
        active: id % 2 == 0,
    })
}

async fn values(client: &mut Client, count: i64) -> Result<u64, Box<dyn Error>> {
    let rows = rows(count);
    let written = query! {
        insert into loaded (id, sku, name, note, price, stock, active) values {..rows}
    };
    Ok(written.execute(client).await?)
}

async fn keys(client: &mut Client, count: i64) -> Result<u64, Box<dyn Error>> {
    let rows = rows(count);
    let ids = query! { insert into keyed (sku, name, note, price) values {..rows} returning id };
    let ids = ids.scalars().in_order().fetch(client).await?;
    assert!(ids.is_sorted());
    Ok(ids.len() as u64)
}

async fn keys_in_any_order(client: &mut Client, count: i64) -> Result<u64, Box<dyn Error>> {
    let rows = rows(count);
    let ids = query! {
        insert into keyed (sku, name, note, price)
        select r.sku, r.name, r.note, r.price from {..rows} as r(sku, name, note, price)
        returning id
    };
    Ok(ids.scalars().fetch(client).await?.len() as u64)
}

async fn copy(client: &mut Client, count: i64) -> Result<u64, Box<dyn Error>> {
    let rows = rows(count);
    let copied = query! { copy loaded (id, sku, name, note, price, stock, active) from {..rows} };
    Ok(copied.execute(client).await?)
}

async fn by_hand(client: &mut Client, count: i64) -> Result<u64, Box<dyn Error>> {
    let sql = "COPY loaded (id, sku, name, note, price, stock, active) FROM STDIN (FORMAT binary)";
    let types = [Type::INT8, Type::TEXT, Type::TEXT, Type::TEXT, Type::FLOAT8, Type::INT4, Type::BOOL];
    let sink = client.copy_in(sql).await?;
    let mut writer = pin!(BinaryCopyInWriter::new(sink, &types));
    for row in rows(count) {
        writer
            .as_mut()
            .write(&[&row.id, &row.sku, &row.name, &row.note, &row.price, &row.stock, &row.active])
            .await?;
    }
    Ok(writer.finish().await?)
}

fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let digits = line.map(|line| line.chars().filter(char::is_ascii_digit).collect::<String>());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn Error>> {
    let [_, url, way, count] = std::env::args().collect::<Vec<_>>().try_into().map_err(|_| "URL WAY ROWS")?;
    let count: i64 = count.parse()?;
    let (mut client, connection) = tokio_postgres::connect(&url, NoTls).await?;
    tokio::spawn(connection);
    client.batch_execute("truncate loaded, keyed; checkpoint").await?;
    let start = Instant::now();
    let written = match way.as_str() {
        "values" => values(&mut client, count).await?,
        "keys" => keys(&mut client, count).await?,
        "keys_in_any_order" => keys_in_any_order(&mut client, count).await?,
        "copy" => copy(&mut client, count).await?,
        "by_hand" => by_hand(&mut client, count).await?,
        other => return Err(other.to_owned().into()),
    };
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(written, count as u64);
    println!("{seconds} {}", most_memory());
    Ok(())
}
