//! The generated queries by SeaORM.

use super::{numbered, tables};
use crate::bench::compile::{Query, TABLES, fields, query};

pub(super) fn entities() -> String {
    let mut text = String::from(
        "use sea_orm::entity::prelude::*;\nuse sea_orm::{ActiveValue::Set, DatabaseConnection, DbBackend, \
         FromQueryResult, JoinType, QueryOrder, QuerySelect, Statement};\n\n",
    );
    for table in 0..TABLES {
        text.push_str(&format!(
            "pub mod t{table} {{\n    use sea_orm::entity::prelude::*;\n    \
             #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]\n    #[sea_orm(table_name = \"t{table}\")]\n    \
             pub struct Model {{\n        #[sea_orm(primary_key)]\n        pub id: i64,\n        pub tenant_id: i64,\n        \
             pub parent_id: Option<i64>,\n        pub name: String,\n        pub note: Option<String>,\n        \
             pub amount: f64,\n        pub quantity: i32,\n        pub active: bool,\n    }}\n    \
             #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]\n    pub enum Relation {{}}\n    \
             impl ActiveModelBehavior for ActiveModel {{}}\n}}\n"
        ));
    }
    text
}

pub(super) fn query_of(number: usize) -> String {
    let query = query(number);
    let (table, other) = tables(number);
    let t = format!("t{table}");
    let signature =
        format!("pub async fn q{number}(db: &DatabaseConnection, {})", fields(query.arguments, ""));
    if number % 4 == 3 {
        // It gives the whole row.
        return format!(
            "{signature} -> Result<{t}::Model, DbErr> {{\n    let row = {t}::ActiveModel {{ tenant_id: Set(tenant), \
             name: Set(name.to_owned()), amount: Set(amount), quantity: Set(quantity), ..Default::default() }};\n    \
             row.insert(db).await\n}}\n\n"
        );
    }
    let body = match number % 4 {
        0 => format!(
            "{t}::Entity::find().select_only()\n        .columns([{t}::Column::Id, {t}::Column::Name, \
             {t}::Column::Note, {t}::Column::Amount, {t}::Column::Active])\n        \
             .filter({t}::Column::TenantId.eq(tenant)).filter({t}::Column::Active.eq(true))\n        \
             .order_by_asc({t}::Column::Id).limit(n as u64).into_model::<Row{number}>().all(db).await"
        ),
        1 => joined(number, &t, &format!("t{other}")),
        _ => text(number, &query),
    };
    format!(
        "#[derive(FromQueryResult)]\npub struct Row{number} {{ {} }}\n\
         {signature} -> Result<Vec<Row{number}>, DbErr> {{\n    {body}\n}}\n\n",
        fields(query.columns, "pub ")
    )
}

fn joined(number: usize, t: &str, o: &str) -> String {
    format!(
        "{t}::Entity::find().select_only().column({t}::Column::Id).column({t}::Column::Name)\n        \
         .column_as({o}::Column::Id.count(), \"total\").column_as({o}::Column::Quantity.sum(), \"quantity\")\n        \
         .column_as({o}::Column::Note.max(), \"note\")\n        \
         .join(JoinType::LeftJoin, {t}::Entity::belongs_to({o}::Entity).from({t}::Column::Id)\
         .to({o}::Column::ParentId).into())\n        \
         .filter({t}::Column::TenantId.eq(tenant)).group_by({t}::Column::Id)\n        \
         .order_by_desc({o}::Column::Id.count()).limit(n as u64).into_model::<Row{number}>().all(db).await"
    )
}

/// A window in a common table is text.
fn text(number: usize, query: &Query) -> String {
    format!(
        "let statement = Statement::from_sql_and_values(DbBackend::Postgres, \"{}\", [tenant.into(), n.into()]);\n    \
         Row{number}::find_by_statement(statement).all(db).await",
        numbered(query)
    )
}
