create type mood as enum ('low', 'fine', 'high');
create domain email as text check (value like '%@%');
create type place as (street text, city text);

create table users (
    id bigint generated always as identity primary key,
    email email not null unique,
    name text,
    age int,
    mood mood not null default 'fine',
    home place,
    tags text[] not null default '{}',
    born date,
    balance numeric(12, 2) not null default 0,
    seen timestamptz default now(),
    search tsvector
);

create table orders (
    id bigint primary key,
    user_id bigint not null references users,
    amount numeric not null,
    note text,
    placed timestamptz not null default now(),
    unique (user_id, placed)
);

create view adults as select id, email, name, age from users where age >= 18;

create table parts (id int, region text, size int, primary key (region, id)) partition by list (region);
create table parts_eu partition of parts for values in ('eu');
create table parts_rest partition of parts default;
