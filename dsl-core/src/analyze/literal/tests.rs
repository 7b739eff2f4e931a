//! Literals with the verdicts of a server.

use super::check_literal;
use crate::catalog::{
    Attribute, Catalog, NamespaceOid, RangeOrder, Relation, RelationKind, RelationOid, Type,
    TypeKind, TypeOid,
};

/// A catalogue of 15 with `order_status`, `pos`, `nn`, `dtext`, `pair`, `outerp`, `nothing` and `floatrange`.
fn catalog() -> Catalog {
    let mut catalog = Catalog::new(15);
    let labels = ["new", "active", "paid", "Shipped"].map(Into::into).to_vec();
    insert(&mut catalog, "order_status", TypeKind::Enum { labels });
    let pos = insert(&mut catalog, "pos", domain(TypeOid::INT4, false));
    let nn = insert(&mut catalog, "nn", domain(TypeOid::INT4, true));
    insert(&mut catalog, "dtext", domain(TypeOid::TEXT, false));
    insert(&mut catalog, "nnpos", domain(nn, false));
    let pair =
        composite(&mut catalog, "pair", &[("a", TypeOid::INT4), ("b", TypeOid::TEXT), ("c", pos)]);
    composite(&mut catalog, "outerp", &[("p", pair), ("d", TypeOid::DATE), ("n", nn)]);
    composite(&mut catalog, "nothing", &[]);
    let range = TypeKind::Range {
        subtype: TypeOid::FLOAT8,
        multirange: TypeOid::ERROR,
        order: RangeOrder::Default,
    };
    insert(&mut catalog, "floatrange", range);
    catalog
}

fn domain(base: TypeOid, not_null: bool) -> TypeKind {
    TypeKind::Domain { base, modifier: -1, not_null, has_check: false, has_default: false }
}

/// Adds a type and its array.
fn insert(catalog: &mut Catalog, name: &str, kind: TypeKind) -> TypeOid {
    let (oid, array) = (TypeOid(catalog.new_oid()), TypeOid(catalog.new_oid()));
    let row = Type {
        oid,
        namespace: NamespaceOid::PUBLIC,
        name: name.to_owned().into(),
        kind,
        category: b'U',
        preferred: false,
        len: -1,
        element: None,
        is_array: false,
        array: Some(array),
        collation: None,
        delimiter: b',',
        has_modifier: false,
        has_binary: true,
        mutable_input: false,
        mutable_output: false,
    };
    let array_row = Type {
        oid: array,
        name: format!("_{name}").into(),
        kind: TypeKind::Base,
        category: b'A',
        element: Some(oid),
        is_array: true,
        array: None,
        ..row.clone()
    };
    catalog.insert_type(row);
    catalog.insert_type(array_row);
    oid
}

fn composite(catalog: &mut Catalog, name: &str, columns: &[(&str, TypeOid)]) -> TypeOid {
    let relation = RelationOid(catalog.new_oid());
    let row_type = insert(catalog, name, TypeKind::Composite { relation });
    let attributes = columns.iter().zip(1..).map(|(&(name, data_type), number)| Attribute {
        number,
        name: name.to_owned().into(),
        data_type,
        modifier: -1,
        collation: None,
        not_null: false,
        has_default: false,
        draws: None,
        default_sequence: None,
        identity: None,
        generated: None,
        computed: None,
        dropped: false,
        comment: None,
    });
    catalog.insert_relation(Relation {
        oid: relation,
        namespace: NamespaceOid::PUBLIC,
        name: name.to_owned().into(),
        kind: RelationKind::CompositeType,
        row_type,
        of_type: None,
        attributes: attributes.collect(),
        constraints: Vec::new(),
        indexes: Vec::new(),
        parents: Vec::new(),
        children: Vec::new(),
        triggers: Vec::new(),
        rules: Vec::new(),
        row_security: false,
        comment: None,
        view: None,
        unlockable: None,
    });
    row_type
}

