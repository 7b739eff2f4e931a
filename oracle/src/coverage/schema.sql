-- What polymorphic functions are called with.
create type mood as enum ('sad', 'ok', 'happy');
create domain posint as integer check (value > 0);
create domain label as varchar(20);
create domain ints as integer[];
create domain span as int4range;
create type pair as (a integer, b text);
create type moodrange as range (subtype = mood);
create type textrange as range (subtype = text, collation = "C");
create table item (id bigint, name label not null, p pair, moods mood[]);
