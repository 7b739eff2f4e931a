//! Nested rows: the server's subqueries give one column, so that several are made a row. Inside of a row an array may
//! hold rows with arrays, which it may not directly.
//!
//! A record says of a field its type, and of a domain nothing but the number that it has in this database. `COALESCE(field, NULL)`
//! is the same value with the type below, which the server finds anew when the domain has changed.

use super::{layout::Group, name::Place, sql::Printer};
use crate::{
    analyze::resolutions::{NestedText, Presence, Resolutions},
    ast::{
        Expr, ExprKind, Literal, Select, SelectBody, SelectCore, SelectItem,
        expr::{NestedForm, NestedQuery},
    },
    source::Span,
};

/// A nested query of at most so many columns stays on one line.
const SHORT_QUERY: usize = 60;

/// The name of a query around a nested one. Nothing inside of it can see the name.
const AROUND: &str = "nested";

impl<'a> Printer<'a> {
    /// What has a text of its own among the resolutions.
    pub(super) fn nested_rows(&mut self, expr: &Expr) {
        let Some(text) = self.resolutions.nested.get(&expr.span) else { return };
        let (many, select) = match &expr.kind {
            ExprKind::ArraySubquery(select) => (true, &**select),
            ExprKind::Subquery(select) => (false, &**select),
            ExprKind::Nested(nested) => (nested.form != NestedForm::Row, &nested.query),
            _ => return self.whole_row(text, expr.span),
        };
        let resolutions: &'a Resolutions = self.resolutions;
        let domains = resolutions.domain_fields.get(&expr.span).map_or(&[][..], Vec::as_slice);
        if many {
            self.layout.push("ARRAY");
        }
        match (text, bare_list(select)) {
            (NestedText::Bare, Some(core)) if !many && self.fields_have_names(core) => {
                self.row(core, domains);
            }
            _ => self.block(Group::Narrow(SHORT_QUERY), |p| p.row_query(select, text, domains)),
        }
    }

    /// As it is written, where nothing is known of it.
    pub(super) fn plain_nested(&mut self, nested: &NestedQuery) {
        if nested.form != NestedForm::Row {
            self.layout.push("ARRAY");
        }
        self.subquery(&nested.query);
    }

    /// A query that gives rows in one column.
    fn row_query(&mut self, select: &Select, text: &NestedText, domains: &[bool]) {
        match &select.body {
            SelectBody::Core(core)
                if *text != NestedText::Around && self.fields_have_names(core) =>
            {
                let outer = std::mem::take(&mut self.row_fields);
                self.with(select.with.as_ref());
                self.layout.push("SELECT ");
                self.row(core, domains);
                self.core_clauses(core);
                self.select_tail(select);
                self.row_fields = outer;
            }
            _ if domains.is_empty() => {
                self.layout.push("SELECT ROW(");
                self.layout.push(AROUND);
                self.layout.push(".*)");
                self.clause("FROM ");
                self.subquery(select);
                self.layout.push(" AS ");
                self.layout.push(AROUND);
            }
            _ => {
                let columns: Vec<String> =
                    (1..=domains.len()).map(|number| format!("c{number}")).collect();
                self.layout.push("SELECT ");
                self.row_of(AROUND, &columns, domains);
                self.clause("FROM ");
                self.subquery(select);
                self.layout.push(&format!(" AS {AROUND} ({})", columns.join(", ")));
            }
        }
    }

    /// Whether each wildcard of the list can be written out.
    fn fields_have_names(&self, core: &SelectCore) -> bool {
        core.items.iter().all(|item| !is_wildcard(item) || self.expansion(item).is_some())
    }

    /// `ROW(a, b)` of a select list.
    fn row(&mut self, core: &SelectCore, domains: &[bool]) {
        self.layout.push("ROW");
        self.block(Group::Fit, |p| {
            let mut first = true;
            let mut domains = domains.iter().copied().chain(std::iter::repeat(false));
            for item in &core.items {
                if let Some(columns) = p.expansion(item) {
                    for column in columns {
                        p.separate(&mut first);
                        let of_domain = domains.next() == Some(true);
                        p.row_field(of_domain, |p| p.expanded_column(item, column));
                    }
                } else if let SelectItem::Expr { value, .. } = item {
                    p.separate(&mut first);
                    let of_domain = domains.next() == Some(true);
                    p.row_field(of_domain, |p| p.typed(value));
                }
            }
        });
    }

