create schema billing;

create type order_status as enum ('new', 'paid', 'sent back');
create type billing.state as enum ('open', 'closed');
create domain positive as integer check (value > 0);
create type address as (street text, number positive, status order_status);

create table users (
    id bigint generated always as identity primary key,
    email text not null unique,
    name text,
    home address,
    tags text[] not null,
    "createdAt" bigint not null default 0
);

comment on table users is 'Who may log in.';
comment on column users.name is 'As it is shown.';

create table orders (
    id bigint generated always as identity primary key,
    user_id bigint not null references users,
    status order_status not null,
    state billing.state,
    amount numeric(12, 2) not null,
    places positive[],
    price money,
    access aclitem
);

create table invoices (
    id bigint primary key,
    order_id bigint references orders
);

create table lines (
    invoice_id bigint not null references invoices,
    order_id bigint not null
);

alter table lines add foreign key (order_id) references orders (id);
