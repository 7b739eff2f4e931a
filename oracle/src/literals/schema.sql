-- Types of a user's own, for literals in them.
create type mood as enum ('sad', 'ok', 'happy');
create domain posint as integer check (value > 0);
create domain nn as integer not null;
create type pair as (a integer, b text);
create type nested as (id bigint, p pair, notes text[], at timestamptz);
create type textrange as range (subtype = text, collation = "C");
create type moodrange as range (subtype = mood);
-- Modifiers count inside rows, and those of domains inside arrays and rows.
create type limited as (v varchar(3), n numeric(3, 1), b bit(3), c char(2), i interval day to second, vb varbit(2), vs varchar(2)[]);
create domain short as varchar(3);
create domain small as numeric(4, 2);
create domain minutes as interval minute to second;
create type limits as (s short, n small, m minutes, ns small[]);