    fn row_field(&mut self, of_domain: bool, field: impl FnOnce(&mut Self)) {
        self.without_domain(of_domain, |p| {
            let start = p.layout.text().len();
            field(p);
            if !p.resolutions.row_references.is_empty() {
                let text = p.layout.text().get(start..).unwrap_or("").to_owned();
                p.row_fields.push(text);
            }
        });
    }

    /// A field with the type below its domain.
    fn without_domain(&mut self, of_domain: bool, field: impl FnOnce(&mut Self)) {
        if !of_domain {
            return field(self);
        }
        self.layout.push("COALESCE(");
        field(self);
        self.layout.push(", NULL)");
    }

    /// A value whose type a row would leave open gets a cast.
    fn typed(&mut self, value: &Expr) {
        let mut bare = value;
        while let ExprKind::Paren(inner) = &bare.kind {
            bare = inner;
        }
        let open = matches!(
            bare.kind,
            ExprKind::Literal(Literal::String(_) | Literal::Null)
                | ExprKind::Param(_)
                | ExprKind::Splice(..)
        );
        self.expr(value);
        if let Some(cast) = self.resolutions.row_casts.get(&bare.span).filter(|_| open) {
            self.layout.push("::");
            self.layout.push(cast);
        }
    }

    /// Writes a column of the row in place of its name or position; false where the expression is none.
    pub(super) fn row_reference(&mut self, expr: &Expr) -> bool {
        let references = &self.resolutions.row_references;
        if references.is_empty() || self.row_fields.is_empty() {
            return false;
        }
        let field = references.get(&expr.span).and_then(|index| self.row_fields.get(*index));
        let Some(field) = field.cloned() else { return false };
        self.layout.push(&field);
        true
    }

    /// `ROW(u.a, u.b)`, or NULL where an outer join has no row.
    fn whole_row(&mut self, text: &NestedText, span: Span) {
        let NestedText::WholeRow { qualifier, columns, presence } = text else { return };
        let table = self.stand_in(span);
        let qualifier = table.as_ref().map_or(qualifier.as_str(), |table| table.declared());
        let resolutions: &'a Resolutions = self.resolutions;
        let domains = resolutions.domain_fields.get(&span).map_or(&[][..], Vec::as_slice);
        match presence {
            Presence::Sure => return self.row_of(qualifier, columns, domains),
            Presence::Column(column) => {
                self.layout.push("CASE WHEN ");
                self.qualified_column(qualifier, column);
                self.layout.push(" IS NOT NULL THEN ");
            }
            Presence::Row => {
                self.layout.push("CASE WHEN ");
                self.name(qualifier, Place::Column);
                self.layout.push(" IS DISTINCT FROM NULL THEN ");
            }
        }
        self.row_of(qualifier, columns, domains);
        self.layout.push(" END");
    }

    fn row_of(&mut self, qualifier: &str, columns: &[String], domains: &[bool]) {
        self.layout.push("ROW");
        let mut domains = domains.iter().copied();
        self.block(Group::Fit, |p| {
            p.items(columns, |p, column| {
                let of_domain = domains.next() == Some(true);
                p.without_domain(of_domain, |p| p.qualified_column(qualifier, column));
            });
        });
    }

    fn qualified_column(&mut self, qualifier: &str, column: &str) {
        self.name(qualifier, Place::Column);
        self.layout.push_char('.');
        self.name(column, Place::Label);
    }
}

fn is_wildcard(item: &SelectItem) -> bool {
    match item {
        SelectItem::Wildcard(_) => true,
        SelectItem::Expr { value, .. } => {
            matches!(value.kind, ExprKind::Wildcard(_) | ExprKind::FieldWildcard(_))
        }
    }
}

/// The core of a query that is a select list and nothing else.
fn bare_list(select: &Select) -> Option<&SelectCore> {
    let SelectBody::Core(core) = &select.body else { return None };
    let alone = select.with.is_none()
        && select.order_by.is_empty()
        && select.limit.is_none()
        && select.offset.is_none()
        && select.locking.is_empty()
        && core.from.is_empty()
        && core.where_.is_none()
        && core.group_by.is_none()
        && core.having.is_none()
        && core.windows.is_empty();
    alone.then_some(&**core)
}
