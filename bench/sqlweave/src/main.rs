//! The work by sqlweave, with its statement cache.

use std::sync::Arc;

use bench_common::{Failure, Peer, Sum, Task, add_fields, loaded};
use sqlweave::{Connection, query};
use tokio_postgres::{Client, NoTls};

query! {
    pub fn customer(id: i64) -> Option<Customer> {
        select id, tenant_id, name, email, note, amount, quantity, active from customers where id = {id}
    }
}

query! {
    pub fn customers(n: i64) -> Vec<ListedCustomer> {
        select id, tenant_id, name, email, note, amount, quantity, active from customers order by id limit {n}
    }
}

query! {
    pub fn joined(n: i64) -> Vec<Joined> {
        select p.id, p.title, p.score, u.name from posts p join users u on u.id = p.user_id order by p.id limit {n}
    }
}

query! {
    pub fn arrays(limit: i64) -> Vec<User> {
        select u.id, u.name,
               array(
                   select p.id, p.title, p.score,
                          array(select c.id, c.author, c.body from comments c where c.post_id = p.id order by c.id)
                              as comments
                   from posts p where p.user_id = u.id order by p.id
               ) as posts
        from users u order by u.id limit {limit}
    }
}

query! {
    pub fn batches(limit: i64) -> Vec<BatchedUser> {
        select u.id, u.name,
               batch array(
                   select p.id, p.title, p.score,
                          batch array(
                              select c.id, c.author, c.body from comments c where c.post_id = p.id order by c.id
                          ) as comments
                   from posts p where p.user_id = u.id order by p.id
               ) as posts
        from users u order by u.id limit {limit}
    }
}

query! {
    // What parents refer to is a tree.
    #[allow(unbounded_recursion)]
    pub fn tree() -> Vec<TreeNode> {
        with recursive tree as (
            select id, name from nodes where parent_id is null
            union all
            select n.id, n.name from nodes n join tree t on n.parent_id = t.id
        )
        select id, name from tree order by id
    }
}

struct Node {
    id: i64,
    name: String,
}

query! {
    pub fn events(n: i64) -> Vec<Event> {
        select id, user_id, kind, amount from events order by id limit {n}
    }
}

struct Woven {
    client: Arc<Client>,
    db: Connection,
}

impl Peer for Woven {
    async fn connect(url: &str) -> Result<Woven, Failure> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        let client = Arc::new(client);
        Ok(Woven { db: Connection::new(Arc::clone(&client)), client })
    }

    async fn call(&mut self, task: Task, size: i64, sum: &mut Sum) -> Result<bool, Failure> {
        let db = &self.db;
        match task {
            Task::Point => sum.all(
                customer(size).fetch(db).await?.into_iter().collect(),
                add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
            ),
            Task::Rows => sum.all(
                customers(size).fetch(db).await?,
                add_fields!(id, tenant_id, name, email, note, amount, quantity, active),
            ),
            Task::Join => {
                sum.all(joined(size).fetch(db).await?, add_fields!(id, title, score, name))
            }
            Task::Nested => sum.all(arrays(size).fetch(db).await?, add_user),
            Task::NestedBatch => sum.all(batches(size).fetch(db).await?, add_batched_user),
            Task::Tree => sum.all(tree().fetch(db).await?, add_fields!(id, name)),
            Task::TreeByLevel => sum.all(self.by_level().await?, add_fields!(id, name)),
            Task::Stream => {
                let mut rows = events(size).stream(db);
                while let Some(event) = rows.try_next().await? {
                    sum.one(&event, add_fields!(id, user_id, kind, amount));
                }
            }
            Task::Insert => sum.count(self.insert(size).await?),
            Task::Copy => sum.count(self.copy(size).await?),
        }
        Ok(true)
    }
}

impl Woven {
    async fn by_level(&self) -> Result<Vec<Node>, Failure> {
        let roots =
            query! { <Node> select id, name from nodes where parent_id is null order by id };
        let mut level = roots.fetch(&self.db).await?;
        let mut found = Vec::new();
        while !level.is_empty() {
            let ids: Vec<i64> = level.iter().map(|node| node.id).collect();
            found.append(&mut level);
            let children =
                query! { <Node> select id, name from nodes where parent_id in {ids} order by id };
            level = children.fetch(&self.db).await?;
        }
        Ok(found)
    }

    async fn insert(&mut self, size: i64) -> Result<u64, Failure> {
        let rows = loaded(size);
        let written = query! {
            insert into loaded (id, sku, name, note, price, stock, active) values {..rows}
        };
        Ok(written.execute(&mut self.db).await?)
    }

    async fn copy(&mut self, size: i64) -> Result<u64, Failure> {
        let rows = loaded(size);
        let copied =
            query! { copy loaded (id, sku, name, note, price, stock, active) from {..rows} };
        Ok(copied.execute(&*self.client).await?)
    }
}

fn add_user(sum: &mut Sum, user: &User) {
    sum.add(&user.id);
    sum.add(&user.name);
    for post in &user.posts {
        sum.add(&post.id);
        sum.add(&post.title);
        sum.add(&post.score);
        for comment in &post.comments {
            sum.add(&comment.id);
            sum.add(&comment.author);
            sum.add(&comment.body);
        }
    }
}

fn add_batched_user(sum: &mut Sum, user: &BatchedUser) {
    sum.add(&user.id);
    sum.add(&user.name);
    for post in &user.posts {
        sum.add(&post.id);
        sum.add(&post.title);
        sum.add(&post.score);
        for comment in &post.comments {
            sum.add(&comment.id);
            sum.add(&comment.author);
            sum.add(&comment.body);
        }
    }
}

fn main() -> Result<(), Failure> {
    bench_common::run::<Woven>()
}
