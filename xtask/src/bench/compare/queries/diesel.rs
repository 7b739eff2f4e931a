//! The generated queries by diesel-async.

use super::numbered;
use crate::bench::compile::{Query, TABLES, fields, query};

pub(super) fn tables() -> String {
    let mut text = String::from(
        "use diesel::prelude::*;\nuse diesel_async::{AsyncPgConnection, RunQueryDsl};\n\n",
    );
    for table in 0..TABLES {
        text.push_str(&format!(
            "diesel::table! {{ t{table} (id) {{ id -> Int8, tenant_id -> Int8, parent_id -> Nullable<Int8>, \
             name -> Text, note -> Nullable<Text>, amount -> Float8, quantity -> Int4, active -> Bool, }} }}\n"
        ));
    }
    // Of all pairs, those that a query joins.
    for table in 0..TABLES {
        let other = (table + 1) % TABLES;
        text.push_str(&format!(
            "diesel::allow_tables_to_appear_in_same_query!(t{table}, t{other});\n"
        ));
    }
    text
}

pub(super) fn query_of(number: usize) -> String {
    let query = query(number);
    let (table, other) = super::tables(number);
    let t = format!("t{table}");
    let (derive, body) = match number % 4 {
        0 => (
            "Queryable",
            format!(
                "{t}::table.filter({t}::tenant_id.eq(tenant)).filter({t}::active).order({t}::id).limit(n)\n        \
                 .select(({t}::id, {t}::name, {t}::note, {t}::amount, {t}::active)).load(db).await"
            ),
        ),
        1 => ("Queryable", joined(&t, &format!("t{other}"))),
        2 => ("QueryableByName", text(&query)),
        _ => (
            "Queryable",
            format!(
                "diesel::insert_into({t}::table)\n        .values(({t}::tenant_id.eq(tenant), {t}::name.eq(name), \
                 {t}::amount.eq(amount), {t}::quantity.eq(quantity)))\n        \
                 .returning(({t}::id, {t}::name, {t}::note, {t}::amount, {t}::quantity)).get_results(db).await"
            ),
        ),
    };
    format!(
        "#[derive({derive})]\npub struct Row{number} {{ {} }}\n\
         pub async fn q{number}(db: &mut AsyncPgConnection, {}) -> QueryResult<Vec<Row{number}>> {{\n    {body}\n}}\n\n",
        if number % 4 == 2 { by_name(&query) } else { fields(query.columns, "pub ") },
        fields(query.arguments, "")
    )
}

fn joined(t: &str, o: &str) -> String {
    format!(
        "{t}::table.left_join({o}::table.on({o}::parent_id.eq({t}::id.nullable())))\n        \
         .filter({t}::tenant_id.eq(tenant)).group_by(({t}::id, {t}::name))\n        \
         .select(({t}::id, {t}::name, diesel::dsl::count({o}::id.nullable()), \
         diesel::dsl::sum({o}::quantity.nullable()), diesel::dsl::max({o}::note.nullable())))\n        \
         .order(diesel::dsl::count({o}::id.nullable()).desc()).limit(n).load(db).await"
    )
}

/// It has no word for a window in a common table.
fn text(query: &Query) -> String {
    let binds: String = query
        .arguments
        .iter()
        .map(|(name, _)| format!(".bind::<diesel::sql_types::BigInt, _>({name})"))
        .collect();
    format!("diesel::sql_query(\"{}\"){binds}.load(db).await", numbered(query))
}

fn by_name(query: &Query) -> String {
    let types = |ty: &str| match ty {
        "i64" => "BigInt",
        "f64" => "Double",
        _ => "Text",
    };
    let columns = query.columns.iter();
    let columns: Vec<String> = columns
        .map(|(name, ty)| {
            format!("#[diesel(sql_type = diesel::sql_types::{})] pub {name}: {ty}", types(ty))
        })
        .collect();
    columns.join(", ")
}
