//! The work by diesel-async: its query language with its statement cache, `belonging_to`, batch inserts.

mod schema;

use bench_common::{Failure, Loaded, Peer, Sum, Task, add_fields, loaded};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use futures_util::TryStreamExt;

use crate::schema::{comments, customers, events, loaded, nodes, posts, users};

#[derive(Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(diesel::pg::Pg))]
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

#[derive(Queryable)]
struct Joined {
    id: i64,
    title: String,
    score: Option<i32>,
    name: String,
}

#[derive(Queryable, Selectable, Identifiable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
struct User {
    id: i64,
    name: String,
}

#[derive(Queryable, Selectable, Identifiable, Associations)]
#[diesel(table_name = posts, belongs_to(User), check_for_backend(diesel::pg::Pg))]
struct Post {
    id: i64,
    user_id: i64,
    title: String,
    score: Option<i32>,
}

#[derive(Queryable, Selectable, Identifiable, Associations)]
#[diesel(table_name = comments, belongs_to(Post), check_for_backend(diesel::pg::Pg))]
struct Comment {
    id: i64,
    post_id: i64,
    author: String,
    body: String,
}

#[derive(Queryable, Selectable, QueryableByName)]
#[diesel(table_name = nodes, check_for_backend(diesel::pg::Pg))]
struct Node {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = events, check_for_backend(diesel::pg::Pg))]
struct Event {
    id: i64,
    user_id: i64,
    kind: String,
    amount: f64,
}

#[derive(Insertable)]
#[diesel(table_name = loaded)]
struct NewRow {
    id: i64,
    sku: String,
    name: String,
    note: Option<String>,
    price: f64,
    stock: i32,
    active: bool,
}

struct Diesel {
    db: AsyncPgConnection,
}

impl Peer for Diesel {
    async fn connect(url: &str) -> Result<Diesel, Failure> {
        Ok(Diesel { db: AsyncPgConnection::establish(url).await? })
    }

    async fn call(&mut self, task: Task, size: i64, sum: &mut Sum) -> Result<bool, Failure> {
        let db = &mut self.db;
        match task {
            Task::Point => {
                let found: Option<Customer> = customers::table
                    .find(size)
                    .select(Customer::as_select())
                    .first(db)
                    .await
                    .optional()?;
                sum.all(
                    found.into_iter().collect(),
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Rows => {
                let found: Vec<Customer> = customers::table
                    .select(Customer::as_select())
                    .order(customers::id)
                    .limit(size)
                    .load(db)
                    .await?;
                sum.all(
                    found,
                    add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
                );
            }
            Task::Join => {
                let found: Vec<Joined> = posts::table
                    .inner_join(users::table)
                    .select((posts::id, posts::title, posts::score, users::name))
                    .order(posts::id)
                    .limit(size)
                    .load(db)
                    .await?;
                sum.all(found, add_fields!(id, title, score, name));
            }
            Task::Nested => sum.all(nested(db, size).await?, add_user),
            Task::Tree => {
                let found: Vec<Node> = diesel::sql_query(
                    "with recursive tree as (\
                       select id, name from nodes where parent_id is null \
                       union all \
                       select n.id, n.name from nodes n join tree t on n.parent_id = t.id\
                     ) select id, name from tree order by id",
                )
                .load(db)
                .await?;
                sum.all(found, add_fields!(id, name));
            }
            Task::TreeByLevel => sum.all(by_level(db).await?, add_fields!(id, name)),
            Task::Stream => {
                let mut rows = events::table
                    .select(Event::as_select())
                    .order(events::id)
                    .limit(size)
                    .load_stream::<Event>(db)
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

type Nested = (User, Vec<(Post, Vec<Comment>)>);

async fn nested(db: &mut AsyncPgConnection, limit: i64) -> Result<Vec<Nested>, Failure> {
    let users: Vec<User> =
        users::table.select(User::as_select()).order(users::id).limit(limit).load(db).await?;
    let posts: Vec<Post> =
        Post::belonging_to(&users).select(Post::as_select()).order(posts::id).load(db).await?;
    let comments: Vec<Comment> = Comment::belonging_to(&posts)
        .select(Comment::as_select())
        .order(comments::id)
        .load(db)
        .await?;
    let comments = comments.grouped_by(&posts);
    let posts: Vec<Vec<(Post, Vec<Comment>)>> = posts.into_iter().zip(comments).grouped_by(&users);
    Ok(users.into_iter().zip(posts).collect())
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

async fn by_level(db: &mut AsyncPgConnection) -> Result<Vec<Node>, Failure> {
    let mut level: Vec<Node> = nodes::table
        .select(Node::as_select())
        .filter(nodes::parent_id.is_null())
        .order(nodes::id)
        .load(db)
        .await?;
    let mut found = Vec::new();
    while !level.is_empty() {
        let ids: Vec<i64> = level.iter().map(|node| node.id).collect();
        found.append(&mut level);
        level = nodes::table
            .select(Node::as_select())
            .filter(nodes::parent_id.eq_any(ids))
            .order(nodes::id)
            .load(db)
            .await?;
    }
    Ok(found)
}

/// The protocol takes 65,535 parameters.
const ROWS: usize = 65_535 / 7;

async fn insert(db: &mut AsyncPgConnection, size: i64) -> Result<u64, Failure> {
    db.transaction(async |db| {
        let mut rows = loaded(size).map(|Loaded { id, sku, name, note, price, stock, active }| {
            NewRow { id, sku, name, note, price, stock, active }
        });
        let mut written = 0;
        loop {
            let chunk: Vec<NewRow> = rows.by_ref().take(ROWS).collect();
            if chunk.is_empty() {
                return Ok(written);
            }
            written += diesel::insert_into(loaded::table).values(chunk).execute(db).await? as u64;
        }
    })
    .await
}

fn main() -> Result<(), Failure> {
    bench_common::run::<Diesel>()
}
