//! The whole way: tokens to a compiled query.

use crate::{
    analyze::{
        self, Analysis, Part,
        resolutions::Resolutions,
        walk::{children, walk_expr, walk_query},
    },
    ast,
    batch::{self, Batches, Writer},
    beyond, cardinality,
    catalog::{Catalog, Trigger, TypeOid},
    compiled::{
        Cardinality, ColumnOrigin, Command, CompiledParam, CompiledQuery, CompiledRows, Judged,
        RowsMember, SplicePart, variants::MAX_SWITCHES,
    },
    diagnostic::{Diagnostic, Diagnostics, Severity, Stage},
    emit::sql::{EmitOptions, Emitted, emit, emit_copied},
    lex::{Lexed, RustIndex, SpliceKind, Token, TokenKind},
    lint::Levels,
    lints,
    nested::{Nested, column_origin, sql_type},
    nullability::{output_columns, refuses_null},
    page,
    parse::{self, parse_statement},
    plan_rules, portable,
    query::{EntryKind, Expr, ExprKind, Query, SubLinkKind},
    rows,
    schema::Schema,
    source::Span,
    stack,
};
use std::collections::HashSet;

#[cfg(test)]
mod tests;

/// A statement with fewer tokens cannot nest deeply enough to need a stack of its own.
const FEW_TOKENS: usize = 60;

/// Compiles one statement against a catalogue; `levels` are those that the author sets for lints.
///
/// None where it could not even be parsed. With errors in `diagnostics` the result must not be run.
pub fn compile(
    lexed: &Lexed,
    catalog: &Catalog,
    levels: &Levels,
    diagnostics: &mut Diagnostics,
) -> Option<CompiledQuery> {
    if lexed.tokens.len() < FEW_TOKENS {
        return compile_here(lexed, catalog, levels, diagnostics);
    }
    stack::with_stack(|| compile_here(lexed, catalog, levels, diagnostics)).flatten()
}

/// Compiles one statement against a schema, of which it reads what the statement may name.
///
/// What is in error there is compiled against the whole of it: what is missing may be declared in error, or under another
/// name that looks alike.
pub fn compile_lazily(
    lexed: &Lexed,
    schema: &mut Schema,
    levels: &Levels,
    diagnostics: &mut Diagnostics,
) -> Option<CompiledQuery> {
    schema.ask(lexed);
    let known = diagnostics.len();
    let compiled = compile(lexed, schema.catalog(), levels, diagnostics);
    let refused = |d: &Diagnostic| d.severity == Severity::Error && d.stage != Stage::Syntax;
    let missing = diagnostics.iter().skip(known).any(refused);
    if !missing || schema.is_complete() {
        return compiled;
    }
    schema.complete();
    diagnostics.truncate(known);
    compile(lexed, schema.catalog(), levels, diagnostics)
}

/// What would prove that a statement without mistakes gives at most one row, or why an INSERT of one may give none, as
/// lines of help.
pub fn unproved(lexed: &Lexed, catalog: &Catalog) -> Vec<String> {
    let found = stack::with_stack(|| {
        let mut ignored = Diagnostics::new();
        let settings = parse::Settings { version: catalog.version };
        let statement = parse_statement(lexed, settings, &mut ignored)?;
        let analysis = analyze::analyze(&statement, catalog, lexed.door, &mut ignored);
        Some(cardinality::unproved(&analysis.query, catalog))
    });
    found.flatten().unwrap_or_default()
}

fn compile_here(
    lexed: &Lexed,
    catalog: &Catalog,
    levels: &Levels,
    diagnostics: &mut Diagnostics,
) -> Option<CompiledQuery> {
    check_marks(lexed, diagnostics);
    let settings = parse::Settings { version: catalog.version };
    let statement = parse_statement(lexed, settings, diagnostics)?;
    if diagnostics.has_errors() {
        return None;
    }
    let mut analysis = analyze::analyze(&statement, catalog, lexed.door, diagnostics);
    let mut rows = None;
    if !diagnostics.has_errors() && analysis.params.iter().any(|p| p.column.is_some()) {
        let params = compiled_params(&analysis, catalog);
        let (open, columns) = rows::settle(&analysis, &params, catalog);
        analysis = analyze::analyze_settled(&statement, catalog, columns, diagnostics);
        rows = open;
    }
    if let Some(order) = &mut analysis.resolutions.rows_in_order {
        tell_apart(&mut order.name, lexed);
    }
    if !diagnostics.has_errors() {
        plan_rules::check(&analysis.query, catalog, diagnostics);
        page::check(&statement, &analysis.query, diagnostics);
    }
    if !diagnostics.has_errors() {
        portable::check(&statement, &analysis.query, lexed, catalog, diagnostics);
    }
    diagnostics.settle(|offset| lexed.token_from(offset));
    let lints = match diagnostics.has_errors() {
        true => Judged::default(),
        false => lints::check(&analysis.query, lexed, catalog, levels),
    };
    let assembled = assemble(&statement, analysis, rows, catalog, diagnostics);
    let compiled = CompiledQuery { lints, ..assembled };
    check_variants(&compiled, lexed, statement.span(), diagnostics);
    Some(compiled)
}

