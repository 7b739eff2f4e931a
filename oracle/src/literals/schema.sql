-- Types of a user's own, for literals in them.
create type mood as enum ('sad', 'ok', 'happy');
create domain posint as integer check (value > 0);
create domain nn as integer not null;
create type pair as (a integer, b text);
create type nested as (id bigint, p pair, notes text[], at timestamptz);
create type textrange as range (subtype = text, collation = "C");
create type moodrange as range (subtype = mood);
