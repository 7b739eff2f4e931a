-- A small shop.

create type order_status as enum ('cart', 'paid', 'shipped');

create domain email_address as text check (value like '%_@_%');

create type postal_address as (
    street text,
    city   text
);

create table users (
    id         bigint generated always as identity primary key,
    email      email_address not null unique,
    name       text not null,
    nickname   text,
    active     boolean not null default true,
    tags       text[] not null default '{}',
    address    postal_address,
    born       date,
    created_at timestamptz not null default now()
);

create table orders (
    id      bigint generated always as identity primary key,
    user_id bigint not null references users,
    status  order_status not null default 'cart',
    amount  numeric(12, 2) not null default 0,
    note    text
);

create table items (
    order_id bigint not null references orders,
    line     smallint not null,
    sku      text not null,
    quantity integer not null,
    price    numeric(12, 2) not null default 0,
    total    numeric(14, 2) not null generated always as (quantity * price) stored,
    primary key (order_id, line)
);

create table invoices (
    id        bigint primary key,
    tenant_id bigint not null default 1,
    user_id   bigint not null,
    total     numeric(12, 2) not null
);

create extension cube;

create table shelves (
    id      uuid primary key,
    place   cube not null,
    network cidr,
    labels  jsonb not null
);
