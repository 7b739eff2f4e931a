//! Reads rows in one of several ways: `rows URL WAY ROWS CALLS`.

use tokio_postgres::{Client, NoTls, Row, types::Type};

sqlweave::query! {
    pub fn woven(n: i64) -> Vec<Woven> {
        select id, tenant_id, name, email, note, amount, quantity, active
        from measured order by id limit {n}
    }
}

const SQL: &str = "select id, tenant_id, name, email, note, amount, quantity, active \
                   from measured order by id limit $1";

pub struct ByHand {
    pub id: i64,
    pub tenant_id: i64,
    pub name: String,
    pub email: String,
    pub note: Option<String>,
    pub amount: f64,
    pub quantity: i32,
    pub active: bool,
}

type Failure = Box<dyn std::error::Error>;

fn by_hand(rows: Vec<Row>) -> Result<Vec<ByHand>, tokio_postgres::Error> {
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        found.push(ByHand {
            id: row.try_get(0)?,
            tenant_id: row.try_get(1)?,
            name: row.try_get(2)?,
            email: row.try_get(3)?,
            note: row.try_get(4)?,
            amount: row.try_get(5)?,
            quantity: row.try_get(6)?,
            active: row.try_get(7)?,
        });
    }
    Ok(found)
}

async fn read(client: &Client, way: &str, rows: i64, calls: usize) -> Result<usize, Failure> {
    let prepared = client.prepare(SQL).await?;
    let mut read = 0;
    for _ in 0..calls {
        read += match way {
            "woven" => std::hint::black_box(woven(rows).fetch(client).await?).len(),
            "text" => std::hint::black_box(by_hand(client.query(SQL, &[&rows]).await?)?).len(),
            "typed" => {
                let found = client.query_typed(SQL, &[(&rows, Type::INT8)]).await?;
                std::hint::black_box(by_hand(found)?).len()
            }
            "prepared" => {
                std::hint::black_box(by_hand(client.query(&prepared, &[&rows]).await?)?).len()
            }
            _ => return Err(format!("no way is called {way}").into()),
        };
    }
    Ok(read)
}

async fn run() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, way, rows, calls] = &arguments[..] else { return Err("URL WAY ROWS CALLS".into()) };
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    let (rows, calls) = (rows.parse()?, calls.parse()?);
    let read = read(&client, way, rows, calls).await?;
    match i64::try_from(read)? == rows * i64::try_from(calls)? {
        true => Ok(()),
        false => Err(format!("{read} rows were read").into()),
    }
}

fn main() -> Result<(), Failure> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(run())
}
