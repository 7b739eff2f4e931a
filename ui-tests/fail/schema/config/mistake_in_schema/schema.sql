create table users (
    id bigint primary key,
    name txet not null
);
