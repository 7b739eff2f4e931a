-- A shop that many tenants share.

create type order_status as enum ('cart', 'pending', 'paid', 'shipped', 'cancelled', 'refunded');

create domain email_address as text
    check (value ~ '^[^@[:space:]]+@[^@[:space:]]+$');

create domain money_amount as numeric(12, 2)
    check (value >= 0);

create type postal_address as (
    street   text,
    city     text,
    postcode text,
    country  char(2)
);

-- Tenants and their users

create table tenants (
    id         bigint generated always as identity primary key,
    slug       text not null unique check (slug ~ '^[a-z][a-z0-9-]*$'),
    name       text not null,
    settings   jsonb not null default '{}',
    created_at timestamptz not null default now()
);

create table users (
    id           bigint generated always as identity primary key,
    tenant_id    bigint not null references tenants on delete cascade,
    email        email_address not null,
    name         text not null,
    active       boolean not null default true,
    roles        text[] not null default '{}',
    address      postal_address,
    referred_by  bigint references users on delete set null,
    last_seen_at timestamptz,
    last_ip      inet,
    created_at   timestamptz not null default now()
);

create unique index users_tenant_email_key on users (tenant_id, lower(email));
create index users_active_idx on users (tenant_id, created_at desc) where active;

comment on column users.referred_by is 'The user whose link brought this one here.';

-- The catalogue

create table categories (
    id        integer generated always as identity primary key,
    tenant_id bigint not null references tenants on delete cascade,
    parent_id integer references categories on delete cascade,
    name      text not null,
    position  integer not null default 0,
    check (parent_id <> id)
);

create index categories_parent_idx on categories (parent_id);

create table products (
    id          bigint generated always as identity primary key,
    tenant_id   bigint not null references tenants on delete cascade,
    category_id integer references categories on delete set null,
    sku         text not null,
    name        text not null,
    description text,
    price       money_amount not null,
    stock       integer not null default 0 check (stock >= 0),
    attributes  jsonb not null default '{}',
    tags        text[] not null default '{}',
    search      tsvector not null generated always as (
                    to_tsvector('simple', name || ' ' || coalesce(description, ''))) stored,
    updated_at  timestamptz not null default now(),
    deleted_at  timestamptz
);

create unique index products_sku_key on products (tenant_id, sku) where deleted_at is null;
create index products_search_idx on products using gin (search);
create index products_category_idx on products (category_id);

create function touch_updated_at() returns trigger
    language plpgsql
as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create trigger products_touch
    before update on products
    for each row execute function touch_updated_at();

-- Orders

create table orders (
    id         bigint generated always as identity primary key,
    tenant_id  bigint not null references tenants on delete cascade,
    user_id    bigint not null references users,
    status     order_status not null default 'cart',
    amount     money_amount not null default 0,
    note       text,
    placed_at  timestamptz,
    created_at timestamptz not null default now(),
    constraint orders_placed_check check (status = 'cart' or placed_at is not null)
);

create index orders_user_idx on orders (user_id, id);
create index orders_page_idx on orders (tenant_id, created_at, id);
create unique index orders_one_cart_key on orders (user_id) where status = 'cart';

create table items (
    order_id   bigint not null references orders on delete cascade,
    line       smallint not null,
    product_id bigint not null references products,
    quantity   integer not null check (quantity > 0),
    unit_price money_amount not null,
    discount   numeric(4, 3),
    total      numeric(14, 2) not null generated always as (
                   round(quantity * unit_price * (1 - coalesce(discount, 0)), 2)) stored,
    primary key (order_id, line),
    unique (order_id, product_id)
);

create index items_product_idx on items (product_id);

create table invoices (
    id        uuid primary key default gen_random_uuid(),
    order_id  bigint not null unique references orders on delete cascade,
    number    text not null unique,
    issued_on date not null default current_date,
    due_on    date not null,
    paid_on   date,
    billed_to postal_address not null,
    document  bytea,
    constraint invoices_due_check check (due_on >= issued_on)
);

comment on table invoices is 'At most one for each order; the number is never reused.';

create table archived_orders (
    id          bigint primary key,
    tenant_id   bigint not null,
    user_id     bigint not null,
    status      order_status not null,
    amount      money_amount not null,
    placed_at   timestamptz,
    created_at  timestamptz not null,
    archived_at timestamptz not null default now()
);

create table daily_sales (
    tenant_id  bigint not null references tenants on delete cascade,
    day        date not null,
    orders     integer not null default 0,
    revenue    numeric(14, 2) not null default 0,
    best_order bigint,
    primary key (tenant_id, day)
);

-- Places in the warehouse: a tree that people edit, so nothing but care keeps it free of cycles

create table nodes (
    id        integer primary key,
    parent_id integer references nodes,
    name      text not null,
    weight    double precision
);

create index nodes_parent_idx on nodes (parent_id);

-- Work to be done

create table jobs (
    id         bigint generated by default as identity primary key,
    queue      text not null default 'default',
    payload    jsonb not null,
    priority   smallint not null default 0,
    attempts   integer not null default 0,
    run_at     timestamptz not null default now(),
    locked_by  text,
    locked_at  timestamptz,
    timeout    interval not null default '5 minutes',
    done_at    timestamptz,
    last_error text,
    check ((locked_by is null) = (locked_at is null))
);

create index jobs_ready_idx on jobs (queue, priority desc, run_at) where done_at is null;

create table audit_log (
    id     bigserial primary key,
    at     timestamptz not null default clock_timestamp(),
    actor  bigint references users on delete set null,
    action text not null,
    before jsonb,
    after  jsonb
);

-- What is asked often

create view active_users as
    select id, tenant_id, email, name, created_at
    from users
    where active;

create view order_lines as
    select o.id as order_id, o.tenant_id, o.status, i.line, p.sku, p.name as product,
           i.quantity, i.total, c.name as category
    from orders o
    join items i on i.order_id = o.id
    join products p on p.id = i.product_id
    left join categories c on c.id = p.category_id;

create materialized view monthly_revenue as
    select tenant_id, date_trunc('month', placed_at)::date as month,
           count(*) as orders, sum(amount) as revenue
    from orders
    where status in ('paid', 'shipped') and placed_at is not null
    group by tenant_id, date_trunc('month', placed_at)::date;

create unique index monthly_revenue_key on monthly_revenue (tenant_id, month);

create function order_total(order_id bigint) returns numeric
    language sql stable
begin atomic
    select coalesce(sum(items.total), 0) from items where items.order_id = order_total.order_id;
end;
