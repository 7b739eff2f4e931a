//! What the server refuses, in its words: every verdict here is a server's.

use super::*;

/// What is there before each statement.
const BEFORE: &str = "
    create type e as enum ('a','b');
    create sequence s;
    create table t2 (a int);
    create table parent (a int, b text);
    create domain d as int check (value > 0) constraint foo check (value < 10);
    create type cc as (a int, b text);
    create table k (a int primary key, b int unique, c int not null, constraint kc check (c > 1));
    create table fk (a int references k, b int generated always as identity, z int);
    create view v as select a from t2;
    create function f(int) returns int language sql as 'select 1';
    create function ov(int) returns int language sql as 'select 1';
    create function ov(text) returns int language sql as 'select 1';
    create table pt (a int, k text) partition by list (k);
    create table pa partition of pt for values in ('a');
    create schema other;
    create type shelltype;
    create operator === (leftarg = int, rightarg = int, function = int4eq);
    create cast (e as int) with inout;
    create collation co (locale = 'C');
    create materialized view mv as select 1 as a;
    create table ch () inherits (parent);
    create index t2i on t2 (a);
    create unique index t2u on t2 (a);
    create unique index t2p on t2 (a) where a > 1;
    create trigger tr before insert on k for each row execute function suppress_redundant_updates_trigger();
    create type r as range (subtype = int4);
    create table usescc (x cc, y e, z d);
    create procedure proc(int) language sql as 'select 1';
    create aggregate agg(int) (sfunc = int4pl, stype = int);
";

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    loaded(BEFORE);
    for (statement, message) in cases {
        let (_, told) = load_text(&format!("{BEFORE}{statement}"));
        assert_eq!(told.first().map(String::as_str), Some(*message), "{statement}");
    }
}

