-- The schema of the guide's queries.

create type order_status as enum ('cart', 'paid', 'shipped', 'cancelled');

create table users (
    id          bigint generated always as identity primary key,
    email       text not null unique,
    name        text not null,
    phone       text,
    active      boolean not null default true,
    referred_by bigint references users,
    created_at  timestamptz not null default now()
);

create table orders (
    id         bigint generated always as identity primary key,
    user_id    bigint not null references users,
    tenant_id  bigint not null default 1,
    status     order_status not null default 'cart',
    amount     numeric(12, 2) not null default 0,
    note       text,
    created_at timestamptz not null default now()
);

create index orders_user_idx on orders (user_id, created_at);

create table items (
    order_id bigint not null references orders on delete cascade,
    line     smallint not null,
    sku      text not null,
    quantity integer not null check (quantity > 0),
    price    numeric(12, 2) not null,
    primary key (order_id, line)
);

create table jobs (
    id      bigint generated always as identity primary key,
    payload jsonb not null,
    done_at timestamptz
);

create table products (
    id         bigint generated always as identity primary key,
    tenant_id  bigint not null default 1,
    sku        text not null unique,
    name       text not null default '',
    price      numeric(12, 2) not null,
    deleted_at timestamptz
);

create table addresses (
    user_id bigint primary key references users,
    street  text not null,
    city    text not null
);

create table carts (
    id      bigint generated always as identity primary key,
    user_id bigint not null references users
);

create table tenants (
    id   bigint generated always as identity primary key,
    name text not null
);
