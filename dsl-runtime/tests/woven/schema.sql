create type mood as enum ('sad', 'ok', 'very happy');
create domain positive as integer check (value > 0);
create type place as (street text, number positive, mood mood);

create table users (
    id bigint generated always as identity primary key,
    email text not null unique,
    "displayName" text,
    mood mood not null default 'ok',
    moods mood[] not null default '{}',
    home place,
    level positive not null default 1,
    address inet,
    pause interval,
    token uuid not null default gen_random_uuid(),
    settings jsonb not null default '{}',
    created_at timestamptz not null default now()
);

create table orders (
    id bigint generated always as identity primary key,
    user_id bigint not null references users on delete cascade,
    amount numeric(12, 2) not null,
    tags text[] not null default '{}'
);

create table invoices (
    order_id bigint not null references orders on delete cascade,
    day date not null,
    primary key (order_id)
);

create schema audit;
create table audit.entries (day date, what text);
create unique index entries_by_day on audit.entries (day) where what is not null;

create extension citext;

create table labels (
    name citext primary key,
    aliases citext[] not null default '{}',
    note citext
);

create table visits (
    id bigint generated always as identity primary key,
    mood mood not null,
    moods mood[] not null,
    home place,
    homes place[] not null,
    level positive not null,
    levels positive[] not null,
    label citext not null
);