/// Makes a name one that no word of the statement begins with, so that nothing in it can mean what is named so.
fn tell_apart(name: &mut String, lexed: &Lexed) {
    let begins = |token: &Token, name: &str| match &token.kind {
        TokenKind::Word(word) => word.text.to_ascii_lowercase().starts_with(name),
        TokenKind::QuotedIdent(text) => text.to_ascii_lowercase().starts_with(name),
        _ => false,
    };
    while lexed.tokens.iter().any(|token| begins(token, name)) {
        name.push('_');
    }
}

/// What can only be said of a statement's variants once it is printed.
fn check_variants(
    compiled: &CompiledQuery,
    lexed: &Lexed,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let switches = compiled.variants.as_ref().map_or(0, |variants| variants.switches.len());
    if switches > MAX_SWITCHES {
        let message = format!(
            "{switches} parts may be left out or chosen, and a statement can have {MAX_SWITCHES}"
        );
        diagnostics.push(Diagnostic::error("54001", span, message));
    }
    let varies = |token: &&Token| {
        matches!(token.kind, TokenKind::Splice(SpliceKind::Optional, _) | TokenKind::RustPattern(_))
    };
    let of_rows = compiled.rows.is_some();
    let in_batch = |token: &Token| compiled.batches.iter().any(|b| b.span.holds(token.span));
    let help = match of_rows {
        true => "its rows are sent in chunks, all by the same statement",
        false => {
            "what a batch loads is sent by the same statement always; the query around it may vary"
        }
    };
    let mut varying = lexed.tokens.iter().filter(varies);
    if let Some(place) = varying.find(|token| of_rows || in_batch(token)) {
        if diagnostics.has_errors() {
            return;
        }
        let message = match of_rows {
            true => "nothing can be left out of this statement, nor chosen",
            false => "nothing can be left out of a batch, nor chosen",
        };
        diagnostics.push(Diagnostic::error("0A000", place.span, message).help(help));
    }
}

