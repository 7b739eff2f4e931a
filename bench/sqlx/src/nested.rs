//! Users with posts and comments: a statement for each level, put together in maps.

use std::collections::HashMap;

use bench_common::{Failure, Sum};
use sqlx::postgres::PgConnection;
use sqlx::query;

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

pub(crate) async fn fetch(db: &mut PgConnection, limit: i64) -> Result<Vec<User>, Failure> {
    let rows = query!("select id, name from users order by id limit $1", limit)
        .fetch_all(&mut *db)
        .await?;
    let mut users: Vec<User> = Vec::with_capacity(rows.len());
    let mut ids = Vec::with_capacity(rows.len());
    let mut by_id = HashMap::with_capacity(rows.len());
    for row in rows {
        by_id.insert(row.id, users.len());
        ids.push(row.id);
        users.push(User { id: row.id, name: row.name, posts: Vec::new() });
    }
    let rows = query!(
        "select id, user_id, title, score from posts where user_id = any($1) order by id",
        &ids
    )
    .fetch_all(&mut *db)
    .await?;
    let mut post_ids = Vec::with_capacity(rows.len());
    let mut posts_by_id = HashMap::with_capacity(rows.len());
    for row in rows {
        let user = by_id[&row.user_id];
        let posts = &mut users[user].posts;
        posts_by_id.insert(row.id, (user, posts.len()));
        post_ids.push(row.id);
        posts.push(Post { id: row.id, title: row.title, score: row.score, comments: Vec::new() });
    }
    let rows = query!(
        "select id, post_id, author, body from comments where post_id = any($1) order by id",
        &post_ids
    )
    .fetch_all(&mut *db)
    .await?;
    for row in rows {
        let (user, post) = posts_by_id[&row.post_id];
        users[user].posts[post].comments.push(Comment {
            id: row.id,
            author: row.author,
            body: row.body,
        });
    }
    Ok(users)
}
