//! The work by cornucopia: the crate that it generates from `sql`, with prepared statements. Levels are put together by hand,
//! and COPY is tokio-postgres's.

mod nested;

use std::pin::pin;

use bench_common::{CHUNK, Failure, Loaded, Peer, Sum, Task, add_fields, loaded};
use bench_queries::queries::work;
use futures_util::TryStreamExt;
use tokio_postgres::{Client, NoTls};

struct Cornucopia {
    client: Client,
    customer: work::CustomerStmt,
    customers: work::CustomersStmt,
    joined: work::JoinedStmt,
    nested: nested::Statements,
    tree: work::TreeStmt,
    roots: work::RootsStmt,
    children: work::ChildrenStmt,
    events: work::EventsStmt,
}

impl Peer for Cornucopia {
    async fn connect(url: &str) -> Result<Cornucopia, Failure> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        Ok(Cornucopia {
            customer: work::customer().prepare(&client).await?,
            customers: work::customers().prepare(&client).await?,
            joined: work::joined().prepare(&client).await?,
            nested: nested::Statements::prepare(&client).await?,
            tree: work::tree().prepare(&client).await?,
            roots: work::roots().prepare(&client).await?,
            children: work::children().prepare(&client).await?,
            events: work::events().prepare(&client).await?,
            client,
        })
    }

    async fn call(&mut self, task: Task, size: i64, sum: &mut Sum) -> Result<bool, Failure> {
        let client = &self.client;
        match task {
            Task::Point => {
                let found = self.customer.bind(client, &size).opt().await?;
                sum.all(
                    found.into_iter().collect(),
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Rows => {
                let found = self.customers.bind(client, &size).all().await?;
                sum.all(
                    found,
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Join => {
                let found = self.joined.bind(client, &size).all().await?;
                sum.all(found, add_fields!(id, title, score, name));
            }
            Task::Nested => sum.all(self.nested.fetch(client, size).await?, nested::add),
            Task::Tree => sum.all(self.tree.bind(client).all().await?, add_fields!(id, name)),
            Task::TreeByLevel => sum.all(self.by_level().await?, add_fields!(id, name)),
            Task::Stream => {
                let mut rows = pin!(self.events.bind(client, &size).iter().await?);
                while let Some(event) = rows.try_next().await? {
                    sum.one(&event, add_fields!(id, user_id, kind, amount));
                }
            }
            Task::Insert => sum.count(self.insert(size).await?),
            Task::Copy | Task::NestedBatch => return Ok(false),
        }
        Ok(true)
    }
}

impl Cornucopia {
    async fn by_level(&self) -> Result<Vec<work::Node>, Failure> {
        let mut level = self.roots.bind(&self.client).all().await?;
        let mut found = Vec::new();
        while !level.is_empty() {
            let ids: Vec<i64> = level.iter().map(|node| node.id).collect();
            found.append(&mut level);
            level = self.children.bind(&self.client, &ids).all().await?;
        }
        Ok(found)
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
            written += work::insert()
                .bind(&transaction, &ids, &skus, &names, &notes, &prices, &stocks, &active)
                .await?;
        }
        transaction.commit().await?;
        Ok(written)
    }
}

fn main() -> Result<(), Failure> {
    bench_common::run::<Cornucopia>()
}