fn assemble(
    statement: &ast::Statement,
    mut analysis: Analysis,
    mut rows: Option<CompiledRows>,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) -> CompiledQuery {
    let query = &analysis.query;
    let known = output_columns(query, catalog);
    let mut nested = Nested {
        catalog,
        resolutions: &mut analysis.resolutions,
        batches: Batches::default(),
        statement: 0,
    };
    let mut columns = nested.columns(&[query], &known);
    let Batches { outermost, list, errors, .. } = nested.batches;
    errors.into_iter().for_each(|found| diagnostics.push(found));
    let mut params = compiled_params(&analysis, catalog);
    let mut columns_of_rows = analysis.params.iter().map(|p| p.column.is_some());
    params.retain(|_| columns_of_rows.next() == Some(false));
    if let Some(rows) = &mut rows {
        rows.divisible = rows::is_divisible(query, rows.span);
    }
    number_as_written(&mut params, &mut analysis.resolutions);
    if let Some(sent) = &mut analysis.resolutions.rows {
        sent.first_number = params.len() + 1;
    }
    let options = EmitOptions::default();
    let mut batches = Vec::new();
    let first_batch = list.iter().flatten().next().map(|batch| batch.span);
    if let Some(first) = list.first() {
        let around = match statement {
            ast::Statement::Copy(..) => Some("a batch cannot stand in COPY"),
            _ if rows.is_some() => Some("a batch cannot stand in a statement with rows from Rust"),
            _ if page::paged(statement).is_some() => {
                Some("a batch cannot stand in a query with pages")
            }
            _ => None,
        };
        if let (Some(message), Some(batch)) = (around, first) {
            let help = "load what belongs to the rows by a query of its own";
            diagnostics.push(Diagnostic::error("0A000", batch.span, message).help(help));
        }
        let writer = Writer { statement, resolutions: &mut analysis.resolutions, options };
        batches = writer.write(&outermost, list.into_iter().flatten().collect(), &mut params);
    }
    let mut hidden = outermost.hidden;
    let page = page::settle(
        (statement, query),
        catalog,
        &columns,
        &params,
        &analysis.resolutions,
        diagnostics,
    );
    hidden.extend(columns.split_off(columns.len().saturating_sub(page::added(statement))));
    if let (Some(order), Some(rows)) = (&analysis.resolutions.rows_in_order, &mut rows)
        && let Some(items) = batch::output_items(statement)
    {
        let (column, appended) = batch::place_of_rows(order);
        hidden.push(column);
        batch::append(&mut analysis.resolutions, items, &appended);
        rows.in_order = true;
    }
    let wire = batch::wire(&columns, &hidden);
    let order = analysis.resolutions.rows_in_order.as_mut();
    if let Some(key) = order.and_then(|order| order.key.as_mut()) {
        key.outputs = wire.iter().map(|column| column.name.clone()).collect();
    }
    let Emitted { sql, by_record, variants } =
        emit(statement, &analysis.resolutions, &wire, options);
    let (number, many) = match statement {
        ast::Statement::Copy(..) => (Cardinality::Many, None),
        _ => cardinality::judge(query, catalog),
    };
    let schemas = routed_schemas(&sql);
    let routed = !schemas.is_empty() || batches.iter().any(|b| b.sql.contains(ast::ROUTED));
    if let (true, Some(place)) = (routed, first_batch) {
        let message = "a batch cannot stand beside a schema that is chosen at run time";
        let help =
            "write `array(select …)`, or load what belongs to the rows by a query of its own";
        diagnostics.push(Diagnostic::error("0A000", place, message).help(help));
    }
    CompiledQuery {
        page,
        schemas,
        sql,
        by_record,
        variants,
        params,
        columns,
        hidden,
        batches,
        cardinality: number,
        many: many.map(|many| many.reason(catalog)),
        command: query.command,
        rows,
        relation: main_relation(query, catalog),
        copied: emit_copied(statement, &analysis.resolutions, options),
        beyond: beyond::check(query, catalog),
        lints: Judged::default(),
    }
}

/// The parameters with what their places say of them.
fn compiled_params(analysis: &Analysis, catalog: &Catalog) -> Vec<CompiledParam> {
    let part = |p: &analyze::ParamInfo| match p.part.as_ref()? {
        Part::PageKey(key) => Some(SplicePart::PageKey(*key)),
        Part::Member(member) => Some(SplicePart::Rows(RowsMember::Column {
            index: member.index,
            name: member.name.clone(),
            data_type: sql_type(catalog, p.data_type),
            nested: rows::is_nested(catalog, p.data_type),
            spread: member.spread,
        })),
    };
    let param = |p: &analyze::ParamInfo| CompiledParam {
        splice: p.splice,
        span: p.span,
        data_type: sql_type(catalog, p.data_type),
        nullable: !matches!(p.part, Some(Part::Member(_))),
        origin: None,
        part: part(p),
        listed: p.listed,
    };
    let mut params: Vec<CompiledParam> = analysis.params.iter().map(param).collect();
    note_param_uses(&analysis.query, catalog, &mut params);
    params
}

/// The relation that the statement is about, named with its schema outside of `public`.
fn main_relation(query: &Query, catalog: &Catalog) -> Option<String> {
    let entry = match (query.result, query.range_table.as_slice()) {
        (Some(result), _) => query.range_table.get(result)?,
        (None, [only]) => only,
        (None, _) => return None,
    };
    let EntryKind::Relation { oid, .. } = entry.kind else { return None };
    let relation = catalog.get_relation(oid)?;
    Some(match catalog.namespace_name(relation.namespace) {
        "public" | "pg_catalog" => relation.name.to_string(),
        schema => format!("{schema}.{}", relation.name),
    })
}

/// The splices that choose a schema, by what the text has in their place.
fn routed_schemas(sql: &str) -> Vec<RustIndex> {
    let numbers = sql.split(ast::ROUTED).skip(1).step_by(2);
    let mut schemas: Vec<RustIndex> =
        numbers.filter_map(|number| number.parse().ok().map(RustIndex)).collect();
    schemas.sort_by_key(|index| index.0);
    schemas.dedup();
    schemas
}

