//! The work by SeaORM: entities, `load_many` for a level, batch inserts, raw SQL where its query language has no word.

mod entity;

use std::time::Duration;

use bench_common::{Failure, Loaded, Peer, Sum, Task, add_fields, loaded};
use futures_util::TryStreamExt;
use sea_orm::entity::prelude::*;
use sea_orm::{
    ActiveValue::Set, ConnectOptions, Database, DatabaseConnection, DbBackend, FromQueryResult,
    QueryOrder, QuerySelect, Statement, TransactionTrait,
};

use crate::entity::{comment, customer, event, loaded, node, post, user};

#[derive(FromQueryResult)]
struct Joined {
    id: i64,
    title: String,
    score: Option<i32>,
    name: String,
}

#[derive(FromQueryResult)]
struct Node {
    id: i64,
    name: String,
}

struct SeaOrm {
    db: DatabaseConnection,
}

impl Peer for SeaOrm {
    async fn connect(url: &str) -> Result<SeaOrm, Failure> {
        // It always has a pool. One connection, not tested each time, is what comes nearest to the others.
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(1)
            .min_connections(1)
            .test_before_acquire(false)
            .sqlx_logging(false);
        options.acquire_timeout(Duration::from_secs(10));
        Ok(SeaOrm { db: Database::connect(options).await? })
    }

    async fn call(&mut self, task: Task, size: i64, sum: &mut Sum) -> Result<bool, Failure> {
        let db = &self.db;
        match task {
            Task::Point => {
                let found = customer::Entity::find_by_id(size).one(db).await?;
                sum.all(
                    found.into_iter().collect(),
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Rows => {
                let limit = size.try_into()?;
                let found = customer::Entity::find()
                    .order_by_asc(customer::Column::Id)
                    .limit(Some(limit))
                    .all(db)
                    .await?;
                sum.all(
                    found,
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Join => {
                let found = post::Entity::find()
                    .select_only()
                    .columns([post::Column::Id, post::Column::Title, post::Column::Score])
                    .column(user::Column::Name)
                    .inner_join(user::Entity)
                    .order_by_asc(post::Column::Id)
                    .limit(Some(size.try_into()?))
                    .into_model::<Joined>()
                    .all(db)
                    .await?;
                sum.all(found, add_fields!(id, title, score, name));
            }
            Task::Nested => sum.all(nested(db, size).await?, add_user),
            Task::Tree => {
                let statement = Statement::from_string(
                    DbBackend::Postgres,
                    "with recursive tree as (\
                       select id, name from nodes where parent_id is null \
                       union all \
                       select n.id, n.name from nodes n join tree t on n.parent_id = t.id\
                     ) select id, name from tree order by id",
                );
                sum.all(Node::find_by_statement(statement).all(db).await?, add_fields!(id, name));
            }
            Task::TreeByLevel => sum.all(by_level(db).await?, add_fields!(id, name)),
            Task::Stream => {
                let limit = size.try_into()?;
                let mut rows = event::Entity::find()
                    .order_by_asc(event::Column::Id)
                    .limit(Some(limit))
                    .stream(db)
                    .await?;
                while let Some(event) = rows.try_next().await? {
                    sum.one(&event, add_fields!(id, user_id, kind, amount));
                }
            }
            Task::Insert => sum.count(insert(db, size).await?),
            Task::Copy | Task::NestedBatch => return Ok(false),
        }
        Ok(true)
    }
}

type Nested = (user::Model, Vec<(post::Model, Vec<comment::Model>)>);

async fn nested(db: &DatabaseConnection, limit: i64) -> Result<Vec<Nested>, Failure> {
    let users = user::Entity::find()
        .order_by_asc(user::Column::Id)
        .limit(Some(limit.try_into()?))
        .all(db)
        .await?;
    let posts = users.load_many(post::Entity::find().order_by_asc(post::Column::Id), db).await?;
    // The lengths say which post is whose, so that the posts need not be cloned.
    let lengths: Vec<usize> = posts.iter().map(Vec::len).collect();
    let posts: Vec<post::Model> = posts.into_iter().flatten().collect();
    let comments =
        posts.load_many(comment::Entity::find().order_by_asc(comment::Column::Id), db).await?;
    let mut posts = posts.into_iter().zip(comments);
    Ok(users
        .into_iter()
        .zip(lengths)
        .map(|(user, length)| (user, posts.by_ref().take(length).collect()))
        .collect())
}

fn add_user(sum: &mut Sum, (user, posts): &Nested) {
    sum.add(&user.id);
    sum.add(&user.name);
    for (post, comments) in posts {
        sum.add(&post.id);
        sum.add(&post.title);
        sum.add(&post.score);
        for comment in comments {
            sum.add(&comment.id);
            sum.add(&comment.author);
            sum.add(&comment.body);
        }
    }
}

async fn by_level(db: &DatabaseConnection) -> Result<Vec<Node>, Failure> {
    let nodes = || {
        node::Entity::find()
            .select_only()
            .columns([node::Column::Id, node::Column::Name])
            .order_by_asc(node::Column::Id)
    };
    let mut level =
        nodes().filter(node::Column::ParentId.is_null()).into_model::<Node>().all(db).await?;
    let mut found = Vec::new();
    while !level.is_empty() {
        let ids: Vec<i64> = level.iter().map(|node| node.id).collect();
        found.append(&mut level);
        level =
            nodes().filter(node::Column::ParentId.is_in(ids)).into_model::<Node>().all(db).await?;
    }
    Ok(found)
}

/// The protocol takes 65,535 parameters.
const ROWS: usize = 65_535 / 7;

async fn insert(db: &DatabaseConnection, size: i64) -> Result<u64, Failure> {
    let transaction = db.begin().await?;
    let mut rows = loaded(size).map(|Loaded { id, sku, name, note, price, stock, active }| {
        loaded::ActiveModel {
            id: Set(id),
            sku: Set(sku),
            name: Set(name),
            note: Set(note),
            price: Set(price),
            stock: Set(stock),
            active: Set(active),
        }
    });
    let mut written = 0;
    loop {
        let chunk: Vec<loaded::ActiveModel> = rows.by_ref().take(ROWS).collect();
        if chunk.is_empty() {
            break;
        }
        written += loaded::Entity::insert_many(chunk).exec_without_returning(&transaction).await?;
    }
    transaction.commit().await?;
    Ok(written)
}

fn main() -> Result<(), Failure> {
    bench_common::run::<SeaOrm>()
}
