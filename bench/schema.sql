create table customers (
    id bigint primary key,
    tenant_id bigint not null,
    name text not null,
    email text not null,
    note text,
    amount double precision not null,
    quantity integer not null,
    active boolean not null
);

create table users (id bigint primary key, name text not null);
create table posts (
    id bigint primary key,
    user_id bigint not null references users,
    title text not null,
    score integer
);
create table comments (
    id bigint primary key,
    post_id bigint not null references posts,
    author text not null,
    body text not null
);
create index posts_user_idx on posts (user_id, id);
create index comments_post_idx on comments (post_id, id);

create table nodes (id bigint primary key, parent_id bigint references nodes, name text not null);
create index nodes_parent_idx on nodes (parent_id);

create table events (
    id bigint primary key,
    user_id bigint not null,
    kind text not null,
    amount double precision not null
);

create table loaded (
    id bigint primary key,
    sku text not null,
    name text not null,
    note text,
    price double precision not null,
    stock integer not null,
    active boolean not null
);
