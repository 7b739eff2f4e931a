//! Users with posts and comments: a statement for each level, put together in maps.

use std::collections::HashMap;

use bench_common::Sum;
use bench_queries::queries::work::{self, CommentsStmt, PostsStmt, UsersStmt};
use tokio_postgres::{Client, Error};

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
    users: UsersStmt,
    posts: PostsStmt,
    comments: CommentsStmt,
}

impl Statements {
    pub(crate) async fn prepare(client: &Client) -> Result<Statements, Error> {
        Ok(Statements {
            users: work::users().prepare(client).await?,
            posts: work::posts().prepare(client).await?,
            comments: work::comments().prepare(client).await?,
        })
    }

    pub(crate) async fn fetch(&self, client: &Client, limit: i64) -> Result<Vec<User>, Error> {
        let rows = self.users.bind(client, &limit).all().await?;
        let mut users: Vec<User> = Vec::with_capacity(rows.len());
        let mut ids = Vec::with_capacity(rows.len());
        let mut by_id = HashMap::with_capacity(rows.len());
        for row in rows {
            by_id.insert(row.id, users.len());
            ids.push(row.id);
            users.push(User { id: row.id, name: row.name, posts: Vec::new() });
        }
        let rows = self.posts.bind(client, &ids).all().await?;
        let mut post_ids = Vec::with_capacity(rows.len());
        let mut posts_by_id = HashMap::with_capacity(rows.len());
        for row in rows {
            let user = by_id[&row.user_id];
            let posts = &mut users[user].posts;
            posts_by_id.insert(row.id, (user, posts.len()));
            post_ids.push(row.id);
            posts.push(Post {
                id: row.id,
                title: row.title,
                score: row.score,
                comments: Vec::new(),
            });
        }
        for row in self.comments.bind(client, &post_ids).all().await? {
            let (user, post) = posts_by_id[&row.post_id];
            users[user].posts[post].comments.push(Comment {
                id: row.id,
                author: row.author,
                body: row.body,
            });
        }
        Ok(users)
    }
}
