//! Generated names, and names that make way.

use super::*;

#[test]
fn constraints_and_indexes() {
    let catalog = loaded(
        "create table t (a int primary key, b text unique, c int check (c > 0) check (c < 100), d int references t,
           e int, f int, unique (e, f), unique (e) include (f), check (e > f), foreign key (e) references t (a))",
    );
    assert_eq!(
        constraints(&catalog, "t"),
        [
            "t_c_check [3]",
            "t_c_check1 [3]",
            "t_check [5, 6]",
            "t_pkey [1]",
            "t_b_key [2]",
            "t_e_f_key [5, 6]",
            "t_e_f_key1 [5]",
            "t_d_fkey [4]",
            "t_e_fkey [5]"
        ]
    );
}

#[test]
fn index_columns() {
    let catalog = loaded(
        "create table t (a int, b text);
         create index on t (a, a); create index on t (a) include (a); create index on t ((a + 1), (a + 2), abs(a));
         create index on t (lower(b), (a::text), (coalesce(b, '')), (case when a > 1 then 1 end))",
    );
    assert_eq!(
        indexes(&catalog, "t"),
        ["t_a_a1_idx", "t_a_a1_idx1", "t_expr_expr1_abs_idx", "t_lower_a_coalesce_case_idx"]
    );
}

#[test]
fn long_names_are_cut_evenly() {
    let catalog = loaded(
        "create table averyveryverylongtablenamethatgoesonandonandonforeverandever (
           averyveryverylongcolumnnamethatgoesonandonandonforeverandever int unique, b serial primary key)",
    );
    let name = "averyveryverylongtablenamethatgoesonandonandonforeverandever";
    assert_eq!(
        indexes(&catalog, name),
        [
            "averyveryverylongtablenamethatgoesonandonandonforeverandev_pkey",
            "averyveryverylongtablenametha_averyveryverylongcolumnnameth_key"
        ]
    );
}

#[test]
fn array_types_make_way() {
    let (catalog, told) = load_version("create table t (a int); create type _t as enum ('x');", 15);
    assert_eq!(told, Vec::<String>::new());
    let named = |name: &str| catalog.lookup_type(None, name).map(|t| t.element.is_some());
    assert_eq!([named("_t"), named("__t"), named("___t")], [Some(false), Some(true), Some(true)]);
    let (catalog, _) = load_version("create table t (a int); create type _t as enum ('x');", 18);
    assert!(catalog.lookup_type(None, "__t_1").is_some());
}

#[test]
fn equal_keys_are_made_once() {
    let catalog =
        loaded("create table t (a int, unique (a), constraint named unique (a), unique (a))");
    assert_eq!(constraints(&catalog, "t"), ["named [1]"]);
}

#[test]
fn partitions_name_their_own_indexes() {
    let catalog = loaded(
        "create table p (id int, k text, primary key (id, k)) partition by list (k);
         create index on p (id);
         create table p1 partition of p for values in ('a');
         create table p2 (id int not null, k text not null); create index mine on p2 (id);
         alter table p attach partition p2 for values in ('b');
         create unique index on p (k, id)",
    );
    assert_eq!(indexes(&catalog, "p1"), ["p1_pkey", "p1_id_idx", "p1_k_id_idx"]);
    assert_eq!(indexes(&catalog, "p2"), ["mine", "p2_pkey", "p2_k_id_idx"]);
}

#[test]
fn not_null_is_a_constraint_since_18() {
    let text = "create table t (a int not null, b int constraint bb not null, c int primary key);
                create table u (like t); create table v () inherits (t)";
    let (catalog, _) = load_version(text, 18);
    let names = ["t_a_not_null [1]", "bb [2]", "t_c_not_null [3]"];
    assert_eq!(constraints(&catalog, "u"), names);
    assert_eq!(constraints(&catalog, "v"), names);
    assert_eq!(constraints(&loaded(text), "u"), Vec::<String>::new());
}

#[test]
fn a_file_is_read_by_the_words_of_its_server() {
    let text = "create view v as select true, 1 scalar, xmlserialize(document '<a/>' as text)";
    let names = |version| {
        let (catalog, told) = load_version(text, version);
        assert_eq!(told, Vec::<String>::new());
        columns(&catalog, "v")
    };
    assert_eq!(
        names(14),
        "bool boolean not null, scalar integer not null, xmlserialize text not null"
    );
    assert_eq!(
        names(18),
        "?column? boolean not null, scalar integer not null, xmlserialize text not null"
    );
    let told = |text, version| load_version(text, version).1;
    let virtual_column = "create table t (a int, b int generated always as (a) virtual)";
    assert_eq!(told(virtual_column, 18), Vec::<String>::new());
    assert_eq!(told(virtual_column, 17), ["[42601] syntax error at or near \"virtual\""]);
    let merge = "merge into t using u on true when matched then delete; create table a (b int)";
    assert_eq!(told(merge, 14), Vec::<String>::new());
    let reserved = "create table t (system_user int)";
    assert_eq!(told(reserved, 15), Vec::<String>::new());
    assert_eq!(told(reserved, 16), ["[42601] syntax error at or near \"system_user\""]);
}
