//! Why an INSERT of one row may give none back.

use crate::{
    ast::ddl::TriggerTiming,
    catalog::{Catalog, Relation, RelationKind},
    query::{EntryKind, Query},
};

/// What may keep the row from coming back, as a line of help. None where nothing does.
pub(super) fn taken_away(query: &Query, relation: &Relation) -> Option<String> {
    let name = &relation.name;
    let conflict = query.on_conflict.as_ref();
    let updates = conflict.is_some_and(|conflict| conflict.update.is_some());
    let trigger = relation.triggers.iter().find(|t| {
        let fires = t.insert || t.update && updates;
        fires && t.for_each_row && t.timing != TriggerTiming::After
    });
    if relation.view.is_some() {
        return Some(format!("\"{name}\" is a view: what becomes of the row is not followed"));
    }
    if let Some(rule) = relation.rules.first() {
        return Some(format!("rule \"{}\" of \"{name}\" may take the row away", rule.name));
    }
    if let Some(trigger) = trigger {
        let trigger = &trigger.name;
        return Some(format!(
            "trigger \"{trigger}\" of \"{name}\" may leave the row out, as one that gives NULL does"
        ));
    }
    if relation.kind != RelationKind::Table {
        return Some(format!("\"{name}\" keeps its rows in other tables, which may leave one out"));
    }
    match conflict {
        Some(conflict) if conflict.update.is_none() => {
            Some("DO NOTHING gives no row back where there is a conflict".to_owned())
        }
        Some(conflict) if conflict.filter.is_some() => {
            Some("DO UPDATE gives no row back where its WHERE is not true".to_owned())
        }
        _ => None,
    }
}

/// Why an INSERT that gives at most one row may give none.
pub(super) fn missing(query: &Query, catalog: &Catalog) -> Option<String> {
    let entry = query.range_table.get(query.result?)?;
    let EntryKind::Relation { oid, .. } = entry.kind else { return None };
    taken_away(query, catalog.get_relation(oid)?)
        .or_else(|| Some("the query that is inserted may give no row".to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::{
        compile::unproved,
        diagnostic::Diagnostics,
        lex::sql::{Dialect, lex_sql},
        project,
        source::Source,
    };

    const SCHEMA: &str = "
create table plain (id int primary key, n int);
create table noted (id int primary key, n int);
create function note() returns trigger language plpgsql as $$begin return new; end$$;
create trigger notes before update on noted for each row execute function note();
create trigger after after insert on plain for each row execute function note();
create view seen as select id, n from plain;
create table ruled (id int primary key);
create rule moved as on update to ruled do also delete from plain;
create table parts (id int) partition by list (id);
";

    /// What is said of a statement.
    fn told(sql: &str) -> String {
        let loaded = project::load(&[Source::new("schema", SCHEMA)], 18);
        assert!(loaded.mistakes.is_empty(), "{:?}", loaded.mistakes);
        let mut diagnostics = Diagnostics::new();
        let lexed = lex_sql(sql, Dialect { splices: false, version: 18 }, &mut diagnostics);
        diagnostics.take();
        unproved(&lexed, &loaded.catalog).join("; ")
    }

    #[test]
    fn what_keeps_a_row_from_coming_back() {
        for (sql, expected) in [
            (
                "insert into plain values (1, 2) returning id",
                "one row is inserted by VALUES of one row",
            ),
            (
                "insert into noted values (1, 2) on conflict (id) do update set n = 3 returning id",
                "trigger \"notes\" of \"noted\" may leave the row out, as one that gives NULL does",
            ),
            (
                "insert into noted values (1, 2) returning id",
                "one row is inserted by VALUES of one row",
            ),
            (
                "insert into plain values (1, 2) on conflict do nothing returning id",
                "DO NOTHING gives no row back where there is a conflict",
            ),
            (
                "insert into plain values (1, 2) on conflict (id) do update set n = 3 where plain.n = 1 returning id",
                "DO UPDATE gives no row back where its WHERE is not true",
            ),
            (
                "insert into seen values (1, 2) returning id",
                "\"seen\" is a view: what becomes of the row is not followed",
            ),
            (
                "insert into ruled values (1) returning id",
                "rule \"moved\" of \"ruled\" may take the row away",
            ),
            (
                "insert into parts values (1) returning id",
                "\"parts\" keeps its rows in other tables, which may leave one out",
            ),
            (
                "insert into plain select id, n from noted where id = 1 returning id",
                "the query that is inserted may give no row",
            ),
            ("select n from plain where id = 1", ""),
        ] {
            assert_eq!(told(sql), expected, "{sql}");
        }
    }
}
