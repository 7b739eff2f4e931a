create table loaded (
    id bigint not null,
    sku text not null,
    name text not null,
    note text,
    price double precision not null,
    stock integer not null,
    active boolean not null
);

create table keyed (
    id bigint generated always as identity primary key,
    sku text not null,
    name text not null,
    note text,
    price double precision not null
);