/// The text of a statement with a schema chosen at run time has a mark for it, which nothing else in it may hold.
fn check_marks(lexed: &Lexed, diagnostics: &mut Diagnostics) {
    let is_schema = |pair: &[Token]| {
        matches!(
            pair,
            [Token { kind: TokenKind::Splice(..), .. }, Token { kind: TokenKind::Dot, .. }]
        )
    };
    let held = |token: &&Token| match &token.kind {
        TokenKind::String(text) | TokenKind::QuotedIdent(text) => text.contains(ast::ROUTED),
        _ => false,
    };
    if let Some(token) = lexed.tokens.iter().find(held)
        && lexed.tokens.windows(2).any(is_schema)
    {
        let message =
            "the character U+0001 cannot stand beside a schema that is chosen at run time";
        diagnostics.push(Diagnostic::syntax(token.span, message));
    }
}

/// Numbers the Rust in braces as it stands in the statement: analysis comes to OFFSET before LIMIT, and to WHERE before
/// SET. Numbers that are written stay.
///
/// A column of rows behind `(a, b) in` is an array, and one of arrays takes three parameters.
fn number_as_written(params: &mut Vec<CompiledParam>, resolutions: &mut Resolutions) {
    let by_number = params.iter().any(|param| param.splice.is_none());
    let mut old: Vec<(usize, CompiledParam)> = params.drain(..).enumerate().collect();
    if !by_number {
        old.sort_by_key(|(_, param)| param.span.start);
    }
    let mut numbers = vec![0; old.len()];
    for (index, param) in old {
        if let Some(number) = numbers.get_mut(index) {
            *number = params.len() + 1;
        }
        params.extend(rows::sent(param));
    }
    for used in resolutions.params.values_mut().chain(resolutions.page_keys.values_mut()) {
        if let Some(number) = used.number.checked_sub(1).and_then(|index| numbers.get(index)) {
            used.number = *number;
        }
    }
}

/// Where NULL can never be right, and whose column's type a parameter has.
fn note_param_uses(query: &Query, catalog: &Catalog, params: &mut [CompiledParam]) {
    if params.is_empty() {
        return;
    }
    let mut note = |index: usize, nullable: bool, origin: Option<ColumnOrigin>| {
        if let Some(param) = params.get_mut(index) {
            param.nullable &= nullable;
            param.origin = param.origin.take().or(origin);
        }
    };
    let mut excused: HashSet<*const Expr> = HashSet::new();
    walk_query(query, 0, &mut |expr, depth| {
        let heeded = excused.contains(&std::ptr::from_ref(expr));
        if !heeded && heeds_null(expr, catalog) {
            children(expr, &mut |child| {
                walk_expr(child, 0, &mut |below, _| {
                    excused.insert(std::ptr::from_ref(below));
                });
            });
        }
        if let (Some(given), false) = (compared(expr), heeded) {
            given.filter_map(bare_param).for_each(|index| note(index, false, None));
        }
        if let ExprKind::SubLink(link) = &expr.kind {
            note_limits(&link.query, &mut note);
            for (member, compared) in rows::compared_members(link) {
                let place = (depth == 0).then(|| analyze::origin(query, unlabelled(compared)));
                let place = place.flatten();
                let place = place.and_then(|(oid, number)| column_origin(catalog, oid, number));
                note(member, false, place);
            }
        }
        let (proc, left, right) = match &expr.kind {
            ExprKind::Operator { proc, args, .. } if expr.data_type == TypeOid::BOOL => {
                match args.as_slice() {
                    [left, right] => (*proc, left, right),
                    _ => return,
                }
            }
            ExprKind::ScalarArray { proc, left, right, .. } => (*proc, &**left, &**right),
            _ => return,
        };
        let strict = !heeded && catalog.get_proc(proc).is_some_and(|p| p.strict);
        for (side, other) in [(left, right), (right, left)] {
            if let Some(index) = bare_param(side) {
                let origin =
                    if depth == 0 { analyze::origin(query, unlabelled(other)) } else { None };
                note(
                    index,
                    !strict,
                    origin.and_then(|(oid, number)| column_origin(catalog, oid, number)),
                );
            }
        }
    });
    note_limits(query, &mut note);
    note_assigned(query, catalog, &mut note);
    for cte in &query.ctes {
        if let Some(inner) = &cte.query {
            note_assigned(inner, catalog, &mut note);
        }
    }
}

