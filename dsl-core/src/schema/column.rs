//! Columns as declared: type, collation, NOT NULL, default, identity, generated.

use super::{Loader, Step, errors};
use crate::{
    ast::{
        Expr, ExprKind, Ident, Literal, QualifiedName, TypeName,
        ddl::{ColumnConstraintKind, ColumnDef},
        expr::FunctionArg,
    },
    catalog::{
        Attribute, Collation, CollationOid, Draws, Generated, Identity, Name, NamespaceOid,
        RelationKind, RelationOid, TypeKind, TypeOid,
        type_name::{resolve_element_type, resolve_namespace, resolve_type_name},
    },
    source::Span,
};

/// A NOT NULL constraint, which is an object with a name since 18.
#[derive(Clone, Debug, Default)]
pub(super) struct NotNull {
    pub(super) name: Option<Ident>,
    pub(super) no_inherit: bool,
    /// The column has it from a parent only.
    pub(super) inherited: bool,
}

/// A column that is being declared, with what is made for it once its table is there.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) attribute: Attribute,
    pub(super) not_null: NotNull,
    /// The sequence behind a serial or identity column; a name where one was written.
    pub(super) sequence: Option<Option<QualifiedName>>,
    pub(super) span: Span,
}

impl Draft {
    pub(super) fn new(attribute: Attribute, span: Span) -> Draft {
        Draft { attribute, not_null: NotNull::default(), sequence: None, span }
    }

    /// Takes over what a table declares of a column that it has from a parent.
    pub(super) fn redeclare(&mut self, own: Draft) {
        if own.attribute.not_null {
            self.not_null = own.not_null;
        }
        let inherited = &mut self.attribute;
        inherited.not_null |= own.attribute.not_null;
        if own.attribute.has_default {
            inherited.draws = own.attribute.draws;
            inherited.has_default = true;
            inherited.default_sequence = own.attribute.default_sequence;
        }
        inherited.generated = own.attribute.generated.or(inherited.generated);
        if own.attribute.computed.is_some() {
            inherited.computed = own.attribute.computed;
        }
        inherited.identity = own.attribute.identity;
        self.sequence = own.sequence;
    }
}

/// A column with nothing but a name and a type.
pub(super) fn plain_attribute(name: &'static str, data_type: TypeOid) -> Attribute {
    Attribute {
        number: 0,
        name: Name::Borrowed(name),
        data_type,
        modifier: -1,
        collation: None,
        not_null: false,
        has_default: false,
        draws: None,
        default_sequence: None,
        identity: None,
        generated: None,
        computed: None,
        dropped: false,
        comment: None,
    }
}

impl Loader {
    /// A column by its definition. What is wrong with it is told of, and the column stands as far as it is known.
    pub(super) fn draft_column(&mut self, column: &ColumnDef, table: &str) -> Draft {
        let name = column.name.declared();
        let mut draft = Draft::new(plain_attribute(name, TypeOid::ERROR), column.name.span);
        if let Some(type_name) = &column.type_name {
            if let Some(oid) = serial_type(type_name) {
                draft.attribute.data_type = oid;
                draft.attribute.not_null = true;
                draft.attribute.has_default = true;
                draft.attribute.draws = Some(Draws::OwnSequence);
                draft.sequence = Some(None);
            } else {
                let found = self.column_type(name, type_name);
                (draft.attribute.data_type, draft.attribute.modifier) = found;
            }
        }
        let collation = column.collation.as_ref();
        draft.attribute.collation = self.column_collation(draft.attribute.data_type, collation);
        self.apply_column_constraints(&mut draft, column, table);
        draft
    }

