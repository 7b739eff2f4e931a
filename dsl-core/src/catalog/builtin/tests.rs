use super::Builtin;
use crate::catalog::{
    CastContext, CastMethod, Catalog, CollationOid, ConstraintKind, Method, NamespaceOid,
    OperatorOid, ProcKind, ProcOid, RelationKind, RelationOid, TypeKind, TypeOid,
};
use std::time::Instant;

/// Steps of the loop that look-ups are measured against.
const LOOP: u32 = 400_000;

fn builtin() -> &'static Builtin {
    Builtin::of(15)
}

#[test]
fn types_by_oid_and_by_name() {
    let int4 = builtin().get_type(TypeOid::INT4).unwrap();
    assert_eq!((&*int4.name, int4.category, int4.len, int4.delimiter), ("int4", b'N', 4, b','));
    assert_eq!(int4.array, Some(TypeOid::INT4_ARRAY));
    assert!(int4.has_binary && !int4.has_modifier && !int4.preferred && !int4.is_array);
    let array = builtin().lookup_type(NamespaceOid::PG_CATALOG, "_int4").unwrap();
    assert_eq!((array.oid, array.element, array.len), (TypeOid::INT4_ARRAY, int4.oid.into(), -1));
    assert!(array.is_array);
    let name = builtin().get_type(TypeOid::NAME).unwrap();
    assert_eq!((name.element, name.is_array), (Some(TypeOid::CHAR), false));
    assert_eq!(name.collation, Some(CollationOid::C));
    let numeric = builtin().get_type(TypeOid::NUMERIC).unwrap();
    assert!(numeric.has_modifier);
    assert!(builtin().get_type(TypeOid::FLOAT8).unwrap().preferred);
    assert!(builtin().lookup_type(NamespaceOid::PUBLIC, "int4").is_none());
    assert!(builtin().lookup_type(NamespaceOid::PG_CATALOG, "int").is_none());
}

#[test]
fn kinds_of_types() {
    let kind = |oid| &builtin().get_type(oid).unwrap().kind;
    assert!(matches!(kind(TypeOid::ANYELEMENT), TypeKind::Pseudo));
    let TypeKind::Range { subtype, multirange, .. } = *kind(TypeOid::DATERANGE) else { panic!() };
    assert_eq!(subtype, TypeOid::DATE);
    assert!(
        matches!(*kind(multirange), TypeKind::Multirange { range } if range == TypeOid::DATERANGE)
    );
    let lookup = |name| builtin().lookup_type(NamespaceOid::INFORMATION_SCHEMA, name).unwrap();
    let TypeKind::Domain { base, modifier, not_null, has_check, has_default } =
        lookup("yes_or_no").kind
    else {
        panic!()
    };
    assert_eq!((base, modifier), (TypeOid::VARCHAR, 7));
    assert!(has_check && !not_null && !has_default);
    let TypeKind::Composite { relation } = lookup("tables").kind else { panic!() };
    assert_eq!(builtin().get_relation(relation).unwrap().name, "tables");
}

#[test]
fn procs_with_arguments() {
    let names = |oid| {
        let proc = builtin().get_proc(ProcOid(oid)).unwrap();
        proc.arg_names.iter().map(|n| n.to_string()).collect::<Vec<_>>()
    };
    let make_interval = builtin().procs_named("make_interval");
    assert_eq!(make_interval.len(), 1);
    assert_eq!((make_interval[0].args.len(), make_interval[0].default_count), (7, 7));
    assert_eq!(
        names(make_interval[0].oid.0),
        ["years", "months", "weeks", "days", "hours", "mins", "secs"]
    );
    let concat = builtin().procs_named("concat");
    assert_eq!(concat[0].variadic, Some(TypeOid::ANY));
    assert!(!concat[0].strict);
    let each = builtin().procs_named("jsonb_each");
    let out: Vec<_> = each[0].out_columns.iter().map(|c| (&*c.name, c.data_type)).collect();
    assert_eq!(out, [("key", TypeOid::TEXT), ("value", TypeOid::JSONB)]);
    assert!(each[0].returns_set && each[0].strict);
    assert_eq!(
        builtin().procs_named("percentile_cont")[0].kind,
        ProcKind::OrderedSet { direct: 1 }
    );
    assert!(builtin().procs_named("rank").iter().any(|p| p.kind == ProcKind::Window));
    assert_eq!(builtin().procs_named("sum").len(), 8);
    assert!(builtin().procs_named("sum").iter().all(|p| p.kind == ProcKind::Aggregate));
    assert!(builtin().procs_named("now")[0].volatility == b's');
    assert!(builtin().procs_named("nothing").is_empty());
}

