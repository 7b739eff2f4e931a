//! A catalogue file that was read from a server brings what the built-in extension does, under a name that is not
//! built in.

#![allow(clippy::unwrap_used)]

use cargo_sqlweave::catalogue::extension::{File, read_server};
use sqlweave_core::{
    analyze::format::format_type,
    catalog::{CastMethod, Catalog, Operator, OperatorOid, Proc, Type, TypeOid, builtin::format},
    schema,
    source::Source,
};
use sqlweave_test_server::Server;

/// What a schema makes of a catalogue that nothing is wrong with.
#[track_caller]
fn load(sources: &[Source], version: u8) -> Catalog {
    let mut found = Vec::new();
    let catalog = schema::load(sources, version, &mut found);
    assert!(found.is_empty(), "{found:?}");
    catalog
}

/// Every object of an extension, in words.
fn objects(catalog: &Catalog, extension: &str) -> Vec<String> {
    let own = catalog.extensions().iter().find(|e| e.name == extension).unwrap();
    let is_own = |oid: u32| own.oids.contains(&oid);
    let ty = |oid: TypeOid| format_type(catalog, oid, -1);
    let mut found = Vec::new();
    for t in catalog.user_types().iter().filter(|t| is_own(t.oid.0)) {
        let kind =
            format!("{:?}", t.kind).split_once(' ').map_or(String::new(), |k| k.0.to_owned());
        let Type { name, category, preferred, len, is_array, delimiter, has_binary, .. } = t;
        let (input, output) = (t.mutable_input, t.mutable_output);
        let (element, array) = (t.element.map(ty), t.array.map(ty));
        found.push(format!(
            "type {name} {kind} {category} {preferred} {len} {is_array} {delimiter} {has_binary} {input} {output} {element:?} {array:?} {:?}",
            t.collation
        ));
    }
    for r in catalog.user_relations().iter().filter(|r| is_own(r.oid.0)) {
        let columns = r.live_attributes().map(|a| format!("{} {}", a.name, ty(a.data_type)));
        found.push(format!("relation {} {:?} {:?}", r.name, r.kind, columns.collect::<Vec<_>>()));
    }
    for p in catalog.user_procs().iter().filter(|p| is_own(p.oid.0)) {
        let Proc { name, kind, strict, returns_set, volatility, arg_names, default_count, .. } = p;
        let args: Vec<String> = p.args.iter().map(|&a| ty(a)).collect();
        let out = p.out_columns.iter().map(|c| format!("{} {}", c.name, ty(c.data_type)));
        found.push(format!(
            "function {name} {args:?} {kind:?} {strict} {returns_set} {volatility} {arg_names:?} {default_count} {} {:?} {:?}",
            ty(p.return_type),
            out.collect::<Vec<_>>(),
            p.variadic.map(ty)
        ));
    }
    let operator = |oid: OperatorOid| {
        let o: &Operator = catalog.get_operator(oid).unwrap();
        format!("{:?} {} {}", o.left.map(ty), o.name, ty(o.right))
    };
    for o in catalog.user_operators().iter().filter(|o| is_own(o.oid.0)) {
        let function = &catalog.get_proc(o.proc).unwrap().name;
        let (commutator, negator) = (o.commutator.map(operator), o.negator.map(operator));
        found.push(format!(
            "operator {} {} {function} {commutator:?} {negator:?} {} {}",
            operator(o.oid),
            ty(o.result),
            o.can_merge,
            o.can_hash
        ));
    }
    for c in catalog.user_casts() {
        let method = match c.method {
            CastMethod::Function(function) => catalog.get_proc(function).unwrap().name.to_string(),
            other => format!("{other:?}"),
        };
        found.push(format!("cast {} {} {method} {:?}", ty(c.source), ty(c.target), c.context));
    }
    for c in catalog.user_operator_classes().iter().filter(|c| is_own(c.oid.0)) {
        found.push(format!("class {} {:?} {} {}", c.name, c.method, ty(c.input), c.is_default));
    }
    for m in catalog.user_family_members().iter().filter(|m| is_own(m.family.0)) {
        found.push(format!("member {:?} {} {}", m.method, m.strategy, operator(m.operator)));
    }
    found.sort();
    found
}

async fn client() -> tokio_postgres::Client {
    let url = Server::shared().unwrap().url();
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

#[tokio::test]
async fn a_file_brings_what_the_server_has() {
    let client = client().await;
    for name in [
        "btree_gist",
        "citext",
        "cube",
        "hstore",
        "isn",
        "ltree",
        "pg_stat_statements",
        "tablefunc",
    ] {
        let (version, lines) = read_server(&client, name).await.unwrap();
        let mut file = File::new("renamed");
        file.replace(version, lines);
        let text = file.text(format::version_bit(version));
        let schema =
            Source::new("schema.sql", "create schema s; create extension renamed schema s");
        let read = load(&[schema, Source::new("renamed.sql", text)], version);
        let builtin = format!("create schema s; create extension {name} schema s");
        let builtin = load(&[Source::new("schema.sql", builtin)], version);
        let objects = [objects(&read, "renamed"), objects(&builtin, name)];
        assert!(objects[0].len() > 5, "{name}: {objects:?}");
        assert_eq!(objects[0], objects[1], "{name}");
    }
}

#[tokio::test]
async fn a_server_that_has_no_such_extension_says_so() {
    let client = client().await;
    let error = read_server(&client, "nope").await.unwrap_err();
    let told = cargo_sqlweave::catalogue::extension::explain(&*error);
    assert!(told.starts_with("the server says: "), "{told}");
    assert!(told.contains("nope"), "{told}");
}
