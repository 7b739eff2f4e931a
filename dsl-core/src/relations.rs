//! Which tables and views a statement names: what it reads and what it writes.

use std::collections::BTreeMap;

use crate::{
    analyze,
    analyze::walk::walk_own,
    catalog::{Catalog, RelationOid},
    diagnostic::Diagnostics,
    lex::{Lexed, Token, TokenKind},
    lints::level::{self, Level},
    parse::{self, parse_statement},
    query::{EntryKind, ExprKind, Query, Var, VarColumn},
    source::Span,
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

/// A place of a statement where a relation is named, or one of its columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// Of the name alone, without what qualifies it.
    pub span: Span,
    pub relation: RelationOid,
    /// The column's number.
    pub attribute: Option<i16>,
}

/// Where a statement without mistakes names relations and their columns, by place.
pub fn mentions(lexed: &Lexed, catalog: &Catalog) -> Vec<Mention> {
    let found = stack::with_stack(|| {
        let mut ignored = Diagnostics::new();
        let settings = parse::Settings { version: catalog.version };
        let statement = parse_statement(lexed, settings, &mut ignored)?;
        let analysis = analyze::analyze(&statement, catalog, lexed.door, &mut ignored);
        let mut found = Vec::new();
        level::visit(&analysis.query, &mut |level| mentions_of(level, lexed, catalog, &mut found));
        Some(found)
    });
    let mut found = found.flatten().unwrap_or_default();
    found.sort_by_key(|mention| (mention.span, mention.attribute));
    found.dedup();
    found
}

fn mentions_of(level: &Level<'_>, lexed: &Lexed, catalog: &Catalog, found: &mut Vec<Mention>) {
    let mut mention = |place: Span, name: &str, relation: RelationOid, attribute: Option<i16>| {
        // What `*` and NATURAL stand for is not named.
        found.extend(named(lexed, place, name).map(|span| Mention { span, relation, attribute }));
    };
    for entry in &level.query.range_table {
        let EntryKind::Relation { oid, .. } = entry.kind else { continue };
        if let Some(relation) = catalog.get_relation(oid) {
            mention(entry.span, &relation.name, oid, None);
        }
    }
    walk_own(level.query, &mut |expr| {
        let ExprKind::Var(Var { levels_up, entry, column: VarColumn::Column(index) }) = expr.kind
        else {
            return;
        };
        let around = match levels_up {
            0 => Some(level.query),
            up => level.outer.len().checked_sub(up).and_then(|at| level.outer.get(at).copied()),
        };
        let Some(entry) = around.and_then(|query| query.range_table.get(entry)) else { return };
        if let (EntryKind::Relation { oid, .. }, Some(column)) =
            (&entry.kind, entry.columns.get(index))
        {
            mention(expr.span, &column.name, *oid, Some(column.attribute));
        }
    });
}

/// The last token of a place that is this name.
fn named(lexed: &Lexed, place: Span, name: &str) -> Option<Span> {
    let mut within = lexed.tokens.iter().rev().filter(|token| place.holds(token.span));
    let is = |token: &&Token| match &token.kind {
        TokenKind::Word(word) => word.text.eq_ignore_ascii_case(name),
        TokenKind::QuotedIdent(own) => own == name,
        _ => false,
    };
    within.find(is).map(|token| token.span)
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
    use super::{mentions, used};
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

    /// The places of names, in brackets: those of columns with a point before.
    #[track_caller]
    fn check_mentions(sql: &str, expected: &str) {
        let schema = "create table a (id int primary key, b int); create table b (id int);
                      create schema s; create table s.c (id int);";
        let loaded = project::load(&[Source::new("schema.sql", schema)], 15);
        let dialect = Dialect { splices: true, version: 15 };
        let lexed = lex_sql(sql, dialect, &mut Diagnostics::new());
        let (mut shown, mut done) = (String::new(), 0);
        for mention in mentions(&lexed, &loaded.catalog) {
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            let point = if mention.attribute.is_some() { "." } else { "" };
            shown.push_str(&format!("{}[{point}{}]", &sql[done..start], &sql[start..end]));
            done = end;
        }
        assert_eq!(shown + &sql[done..], expected);
    }

    #[test]
    fn places_of_names() {
        check_mentions("select id from a where b = 1", "select [.id] from [a] where [.b] = 1");
        check_mentions("select x.id, x.* from a as x", "select x.[.id], x.* from [a] as x");
        check_mentions(
            "select c.id from s.c where exists (select 1 from b where b.id = c.id)",
            "select c.[.id] from s.[c] where exists (select 1 from [b] where b.[.id] = c.[.id])",
        );
        check_mentions(
            "with x as (select id from b) select x.id from x join a on a.id = x.id",
            "with x as (select [.id] from [b]) select x.id from x join [a] on a.[.id] = x.id",
        );
        check_mentions(
            "update a set b = b + 1 where id = 2 returning b",
            "update [a] set b = [.b] + 1 where [.id] = 2 returning [.b]",
        );
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
