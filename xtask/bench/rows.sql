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
