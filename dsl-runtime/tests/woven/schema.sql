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

create extension hstore;
create extension ltree;

create type span as range (subtype = double precision, multirange_type_name = spans);
create type visit as (at tstzrange, rooms span, moods mood[], who place, orders bigint[], order_id bigint);
create domain email as text check (value like '%@%');

create table everything (
    id integer primary key,
    small smallint, whole integer, big bigint, single real, double double precision, yes boolean,
    number numeric, cash money, letter "char", line text, short varchar(5), padded char(3), word name, raw bytea,
    day date, moment time, zoned timetz, local timestamp, instant timestamptz, pause interval,
    key uuid, address inet, network cidr, card macaddr, card8 macaddr8,
    fixed bit(3), bits varbit, plain json, binary_json jsonb, path jsonpath, document xml,
    place point, way line, part lseg, area box, route path, shape polygon, round circle,
    words tsvector, wanted tsquery,
    ints int4range, bigs int8range, numbers numrange, locals tsrange, instants tstzrange, days daterange, own span,
    many_ints int4multirange, many_days datemultirange, many_own spans,
    pairs hstore, tree ltree, tree_query lquery, text_query ltxtquery, loose citext,
    lsn pg_lsn, snapshot pg_snapshot, old_snapshot txid_snapshot, transaction xid8, object oid, class regclass,
    row_place tid, columns int2vector, objects oidvector,
    mood mood, home place, visit visit, mail email,
    moods mood[], homes place[], visits visit[], mails email[], int_ranges int4range[], own_ranges span[],
    own_many spans[], trees ltree[], all_pairs hstore[], points point[], masks bit(3)[], prices money[], numerics numeric[]
);

-- A type as pgvector's is made.
create type vector;
create function vector_in(cstring) returns vector language internal immutable strict as 'byteain';
create function vector_out(vector) returns cstring language internal immutable strict as 'byteaout';
create function vector_recv(internal) returns vector language internal immutable strict as 'bytearecv';
create function vector_send(vector) returns bytea language internal immutable strict as 'byteasend';
create type vector (input = vector_in, output = vector_out, receive = vector_recv, send = vector_send);

create table chosen (
    id bigint primary key,
    details jsonb not null,
    precise numeric not null,
    matrix integer[],
    embedding vector,
    embeddings vector[]
);

-- Keys whose values are rounded, and may be NULL.
create table ranks (code varchar(3), weight numeric(4, 1), note text, times integer not null default 1, unique (code, weight));

create table events (
    id bigint generated always as identity primary key,
    kind smallint not null,
    rank integer,
    name text not null
);

create index events_by_kind on events (kind desc, id desc);
create index events_by_kind_and_name on events (kind, name desc, id);
create index events_by_rank on events (rank desc nulls last, id);

create domain stars as integer check (value between 0 and 5);
create domain best_stars as stars;
create table ratings (id bigint primary key, given stars not null, best best_stars, mail email);
create table rated (given stars[] not null);
