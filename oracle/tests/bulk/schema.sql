-- Tables with keys of all kinds, for what an INSERT of rows returns.

create table parcels (id serial primary key, label text not null, weight numeric(6, 2));

create sequence ticket_numbers;
create table tickets (
    number int not null default nextval('ticket_numbers'::regclass) unique,
    id uuid primary key default gen_random_uuid(),
    about text
);
create table letters (id uuid primary key default pg_catalog.gen_random_uuid(), body text, "Sent To" text);

create table "Odd Names" ("Id" bigint generated always as identity primary key, "a'b\c" text, given text);

create table places (code char(4), city varchar(20) not null, seat numeric(4, 1) not null, note text,
    constraint places_pkey primary key (code, seat), unique (city) deferrable);

create table events (at timestamptz not null, what text);
