//! The work by hand: tokio-postgres with prepared statements, `any` for a level, COPY in binary.

mod nested;

use std::pin::pin;

use bench_common::{CHUNK, Failure, Loaded, Peer, Sum, Task, add_fields, loaded};
use futures_util::TryStreamExt;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, NoTls, Row, Statement};

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

struct ByHand {
    client: Client,
    point: Statement,
    rows: Statement,
    join: Statement,
    nested: nested::Statements,
    tree: Statement,
    roots: Statement,
    children: Statement,
    stream: Statement,
    insert: Statement,
}

impl Peer for ByHand {
    async fn connect(url: &str) -> Result<ByHand, Failure> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        Ok(ByHand {
            point: client
                .prepare("select id, tenant_id, name, email, note, amount, quantity, active from customers where id = $1")
                .await?,
            rows: client
                .prepare(
                    "select id, tenant_id, name, email, note, amount, quantity, active \
                     from customers order by id limit $1",
                )
                .await?,
            join: client
                .prepare(
                    "select p.id, p.title, p.score, u.name \
                     from posts p join users u on u.id = p.user_id order by p.id limit $1",
                )
                .await?,
            nested: nested::Statements::prepare(&client).await?,
            tree: client
                .prepare(
                    "with recursive tree as (\
                       select id, name from nodes where parent_id is null \
                       union all \
                       select n.id, n.name from nodes n join tree t on n.parent_id = t.id\
                     ) select id, name from tree order by id",
                )
                .await?,
            roots: client.prepare("select id, name from nodes where parent_id is null order by id").await?,
            children: client.prepare("select id, name from nodes where parent_id = any($1) order by id").await?,
            stream: client.prepare("select id, user_id, kind, amount from events order by id limit $1").await?,
            insert: client
                .prepare(
                    "insert into loaded (id, sku, name, note, price, stock, active) \
                     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::double precision[], \
                     $6::integer[], $7::boolean[])",
                )
                .await?,
            client,
        })
    }

    async fn call(&mut self, task: Task, size: i64, sum: &mut Sum) -> Result<bool, Failure> {
        match task {
            Task::Point => {
                let row = self.client.query_opt(&self.point, &[&size]).await?;
                sum.all(
                    row.as_ref().map(customer).transpose()?.into_iter().collect(),
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Rows => {
                let rows = self.client.query(&self.rows, &[&size]).await?;
                sum.all(
                    each(&rows, customer)?,
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Join => {
                let rows = self.client.query(&self.join, &[&size]).await?;
                sum.all(each(&rows, joined)?, add_fields!(id, title, score, name));
            }
            Task::Nested => {
                sum.all(self.nested.fetch(&self.client, size).await?, nested::add);
            }
            Task::Tree => {
                let rows = self.client.query(&self.tree, &[]).await?;
                sum.all(each(&rows, node)?, add_fields!(id, name));
            }
            Task::TreeByLevel => sum.all(self.by_level().await?, add_fields!(id, name)),
            Task::Stream => self.stream(size, sum).await?,
            Task::Insert => sum.count(self.insert(size).await?),
            Task::Copy => sum.count(self.copy(size).await?),
            Task::NestedBatch => return Ok(false),
        }
        Ok(true)
    }
}

fn each<T>(
    rows: &[Row],
    read: impl Fn(&Row) -> Result<T, tokio_postgres::Error>,
) -> Result<Vec<T>, tokio_postgres::Error> {
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(read(row)?);
    }
    Ok(found)
}

fn customer(row: &Row) -> Result<Customer, tokio_postgres::Error> {
    Ok(Customer {
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

fn joined(row: &Row) -> Result<Joined, tokio_postgres::Error> {
    Ok(Joined {
        id: row.try_get(0)?,
        title: row.try_get(1)?,
        score: row.try_get(2)?,
        name: row.try_get(3)?,
    })
}

fn node(row: &Row) -> Result<Node, tokio_postgres::Error> {
    Ok(Node { id: row.try_get(0)?, name: row.try_get(1)? })
}

impl ByHand {
    async fn by_level(&self) -> Result<Vec<Node>, Failure> {
        let mut level = each(&self.client.query(&self.roots, &[]).await?, node)?;
        let mut found = Vec::new();
        while !level.is_empty() {
            let ids: Vec<i64> = level.iter().map(|node| node.id).collect();
            found.append(&mut level);
            level = each(&self.client.query(&self.children, &[&ids]).await?, node)?;
        }
        Ok(found)
    }

    async fn stream(&self, size: i64, sum: &mut Sum) -> Result<(), Failure> {
        let mut rows = pin!(self.client.query_raw(&self.stream, [size]).await?);
        while let Some(row) = rows.try_next().await? {
            let event = Event {
                id: row.try_get(0)?,
                user_id: row.try_get(1)?,
                kind: row.try_get(2)?,
                amount: row.try_get(3)?,
            };
            sum.one(&event, add_fields!(id, user_id, kind, amount));
        }
        Ok(())
    }

    async fn insert(&mut self, size: i64) -> Result<u64, Failure> {
        let transaction = self.client.transaction().await?;
        let mut rows = loaded(size);
        let mut written = 0;
        loop {
            let chunk: Vec<Loaded> = rows.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                break;
            }
            let ids: Vec<i64> = chunk.iter().map(|row| row.id).collect();
            let skus: Vec<&str> = chunk.iter().map(|row| row.sku.as_str()).collect();
            let names: Vec<&str> = chunk.iter().map(|row| row.name.as_str()).collect();
            let notes: Vec<Option<&str>> = chunk.iter().map(|row| row.note.as_deref()).collect();
            let prices: Vec<f64> = chunk.iter().map(|row| row.price).collect();
            let stocks: Vec<i32> = chunk.iter().map(|row| row.stock).collect();
            let active: Vec<bool> = chunk.iter().map(|row| row.active).collect();
            written += transaction
                .execute(&self.insert, &[&ids, &skus, &names, &notes, &prices, &stocks, &active])
                .await?;
        }
        transaction.commit().await?;
        Ok(written)
    }

    async fn copy(&mut self, size: i64) -> Result<u64, Failure> {
        let sql =
            "COPY loaded (id, sku, name, note, price, stock, active) FROM STDIN (FORMAT binary)";
        let types =
            [Type::INT8, Type::TEXT, Type::TEXT, Type::TEXT, Type::FLOAT8, Type::INT4, Type::BOOL];
        let sink = self.client.copy_in(sql).await?;
        let mut writer = pin!(BinaryCopyInWriter::new(sink, &types));
        for row in loaded(size) {
            writer
                .as_mut()
                .write(&[
                    &row.id,
                    &row.sku,
                    &row.name,
                    &row.note,
                    &row.price,
                    &row.stock,
                    &row.active,
                ])
                .await?;
        }
        Ok(writer.finish().await?)
    }
}

fn main() -> Result<(), Failure> {
    bench_common::run::<ByHand>()
}
