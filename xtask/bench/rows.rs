//! Reads rows in one of several ways: `rows URL WAY ROWS CALLS`. The rows of a call are a range of keys, so that the
//! server has the same to do for each, or one row by its key.
//!
//! `rows URL WAY ROWS CALLS OTHER ROUNDS` goes to and fro between two ways and prints for each round what CPU time each
//! took, in nanoseconds. A round is so many calls of one way, twice as many of the other, and so many of the one again: what
//! else the machine does meets both, and what grows or falls slowly adds the same to both.

use std::fmt::Write;
use std::net::IpAddr;
use std::pin::pin;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use futures_util::TryStreamExt;
use rust_decimal::Decimal;
use rustix::time::{ClockId, clock_gettime};
use serde_json::Value;
use tokio_postgres::{
    Client, NoTls, Row,
    types::{PgLsn, Type},
};
use uuid::Uuid;

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

sqlweave::query! {
    pub fn woven_wide(n: i64) -> Vec<WovenWide> {
        select
            id, a_bool, n_bool, a_small, n_small, a_int, n_int, a_big, n_big, a_real, n_real,
            a_double, n_double, a_numeric, n_numeric, a_text, n_text, a_varchar, a_char,
            a_name, a_bytes, n_bytes, a_uuid, n_uuid, a_date, n_date, a_time, a_timestamp,
            a_timestamptz, n_timestamptz, a_json, a_jsonb, n_jsonb, a_inet, a_oid, a_lsn, ints,
            texts, days
        from wide order by id limit {n}
    }
}

const WIDE: &str = "select id, a_bool, n_bool, a_small, n_small, a_int, n_int, a_big, n_big, a_real, \
                    n_real, a_double, n_double, a_numeric, n_numeric, a_text, n_text, \
                    a_varchar, a_char, a_name, a_bytes, n_bytes, a_uuid, n_uuid, a_date, \
                    n_date, a_time, a_timestamp, a_timestamptz, n_timestamptz, a_json, a_jsonb, \
                    n_jsonb, a_inet, a_oid, a_lsn, ints, texts, days \
                    from wide order by id limit $1";

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

pub struct WideByHand {
    pub id: i64,
    pub a_bool: bool,
    pub n_bool: Option<bool>,
    pub a_small: i16,
    pub n_small: Option<i16>,
    pub a_int: i32,
    pub n_int: Option<i32>,
    pub a_big: i64,
    pub n_big: Option<i64>,
    pub a_real: f32,
    pub n_real: Option<f32>,
    pub a_double: f64,
    pub n_double: Option<f64>,
    pub a_numeric: Decimal,
    pub n_numeric: Option<Decimal>,
    pub a_text: String,
    pub n_text: Option<String>,
    pub a_varchar: String,
    pub a_char: String,
    pub a_name: String,
    pub a_bytes: Vec<u8>,
    pub n_bytes: Option<Vec<u8>>,
    pub a_uuid: Uuid,
    pub n_uuid: Option<Uuid>,
    pub a_date: NaiveDate,
    pub n_date: Option<NaiveDate>,
    pub a_time: NaiveTime,
    pub a_timestamp: NaiveDateTime,
    pub a_timestamptz: DateTime<Utc>,
    pub n_timestamptz: Option<DateTime<Utc>>,
    pub a_json: Value,
    pub a_jsonb: Value,
    pub n_jsonb: Option<Value>,
    pub a_inet: IpAddr,
    pub a_oid: u32,
    pub a_lsn: PgLsn,
    pub ints: Vec<Option<i32>>,
    pub texts: Vec<Option<String>>,
    pub days: Vec<Option<NaiveDate>>,
}