#[test]
fn tables() {
    check(&[
        ("create table t1 (a point[], b serial[])", "[0A000] array of serial is not implemented"),
        ("create table t1 (a record)", r#"[42P16] column "a" has pseudo-type record"#),
        (
            "create table t1 (a int null not null)",
            r#"[42601] conflicting NULL/NOT NULL declarations for column "a" of table "t1""#,
        ),
        (
            "create table t1 (a int not null null)",
            r#"[42601] conflicting NULL/NOT NULL declarations for column "a" of table "t1""#,
        ),
        (
            "create table t1 (a serial null)",
            r#"[42601] conflicting NULL/NOT NULL declarations for column "a" of table "t1""#,
        ),
        ("create table t1 (a int, a int)", r#"[42701] column "a" specified more than once"#),
        (
            "create table t1 (a int, primary key (b))",
            r#"[42703] column "b" named in key does not exist"#,
        ),
        (
            "create table t1 (a int primary key, primary key(a))",
            r#"[42P16] multiple primary keys for table "t1" are not allowed"#,
        ),
        ("create table t1 (a int references t9)", r#"[42P01] relation "t9" does not exist"#),
        (
            "create table t1 (a int references s)",
            r#"[42809] referenced relation "s" is not a table"#,
        ),
        (
            "create table t1 (a int references t2)",
            r#"[42704] there is no primary key for referenced table "t2""#,
        ),
        (
            "create table t1 (a int, foreign key (z) references t2)",
            r#"[42703] column "z" referenced in foreign key constraint does not exist"#,
        ),
        (
            "create table t1 (a int references k(zz))",
            r#"[42703] column "zz" referenced in foreign key constraint does not exist"#,
        ),
        (
            "create table t1 (a int references k(c))",
            r#"[42830] there is no unique constraint matching given keys for referenced table "k""#,
        ),
        (
            "create table t1 (a int, b int, foreign key (a, b) references k)",
            "[42830] number of referencing and referenced columns for foreign key disagree",
        ),
        (
            "create table t1 (a int references v)",
            r#"[42809] referenced relation "v" is not a table"#,
        ),
        (
            "create table t1 (a int, constraint x check (a>0), constraint x check (a>1))",
            r#"[42710] check constraint "x" already exists"#,
        ),
        ("create table t1 (a int check (zz > 1))", r#"[42703] column "zz" does not exist"#),
        ("create table t1 (a int unique (a))", r#"[42601] syntax error at or near "(""#),
        (
            "create table t1 (a int, b int, unique (a, zz))",
            r#"[42703] column "zz" named in key does not exist"#,
        ),
        (
            "create table t1 (a int, b int, unique (a, a))",
            r#"[42701] column "a" appears twice in unique constraint"#,
        ),
        (
            "create table t1 (a int, b int, primary key (b, b))",
            r#"[42701] column "b" appears twice in primary key constraint"#,
        ),
        ("create table k (a int)", r#"[42P07] relation "k" already exists"#),
        ("create table e (a int)", r#"[42710] type "e" already exists"#),
        ("create table d (a int)", r#"[42710] type "d" already exists"#),
        ("create table cc (a int)", r#"[42P07] relation "cc" already exists"#),
        ("create table t2i (a int)", r#"[42P07] relation "t2i" already exists"#),
        ("create table t3 (a int) inherits (nope)", r#"[42P01] relation "nope" does not exist"#),
        ("create table t3 (like nope)", r#"[42P01] relation "nope" does not exist"#),
        ("create table t3 (a text) inherits (t2)", r#"[42804] column "a" has a type conflict"#),
        (
            "create table t3 (a text) inherits (v)",
            r#"[42809] inherited relation "v" is not a table or foreign table"#,
        ),
        (
            "create table t3 () inherits (parent, parent)",
            r#"[42P07] relation "parent" would be inherited from more than once"#,
        ),
        (
            "create table t3 () inherits (pt)",
            r#"[42809] cannot inherit from partitioned table "pt""#,
        ),
        (
            "create table t3 (x int, like t2, a int)",
            r#"[42701] column "a" specified more than once"#,
        ),
        ("create table nosch.t (a int)", r#"[3F000] schema "nosch" does not exist"#),
        (
            r#"create table t4 (a int collate "C")"#,
            "[42804] collations are not supported by type integer",
        ),
        (
            r#"create table t4 (a text collate "nope")"#,
            r#"[42704] collation "nope" for encoding "UTF8" does not exist"#,
        ),
        (
            "create table t4 (a int generated always as identity default 3)",
            r#"[42601] both default and identity specified for column "a" of table "t4""#,
        ),
        (
            "create table t4 (a int default 3 generated always as identity)",
            r#"[42601] both default and identity specified for column "a" of table "t4""#,
        ),
        (
            "create table t4 (a text generated always as identity)",
            "[22023] identity column type must be smallint, integer, or bigint",
        ),
        (
            "create table t4 (a serial default 3)",
            r#"[42601] multiple default values specified for column "a" of table "t4""#,
        ),
        (
            "create table t4 (a int default 1 default 2)",
            r#"[42601] multiple default values specified for column "a" of table "t4""#,
        ),
        (
            "create table t4 (a int primary key primary key)",
            r#"[42P16] multiple primary keys for table "t4" are not allowed"#,
        ),
        (
            "create table t4 (a int generated always as (3) stored default 3)",
            r#"[42601] both default and generation expression specified for column "a" of table "t4""#,
        ),
        (
            "create table t4 (a int default 3 generated always as (3) stored)",
            r#"[42601] both default and generation expression specified for column "a" of table "t4""#,
        ),
        (
            "create table t4 (a int generated always as identity generated always as identity)",
            r#"[42601] multiple identity specifications for column "a" of table "t4""#,
        ),
        ("create table t4 (a setof int)", r#"[42P16] column "a" cannot be declared SETOF"#),
        ("create table t4 (a nope)", r#"[42704] type "nope" does not exist"#),
        ("create table t4 (a other.nope)", r#"[42704] type "other.nope" does not exist"#),
        ("create table t4 (a nosch.nope)", r#"[3F000] schema "nosch" does not exist"#),
        ("create table t4 (a shelltype)", r#"[42704] type "shelltype" is only a shell"#),
        ("create table t4 (a varchar(0))", "[22023] length for type varchar must be at least 1"),
        (
            "create table t4 (a numeric(2000))",
            "[22023] NUMERIC precision 2000 must be between 1 and 1000",
        ),
        ("create table t4 (a text(3))", r#"[42601] type modifier is not allowed for type "text""#),
        ("create table t4 (a anyelement)", r#"[42P16] column "a" has pseudo-type anyelement"#),
        ("create table t4 (a void)", r#"[42P16] column "a" has pseudo-type void"#),
        ("create table t4 partition of k for values in (1)", r#"[42P17] "k" is not partitioned"#),
        (
            "create table t4 partition of pt (zz with options not null) for values in ('x')",
            r#"[42703] column "zz" does not exist"#,
        ),
        ("create table t4 of nope", r#"[42704] type "nope" does not exist"#),
        ("create table t4 of k", "[42809] type k is not a composite type"),
        ("create table t4 of e", "[42809] type e is not a composite type"),
        (
            "create table t4 of cc (zz with options not null)",
            r#"[42703] column "zz" does not exist"#,
        ),
        ("create table w (a, b) as select 1", "[42601] too many column names were specified"),
    ]);
}

#[test]
fn views() {
    check(&[
        ("create view k as select 1", r#"[42P07] relation "k" already exists"#),
        ("create view e as select 1 as a", r#"[42710] type "e" already exists"#),
        (
            "create view w (a, b) as select 1",
            "[42601] CREATE VIEW specifies more column names than columns",
        ),
        (
            "create view w as select 1 as a, 2 as a",
            r#"[42701] column "a" specified more than once"#,
        ),
        (
            "create or replace view v as select 1 as b",
            r#"[42P16] cannot change name of view column "a" to "b""#,
        ),
        (
            "create or replace view v as select 'x'::text as a",
            r#"[42P16] cannot change data type of view column "a" from integer to text"#,
        ),
        ("create or replace view k as select 1 as a", r#"[42809] "k" is not a view"#),
        ("create or replace view v as select from t2", "[42P16] cannot drop columns from view"),
        ("create view w as select nope from k", r#"[42703] column "nope" does not exist"#),
        ("create view w as select * from nope", r#"[42P01] relation "nope" does not exist"#),
        ("create view w as select row(1, 2) as r", r#"[42P16] column "r" has pseudo-type record"#),
        (
            r#"create view w as select 'x', null, 1 as "?column?""#,
            r#"[42701] column "?column?" specified more than once"#,
        ),
        (
            "create materialized view w (a, b) as select 1",
            "[42601] too many column names were specified",
        ),
        ("create materialized view mv as select 1", r#"[42P07] relation "mv" already exists"#),
        (
            "create trigger tt before insert on nope for each row execute function nope()",
            r#"[42P01] relation "nope" does not exist"#,
        ),
        (
            "create trigger tr before insert on k for each row execute function suppress_redundant_updates_trigger()",
            r#"[42710] trigger "tr" for relation "k" already exists"#,
        ),
        (
            "create trigger tx before insert on v for each row execute function suppress_redundant_updates_trigger()",
            r#"[42809] "v" is a view"#,
        ),
        (
            "create trigger tx instead of insert on k for each row execute function suppress_redundant_updates_trigger()",
            r#"[42809] "k" is a table"#,
        ),
        (
            "create rule ru as on insert to nope do instead nothing",
            r#"[42P01] relation "nope" does not exist"#,
        ),
        ("create policy p on nope using (true)", r#"[42P01] relation "nope" does not exist"#),
    ]);
}

#[test]
fn others() {
    check(&[
        ("create sequence k", r#"[42P07] relation "k" already exists"#),
        ("create schema other", r#"[42P06] schema "other" already exists"#),
        ("comment on table nope is 'x'", r#"[42P01] relation "nope" does not exist"#),
        ("comment on table v is 'x'", r#"[42809] "v" is not a table"#),
        ("comment on column k.zz is 'x'", r#"[42703] column "zz" of relation "k" does not exist"#),
        ("comment on column nope.zz is 'x'", r#"[42P01] relation "nope" does not exist"#),
        ("comment on view k is 'x'", r#"[42809] "k" is not a view"#),
        ("create sequence s", r#"[42P07] relation "s" already exists"#),
    ]);
}

#[test]
fn types() {
    check(&[
        ("create type k as (a int)", r#"[42710] type "k" already exists"#),
        ("create type k as enum ('a')", r#"[42710] type "k" already exists"#),
        ("create domain k as int", r#"[42710] type "k" already exists"#),
        (
            "create type en as enum ('a', 'a')",
            r#"[23505] duplicate key value violates unique constraint "pg_enum_typid_label_index""#,
        ),
        ("create domain dd as nope", r#"[42704] type "nope" does not exist"#),
        ("create domain dd as record", r#"[42804] "record" is not a valid base type for a domain"#),
        (
            r#"create domain dd as int collate "C""#,
            "[42804] collations are not supported by type integer",
        ),
        ("create domain dd as serial", r#"[42704] type "serial" does not exist"#),
        ("create domain e as int", r#"[42710] type "e" already exists"#),
        ("create type c as (a int, a int)", r#"[42701] column "a" specified more than once"#),
        ("create type c as (a nope)", r#"[42704] type "nope" does not exist"#),
        ("create type rr as range (subtype = nope)", r#"[42704] type "nope" does not exist"#),
        (
            "create type rr as range (subtype = json)",
            r#"[42704] data type json has no default operator class for access method "btree""#,
        ),
        (
            "create type rr as range (subtype = int, multirange_type_name = e)",
            r#"[42710] type "e" already exists"#,
        ),
        ("create type r as range (subtype = int)", r#"[42710] type "r" already exists"#),
        ("create type b (input = nope, output = nope)", r#"[42710] type "b" does not exist"#),
        ("create type shelltype", r#"[42710] type "shelltype" already exists"#),
        ("create type e", r#"[42710] type "e" already exists"#),
    ]);
}

#[test]
fn indexes() {
    check(&[
        ("create index on nope (a)", r#"[42P01] relation "nope" does not exist"#),
        ("create index on t2 (zz)", r#"[42703] column "zz" does not exist"#),
        ("create unique index k on t2 (a)", r#"[42P07] relation "k" already exists"#),
        ("create index t2i on t2 (a)", r#"[42P07] relation "t2i" already exists"#),
        ("create index on s (last_value)", r#"[42809] cannot create index on relation "s""#),
        ("create index on v (a)", r#"[42809] cannot create index on relation "v""#),
        ("create index on t2 (lower(zz))", r#"[42703] column "zz" does not exist"#),
        ("create index on t2 (a) include (zz)", r#"[42703] column "zz" does not exist"#),
        ("create index on t2 (a) where zz > 1", r#"[42703] column "zz" does not exist"#),
    ]);
}

#[test]
fn alter_others() {
    check(&[
        ("alter type e add value 'a'", r#"[42710] enum label "a" already exists"#),
        ("alter type e add value 'x' before 'zz'", r#"[22023] "zz" is not an existing enum label"#),
        ("alter type e rename value 'q' to 'z'", r#"[22023] "q" is not an existing enum label"#),
        ("alter type e rename value 'a' to 'b'", r#"[42710] enum label "b" already exists"#),
        ("alter type nope add value 'a'", r#"[42704] type "nope" does not exist"#),
        ("alter type cc add value 'a'", "[42809] cc is not an enum"),
        ("alter type d add value 'a'", "[42809] d is not an enum"),
        (
            "alter domain d add constraint foo check (value>3)",
            r#"[42710] constraint "foo" for domain "d" already exists"#,
        ),
        (
            "alter domain d drop constraint nope",
            r#"[42704] constraint "nope" of domain "d" does not exist"#,
        ),
        ("alter domain e set not null", "[42809] e is not a domain"),
        ("alter domain nope set not null", r#"[42704] type "nope" does not exist"#),
        (
            "alter domain d rename constraint x to y",
            r#"[42704] constraint "x" for domain d does not exist"#,
        ),
        (
            "alter type cc add attribute a int",
            r#"[42701] column "a" of relation "cc" already exists"#,
        ),
        ("alter type cc drop attribute z", r#"[42703] column "z" of relation "cc" does not exist"#),
        (
            "alter type cc rename attribute a to b",
            r#"[42701] column "b" of relation "cc" already exists"#,
        ),
        ("alter type cc rename attribute zz to b", r#"[42703] column "zz" does not exist"#),
        ("alter type e add attribute a int", r#"[42P01] relation "e" does not exist"#),
        ("alter view v rename column zz to b", r#"[42703] column "zz" does not exist"#),
        ("alter view v rename to k", r#"[42P07] relation "k" already exists"#),
        ("alter index t2i rename to t2u", r#"[42P07] relation "t2u" already exists"#),
        ("alter index nope rename to x", r#"[42P01] relation "nope" does not exist"#),
        ("alter sequence s rename to k", r#"[42P07] relation "k" already exists"#),
        ("alter sequence nope rename to k", r#"[42P01] relation "nope" does not exist"#),
        ("alter type e rename to d", r#"[42710] type "d" already exists"#),
        ("alter type e rename to k", r#"[42710] type "k" already exists"#),
        ("alter type nope rename to ee", r#"[42704] type "nope" does not exist"#),
        ("alter type e set schema nope", r#"[3F000] schema "nope" does not exist"#),
        ("alter type k rename to ee", "[42809] k is a table's row type"),
        ("alter function nope(int) rename to x", "[42883] function nope(integer) does not exist"),
        ("alter function nope rename to x", r#"[42883] could not find a function named "nope""#),
        ("alter function ov rename to x", r#"[42725] function name "ov" is not unique"#),
        (
            "alter function f(int) rename to ov",
            r#"[42723] function ov(integer) already exists in schema "public""#,
        ),
        ("alter schema nope rename to x", r#"[3F000] schema "nope" does not exist"#),
        ("alter schema other rename to public", r#"[42P06] schema "public" already exists"#),
    ]);
}

#[test]
fn functions() {
    check(&[
        (
            "create function g(int) returns nope language sql as 'select 1'",
            r#"[42704] type "nope" does not exist"#,
        ),
        (
            "create function g(nope) returns int language sql as 'select 1'",
            "[42704] type nope does not exist",
        ),
        (
            "create function g(int) language sql as 'select 1'",
            "[42P13] function result type must be specified",
        ),
        (
            "create function g(int, out a int) returns text language sql as 'select 1'",
            "[42P13] function result type must be integer because of OUT parameters",
        ),
        (
            "create function g(out int, out a int) returns text language sql as 'select 1'",
            "[42P13] function result type must be record because of OUT parameters",
        ),
        (
            "create function g(a int default 1, b int) returns int language sql as 'select 1'",
            "[42P13] input parameters after one with a default value must also have defaults",
        ),
        (
            "create function g(variadic int) returns int language sql as 'select 1'",
            "[42P13] VARIADIC parameter must be an array",
        ),
        (
            "create function g(variadic int[], int) returns int language sql as 'select 1'",
            "[42P13] VARIADIC parameter must be the last input parameter",
        ),
        (
            "create function f(int) returns int language sql as 'select 1'",
            r#"[42723] function "f" already exists with same argument types"#,
        ),
        (
            "create or replace function f(int) returns text language sql as 'select 1'",
            "[42P13] cannot change return type of existing function",
        ),
        (
            "create or replace procedure f(int) language sql as 'select 1'",
            "[42809] cannot change routine kind",
        ),
        (
            "create or replace function agg(int) returns int language sql as 'select 1'",
            "[42809] cannot change routine kind",
        ),
        (
            "create function g(a int, a int) returns int language sql as 'select 1'",
            r#"[42P13] parameter name "a" used more than once"#,
        ),
        (
            "create aggregate ag(int) (sfunc=nope, stype=int)",
            "[42883] function nope(integer, integer) does not exist",
        ),
        ("create aggregate ag(int) (stype=int)", "[42P13] aggregate sfunc must be specified"),
        ("create aggregate ag(int) (sfunc=int4pl)", "[42P13] aggregate stype must be specified"),
        (
            "create aggregate ag(int) (sfunc=int4pl, stype=nope)",
            r#"[42704] type "nope" does not exist"#,
        ),
        (
            "create aggregate ag(int) (sfunc=array_append, stype=int[], finalfunc=array_to_string2)",
            "[42883] function array_to_string2(integer[]) does not exist",
        ),
        (
            "create operator ==== (leftarg=int, rightarg=int, function=nope)",
            "[42883] function nope(integer, integer) does not exist",
        ),
        (
            "create operator ==== (leftarg=int, rightarg=int)",
            "[42P13] operator function must be specified",
        ),
        (
            "create operator === (leftarg=int, rightarg=int, function=int4eq)",
            "[42723] operator === already exists",
        ),
        (
            "create operator @@@ (leftarg=int, function=int4up)",
            "[42P13] operator right argument type must be specified",
        ),
        (
            "create operator %% (leftarg=int,rightarg=nope, function=int4pl)",
            r#"[42704] type "nope" does not exist"#,
        ),
        (
            "create cast (e as int) with inout",
            "[42710] cast from type e to type integer already exists",
        ),
        ("create cast (int as nope) with inout", r#"[42704] type "nope" does not exist"#),
        (
            "create cast (e as bigint) with function nope(e)",
            "[42883] function nope(e) does not exist",
        ),
        (
            "create collation co (locale='C')",
            r#"[42710] collation "co" for encoding "UTF8" already exists"#,
        ),
    ]);
}

#[test]
fn alter_table() {
    check(&[
        ("alter table k add column a int", r#"[42701] column "a" of relation "k" already exists"#),
        ("alter table k add column x nope", r#"[42704] type "nope" does not exist"#),
        ("alter table k drop column zz", r#"[42703] column "zz" of relation "k" does not exist"#),
        (
            "alter table t2 drop column a",
            "[2BP01] cannot drop column a of table t2 because other objects depend on it",
        ),
        ("alter table ch drop column a", r#"[42P16] cannot drop inherited column "a""#),
        ("alter table ch rename column a to c", r#"[42P16] cannot rename inherited column "a""#),
        ("alter table ch rename column a to b", r#"[42P16] cannot rename inherited column "a""#),
        (
            "alter table k alter zz set not null",
            r#"[42703] column "zz" of relation "k" does not exist"#,
        ),
        ("alter table k alter a type nope", r#"[42704] type "nope" does not exist"#),
        (
            "alter table k alter zz type int",
            r#"[42703] column "zz" of relation "k" does not exist"#,
        ),
        (
            "alter table k drop constraint nope",
            r#"[42704] constraint "nope" of relation "k" does not exist"#,
        ),
        (
            "alter table k drop constraint k_pkey",
            "[2BP01] cannot drop constraint k_pkey on table k because other objects depend on it",
        ),
        ("alter table k rename zz to y", r#"[42703] column "zz" does not exist"#),
        ("alter table k rename a to c", r#"[42701] column "c" of relation "k" already exists"#),
        ("alter table k rename to t2", r#"[42P07] relation "t2" already exists"#),
        ("alter table k rename to e", r#"[42710] type "e" already exists"#),
        ("alter table k rename to k", r#"[42P07] relation "k" already exists"#),
        (
            "alter table k rename constraint nope to x",
            r#"[42704] constraint "nope" for table "k" does not exist"#,
        ),
        (
            "alter table k rename constraint kc to k_pkey",
            r#"[42710] constraint "k_pkey" for relation "k" already exists"#,
        ),
        (
            "alter table k rename constraint k_pkey to t2i",
            r#"[42P07] relation "t2i" already exists"#,
        ),
        ("alter table nope add column x int", r#"[42P01] relation "nope" does not exist"#),
        (
            "alter table k add primary key (b)",
            r#"[42P16] multiple primary keys for table "k" are not allowed"#,
        ),
        (
            "alter table k add constraint kc check (a > 1)",
            r#"[42710] constraint "kc" for relation "k" already exists"#,
        ),
        (
            "alter table k add constraint k_pkey unique (c)",
            r#"[42P07] relation "k_pkey" already exists"#,
        ),
        ("alter table k add check (zz > 1)", r#"[42703] column "zz" does not exist"#),
        ("alter table k add unique (zz)", r#"[42703] column "zz" named in key does not exist"#),
        ("alter table k add constraint t2i unique (c)", r#"[42P07] relation "t2i" already exists"#),
        ("alter table k alter a drop not null", r#"[42P16] column "a" is in a primary key"#),
        (
            "alter table fk alter b drop not null",
            r#"[42601] column "b" of relation "fk" is an identity column"#,
        ),
        (
            "alter table fk alter z add generated always as identity",
            r#"[55000] column "z" of relation "fk" must be declared NOT NULL before identity can be added"#,
        ),
        (
            "alter table fk alter b add generated always as identity",
            r#"[55000] column "b" of relation "fk" is already an identity column"#,
        ),
        (
            "alter table fk alter z drop identity",
            r#"[55000] column "z" of relation "fk" is not an identity column"#,
        ),
        (
            "alter table fk alter z set generated always",
            r#"[55000] column "z" of relation "fk" is not an identity column"#,
        ),
        (
            "alter table fk alter z set expression as (1)",
            r#"[55000] column "z" of relation "fk" is not a generated column"#,
        ),
        (
            "alter table fk alter zz set expression as (1)",
            r#"[42703] column "zz" of relation "fk" does not exist"#,
        ),
        (
            "create table t5 (a int, b int generated always as (a) stored);
             alter table t5 alter b set expression as (b)",
            r#"[42P17] cannot use generated column "b" in column generation expression"#,
        ),
        (
            "create table t5 (a int, b int generated always as (a) stored);
             alter table t5 alter b set expression as (random()::int)",
            "[42P17] generation expression is not immutable",
        ),
        (
            "alter table fk add foreign key (a) references nope",
            r#"[42P01] relation "nope" does not exist"#,
        ),
        (
            "alter table fk add constraint fk_a_fkey foreign key (z) references k",
            r#"[42710] constraint "fk_a_fkey" for relation "fk" already exists"#,
        ),
        ("alter table k attach partition t2 default", r#"[42P17] table "k" is not partitioned"#),
        ("alter table k inherit nope", r#"[42P01] relation "nope" does not exist"#),
        (
            "alter table k add constraint u unique using index nope",
            r#"[42704] index "nope" does not exist"#,
        ),
        (
            "alter table t2 add constraint u unique using index t2i",
            r#"[42809] "t2i" is not a unique index"#,
        ),
        (
            "alter table t2 add constraint k unique using index t2u",
            r#"[42P07] relation "k" already exists"#,
        ),
        (
            "alter table k validate constraint nope",
            r#"[42704] constraint "nope" of relation "k" does not exist"#,
        ),
        ("alter table k set schema nope", r#"[3F000] schema "nope" does not exist"#),
        (
            "alter table only k add constraint cc foreign key (c) references other.nope (a)",
            r#"[42P01] relation "other.nope" does not exist"#,
        ),
    ]);
}

#[test]
fn drops() {
    check(&[
        ("drop table nope", r#"[42P01] table "nope" does not exist"#),
        ("drop view k", r#"[42809] "k" is not a view"#),
        ("drop table v", r#"[42809] "v" is not a table"#),
        (
            "drop index k_pkey",
            "[2BP01] cannot drop index k_pkey because constraint k_pkey on table k requires it",
        ),
        ("drop index nope", r#"[42704] index "nope" does not exist"#),
        ("drop type nope", r#"[42704] type "nope" does not exist"#),
        ("drop type k", "[2BP01] cannot drop type k because table k requires it"),
        ("drop type e", "[2BP01] cannot drop type e because other objects depend on it"),
        ("drop domain e", r#"[42809] "e" is not a domain"#),
        ("drop function nope(int)", "[42883] function nope(integer) does not exist"),
        ("drop function nope", r#"[42883] could not find a function named "nope""#),
        ("drop function ov", r#"[42725] function name "ov" is not unique"#),
        ("drop procedure f", r#"[42883] could not find a procedure named "f""#),
        ("drop aggregate f(int)", "[42809] function f(integer) is not an aggregate"),
        ("drop schema nope", r#"[3F000] schema "nope" does not exist"#),
        (
            "drop schema public",
            "[2BP01] cannot drop schema public because other objects depend on it",
        ),
        ("drop sequence nope", r#"[42P01] sequence "nope" does not exist"#),
        ("drop sequence k", r#"[42809] "k" is not a sequence"#),
        ("drop materialized view nope", r#"[42P01] materialized view "nope" does not exist"#),
        ("drop materialized view v", r#"[42809] "v" is not a materialized view"#),
        ("drop table t2", "[2BP01] cannot drop table t2 because other objects depend on it"),
        ("drop table k", "[2BP01] cannot drop table k because other objects depend on it"),
        (
            "drop table parent",
            "[2BP01] cannot drop table parent because other objects depend on it",
        ),
        ("drop domain nope", r#"[42704] type "nope" does not exist"#),
        ("drop domain d", "[2BP01] cannot drop type d because other objects depend on it"),
        ("drop trigger nope on k", r#"[42704] trigger "nope" for table "k" does not exist"#),
        ("drop trigger tr on nope", r#"[42P01] relation "nope" does not exist"#),
        ("drop rule nope on k", r#"[42704] rule "nope" for relation "k" does not exist"#),
        ("drop cast (int as date)", "[42704] cast from type integer to type date does not exist"),
        ("drop operator === (int, text)", "[42883] operator does not exist: integer === text"),
        ("drop operator !!!! (none, int)", "[42883] operator does not exist: !!!! integer"),
        ("drop collation nope", r#"[42704] collation "nope" for encoding "UTF8" does not exist"#),
        ("drop extension nope", r#"[42704] extension "nope" does not exist"#),
    ]);
}
