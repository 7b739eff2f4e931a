create table users (id bigint primary key, name text not null);
create table posts (id bigint primary key, user_id bigint not null references users, title text not null, score integer);
create table comments (id bigint primary key, post_id bigint not null references posts, author text not null, body text not null);
create index posts_user_idx on posts (user_id, id);
create index comments_post_idx on comments (post_id, id);