fn one_wide_by_hand(row: &Row) -> Result<WideByHand, tokio_postgres::Error> {
    Ok(WideByHand {
        id: row.try_get(0)?,
        a_bool: row.try_get(1)?,
        n_bool: row.try_get(2)?,
        a_small: row.try_get(3)?,
        n_small: row.try_get(4)?,
        a_int: row.try_get(5)?,
        n_int: row.try_get(6)?,
        a_big: row.try_get(7)?,
        n_big: row.try_get(8)?,
        a_real: row.try_get(9)?,
        n_real: row.try_get(10)?,
        a_double: row.try_get(11)?,
        n_double: row.try_get(12)?,
        a_numeric: row.try_get(13)?,
        n_numeric: row.try_get(14)?,
        a_text: row.try_get(15)?,
        n_text: row.try_get(16)?,
        a_varchar: row.try_get(17)?,
        a_char: row.try_get(18)?,
        a_name: row.try_get(19)?,
        a_bytes: row.try_get(20)?,
        n_bytes: row.try_get(21)?,
        a_uuid: row.try_get(22)?,
        n_uuid: row.try_get(23)?,
        a_date: row.try_get(24)?,
        n_date: row.try_get(25)?,
        a_time: row.try_get(26)?,
        a_timestamp: row.try_get(27)?,
        a_timestamptz: row.try_get(28)?,
        n_timestamptz: row.try_get(29)?,
        a_json: row.try_get(30)?,
        a_jsonb: row.try_get(31)?,
        n_jsonb: row.try_get(32)?,
        a_inet: row.try_get(33)?,
        a_oid: row.try_get(34)?,
        a_lsn: row.try_get(35)?,
        ints: row.try_get(36)?,
        texts: row.try_get(37)?,
        days: row.try_get(38)?,
    })
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
    wide: tokio_postgres::Statement,
}

impl Database {
    /// Reads so many rows; the number that came.
    async fn read(&self, way: &str, rows: i64) -> Result<usize, Failure> {
        let Database { client, cached, prepared, point, wide } = self;
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
            "woven cached wide" => {
                std::hint::black_box(woven_wide(rows).fetch(cached).await?).len()
            }
            "prepared wide" => {
                let rows = client.query(wide, &[&rows]).await?;
                let mut found = Vec::with_capacity(rows.len());
                for row in &rows {
                    found.push(one_wide_by_hand(row)?);
                }
                std::hint::black_box(found).len()
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
            "prepared point rows" => {
                let found = by_hand(client.query(point, &[&rows]).await?)?;
                std::hint::black_box(found).len()
            }
            "text point rows" => {
                let found = by_hand(client.query(POINT, &[&rows]).await?)?;
                std::hint::black_box(found).len()
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

impl Database {
    async fn connect(url: &str) -> Result<Database, Failure> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        let client = std::sync::Arc::new(client);
        let cached = sqlweave::Connection::new(std::sync::Arc::clone(&client));
        let (prepared, point) = (client.prepare(SQL).await?, client.prepare(POINT).await?);
        let wide = client.prepare(WIDE).await?;
        Ok(Database { client, cached, prepared, point, wide })
    }

    async fn calls(&self, way: &str, rows: i64, calls: usize) -> Result<(), Failure> {
        let expected = if way.contains("point") { 1 } else { usize::try_from(rows)? };
        for _ in 0..calls {
            let read = self.read(way, rows).await?;
            if read != expected {
                return Err(format!("{read} rows were read").into());
            }
        }
        Ok(())
    }

    /// The CPU time that so many calls take.
    async fn cost(&self, way: &str, rows: i64, calls: usize) -> Result<u64, Failure> {
        let start = cpu_time();
        self.calls(way, rows, calls).await?;
        Ok(cpu_time() - start)
    }
}

/// Nanoseconds of this process, user and system.
fn cpu_time() -> u64 {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    spent.tv_sec.cast_unsigned() * 1_000_000_000 + spent.tv_nsec.cast_unsigned()
}

/// Rounds before those that count.
const WARM_UP: usize = 5;

async fn run() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (first, others) = arguments.split_at_checked(4).ok_or("URL WAY ROWS CALLS [OTHER ROUNDS]")?;
    let [url, way, rows, calls] = first else { return Err("URL WAY ROWS CALLS".into()) };
    let database = Database::connect(url).await?;
    let (rows, calls): (i64, usize) = (rows.parse()?, calls.parse()?);
    let [other, rounds] = others else { return database.calls(way, rows, calls).await };
    let mut told = String::new();
    for round in 0..WARM_UP + rounds.parse::<usize>()? {
        let mut own = database.cost(way, rows, calls).await?;
        let others = database.cost(other, rows, 2 * calls).await?;
        own += database.cost(way, rows, calls).await?;
        if round >= WARM_UP {
            // Whoever reads it would be woken amid the rounds.
            writeln!(told, "{own} {others}")?;
        }
    }
    print!("{told}");
    Ok(())
}

fn main() -> Result<(), Failure> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(run())
}
