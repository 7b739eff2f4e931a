-- What DDL can say since 18.

create extension btree_gist;
create table v (a int, b int generated always as (a * 2), c int generated always as (a + 1) virtual, d int generated always as (a + 2) stored);
alter table v alter b set expression as (a * 3);
create table n (a int constraint a_there not null, b int not null no inherit, c int, d int, constraint c_there not null c, not null d no inherit);
alter table n add column e int;
alter table n add constraint e_there not null e not valid;
alter table n validate constraint e_there;
alter table n alter constraint c_there no inherit;
alter table n alter constraint c_there inherit;
alter table n rename constraint a_there to a_is_there;
create table n_child () inherits (n);
create table n_other (a int not null);
alter table n drop constraint c_there;
alter table n alter a drop not null;
create table checks_key (id int primary key);
create table checks (a int check (a > 0) not enforced, b int, constraint b_check check (b > 0) enforced, c int references checks_key (id) not enforced);
alter table checks add constraint late foreign key (a) references checks_key not enforced;
alter table checks alter constraint late enforced;
alter table checks alter constraint late not enforced deferrable;
create table temporal (id int, valid daterange, n int, primary key (id, valid without overlaps), constraint nu unique (n, valid without overlaps));
create table temporal_child (id int, at daterange, parent int, foreign key (parent, period at) references temporal (id, period valid), unique (id, at without overlaps));
alter table temporal_child add constraint again foreign key (id, period at) references temporal;
create table p (a int not null, b int) partition by range (a);
create table p1 (a int not null, b int);
alter table only p attach partition p1 for values from (1) to (2);
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (like v including all excluding generated) server s;
create function casefolded(text) returns text language sql immutable begin atomic select casefold($1); end;
create type comp as (a int);
create table nulls (like n including constraints);
comment on constraint nu on temporal is 'x';
copy v (a) from stdin with (on_error ignore, reject_limit 3);
1
\.
