//! What the extensions that ship with the server bring: each in a database of its own, its functions, operators and
//! casts called as those of the server itself, its types and relations in the clauses that depend on what they are.

use sqlweave_core::catalog::{Relation, RelationKind, Type, TypeKind, extension};
use sqlweave_core::source::Source;

use super::types::{Types, quoted};
use super::{Kind, Plan, Report, SCHEMA, ask, calls, casts, operators};
use crate::own;
use crate::pipeline::Pipeline;

/// Asks about every extension of a server's version, or one statement in `stride`; None for one that the server does not
/// have. `database` names the databases that are made for it.
pub async fn run_extensions(
    url: &str,
    database: &str,
    stride: usize,
) -> Result<Vec<(&'static str, Option<Report>)>, String> {
    let mut reports = Vec::new();
    let first = Pipeline::start(url, database).await?;
    let version = u8::try_from(first.version).map_err(|error| error.to_string())?;
    first.finish().await?;
    for name in extension::names(version) {
        let report = run_extension(url, database, name, &[], stride).await;
        reports.push((name, report.map_err(|error| format!("{name}: {error}"))?));
    }
    Ok(reports)
}

/// Asks about one extension, which is built in or in one of these catalogue files.
pub async fn run_extension(
    url: &str,
    database: &str,
    name: &str,
    files: &[Source],
    stride: usize,
) -> Result<Option<Report>, String> {
    let pipeline = Pipeline::start(url, database).await?;
    let report = compare(&pipeline, name, files, stride).await;
    pipeline.finish().await?;
    report
}

async fn compare(
    pipeline: &Pipeline,
    name: &str,
    files: &[Source],
    stride: usize,
) -> Result<Option<Report>, String> {
    let mut schema = format!("create extension {} cascade;\n", quoted(name));
    if pipeline.run(&schema).await.is_err() {
        return Ok(None);
    }
    let load = |schema: &str| {
        let sources = files.iter().cloned().chain([Source::new("schema.sql", schema)]);
        own::load_sources(&sources.collect::<Vec<_>>(), pipeline.version)
            .map_err(|errors| errors.join("\n"))
    };
    let loaded = load(&schema)?;
    let tables = casts::tables_for(&asked(&loaded, name)?);
    // The extension is there already.
    pipeline.run(&format!("{SCHEMA}\n{tables}")).await?;
    schema.push_str(SCHEMA);
    schema.push_str(&tables);
    let loaded = load(&schema)?;
    let plan = plan(&asked(&loaded, name)?, stride);
    ask(pipeline, loaded, plan).await.map(Some)
}

fn asked<'s>(schema: &'s own::Schema, name: &str) -> Result<Types<'s>, String> {
    let catalog = schema.catalog();
    let own = catalog.extensions().iter().find(|e| e.name == name).ok_or("is not created")?;
    Ok(Types::of_extension(catalog, own.oids.clone()))
}

fn plan(types: &Types<'_>, stride: usize) -> Plan {
    let mut plan = Plan::default();
    calls::plan(types, &mut plan);
    operators::plan(types, &mut plan);
    casts::plan(types, &mut plan);
    let catalog = types.catalog;
    for ty in catalog.user_types().iter().filter(|ty| types.is_asked(ty.oid.0)) {
        plan.row(Kind::Object, ty.name.to_string());
        of_type(types, ty, &mut plan);
    }
    let relations =
        catalog.user_relations().iter().filter(|r| r.kind != RelationKind::CompositeType);
    for relation in relations.filter(|r| types.is_asked(r.oid.0)) {
        plan.row(Kind::Object, relation.name.to_string());
        of_relation(relation, &mut plan);
    }
    plan.thin_out(stride);
    plan
}