    /// Applies what a column's constraints say of the column itself.
    pub(super) fn apply_column_constraints(
        &mut self,
        draft: &mut Draft,
        column: &ColumnDef,
        table: &str,
    ) {
        let serial = draft.sequence.is_some();
        let mut null = false;
        let mut not_null = false;
        let mut default = serial;
        let mut nothing = false;
        let name = column.name.declared();
        for constraint in &column.constraints {
            let span = constraint.span;
            match &constraint.kind {
                ColumnConstraintKind::NotNull => {
                    not_null = true;
                    draft.attribute.not_null = true;
                    let inherited = draft.not_null.inherited;
                    let other = draft.not_null.name.filter(|_| !inherited);
                    draft.not_null = NotNull {
                        name: constraint.name.or(other),
                        no_inherit: constraint.attributes.no_inherit,
                        inherited: false,
                    };
                }
                ColumnConstraintKind::Null => null = true,
                ColumnConstraintKind::Default(expr) => {
                    if default {
                        self.report(errors::multiple_defaults(name, table, span));
                    } else if draft.attribute.identity.is_some() {
                        self.report(errors::both("identity", name, table, span));
                    } else if draft.attribute.generated.is_some() {
                        self.report(errors::both("generation expression", name, table, span));
                    }
                    let attribute = &draft.attribute;
                    nothing = self.is_nothing(expr, attribute.data_type, attribute.modifier);
                    draft.attribute.draws = draws(expr);
                    draft.attribute.default_sequence = self.sequence_of(expr);
                    default = true;
                }
                ColumnConstraintKind::Identity { always, sequence } => {
                    if draft.attribute.identity.is_some() {
                        self.report(errors::multiple_identity(name, table, span));
                    } else if default {
                        self.report(errors::both("identity", name, table, span));
                    }
                    self.check_identity_type(draft.attribute.data_type, span);
                    draft.attribute.identity = Some(identity(*always));
                    draft.attribute.not_null = true;
                    draft.sequence = Some(sequence.clone());
                }
                ColumnConstraintKind::Generated { stored, expr, .. } => {
                    if default {
                        self.report(errors::both("generation expression", name, table, span));
                    }
                    let kind = if *stored { Generated::Stored } else { Generated::Virtual };
                    draft.attribute.generated = Some(kind);
                    draft.attribute.computed = Some(Box::new(expr.clone()));
                }
                _ => {}
            }
            if null && (not_null || draft.attribute.identity.is_some() || serial) {
                self.report(errors::conflicting_null(name, table, span));
                null = false;
            }
        }
        if default && nothing {
            // It takes the place of what a parent gives.
            draft.attribute.has_default = false;
            default = false;
        }
        draft.attribute.has_default |=
            default || draft.attribute.identity.is_some() || draft.attribute.generated.is_some();
    }

    /// Whether a default is the NULL that there is without it, which the server does not keep: `null` for a type without
    /// modifier that is no domain.
    pub(super) fn is_nothing(&self, default: &Expr, data_type: TypeOid, modifier: i32) -> bool {
        let mut expr = default;
        loop {
            match &expr.kind {
                ExprKind::Paren(inner) => expr = inner,
                ExprKind::Cast { operand, type_name, .. }
                    if self.resolve_type(type_name).is_ok_and(|to| to == (data_type, -1)) =>
                {
                    expr = operand;
                }
                ExprKind::Literal(Literal::Null) => {
                    return modifier == -1 && !self.is_domain(data_type);
                }
                _ => return false,
            }
        }
    }

    /// The sequence that a default names, for `nextval` as a rule.
    pub(super) fn sequence_of(&self, default: &Expr) -> Option<RelationOid> {
        let mut expr = default;
        let mut is_name = false;
        loop {
            match &expr.kind {
                ExprKind::Paren(inner) => expr = inner,
                ExprKind::Cast { operand, type_name, .. } => {
                    is_name = type_name.name.last().declared() == "regclass";
                    expr = operand;
                }
                ExprKind::Function(call) if call.name.last().declared() == "nextval" => {
                    is_name = true;
                    expr = &call.args.first()?.value;
                }
                ExprKind::Literal(Literal::String(text)) if is_name => {
                    let (schema, name) = match text.rsplit_once('.') {
                        Some((schema, name)) => (Some(schema.trim_matches('"')), name),
                        None => (None, text.as_str()),
                    };
                    let namespace = match schema {
                        Some(schema) => Some(self.catalog.lookup_namespace(schema)?),
                        None => None,
                    };
                    let found = self.catalog.lookup_relation(namespace, name.trim_matches('"'))?;
                    return (found.kind == RelationKind::Sequence).then_some(found.oid);
                }
                _ => return None,
            }
        }
    }

    fn check_identity_type(&mut self, data_type: TypeOid, span: Span) {
        let fits = [TypeOid::INT2, TypeOid::INT4, TypeOid::INT8, TypeOid::ERROR];
        if !fits.contains(&data_type) && !self.is_domain(data_type) {
            self.report(errors::identity_type(span));
        }
    }

    fn is_domain(&self, data_type: TypeOid) -> bool {
        let row = self.catalog.get_type(data_type);
        row.is_some_and(|t| matches!(t.kind, TypeKind::Domain { .. }))
    }

    /// The type of a column of a table or composite type; [`TypeOid::ERROR`] where it is none, which has been told.
    pub(super) fn column_type(&mut self, column: &str, type_name: &TypeName) -> (TypeOid, i32) {
        match self.try_column_type(column, type_name) {
            Ok(found) => found,
            Err(refused) => {
                self.report(refused);
                (TypeOid::ERROR, -1)
            }
        }
    }

    fn try_column_type(&self, column: &str, type_name: &TypeName) -> Step<(TypeOid, i32)> {
        if type_name.array_dimensions > 0 && serial_name(type_name).is_some() {
            return Err(errors::serial_array(type_name.span).into());
        }
        if type_name.setof {
            return Err(errors::column_setof(column, type_name.span).into());
        }
        if !type_name.percent_type
            && type_name.array_dimensions == 0
            && let Ok((row, modifier)) = resolve_element_type(&self.catalog, type_name)
            && !matches!(row.kind, TypeKind::Pseudo)
        {
            return Ok((row.oid, modifier));
        }
        let found = self.resolve_type(type_name)?;
        let row = self.catalog.get_type(found.0);
        if row.is_some_and(|t| matches!(t.kind, TypeKind::Pseudo)) {
            let text = self.type_text(found.0);
            return Err(errors::pseudo_column(column, &text, type_name.span).into());
        }
        Ok(found)
    }