fn type_named(catalog: &Catalog, name: &str) -> TypeOid {
    let (base, is_array) = match name.strip_suffix("[]") {
        Some(base) => (base, true),
        None => (name, false),
    };
    let base = match base {
        "char" => "bpchar",
        "\"char\"" => "char",
        other => other,
    };
    let ty = catalog.lookup_type(None, base).unwrap();
    if is_array { ty.array.unwrap() } else { ty.oid }
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                _ => '\\',
            },
            c => c,
        });
    }
    out
}

fn verdict(catalog: &Catalog, name: &str, text: &str) -> String {
    match check_literal(catalog, type_named(catalog, name), text) {
        Ok(()) => "ok".into(),
        Err(error) => format!("{} {}", error.sqlstate, error.message),
    }
}

/// Each line of the table: a type, a text and what a server of 15 with default settings says of it. Behind `~` stands
/// what another setting, or another server's state, may allow, and what is accepted therefore.
#[test]
fn verdicts_are_the_servers() {
    let catalog = catalog();
    let mut wrong = Vec::new();
    for line in include_str!("tests/verdicts.tsv").lines() {
        let mut fields = line.split('\t');
        let (name, text) = (fields.next().unwrap(), unescape(fields.next().unwrap()));
        let said = unescape(fields.next().unwrap());
        let expected = if said.starts_with('~') { "ok" } else { said.as_str() };
        let found = verdict(&catalog, name, &text);
        if found != expected {
            wrong.push(format!("{line}\n  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn newer_servers_read_more() {
    for (version, accepted) in [(15, false), (16, true), (18, true)] {
        let catalog = Catalog::new(version);
        for (name, text) in [
            ("int4", "0x1F"),
            ("int4", "1_000"),
            ("int2", "-0b101"),
            ("int8", "0o_17"),
            ("numeric", "1_000.000_1"),
            ("numeric", "0xff"),
            ("date", "+infinity"),
        ] {
            assert_eq!(verdict(&catalog, name, text) == "ok", accepted, "{version} {name} {text}");
        }
        for (name, text) in [("int4", "1__0"), ("int4", "_1"), ("int4", "0x"), ("numeric", "1_")] {
            assert_ne!(verdict(&catalog, name, text), "ok", "{version} {name} {text}");
        }
        assert_eq!(verdict(&catalog, "xid", "abc") == "ok", !accepted);
        assert_eq!(verdict(&catalog, "date", "y2024m01d05") == "ok", !accepted);
        let infinity = verdict(&catalog, "interval", "infinity") == "ok";
        assert_eq!(infinity, version >= 17);
        assert_eq!(verdict(&catalog, "interval", "1 day hour") == "ok", version < 17);
        assert_eq!(verdict(&catalog, "int4[]", "{{}}") == "ok", version >= 17);
        assert_eq!(verdict(&catalog, "jsonpath", "$.bigint()") == "ok", version >= 17);
    }
}

#[test]
fn an_enum_names_the_nearest_label() {
    let catalog = catalog();
    let help = |text| {
        let oid = type_named(&catalog, "order_status");
        check_literal(&catalog, oid, text).err().and_then(|error| error.help)
    };
    assert_eq!(help("actve").as_deref(), Some("did you mean \"active\"?"));
    assert_eq!(help("shipped").as_deref(), Some("did you mean \"Shipped\"?"));
    let all = "the labels of order_status are \"new\", \"active\", \"paid\", \"Shipped\"";
    assert_eq!(help("delivered").as_deref(), Some(all));
}

#[test]
fn nothing_is_too_deep() {
    let catalog = catalog();
    for (name, open) in [
        ("json", "["),
        ("jsonb", "{\"a\":"),
        ("jsonpath", "("),
        ("jsonpath", "$[$"),
        ("jsonpath", "-"),
        ("tsquery", "!("),
        ("int4[]", "{"),
        ("path", "("),
        ("pair", "("),
    ] {
        verdict(&catalog, name, &open.repeat(100_000));
    }
}