/// Below it a comparison with NULL may be meant: other branches hold, or what comes of it is looked at.
fn heeds_null(expr: &Expr, catalog: &Catalog) -> bool {
    match &expr.kind {
        ExprKind::Or(_)
        | ExprKind::Case { .. }
        | ExprKind::Coalesce(_)
        | ExprKind::NullTest { .. }
        | ExprKind::BooleanTest { .. }
        | ExprKind::Distinct { .. } => true,
        ExprKind::Function { proc, .. } => {
            catalog.get_proc(*proc).is_some_and(|known| !known.strict)
        }
        _ => false,
    }
}

/// What a row comparison, or IN with a subquery, compares: NULL among it is never right.
fn compared(expr: &Expr) -> Option<impl Iterator<Item = &Expr>> {
    let (left, right): (&[Expr], &[Expr]) = match &expr.kind {
        ExprKind::RowCompare { left, right, .. } => (left, right),
        ExprKind::SubLink(link) => match &link.kind {
            SubLinkKind::Any { left, .. } | SubLinkKind::RowCompare { left, .. } => (left, &[]),
            _ => return None,
        },
        _ => return None,
    };
    Some(left.iter().chain(right))
}

/// LIMIT and OFFSET, which are left out by `{?n}` and not by NULL.
fn note_limits(query: &Query, note: &mut dyn FnMut(usize, bool, Option<ColumnOrigin>)) {
    let given = query.limit.iter().chain(&query.offset);
    given.filter_map(bare_param).for_each(|index| note(index, false, None));
    for entry in &query.range_table {
        if let EntryKind::Subquery(inner) = &entry.kind {
            note_limits(inner, note);
        }
    }
    query.ctes.iter().filter_map(|cte| cte.query.as_deref()).for_each(|q| note_limits(q, note));
}

fn note_assigned(
    query: &Query,
    catalog: &Catalog,
    note: &mut dyn FnMut(usize, bool, Option<ColumnOrigin>),
) {
    let relation = query.result.and_then(|r| query.range_table.get(r)).and_then(|e| match e.kind {
        EntryKind::Relation { oid, .. } => catalog.get_relation(oid),
        _ => None,
    });
    let Some(relation) = relation else { return };
    // A BEFORE trigger may replace a NULL.
    let before = |on: fn(&Trigger) -> bool| {
        let mut triggers = relation.triggers.iter();
        triggers.any(|t| t.timing != ast::ddl::TriggerTiming::After && t.for_each_row && on(t))
    };
    let (inserts, updates) = (before(|t| t.insert), before(|t| t.update));
    let mut assigned = |attribute: i16, value: &Expr, triggered: bool| {
        let Some(index) = bare_param(value) else { return };
        let column = relation.attribute(attribute);
        let not_null = column.is_some_and(|a| a.not_null) && relation.view.is_none() && !triggered;
        // A value becomes one of the column's domain before a trigger, or what is behind a view, comes to see it.
        let of_domain = column.is_some_and(|a| refuses_null(catalog, a.data_type))
            && !relation.rules.iter().any(|rule| rule.instead);
        let origin = column_origin(catalog, relation.oid, attribute);
        note(index, !not_null && !of_domain, origin);
    };
    let own = if query.command == Command::Insert { inserts } else { updates };
    let conflict = query.on_conflict.iter().flat_map(|c| c.update.iter().flatten());
    let merge = query.merge.iter().flat_map(|m| &m.assignments);
    let of_merge = merge.map(|one| (one, inserts || updates));
    let others = conflict.map(|one| (one, updates)).chain(of_merge);
    for (one, triggered) in query.assignments.iter().map(|one| (one, own)).chain(others) {
        assigned(one.attribute, &one.value, triggered);
        let ExprKind::Var(crate::query::Var {
            levels_up: 0,
            entry,
            column: crate::query::VarColumn::Column(index),
        }) = one.value.kind
        else {
            continue;
        };
        if let Some(EntryKind::Values(rows)) = query.range_table.get(entry).map(|e| &e.kind) {
            rows.iter()
                .filter_map(|r| r.get(index))
                .for_each(|value| assigned(one.attribute, value, triggered));
        }
    }
}

/// A parameter, through coercions that keep NULL.
fn bare_param(expr: &Expr) -> Option<usize> {
    match &expr.kind {
        ExprKind::Param(index) => Some(*index),
        ExprKind::Relabel(operand)
        | ExprKind::Optional(operand)
        | ExprKind::CoerceViaIo(operand)
        | ExprKind::CoerceToDomain(operand) => bare_param(operand),
        _ => None,
    }
}

fn unlabelled(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Relabel(operand) => unlabelled(operand),
        _ => expr,
    }
}
