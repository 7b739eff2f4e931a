//! Which tables and views a statement names: what it reads and what it writes.

use std::collections::BTreeMap;

use crate::{
    analyze,
    analyze::walk::walk_own,
    catalog::Catalog,
    diagnostic::Diagnostics,
    lex::Lexed,
    parse::{self, parse_statement},
    query::{EntryKind, ExprKind, Query},
    stack,
};

/// A table or view that a statement names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UsedRelation {
    pub schema: String,
    pub name: String,
    /// It stands in FROM, or in USING.
    pub read: bool,
    /// It is what INSERT, UPDATE, DELETE or MERGE changes.
    pub written: bool,
}

/// The relations of a statement without mistakes, by schema and name. What is behind a view is the view's concern.
pub fn used(lexed: &Lexed, catalog: &Catalog) -> Vec<UsedRelation> {
    let found = stack::with_stack(|| {
        let mut ignored = Diagnostics::new();
        let settings = parse::Settings { version: catalog.version };
        let statement = parse_statement(lexed, settings, &mut ignored)?;
        let analysis = analyze::analyze(&statement, catalog, lexed.door, &mut ignored);
        let mut found = Found { catalog, relations: BTreeMap::new() };
        found.query(&analysis.query);
        Some(found.relations)
    });
    let relations = found.flatten().unwrap_or_default().into_iter();
    let used = relations.map(|((schema, name), (read, written))| UsedRelation {
        schema,
        name,
        read,
        written,
    });
    used.collect()
}

struct Found<'c> {
    catalog: &'c Catalog,
    /// By schema and name: whether it is read, and whether it is written.
    relations: BTreeMap<(String, String), (bool, bool)>,
}

impl Found<'_> {
    fn query(&mut self, query: &Query) {
        for (index, entry) in query.range_table.iter().enumerate() {
            match &entry.kind {
                EntryKind::Relation { oid, .. } => {
                    let Some(relation) = self.catalog.get_relation(*oid) else { continue };
                    let schema = self.catalog.namespace_name(relation.namespace).to_owned();
                    let used = self.relations.entry((schema, relation.name.to_string()));
                    let (read, written) = used.or_default();
                    match query.result == Some(index) {
                        true => *written = true,
                        false => *read = true,
                    }
                }
                EntryKind::Subquery(inner) => self.query(inner),
                _ => {}
            }
        }
        query.ctes.iter().filter_map(|cte| cte.query.as_deref()).for_each(|q| self.query(q));
        let mut below: Vec<&Query> = Vec::new();
        walk_own(query, &mut |expr| {
            if let ExprKind::SubLink(link) = &expr.kind {
                below.push(&link.query);
            }
        });
        below.into_iter().for_each(|inner| self.query(inner));
    }
}

#[cfg(test)]
mod tests {
    use super::used;
    use crate::{
        diagnostic::Diagnostics,
        lex::sql::{Dialect, lex_sql},
        project,
        source::Source,
    };

    #[track_caller]
    fn check(sql: &str, expected: &str) {
        let schema = "create table a (id int primary key, b int); create table b (id int);
                      create schema s; create table s.c (id int);";
        let loaded = project::load(&[Source::new("schema.sql", schema)], 15);
        let dialect = Dialect { splices: true, version: 15 };
        let lexed = lex_sql(sql, dialect, &mut Diagnostics::new());
        let shown = used(&lexed, &loaded.catalog).into_iter().map(|relation| {
            let how = match (relation.read, relation.written) {
                (true, true) => "rw",
                (true, false) => "r",
                (false, _) => "w",
            };
            format!("{}.{} {how}", relation.schema, relation.name)
        });
        assert_eq!(shown.collect::<Vec<_>>().join(", "), expected, "{sql}");
    }

    #[test]
    fn wherever_they_stand() {
        check("select 1", "");
        check("select id from a where exists (select from b)", "public.a r, public.b r");
        check(
            "with x as (select * from b) select * from x, lateral (select * from s.c) y",
            "public.b r, s.c r",
        );
        check("select id from a union all select id from b order by 1", "public.a r, public.b r");
        check("select array(select b.id from b) from a", "public.a r, public.b r");
    }

    #[test]
    fn what_is_written() {
        check(
            "insert into a (id) values (1) on conflict (id) do update set b = (select max(id) from b)",
            "public.a w, public.b r",
        );
        check("insert into a (id, b) select id, b from a", "public.a rw");
        check("update a set b = b.id from b where a.id = b.id", "public.a w, public.b r");
        check("with gone as (delete from b returning id) select id from gone", "public.b w");
        check(
            "merge into a using s.c on a.id = c.id when matched then delete",
            "public.a w, s.c r",
        );
    }
}
