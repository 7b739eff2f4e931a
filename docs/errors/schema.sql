-- The schema that the examples of these pages are checked against.

create type status as enum ('cart', 'paid', 'shipped');

create type address as (street text, city text);

create table customers (
    id         bigint generated always as identity primary key,
    email      text not null unique,
    name       text not null,
    nickname   text,
    home       address,
    tags       text[] not null default '{}',
    manager_id bigint references customers,
    born       date,
    joined     timestamptz not null default now()
);

create table orders (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customers,
    status      status not null default 'cart',
    amount      numeric(12, 2) not null default 0,
    code        varchar(8),
    note        text,
    placed      date
);

create index on orders (customer_id);

create table lines (
    order_id bigint not null references orders,
    number   int not null,
    product  text not null,
    quantity int not null,
    price    numeric(12, 2) not null,
    total    numeric(14, 2) generated always as (quantity * price) stored,
    primary key (order_id, number)
);

create table archive (
    order_id bigint,
    reason   text
);

create table invoices (
    id          int primary key,
    tenant_id   int not null default 1,
    customer_id bigint not null,
    total       numeric(12, 2) not null
);

create table payments (
    invoice_id int not null references invoices,
    tenant_id  int not null,
    paid       date not null
);

create view paid_orders as select * from orders where status = 'paid';

create view totals as select customer_id, sum(amount) as spent from orders group by customer_id;

create function discount(amount numeric) returns numeric language sql as 'select amount * 0.9';

create function discount(percent int) returns numeric language sql as 'select percent / 100.0';

create domain positive as int check (value > 0);

create domain short as varchar(8);

create domain flags as bit(4);

create schema old;

create table old.orders (id bigint primary key, note text);
