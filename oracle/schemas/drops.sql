-- What goes along with what is dropped, and names that follow from others.

create table numbered (a serial, b int, c bigserial);
drop sequence numbered_a_seq cascade;
alter table numbered alter c set default 1;
drop sequence numbered_c_seq;

create sequence shared;
create table sharing (a int default nextval('shared'), b int default (nextval('public.shared'::regclass))::int);
create table sharing_child () inherits (sharing);
create table sharing_like (like sharing including all);
create table sharing_no_more (a int default nextval('shared'));
alter table sharing_no_more alter a set default 7;
drop sequence shared cascade;

create table rows (a int);
create function takes_rows(variadic x rows[]) returns int language plpgsql as 'begin end';
create function gives_rows() returns setof rows language plpgsql as 'begin end';
create function gives_other() returns int language plpgsql as 'begin end';
drop table rows cascade;

create view shown as select 1 as a;
create function gives_shown() returns setof shown language plpgsql as 'begin end';
drop view shown cascade;

create type span as range (subtype = bigint);
create type other_span as range (subtype = int);
drop type other_span;
create function takes_spans(variadic x span[]) returns int language plpgsql as 'begin end';
drop type span cascade;

create type pair as (a int, b int);
create table pairs of pair;
create function takes_pair(pair) returns int language sql as 'select 1';
drop type pair cascade;

-- An array's name gives way to types and sequences, and sees the old name of its type.
create table moved ();
create sequence _moved;
create table _first ();
alter table _first rename to first;
create table second ();
alter table second rename to _second;

-- Defaults go before columns.
create table early (a int default 1, b int not null);
alter table early alter a drop default, drop column a;
alter table early alter b drop not null, drop column b;

-- Each index of a partitioned table has one of its own in a partition.
create table parts (a int, constraint once unique (a) deferrable) partition by list (a);
alter table parts add unique (a);
create table part partition of parts for values in (null, 1);
create table attached (a int);
create index on attached (a);
alter table parts attach partition attached for values in (2);
create index on parts (a);
create index on parts (a);
