//! Reads rows in one of several ways: `rows URL WAY ROWS CALLS`. The rows of a call are a range of keys, so that the
//! server has the same to do for each, or one row by its key.

use std::pin::pin;

use futures_util::TryStreamExt;
use tokio_postgres::{Client, NoTls, Row, types::Type};

sqlweave::query! {
    pub fn woven(n: i64) -> Vec<Woven> {
        select id, tenant_id, name, email, note, amount, quantity, active
        from measured order by id limit {n}
    }
}

sqlweave::query! {
    #[lend]
    pub fn lent(n: i64) -> Vec<Lent> {
        select id, tenant_id, name, email, note, amount, quantity, active
        from measured order by id limit {n}
    }
}

sqlweave::query! {
    pub fn woven_point(id: i64) -> Option<WovenPoint> {
        select id, tenant_id, name, email, note, amount, quantity, active from measured where id = {id}
    }
}

const SQL: &str = "select id, tenant_id, name, email, note, amount, quantity, active \
                   from measured order by id limit $1";

const POINT: &str = "select id, tenant_id, name, email, note, amount, quantity, active \
                     from measured where id = $1";

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

fn one_by_hand(row: &Row) -> Result<ByHand, tokio_postgres::Error> {
    Ok(ByHand {
        id: row.try_get(0)?,
        tenant_id: row.try_get(1)?,
        name: row.try_get(2)?,
        email: row.try_get(3)?,
        note: row.try_get(4)?,
        amount: row.try_get(5)?,
        quantity: row.try_get(6)?,
        active: row.try_get(7)?,
    })
}

fn by_hand(rows: Vec<Row>) -> Result<Vec<ByHand>, tokio_postgres::Error> {
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        found.push(one_by_hand(row)?);
    }
    Ok(found)
}

/// Text that nobody owns, taken from each row as it comes.
async fn lent_by_hand(
    client: &Client,
    prepared: &tokio_postgres::Statement,
    rows: i64,
) -> Result<usize, tokio_postgres::Error> {
    let mut stream = pin!(client.query_raw(prepared, [&rows]).await?);
    let mut length = 0;
    while let Some(row) = stream.try_next().await? {
        let name: &str = row.try_get(2)?;
        let email: &str = row.try_get(3)?;
        let note: Option<&str> = row.try_get(4)?;
        let numbers: (i64, i64, f64, i32, bool) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(5)?, row.try_get(6)?, row.try_get(7)?);
        std::hint::black_box((name, email, note, numbers));
        length += 1;
    }
    Ok(length)
}

struct Database {
    client: std::sync::Arc<Client>,
    cached: sqlweave::Connection,
    prepared: tokio_postgres::Statement,
    point: tokio_postgres::Statement,
}

impl Database {
    /// Reads so many rows; the number that came.
    async fn read(&self, way: &str, rows: i64) -> Result<usize, Failure> {
        let Database { client, cached, prepared, point } = self;
        let client = &**client;
        Ok(match way {
            "woven cached" => std::hint::black_box(woven(rows).fetch(cached).await?).len(),
            "woven bare" => std::hint::black_box(woven(rows).fetch(client).await?).len(),
            "woven lent" => {
                let mut length = 0;
                let each = |row: Lent<'_>| {
                    std::hint::black_box(row);
                    length += 1;
                    Ok::<_, sqlweave::Error>(())
                };
                lent(rows).for_each(cached, each).await?;
                length
            }
            "woven cached point" => {
                usize::from(std::hint::black_box(woven_point(rows).fetch(cached).await?).is_some())
            }
            "woven bare point" => {
                usize::from(std::hint::black_box(woven_point(rows).fetch(client).await?).is_some())
            }
            "prepared" => {
                std::hint::black_box(by_hand(client.query(prepared, &[&rows]).await?)?).len()
            }
            "text" => std::hint::black_box(by_hand(client.query(SQL, &[&rows]).await?)?).len(),
            "typed" => {
                let found = client.query_typed(SQL, &[(&rows, Type::INT8)]).await?;
                std::hint::black_box(by_hand(found)?).len()
            }
            "lent" => lent_by_hand(client, prepared, rows).await?,
            "prepared point" => {
                let row = client.query_opt(point, &[&rows]).await?;
                let row = row.as_ref().map(one_by_hand).transpose()?;
                usize::from(std::hint::black_box(row).is_some())
            }
            "text point" => {
                let row = client.query_opt(POINT, &[&rows]).await?;
                let row = row.as_ref().map(one_by_hand).transpose()?;
                usize::from(std::hint::black_box(row).is_some())
            }
            _ => return Err(format!("no way is called {way}").into()),
        })
    }
}

async fn run() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, way, rows, calls] = &arguments[..] else { return Err("URL WAY ROWS CALLS".into()) };
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    let client = std::sync::Arc::new(client);
    let cached = sqlweave::Connection::new(std::sync::Arc::clone(&client));
    let (prepared, point) = (client.prepare(SQL).await?, client.prepare(POINT).await?);
    let database = Database { client, cached, prepared, point };
    let (rows, calls): (i64, usize) = (rows.parse()?, calls.parse()?);
    let expected = if way.ends_with("point") { 1 } else { usize::try_from(rows)? };
    for _ in 0..calls {
        let read = database.read(way, rows).await?;
        if read != expected {
            return Err(format!("{read} rows were read").into());
        }
    }
    Ok(())
}

fn main() -> Result<(), Failure> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(run())
}