#[test]
fn operators_and_families() {
    let equals = builtin().operators_named("=");
    let int4 = equals.iter().find(|o| {
        o.left == Some(TypeOid::INT4) && o.right == TypeOid::INT4 && o.result == TypeOid::BOOL
    });
    let int4 = int4.unwrap();
    assert_eq!(int4.oid, OperatorOid(96));
    assert!(int4.can_hash && int4.can_merge);
    assert_eq!(int4.commutator, Some(int4.oid));
    assert_eq!(&*builtin().get_proc(int4.proc).unwrap().name, "int4eq");
    assert!(builtin().operators_named("-").iter().any(|o| o.left.is_none()));
    let families = builtin().families_of(int4.oid);
    let btree = families.iter().find(|m| m.method == Method::Btree).unwrap();
    assert_eq!(btree.strategy, 3);
    let less = builtin().family_member(btree.family, TypeOid::INT4, TypeOid::INT8, 1).unwrap();
    assert_eq!(&*builtin().get_operator(less.operator).unwrap().name, "<");
    let classes = builtin().operator_classes(Method::Btree, TypeOid::INT4);
    assert!(matches!(classes[..], [c] if c.is_default && c.family == btree.family));
    let pattern = builtin().lookup_operator_class(Method::Btree, "text_pattern_ops").unwrap();
    assert!(!pattern.is_default);
    let varchar = builtin().lookup_operator_class(Method::Hash, "varchar_ops").unwrap();
    assert_eq!(varchar.input, TypeOid::TEXT);
}

#[test]
fn casts() {
    let cast = builtin().get_cast(TypeOid::INT4, TypeOid::INT8).unwrap();
    assert_eq!(cast.context, CastContext::Implicit);
    assert!(matches!(cast.method, CastMethod::Function(_)));
    assert_eq!(
        builtin().get_cast(TypeOid::VARCHAR, TypeOid::TEXT).unwrap().method,
        CastMethod::Binary
    );
    assert!(builtin().get_cast(TypeOid::DATE, TypeOid::INT4).is_none());
    let to_bool: Vec<_> = builtin().casts_to(TypeOid::BOOL).iter().map(|c| c.source).collect();
    assert_eq!(to_bool, [TypeOid::INT4, TypeOid::JSONB]);
    let from_bool: Vec<_> = builtin().casts_from(TypeOid::BOOL).iter().map(|c| c.target).collect();
    assert_eq!(from_bool, [TypeOid::INT4, TypeOid::TEXT, TypeOid::BPCHAR, TypeOid::VARCHAR]);
}

#[test]
fn relations_with_columns() {
    let class = builtin().lookup_relation(NamespaceOid::PG_CATALOG, "pg_class").unwrap();
    assert_eq!((class.oid, class.kind), (RelationOid(1259), RelationKind::Table));
    let relname = class.attribute_named("relname").unwrap();
    assert_eq!((relname.number, relname.data_type, relname.not_null), (2, TypeOid::NAME, true));
    assert!(!class.attribute_named("reloptions").unwrap().not_null);
    assert!(class.attributes.iter().zip(1..).all(|(a, number)| a.number == number));
    let key = class.primary_key().unwrap();
    assert!(matches!(key.kind, ConstraintKind::PrimaryKey) && key.columns == [1]);
    let view = builtin().lookup_relation(NamespaceOid::INFORMATION_SCHEMA, "columns").unwrap();
    assert_eq!(view.kind, RelationKind::View);
    let name = view.attribute_named("column_name").unwrap();
    let domain = builtin().get_type(name.data_type).unwrap();
    assert_eq!((&*domain.name, name.not_null), ("sql_identifier", false));
    assert!(builtin().get_type(view.row_type).is_some());
}

#[test]
fn collations() {
    let lookup = |name| builtin().lookup_collation(NamespaceOid::PG_CATALOG, name);
    assert_eq!(lookup("C").map(|c| c.oid), Some(CollationOid::C));
    assert!(lookup("ucs_basic").is_some_and(|c| c.deterministic));
    assert!(lookup("c").is_none());
}

#[test]
fn versions_differ() {
    let held = |version: u8, name| Builtin::of(version).procs_named(name).len();
    assert_eq!((held(15, "any_value"), held(16, "any_value")), (0, 1));
    assert_eq!((held(17, "uuidv7"), held(18, "uuidv7")), (0, 2));
    let aclitem = |version: u8| Builtin::of(version).get_type(TypeOid::ACLITEM).unwrap().len;
    assert_eq!((aclitem(15), aclitem(16)), (12, 16));
    let cast = |version: u8| Builtin::of(version).get_cast(TypeOid::BYTEA, TypeOid::INT4).is_some();
    assert_eq!((cast(17), cast(18)), (false, true));
    let columns = |version: u8| {
        let relation = Builtin::of(version).get_relation(RelationOid(1259)).unwrap();
        assert!(relation.attributes.iter().zip(1..).all(|(a, number)| a.number == number));
        relation.attributes.len()
    };
    assert_eq!((columns(17), columns(18)), (33, 34));
    assert_eq!(held(13, "any_value"), held(14, "any_value"));
    assert_eq!(held(40, "any_value"), held(18, "any_value"));
}