    /// The type that a name names; a broken one refuses without a word.
    pub(super) fn resolve_type(&self, type_name: &TypeName) -> Step<(TypeOid, i32)> {
        resolve_type_name(&self.catalog, type_name)
            .map_err(|error| self.unless_broken(&type_name.name, error))
    }

    /// The collation of a column: the one written, or its type's.
    pub(super) fn column_collation(
        &mut self,
        data_type: TypeOid,
        written: Option<&QualifiedName>,
    ) -> Option<CollationOid> {
        let own = self.catalog.get_type(data_type).and_then(|t| t.collation);
        let Some(written) = written else { return own };
        if own.is_none() && !data_type.is_error() {
            let text = self.type_text(data_type);
            self.report(errors::no_collation(&text, written.span));
            return None;
        }
        match self.resolve_collation(written) {
            Ok(collation) => Some(collation),
            Err(refused) => {
                self.report(refused);
                own
            }
        }
    }

    /// The collation that a name names. Which locales a server has depends on its system: what looks like a locale
    /// is taken for one.
    pub(super) fn resolve_collation(&mut self, name: &QualifiedName) -> Step<CollationOid> {
        let namespace = resolve_namespace(&self.catalog, name)?;
        let last = name.last().declared();
        if let Some(collation) = self.catalog.lookup_collation(namespace, last) {
            return Ok(collation.oid);
        }
        if !last.contains(['_', '-', '.']) {
            return Err(errors::unknown_collation(name).into());
        }
        let oid = CollationOid(self.catalog.new_oid());
        self.catalog.insert_collation(Collation {
            oid,
            namespace: namespace.unwrap_or(NamespaceOid::PG_CATALOG),
            name: last.to_owned().into(),
            deterministic: true,
        });
        Ok(oid)
    }

    // Columns that are there.

    pub(super) fn column_number(&self, relation: RelationOid, column: &Ident) -> Step<i16> {
        self.column_number_if(relation, column)?.ok_or_else(|| {
            let (_, table) = self.table_name(relation);
            errors::unknown_column_of(column, &table).into()
        })
    }

    pub(super) fn column_number_if(
        &self,
        relation: RelationOid,
        column: &Ident,
    ) -> Step<Option<i16>> {
        Ok(self.relation(relation)?.attribute_named(column.declared()).map(|a| a.number))
    }

    pub(super) fn attribute_mut(
        &mut self,
        relation: RelationOid,
        number: i16,
    ) -> Option<&mut Attribute> {
        let attributes = &mut self.catalog.relation_mut(relation)?.attributes;
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        attributes.get_mut(index).filter(|a| !a.dropped)
    }
}

pub(super) fn identity(always: bool) -> Identity {
    if always { Identity::Always } else { Identity::ByDefault }
}

/// What a default takes its value from, where that is one of the calls by which keys are made.
pub(super) fn draws(default: &Expr) -> Option<Draws> {
    let mut expr = default;
    while let ExprKind::Paren(inner) | ExprKind::Cast { operand: inner, .. } = &expr.kind {
        expr = inner;
    }
    let ExprKind::Function(call) = &expr.kind else { return None };
    match (call.name.last().declared(), call.args.as_slice()) {
        ("nextval", [FunctionArg { name: None, value }]) => {
            sequence_named(value).map(Draws::Sequence)
        }
        (
            "gen_random_uuid" | "uuid_generate_v1" | "uuid_generate_v1mc" | "uuid_generate_v4",
            [],
        ) => {
            let parts = call.name.parts.iter().map(|part| part.declared().to_owned());
            Some(Draws::Uuid(parts.collect()))
        }
        _ => None,
    }
}

/// `'name'::regclass`
fn sequence_named(value: &Expr) -> Option<String> {
    let mut expr = value;
    while let ExprKind::Paren(inner) | ExprKind::Cast { operand: inner, .. } = &expr.kind {
        expr = inner;
    }
    match &expr.kind {
        ExprKind::Literal(Literal::String(name)) => Some(name.clone()),
        _ => None,
    }
}

fn serial_name(type_name: &TypeName) -> Option<TypeOid> {
    let [name] = type_name.name.parts.as_slice() else { return None };
    match name.declared() {
        "smallserial" | "serial2" => Some(TypeOid::INT2),
        "serial" | "serial4" => Some(TypeOid::INT4),
        "bigserial" | "serial8" => Some(TypeOid::INT8),
        _ => None,
    }
}

/// The integer type of a serial column.
fn serial_type(type_name: &TypeName) -> Option<TypeOid> {
    serial_name(type_name).filter(|_| type_name.array_dimensions == 0 && !type_name.setof)
}
