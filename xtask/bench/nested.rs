//! Users with posts and comments, three ways: `nested URL WAY PARENTS CALLS` prints what a call costs in nanoseconds of
//! CPU: this process's, and its backend's.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::sync::Arc;

use sqlweave::{Connection, query};
use tokio_postgres::{Client, NoTls, Statement};

query! {
    pub fn arrays(limit: i64) -> Vec<User> {
        select u.id, u.name,
               array(
                   select p.id, p.title, p.score,
                          array(select c.id, c.author, c.body from comments c where c.post_id = p.id order by c.id) as comments
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
                          batch array(select c.id, c.author, c.body from comments c where c.post_id = p.id order by c.id) as comments
                   from posts p where p.user_id = u.id order by p.id
               ) as posts
        from users u order by u.id limit {limit}
    }
}

struct HandUser {
    id: i64,
    name: String,
    posts: Vec<HandPost>,
}

struct HandPost {
    id: i64,
    title: String,
    score: Option<i32>,
    comments: Vec<HandComment>,
}

struct HandComment {
    id: i64,
    author: String,
    body: String,
}

struct ByHand {
    users: Statement,
    posts: Statement,
    comments: Statement,
}

impl ByHand {
    async fn prepare(client: &Client) -> Result<ByHand, tokio_postgres::Error> {
        Ok(ByHand {
            users: client.prepare("select id, name from users order by id limit $1").await?,
            posts: client
                .prepare("select id, user_id, title, score from posts where user_id = any($1) order by id")
                .await?,
            comments: client
                .prepare("select id, post_id, author, body from comments where post_id = any($1) order by id")
                .await?,
        })
    }

    async fn fetch(&self, client: &Client, limit: i64) -> Result<Vec<HandUser>, tokio_postgres::Error> {
        let rows = client.query(&self.users, &[&limit]).await?;
        let mut users: Vec<HandUser> = Vec::with_capacity(rows.len());
        let mut by_id = HashMap::with_capacity(rows.len());
        for row in &rows {
            let id: i64 = row.get(0);
            by_id.insert(id, users.len());
            users.push(HandUser { id, name: row.get(1), posts: Vec::new() });
        }
        let ids: Vec<i64> = users.iter().map(|user| user.id).collect();
        let rows = client.query(&self.posts, &[&ids]).await?;
        let mut post_ids = Vec::with_capacity(rows.len());
        let mut posts_by_id = HashMap::with_capacity(rows.len());
        for row in &rows {
            let id: i64 = row.get(0);
            let user = by_id[&row.get::<_, i64>(1)];
            let posts = &mut users[user].posts;
            posts_by_id.insert(id, (user, posts.len()));
            post_ids.push(id);
            posts.push(HandPost { id, title: row.get(2), score: row.get(3), comments: Vec::new() });
        }
        for row in client.query(&self.comments, &[&post_ids]).await? {
            let (user, post) = posts_by_id[&row.get::<_, i64>(1)];
            let comment = HandComment { id: row.get(0), author: row.get(2), body: row.get(3) };
            users[user].posts[post].comments.push(comment);
        }
        Ok(users)
    }
}

/// Nanoseconds that a process has run.
fn ran(process: &str) -> Result<u64, Box<dyn Error>> {
    let line = fs::read_to_string(format!("/proc/{process}/schedstat"))?;
    Ok(line.split(' ').next().unwrap_or_default().parse()?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, way, parents, calls] = arguments.as_slice() else {
        return Err("nested URL WAY PARENTS CALLS".into());
    };
    let (parents, calls): (i64, u64) = (parents.parse()?, calls.parse()?);
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    let backend: i32 = client.query_one("select pg_backend_pid()", &[]).await?.get(0);
    let backend = backend.to_string();
    let client = Arc::new(client);
    let db = Connection::new(Arc::clone(&client));
    let by_hand = ByHand::prepare(&client).await?;
    let mut sum = 0;
    let mut before = (0, 0);
    for call in 0..calls + 8 {
        if call == 8 {
            before = (ran("self")?, ran(&backend)?);
        }
        sum += match way.as_str() {
            "arrays" => {
                let users = arrays(parents).fetch(&db).await?;
                let posts = users.iter().flat_map(|user| &user.posts);
                posts.map(|post| post.comments.len()).sum::<usize>()
            }
            "batches" => {
                let users = batches(parents).fetch(&db).await?;
                let posts = users.iter().flat_map(|user| &user.posts);
                posts.map(|post| post.comments.len()).sum::<usize>()
            }
            _ => {
                let users = by_hand.fetch(&client, parents).await?;
                let posts = users.iter().flat_map(|user| &user.posts);
                posts.map(|post| post.comments.len()).sum::<usize>()
            }
        };
    }
    if sum != parents as usize * 15 * (calls as usize + 8) {
        return Err(format!("{sum} comments").into());
    }
    let (own, server) = (ran("self")? - before.0, ran(&backend)? - before.1);
    println!("{} {}", own / calls, server / calls);
    Ok(())
}