/// The versions from 14 to 18 in which every function of the name with these arguments never gives NULL.
fn never_null(name: &str, args: &[TypeOid]) -> Vec<u8> {
    let is = |&version: &u8| {
        let named = Builtin::of(version).procs_named(name);
        let mut found = named.iter().filter(|p| p.args == args).peekable();
        found.peek().is_some() && found.all(|p| p.never_null)
    };
    (14..=18).filter(is).collect()
}

#[test]
fn functions_that_never_give_null() {
    const ALL: [u8; 5] = [14, 15, 16, 17, 18];
    use TypeOid as T;
    assert_eq!(never_null("int4pl", &[T::INT4, T::INT4]), ALL);
    assert_eq!(never_null("lower", &[T::TEXT]), ALL);
    assert_eq!(never_null("int4div", &[T::INT4, T::INT4]), ALL);
    assert_eq!(never_null("round", &[T::NUMERIC]), ALL);
    assert_eq!(never_null("lpad", &[T::TEXT, T::INT4]), ALL);
    assert_eq!(never_null("now", &[]), ALL);
    assert_eq!(never_null("date_trunc", &[T::TEXT, T::TIMESTAMPTZ]), ALL);
    assert_eq!(never_null("generate_series", &[T::INT4, T::INT4]), ALL);
    assert_eq!(never_null("max", &[T::INT4]), ALL);
    assert_eq!(never_null("tsvector_eq", &[T::TSVECTOR, T::TSVECTOR]), ALL);
    assert_eq!(never_null("interval_mul", &[T::INTERVAL, T::FLOAT8]), ALL);
    assert_eq!(never_null("jsonb_array_elements", &[T::JSONB]), ALL);
    assert_eq!(never_null("concat", &[T::ANY]), ALL);
    assert_eq!(never_null("textanycat", &[T::TEXT, T::ANYNONARRAY]), ALL);
    assert_eq!(never_null("age", &[T::TIMESTAMPTZ]), ALL);
}

/// Over a group that is not empty and whose input is not NULL.
#[test]
fn aggregates_that_never_give_null() {
    const ALL: [u8; 5] = [14, 15, 16, 17, 18];
    use TypeOid as T;
    for (name, args) in [
        ("sum", &[T::INT2][..]),
        ("sum", &[T::INT4]),
        ("sum", &[T::INT8]),
        ("sum", &[T::NUMERIC]),
        ("sum", &[T::FLOAT8]),
        ("sum", &[T::INTERVAL]),
        ("avg", &[T::INT4]),
        ("avg", &[T::NUMERIC]),
        ("avg", &[T::INTERVAL]),
        ("max", &[T::ANYARRAY]),
        ("min", &[T::TEXT]),
        ("count", &[T::ANY]),
        ("bool_and", &[T::BOOL]),
        ("every", &[T::BOOL]),
        ("string_agg", &[T::TEXT, T::TEXT]),
        ("array_agg", &[T::ANYNONARRAY]),
        ("array_agg", &[T::ANYARRAY]),
        ("json_agg", &[T::ANYELEMENT]),
        ("jsonb_object_agg", &[T::ANY, T::ANY]),
        ("range_agg", &[T::ANYRANGE]),
        ("var_pop", &[T::INT4]),
        ("stddev_pop", &[T::FLOAT8]),
        ("covar_pop", &[T::FLOAT8, T::FLOAT8]),
        ("mode", &[T::ANYELEMENT]),
        ("percentile_cont", &[T::FLOAT8, T::FLOAT8]),
        ("percentile_disc", &[T::FLOAT8, T::ANYELEMENT]),
    ] {
        assert_eq!(never_null(name, args), ALL, "{name}{args:?}");
    }
}

