//! Users with posts and comments: a statement for each level, put together in maps.

use std::collections::HashMap;

use bench_common::Sum;
use tokio_postgres::{Client, Error, Statement};

pub(crate) struct User {
    id: i64,
    name: String,
    posts: Vec<Post>,
}

pub(crate) struct Post {
    id: i64,
    title: String,
    score: Option<i32>,
    comments: Vec<Comment>,
}

pub(crate) struct Comment {
    id: i64,
    author: String,
    body: String,
}

pub(crate) fn add(sum: &mut Sum, user: &User) {
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

pub(crate) struct Statements {
    users: Statement,
    posts: Statement,
    comments: Statement,
}

impl Statements {
    pub(crate) async fn prepare(client: &Client) -> Result<Statements, Error> {
        Ok(Statements {
            users: client.prepare("select id, name from users order by id limit $1").await?,
            posts: client
                .prepare("select id, user_id, title, score from posts where user_id = any($1) order by id")
                .await?,
            comments: client
                .prepare("select id, post_id, author, body from comments where post_id = any($1) order by id")
                .await?,
        })
    }

    pub(crate) async fn fetch(&self, client: &Client, limit: i64) -> Result<Vec<User>, Error> {
        let rows = client.query(&self.users, &[&limit]).await?;
        let mut users: Vec<User> = Vec::with_capacity(rows.len());
        let mut ids = Vec::with_capacity(rows.len());
        let mut by_id = HashMap::with_capacity(rows.len());
        for row in &rows {
            let id: i64 = row.try_get(0)?;
            by_id.insert(id, users.len());
            ids.push(id);
            users.push(User { id, name: row.try_get(1)?, posts: Vec::new() });
        }
        let rows = client.query(&self.posts, &[&ids]).await?;
        let mut post_ids = Vec::with_capacity(rows.len());
        let mut posts_by_id = HashMap::with_capacity(rows.len());
        for row in &rows {
            let id: i64 = row.try_get(0)?;
            let user = by_id[&row.try_get::<_, i64>(1)?];
            let posts = &mut users[user].posts;
            posts_by_id.insert(id, (user, posts.len()));
            post_ids.push(id);
            posts.push(Post {
                id,
                title: row.try_get(2)?,
                score: row.try_get(3)?,
                comments: Vec::new(),
            });
        }
        for row in client.query(&self.comments, &[&post_ids]).await? {
            let (user, post) = posts_by_id[&row.try_get::<_, i64>(1)?];
            let comment =
                Comment { id: row.try_get(0)?, author: row.try_get(2)?, body: row.try_get(3)? };
            users[user].posts[post].comments.push(comment);
        }
        Ok(users)
    }
}
