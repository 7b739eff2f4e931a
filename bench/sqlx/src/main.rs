//! The work by sqlx: its checked macros, which know their statements as prepared; UNNEST, as its FAQ says, and COPY as text.

mod nested;

use std::fmt::Write;

use bench_common::{CHUNK, Failure, Loaded, Peer, Sum, Task, add_fields, loaded};
use futures_util::TryStreamExt;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Connection, query, query_as};

struct Customer {
    id: i64,
    tenant_id: i64,
    name: String,
    email: String,
    note: Option<String>,
    amount: f64,
    quantity: i32,
    active: bool,
}

struct Joined {
    id: i64,
    title: String,
    score: Option<i32>,
    name: String,
}

struct Node {
    id: i64,
    name: String,
}

struct Event {
    id: i64,
    user_id: i64,
    kind: String,
    amount: f64,
}

struct Sqlx {
    db: PgConnection,
}

impl Peer for Sqlx {
    async fn connect(url: &str) -> Result<Sqlx, Failure> {
        let options: PgConnectOptions = url.parse()?;
        Ok(Sqlx { db: options.disable_statement_logging().connect().await? })
    }

    async fn call(&mut self, task: Task, size: i64, sum: &mut Sum) -> Result<bool, Failure> {
        let db = &mut self.db;
        match task {
            Task::Point => {
                let found = query_as!(
                    Customer,
                    "select id, tenant_id, name, email, note, amount, quantity, active from customers where id = $1",
                    size
                );
                sum.all(
                    found.fetch_optional(db).await?.into_iter().collect(),
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Rows => {
                let found = query_as!(
                    Customer,
                    "select id, tenant_id, name, email, note, amount, quantity, active \
                     from customers order by id limit $1",
                    size
                );
                sum.all(
                    found.fetch_all(db).await?,
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Join => {
                let found = query_as!(
                    Joined,
                    "select p.id, p.title, p.score, u.name \
                     from posts p join users u on u.id = p.user_id order by p.id limit $1",
                    size
                );
                sum.all(found.fetch_all(db).await?, add_fields!(id, title, score, name));
            }
            Task::Nested => sum.all(nested::fetch(db, size).await?, nested::add),
            Task::Tree => {
                let found = query_as!(
                    Node,
                    "with recursive tree as (\
                       select id, name from nodes where parent_id is null \
                       union all \
                       select n.id, n.name from nodes n join tree t on n.parent_id = t.id\
                     ) select id as \"id!\", name as \"name!\" from tree order by id"
                );
                sum.all(found.fetch_all(db).await?, add_fields!(id, name));
            }
            Task::TreeByLevel => sum.all(by_level(db).await?, add_fields!(id, name)),
            Task::Stream => {
                let mut rows = query_as!(
                    Event,
                    "select id, user_id, kind, amount from events order by id limit $1",
                    size
                )
                .fetch(db);
                while let Some(event) = rows.try_next().await? {
                    sum.one(&event, add_fields!(id, user_id, kind, amount));
                }
            }
            Task::Insert => sum.count(insert(db, size).await?),
            Task::Copy => sum.count(copy(db, size).await?),
            Task::NestedBatch => return Ok(false),
        }
        Ok(true)
    }
}

async fn by_level(db: &mut PgConnection) -> Result<Vec<Node>, Failure> {
    let mut level =
        query_as!(Node, "select id, name from nodes where parent_id is null order by id")
            .fetch_all(&mut *db)
            .await?;
    let mut found = Vec::new();
    while !level.is_empty() {
        let ids: Vec<i64> = level.iter().map(|node| node.id).collect();
        found.append(&mut level);
        level = query_as!(
            Node,
            "select id, name from nodes where parent_id = any($1) order by id",
            &ids
        )
        .fetch_all(&mut *db)
        .await?;
    }
    Ok(found)
}

async fn insert(db: &mut PgConnection, size: i64) -> Result<u64, Failure> {
    let mut transaction = db.begin().await?;
    let mut rows = loaded(size);
    let mut written = 0;
    loop {
        let chunk: Vec<Loaded> = rows.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            break;
        }
        let ids: Vec<i64> = chunk.iter().map(|row| row.id).collect();
        let prices: Vec<f64> = chunk.iter().map(|row| row.price).collect();
        let stocks: Vec<i32> = chunk.iter().map(|row| row.stock).collect();
        let active: Vec<bool> = chunk.iter().map(|row| row.active).collect();
        let (mut skus, mut names, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        for row in chunk {
            skus.push(row.sku);
            names.push(row.name);
            notes.push(row.note);
        }
        written += query!(
            "insert into loaded (id, sku, name, note, price, stock, active) \
             select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::double precision[], \
             $6::integer[], $7::boolean[])",
            &ids,
            &skus,
            &names,
            &notes as &[Option<String>],
            &prices,
            &stocks,
            &active
        )
        .execute(&mut *transaction)
        .await?
        .rows_affected();
    }
    transaction.commit().await?;
    Ok(written)
}

/// How much text is sent at once.
const TEXT: usize = 1 << 16;

async fn copy(db: &mut PgConnection, size: i64) -> Result<u64, Failure> {
    let mut sink = db
        .copy_in_raw("copy loaded (id, sku, name, note, price, stock, active) from stdin")
        .await?;
    let mut text = String::with_capacity(TEXT + 1024);
    for Loaded { id, sku, name, note, price, stock, active } in loaded(size) {
        // Nothing in these rows has to be escaped.
        let note = note.as_deref().unwrap_or("\\N");
        writeln!(text, "{id}\t{sku}\t{name}\t{note}\t{price}\t{stock}\t{active}")?;
        if text.len() > TEXT {
            sink.send(text.as_bytes()).await?;
            text.clear();
        }
    }
    sink.send(text.as_bytes()).await?;
    Ok(sink.finish().await?)
}

fn main() -> Result<(), Failure> {
    bench_common::run::<Sqlx>()
}