/// Each of these gives NULL for some input, though not for what is tried first.
#[test]
fn functions_that_give_null_seldom() {
    use TypeOid as T;
    for (name, args) in [
        ("jsonb_path_exists", &[T::JSONB, T::JSONPATH, T::JSONB, T::BOOL][..]),
        ("jsonb_path_exists_opr", &[T::JSONB, T::JSONPATH]),
        ("jsonb_path_match_opr", &[T::JSONB, T::JSONPATH]),
        ("current_schema", &[]),
        ("pg_relation_filepath", &[T::REGCLASS]),
        ("pg_relation_filenode", &[T::REGCLASS]),
        ("txid_current_if_assigned", &[]),
        ("json_object_field_text", &[T::JSON, T::TEXT]),
        ("array_length", &[T::ANYARRAY, T::INT4]),
        ("date_part", &[T::TEXT, T::TIMESTAMP]),
        ("date_part", &[T::TEXT, T::DATE]),
        ("unnest", &[T::ANYARRAY]),
        ("lower", &[T::ANYRANGE]),
        ("obj_description", &[T::OID]),
        ("stddev", &[T::INT4]),
        ("stddev_samp", &[T::FLOAT8]),
        ("var_samp", &[T::NUMERIC]),
        ("corr", &[T::FLOAT8, T::FLOAT8]),
        ("covar_samp", &[T::FLOAT8, T::FLOAT8]),
        ("regr_slope", &[T::FLOAT8, T::FLOAT8]),
        ("regr_r2", &[T::FLOAT8, T::FLOAT8]),
    ] {
        assert_eq!(never_null(name, args), [], "{name}");
    }
    assert_eq!(never_null("int4", &[T::JSONB]), [14, 15, 16, 17]);
}

#[test]
fn no_oid_panics_and_every_reference_is_found() {
    for version in 14..=18 {
        let builtin = Builtin::of(version);
        for oid in (0..12_000).chain([16_383, 16_384, u32::MAX - 1, u32::MAX]) {
            check_references(builtin, oid);
        }
    }
    for version in 0..=u8::MAX {
        assert!(Builtin::of(version).get_type(TypeOid::BOOL).is_some());
    }
}

fn check_references(builtin: &'static Builtin, oid: u32) {
    let is_type = |t: TypeOid| builtin.get_type(t).is_some_and(|found| found.oid == t);
    if let Some(t) = builtin.get_type(TypeOid(oid)) {
        assert_eq!(t.oid.0, oid);
        assert!(t.element.into_iter().chain(t.array).all(is_type));
        assert!(builtin.lookup_type(t.namespace, &t.name).is_some_and(|f| f.oid == t.oid));
    }
    if let Some(p) = builtin.get_proc(ProcOid(oid)) {
        assert!(is_type(p.return_type) && p.args.iter().all(|&t| is_type(t)));
        assert!(p.out_columns.iter().all(|c| is_type(c.data_type)));
        assert!(builtin.procs_named(&p.name).iter().any(|f| f.oid == p.oid));
    }
    if let Some(o) = builtin.get_operator(OperatorOid(oid)) {
        assert!(builtin.get_proc(o.proc).is_some());
        assert!(o.left.into_iter().chain([o.right, o.result]).all(is_type));
        assert!(builtin.operators_named(&o.name).iter().any(|f| f.oid == o.oid));
    }
    if let Some(r) = builtin.get_relation(RelationOid(oid)) {
        assert!(is_type(r.row_type) && r.attributes.iter().all(|a| is_type(a.data_type)));
        assert!(r.attributes.iter().zip(1..).all(|(a, number)| a.number == number));
    }
}

/// Of the binary of the macro, all versions of the catalogue take less than 1.2 MB, and the files of extensions (see
/// `schema::extension`) less than the rest of 1.5 MB.
#[test]
fn it_is_small() {
    assert!(super::CATALOGUE.len() < 1_200_000);
}

/// The first look-ups of a version take less time than a loop of some millions of instructions, which is a
/// millisecond of an unoptimised build. Each version is looked into once, and the least counts on either side: other
/// work on the machine only ever adds.
#[test]
fn first_lookups_are_fast() {
    let first = (14..=18).map(|version| {
        let start = Instant::now();
        let catalog = Catalog::new(version);
        assert!(catalog.lookup_type(None, "timestamptz").is_some());
        assert!(catalog.get_type(TypeOid::TEXT).is_some());
        assert!(!catalog.procs_named("lower").is_empty());
        assert!(!catalog.operators_named("=").is_empty());
        start.elapsed()
    });
    let yardstick = (0..5).map(|_| {
        let start = Instant::now();
        let mut sum = 0u32;
        let mut step = 0u32;
        while step < LOOP {
            sum = std::hint::black_box(sum ^ step);
            step += 1;
        }
        start.elapsed()
    });
    let (first, yardstick) = (first.min().unwrap(), yardstick.min().unwrap());
    println!("first {first:?}, yardstick {yardstick:?}");
    assert!(first < yardstick, "{first:?} against {yardstick:?}");
}