/// Where a type's category, its operator classes, its array and its casts show.
fn of_type(types: &Types<'_>, ty: &Type, plan: &mut Plan) {
    let name = types.spelled(ty.oid);
    let value = format!("null::{name}");
    let from = format!("from (select {value} as v) as t");
    plan.call(format!("select {value}"));
    if matches!(ty.kind, TypeKind::Composite { .. }) {
        plan.probe(format!("select (t.v).* {from}"));
    }
    for sql in [
        format!("select distinct t.v {from}"),
        format!("select distinct on (t.v) 1 {from}"),
        format!("select t.v, count(*) {from} group by t.v"),
        format!("select t.v {from} order by t.v desc"),
        format!("select t.v {from} order by t.v using <"),
        format!("select t.v {from} union select {value}"),
        format!("select t.v {from} except select {value} limit 1"),
        format!("with recursive r as (select {value} as v union select v from r) select * from r"),
        format!("select count(distinct t.v), array_agg(t.v order by t.v) {from}"),
        format!("select min(t.v) {from}"),
        format!("select max(t.v) {from}"),
        format!("select sum(t.v) {from}"),
        format!("select string_agg(t.v, ',') {from}"),
        format!("select row_number() over (partition by t.v order by t.v) {from}"),
        format!("select first_value(t.v) over (order by 1) {from}"),
        format!("select percentile_disc(0.5) within group (order by t.v) {from}"),
        format!("select mode() within group (order by t.v) {from}"),
        format!("select array[t.v], array[t.v, null], array[t.v, 'x'::text] {from}"),
        format!("select t.v[1] {from}"),
        format!("select (array[t.v])[1], (array[t.v])[1:2] {from}"),
        format!("select t.v = t.v {from}"),
        format!("select t.v < $1 {from}"),
        format!("select t.v || 'x' {from}"),
        format!("select 'x'::text || t.v {from}"),
        format!("select t.v || t.v {from}"),
        format!("select t.v + 1 {from}"),
        format!("select t.v like $1 {from}"),
        format!("select t.v ~ $1 {from}"),
        format!("select t.v in ($1, $2) {from}"),
        format!("select t.v = any ($1) {from}"),
        format!("select t.v is distinct from null {from}"),
        format!("select t.v between $1 and $2 {from}"),
        format!("select row(t.v, 1) = row(t.v, 1), row(t.v, 1) < row(t.v, 2) {from}"),
        format!("select coalesce(t.v, $1), nullif(t.v, $2), greatest(t.v, t.v) {from}"),
        format!("select case when true then t.v else 'x'::text end {from}"),
        format!("select case when true then t.v else 1 end {from}"),
        format!("select lower(t.v) {from}"),
        format!("select length(t.v) {from}"),
        format!("select abs(t.v) {from}"),
        format!("select to_jsonb(t.v), json_agg(t.v), concat(t.v, t.v), format('%s', t.v) {from}"),
        format!("select t.v collate \"C\" {from}"),
        format!("select $1::{name}, cast($2 as {name}[])"),
        format!("select {value}(1)"),
        format!("select a.v from (select {value} as v) a join (select {value} as v) b using (v)"),
        format!(
            "select a.v from (select {value} as v) a full join (select {value} as v) b on a.v = b.v"
        ),
        format!("select * from unnest($1::{name}[]) with ordinality"),
        format!("select array_position($1::{name}[], {value}), {value} = any ($1::{name}[])"),
        format!("select {value} in (select {value}), ({value}, 1) in (select {value}, 1)"),
        format!("select array[{value}] && array[{value}], array[{value}] @> array[{value}]"),
    ] {
        plan.probe(sql);
    }
}

fn of_relation(relation: &Relation, plan: &mut Plan) {
    let name = quoted(&relation.name);
    plan.call(format!("select * from {name}"));
    for sql in [
        format!("select x, x.* from {name} as x"),
        format!("select count(*) from {name}"),
        format!("select {name} from {name}"),
        format!("select ({name}).* from {name}"),
        format!("insert into {name} default values"),
        format!("delete from {name}"),
        format!("select xmin from {name}"),
        format!("select * from {name} for update"),
        format!("select null::{name}, row_to_json({name}) from {name}"),
        format!("select * from {name} natural join {name} as y"),
    ] {
        plan.probe(sql);
    }
    for attribute in relation.live_attributes() {
        let column = quoted(&attribute.name);
        plan.probe(format!("select {column} from {name} where {column} = $1"));
        plan.probe(format!("update {name} set {column} = null"));
    }
}
