create table measured (
    id bigint primary key,
    tenant_id bigint not null,
    name text not null,
    email text not null,
    note text,
    amount double precision not null,
    quantity integer not null,
    active boolean not null
);

-- A column of each type that tokio-postgres reads by itself or by its features, and one that may be NULL of most.
create table wide (
    id bigint primary key,
    a_bool boolean not null, n_bool boolean,
    a_small smallint not null, n_small smallint,
    a_int integer not null, n_int integer,
    a_big bigint not null, n_big bigint,
    a_real real not null, n_real real,
    a_double double precision not null, n_double double precision,
    a_numeric numeric(20, 6) not null, n_numeric numeric(20, 6),
    a_text text not null, n_text text,
    a_varchar varchar(40) not null,
    a_char char(8) not null,
    a_name name not null,
    a_bytes bytea not null, n_bytes bytea,
    a_uuid uuid not null, n_uuid uuid,
    a_date date not null, n_date date,
    a_time time not null,
    a_timestamp timestamp not null,
    a_timestamptz timestamptz not null, n_timestamptz timestamptz,
    a_json json not null,
    a_jsonb jsonb not null, n_jsonb jsonb,
    a_inet inet not null,
    a_oid oid not null,
    a_lsn pg_lsn not null,
    ints integer[] not null,
    texts text[] not null,
    days date[] not null
);
