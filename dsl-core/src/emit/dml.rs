//! INSERT, UPDATE, DELETE, MERGE.

use super::{layout::Group, name::Place, rows::Names, sql::Printer};
use crate::analyze::resolutions::RowsInOrder;
use crate::ast::{
    Assignment, Conflict, ConflictAction, ConflictTarget, Delete, ExprKind, Insert, InsertSource,
    Merge, Overriding, QualifiedName, Returning, SelectItem, TableAlias, Update,
    dml::{AssignTarget, IndexElement, Indirection, MergeAction, MergeMatch, MergeWhen},
};
use crate::compiled::variants::Piece;

impl Printer<'_> {
    pub(super) fn insert(&mut self, insert: &Insert) {
        if matches!(insert.source, InsertSource::Copy(..)) {
            return self.copy_from(insert);
        }
        match &self.resolutions.rows_in_order {
            Some(RowsInOrder { name, key: None }) => return self.insert_by_merge(insert, name),
            Some(RowsInOrder { name, key: Some(key) }) => {
                return self.insert_by_key(insert, name, key);
            }
            None => {}
        }
        self.with(insert.with.as_ref());
        self.layout.push("INSERT INTO ");
        self.inserted_table(insert);
        self.insert_columns(insert.columns.as_deref());
        self.overriding(insert.overriding);
        self.layout.line();
        match &insert.source {
            InsertSource::DefaultValues => self.layout.push("DEFAULT VALUES"),
            InsertSource::Select(select) => self.select(select),
            InsertSource::Rows(..) | InsertSource::Copy(..) => match &self.resolutions.last_wins {
                Some(last_wins) => self.last_of_rows(last_wins),
                None => self.rows_select(&Names::Left),
            },
        }
        if let Some(conflict) = &insert.on_conflict {
            self.conflict(conflict);
        }
        self.returning(insert.returning.as_ref());
    }

    /// `COPY t (a, b) FROM STDIN`
    fn copy_from(&mut self, insert: &Insert) {
        self.layout.push("COPY ");
        self.qualified(&insert.table, Place::Column);
        self.layout.push_char(' ');
        self.block(Group::Fit, Self::rows_names);
        self.layout.push(" FROM STDIN (FORMAT binary)");
    }

    /// A query that has the columns which a COPY writes.
    pub(super) fn copied_columns(&mut self, insert: &Insert) {
        let resolutions = self.resolutions;
        let columns = resolutions.rows.as_ref().map_or(&[][..], |rows| &rows.columns);
        self.list("SELECT", columns, |p, column| p.name(&column.name, Place::Column));
        self.clause("FROM ");
        self.qualified(&insert.table, Place::Column);
    }

    pub(super) fn insert_columns(&mut self, columns: Option<&[AssignTarget]>) {
        if let Some(columns) = columns {
            self.layout.push_char(' ');
            self.targets(columns);
        }
    }

    pub(super) fn overriding(&mut self, overriding: Option<Overriding>) {
        match overriding {
            None => {}
            Some(Overriding::User) => self.clause("OVERRIDING USER VALUE"),
            Some(Overriding::System) => self.clause("OVERRIDING SYSTEM VALUE"),
        }
    }

    fn targets(&mut self, targets: &[AssignTarget]) {
        self.block(Group::Fit, |p| p.items(targets, Self::target));
    }

    pub(super) fn target(&mut self, target: &AssignTarget) {
        self.ident(&target.column, Place::Column);
        for step in &target.indirection {
            match step {
                Indirection::Field(field) => {
                    self.layout.push_char('.');
                    self.ident(field, Place::Label);
                }
                Indirection::Subscript(subscript) => self.subscript(subscript),
            }
        }
    }

    pub(super) fn conflict(&mut self, conflict: &Conflict) {
        self.clause("ON CONFLICT");
        match &conflict.target {
            None => {}
            Some(ConflictTarget::Inference { elements, where_, .. }) => {
                self.layout.push_char(' ');
                self.block(Group::Fit, |p| p.items(elements, Self::index_element));
                if let Some(predicate) = where_ {
                    self.layout.push(" WHERE ");
                    self.expr(predicate);
                }
            }
            Some(ConflictTarget::Constraint(name)) => {
                self.layout.push(" ON CONSTRAINT ");
                self.ident(name, Place::Column);
            }
        }
        match &conflict.action {
            ConflictAction::Nothing => self.layout.push(" DO NOTHING"),
            ConflictAction::Update { assignments, where_ } => {
                self.layout.push(" DO UPDATE");
                self.layout.indent();
                self.layout.line();
                self.assignments("SET", assignments);
                self.condition("WHERE ", where_.as_ref());
                self.layout.dedent();
            }
        }
    }

    fn index_element(&mut self, element: &IndexElement) {
        // The grammar takes a column or a call as it is, and anything else in parentheses that the tree leaves out.
        if matches!(element.expr.kind, ExprKind::Column(_) | ExprKind::Function(_)) {
            self.expr(&element.expr);
        } else {
            self.parens(&element.expr);
        }
        if let Some(collation) = &element.collation {
            self.layout.push(" COLLATE ");
            self.qualified(collation, Place::Column);
        }
        if let Some(class) = &element.operator_class {
            self.layout.push_char(' ');
            self.qualified(class, Place::Column);
        }
        if let Some(sort) = &element.sort {
            self.sort_order(sort);
        }
    }

    fn assignment(&mut self, assignment: &Assignment) {
        match assignment {
            Assignment::Single { target, value } => {
                self.target(target);
                self.layout.push(" = ");
                self.expr(value.without_optional());
            }
            Assignment::Row { targets, value, .. } => {
                self.targets(targets);
                self.layout.push(" = ");
                self.expr(value.without_optional());
            }
        }
    }

    pub(super) fn returning(&mut self, returning: Option<&Returning>) {
        let Some(returning) = returning else { return };
        self.layout.line();
        if returning.old.is_none() && returning.new.is_none() {
            self.returning_list("RETURNING", &returning.items);
            return;
        }
        self.layout.push("RETURNING WITH (");
        if let Some(old) = &returning.old {
            self.layout.push("OLD AS ");
            self.ident(old, Place::Column);
        }
        if let Some(new) = &returning.new {
            self.layout.push(if returning.old.is_some() { ", NEW AS " } else { "NEW AS " });
            self.ident(new, Place::Column);
        }
        self.returning_list(")", &returning.items);
    }

    fn returning_list(&mut self, head: &str, items: &[SelectItem]) {
        match self.returned {
            None => self.select_list(head, items),
            Some(columns) => self.returned_by_record(head, items, columns),
        }
    }

    fn target_table(&mut self, only: bool, table: &QualifiedName, alias: Option<&TableAlias>) {
        if only {
            self.layout.push("ONLY ");
        }
        self.qualified(table, Place::Column);
        self.table_alias(alias);
    }

    pub(super) fn update(&mut self, update: &Update) {
        self.with(update.with.as_ref());
        let all_optional = update.assignments.iter().all(|a| a.needs().is_some());
        if all_optional {
            self.layout.piece(Piece::List);
        }
        self.layout.push("UPDATE ");
        self.target_table(update.only, &update.table, update.alias.as_ref());
        self.layout.line();
        self.assignments("SET", &update.assignments);
        if all_optional {
            self.layout.piece(Piece::Tail);
        }
        self.opt_from("FROM", &update.from);
        self.condition("WHERE ", update.where_.as_ref());
        self.returning(update.returning.as_ref());
        if all_optional {
            self.layout.piece(Piece::Empty);
            self.update_of_nothing(update);
            self.layout.piece(Piece::End);
        }
    }

    /// What UPDATE comes to where nothing is assigned: the same rows, locked as UPDATE locks them and given back as they
    /// are.
    fn update_of_nothing(&mut self, update: &Update) {
        let alias = update.alias.as_ref().and_then(|alias| alias.name.as_ref());
        let name = alias.unwrap_or(update.table.last());
        self.nothing_set = Some(*name);
        let items = update.returning.as_ref().map_or(&[][..], |r| r.items.as_slice());
        self.returning_list("SELECT", items);
        self.clause("FROM ");
        self.target_table(update.only, &update.table, update.alias.as_ref());
        self.condition("WHERE ", update.where_.as_ref());
        self.clause("FOR NO KEY UPDATE OF ");
        self.ident(name, Place::Column);
        self.nothing_set = None;
    }

    /// `SET a = 1, …`; those that may be left out are items of a list that the caller has begun where all may be.
    fn assignments(&mut self, head: &str, assignments: &[Assignment]) {
        if assignments.iter().all(|a| a.needs().is_none()) {
            return self.list(head, assignments, Self::assignment);
        }
        let some_plain = assignments.iter().any(|a| a.needs().is_none());
        self.layout.open(Group::Fit);
        self.layout.push(head);
        self.layout.indent();
        self.layout.line();
        if some_plain {
            self.layout.piece(Piece::List);
        }
        for (i, assignment) in assignments.iter().enumerate() {
            let needs = assignment.needs().unwrap_or(&[]);
            let separator = (i > 0).then_some(",");
            self.part(needs, separator, |p| p.assignment(assignment));
        }
        if some_plain {
            self.layout.piece(Piece::End);
        }
        self.layout.dedent();
        self.layout.close();
    }

    pub(super) fn delete(&mut self, delete: &Delete) {
        self.with(delete.with.as_ref());
        self.layout.push("DELETE FROM ");
        self.target_table(delete.only, &delete.table, delete.alias.as_ref());
        self.opt_from("USING", &delete.using);
        self.condition("WHERE ", delete.where_.as_ref());
        self.returning(delete.returning.as_ref());
    }

    pub(super) fn merge(&mut self, merge: &Merge) {
        self.with(merge.with.as_ref());
        self.layout.push("MERGE INTO ");
        self.target_table(merge.only, &merge.table, merge.alias.as_ref());
        self.clause("USING ");
        self.relation(&merge.source);
        self.layout.push(" ON ");
        self.expr(&merge.on);
        for when in &merge.whens {
            self.merge_when(when);
        }
        self.returning(merge.returning.as_ref());
    }

    fn merge_when(&mut self, when: &MergeWhen) {
        self.clause(match when.matched {
            MergeMatch::Matched => "WHEN MATCHED",
            MergeMatch::NotMatchedBySource => "WHEN NOT MATCHED BY SOURCE",
            MergeMatch::NotMatchedByTarget => "WHEN NOT MATCHED",
        });
        if let Some(condition) = &when.condition {
            self.layout.push(" AND ");
            self.expr(condition);
        }
        self.layout.push(" THEN");
        self.layout.indent();
        self.layout.line();
        match &when.action {
            MergeAction::DoNothing => self.layout.push("DO NOTHING"),
            MergeAction::Delete => self.layout.push("DELETE"),
            MergeAction::Update(assignments) => {
                self.assignments("UPDATE SET", assignments);
            }
            MergeAction::Insert { columns, overriding, values } => {
                self.layout.push("INSERT");
                self.insert_columns(columns.as_deref());
                self.overriding(*overriding);
                self.layout.line();
                match values {
                    None => self.layout.push("DEFAULT VALUES"),
                    Some(values) => {
                        self.layout.push("VALUES ");
                        self.row_values(values);
                    }
                }
            }
        }
        self.layout.dedent();
    }
}
