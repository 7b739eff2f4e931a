//! CREATE TYPE and CREATE DOMAIN in every form, and what changes enums and domains (`typecmds.c`, `pg_enum.c`).

use super::{Loader, Refused, Step, errors, name::clip, relation::NewType};
use crate::{
    analyze::{ordering::default_operator_class, stored::Target},
    ast::{
        Ident, QualifiedName, TypeName,
        ddl::{AlterDomain, AlterEnum, ColumnDef, CreateDomain, DefinitionOption, DefinitionValue},
    },
    catalog::{
        Cast, CastContext, CastMethod, CollationOid, Method, Name, NamespaceOid, Proc, ProcKind,
        ProcOid, RangeOrder, RelationKind, TypeKind, TypeOid, type_name::resolve_namespace,
    },
    source::Span,
};

/// The value of a definition's option.
pub(super) fn option<'o>(
    options: &'o [DefinitionOption],
    name: &str,
) -> Option<&'o DefinitionOption> {
    options.iter().rev().find(|o| o.name.declared() == name)
}

/// A type's or function's name as an option's value.
pub(super) fn option_type<'o>(options: &'o [DefinitionOption], name: &str) -> Option<&'o TypeName> {
    match option(options, name)?.value.as_ref()? {
        DefinitionValue::Type(type_name) => Some(type_name),
        _ => None,
    }
}

/// A word, string or number as an option's value.
pub(super) fn option_text(options: &[DefinitionOption], name: &str) -> Option<String> {
    match option(options, name)?.value.as_ref() {
        Some(DefinitionValue::Type(type_name)) => Some(type_name.name.last().declared().to_owned()),
        Some(DefinitionValue::Literal(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Whether an option stands there and says yes.
pub(super) fn option_flag(options: &[DefinitionOption], name: &str) -> bool {
    let Some(option) = option(options, name) else { return false };
    if option.value.is_none() {
        return true;
    }
    let text = option_text(options, name).unwrap_or_default().to_ascii_lowercase();
    matches!(text.as_str(), "true" | "on" | "yes" | "1" | "t" | "y")
}

impl Loader {
    /// Adds a type under a name as written. Where it is refused, its name is marked as broken.
    fn declare_type(&mut self, name: &QualifiedName, new: NewType) -> Step<TypeOid> {
        let namespace = self.creation_namespace(name)?;
        let declared = self.insert_type(namespace, name.last().declared(), new, name.span);
        if declared.is_err() {
            self.break_name(name);
        }
        declared
    }

    /// The type that a name names.
    pub(super) fn type_named(&self, name: &QualifiedName) -> Step<TypeOid> {
        let namespace = resolve_namespace(&self.catalog, name)?;
        match self.catalog.lookup_type(namespace, name.last().declared()) {
            Some(found) => Ok(found.oid),
            None => Err(self.unless_broken(name, errors::unknown_type(name))),
        }
    }

    // Enums.

    pub(super) fn create_enum(
        &mut self,
        name: &QualifiedName,
        labels: Vec<(String, Span)>,
    ) -> Step {
        let mut kept: Vec<Name> = Vec::with_capacity(labels.len());
        for (label, span) in labels {
            if label.len() > 63 {
                self.report(errors::invalid_label(&label, span));
            } else if kept.iter().any(|k| *k == label) {
                self.report(errors::duplicate_label(&label, span));
            } else {
                kept.push(label.into());
            }
        }
        let kind = TypeKind::Enum { labels: kept };
        self.declare_type(name, NewType { kind, category: b'E', len: 4 }).map(|_| ())
    }

    pub(super) fn alter_enum(&mut self, name: &QualifiedName, action: AlterEnum) -> Step {
        let oid = self.type_named(name)?;
        let span = name.span;
        let labels = self.catalog.type_mut(oid).and_then(|t| match &mut t.kind {
            TypeKind::Enum { labels } => Some(labels),
            _ => None,
        });
        let Some(labels) = labels else {
            return Err(errors::wrong_type_kind(name, "an enum").into());
        };
        let find = |labels: &[Name], label: &str| labels.iter().position(|l| l == label);
        match action {
            AlterEnum::AddValue { label, if_not_exists, before, after } => {
                if label.len() > 63 {
                    return Err(errors::invalid_label(&label, span).into());
                }
                if find(labels, &label).is_some() {
                    if if_not_exists {
                        return Ok(());
                    }
                    return Err(errors::label_exists(&label, span).into());
                }
                let neighbour = before.as_ref().or(after.as_ref());
                let position = match neighbour {
                    None => labels.len(),
                    Some(neighbour) => match find(labels, neighbour) {
                        Some(position) => position + usize::from(before.is_none()),
                        None => return Err(errors::unknown_label(neighbour, span).into()),
                    },
                };
                labels.insert(position, label.into());
            }
            AlterEnum::RenameValue { from, to } => {
                let Some(position) = find(labels, &from) else {
                    return Err(errors::unknown_label(&from, span).into());
                };
                if find(labels, &to).is_some() {
                    return Err(errors::label_exists(&to, span).into());
                }
                if let Some(label) = labels.get_mut(position) {
                    *label = to.into();
                }
            }
        }
        Ok(())
    }

    // Composite types.

    pub(super) fn create_composite(
        &mut self,
        name: &QualifiedName,
        columns: Vec<ColumnDef>,
    ) -> Step {
        let namespace = self.creation_namespace(name)?;
        let declared = name.last().declared();
        if !self.free_type_name(namespace, declared) {
            return Err(errors::type_exists(declared, name.span).into());
        }
        self.check_relation_name(namespace, name, false)?;
        let mut attributes = Vec::with_capacity(columns.len());
        for column in &columns {
            let draft = self.draft_column(column, declared);
            if attributes.iter().any(|a: &crate::catalog::Attribute| a.name == draft.attribute.name)
            {
                self.report(errors::duplicate_column(&draft.attribute.name, draft.span));
                continue;
            }
            attributes.push(draft.attribute);
        }
        let kind = RelationKind::CompositeType;
        let made = self.insert_relation(namespace, declared, kind, attributes, name.span);
        if made.is_err() {
            self.break_name(name);
        }
        made.map(|_| ())
    }

    // Domains.

    pub(super) fn create_domain(&mut self, create: CreateDomain) -> Step {
        let made = self.try_create_domain(&create);
        if made.is_err() {
            self.break_name(&create.name);
        }
        made
    }

    fn try_create_domain(&mut self, create: &CreateDomain) -> Step {
        let (base, modifier) = self.resolve_type(&create.base)?;
        let Some(row) = self.catalog.get_type(base) else { return Err(Refused(None)) };
        if matches!(row.kind, TypeKind::Pseudo) {
            return Err(errors::domain_base(&create.base).into());
        }
        let (category, len, delimiter) = (row.category, row.len, row.delimiter);
        let (has_binary, mutable_output) = (row.has_binary, row.mutable_output);
        let collation = self.column_collation(base, create.collation.as_ref());
        let kind = TypeKind::Domain {
            base,
            modifier,
            not_null: create.not_null,
            has_check: !create.checks.is_empty(),
            has_default: create
                .default
                .as_ref()
                .is_some_and(|default| !self.is_nothing(default, base, modifier)),
        };
        let oid = self.declare_type(&create.name, NewType { kind, category, len })?;
        if let Some(row) = self.catalog.type_mut(oid) {
            // Its values come out as its base's.
            row.mutable_output = mutable_output;
        }
        let array = self.catalog.get_type(oid).and_then(|t| t.array);
        for oid in [Some(oid), array].into_iter().flatten() {
            if let Some(row) = self.catalog.type_mut(oid) {
                row.collation = collation;
                row.delimiter = delimiter;
                row.has_binary = has_binary;
            }
        }
        for (name, _) in &create.checks {
            self.add_domain_check(oid, name.as_ref())?;
        }
        if self.checks_stored {
            let name = create.name.last().declared();
            let target = Target { name, data_type: base, modifier };
            let checks = create.checks.iter().map(|(_, check)| check);
            self.check_domain_expressions(target, create.default.as_ref(), checks);
        }
        Ok(())
    }

    fn add_domain_check(&mut self, domain: TypeOid, name: Option<&Ident>) -> Step {
        let Some(row) = self.catalog.get_type(domain) else { return Ok(()) };
        let (namespace, domain_name) = (row.namespace, row.name.clone());
        let name: Name = match name {
            Some(name) => {
                let present = self.domain_checks.get(&domain);
                if present.is_some_and(|checks| checks.iter().any(|c| name.declared() == c)) {
                    return Err(errors::domain_constraint_exists(name, &domain_name).into());
                }
                name.declared().into()
            }
            None => self.choose_constraint_name(namespace, &domain_name, None, "check"),
        };
        self.note_constraint_name(namespace, &name);
        self.domain_checks.entry(domain).or_default().push(name);
        Ok(())
    }

    pub(super) fn alter_domain(&mut self, name: &QualifiedName, action: AlterDomain) -> Step {
        let oid = self.type_named(name)?;
        let row = self.catalog.get_type(oid);
        let Some(namespace) =
            row.filter(|t| matches!(t.kind, TypeKind::Domain { .. })).map(|t| t.namespace)
        else {
            return Err(errors::wrong_type_kind(name, "a domain").into());
        };
        match &action {
            AlterDomain::AddConstraint { name, check: Some(_), .. } => {
                self.add_domain_check(oid, name.as_ref())?;
            }
            AlterDomain::DropConstraint { name: constraint, if_exists } => {
                let checks = self.domain_checks.entry(oid).or_default();
                match checks.iter().position(|c| constraint.declared() == c) {
                    Some(position) => {
                        let removed = checks.remove(position);
                        self.forget_constraint_name(namespace, &removed);
                    }
                    None if *if_exists => {}
                    None => return Err(errors::unknown_domain_constraint(constraint, name).into()),
                }
            }
            AlterDomain::RenameConstraint { name: constraint, to } => {
                let checks = self.domain_checks.entry(oid).or_default();
                let Some(check) = checks.iter_mut().find(|c| constraint.declared() == **c) else {
                    return Err(errors::unknown_renamed_constraint(constraint, name).into());
                };
                let new: Name = to.declared().into();
                let old = std::mem::replace(check, new.clone());
                self.forget_constraint_name(namespace, &old);
                self.note_constraint_name(namespace, &new);
            }
            _ => {}
        }
        let checks = self.domain_checks.get(&oid).is_some_and(|c| !c.is_empty());
        let base = self.catalog.get_type(oid).map(|row| row.kind.clone());
        let kept = match (&action, base) {
            (AlterDomain::SetDefault(default), Some(TypeKind::Domain { base, modifier, .. })) => {
                !self.is_nothing(default, base, modifier)
            }
            _ => false,
        };
        let Some(row) = self.catalog.type_mut(oid) else { return Ok(()) };
        let TypeKind::Domain { not_null, has_check, has_default, .. } = &mut row.kind else {
            return Ok(());
        };
        *has_check = checks;
        match action {
            AlterDomain::SetNotNull => *not_null = true,
            AlterDomain::AddConstraint { check: None, not_valid, .. } => *not_null |= !not_valid,
            AlterDomain::DropNotNull => *not_null = false,
            AlterDomain::SetDefault(_) => *has_default = kept,
            AlterDomain::DropDefault => *has_default = false,
            _ => {}
        }
        Ok(())
    }

    // Ranges.

    pub(super) fn create_range(
        &mut self,
        name: &QualifiedName,
        options: &[DefinitionOption],
    ) -> Step {
        let made = self.try_create_range(name, options);
        if made.is_err() {
            self.break_name(name);
        }
        made
    }

    fn range_order(&self, subtype: TypeOid, options: &[DefinitionOption]) -> RangeOrder {
        let collatable = self.catalog.get_type(subtype).is_some_and(|t| t.collation.is_some());
        let collation = option_text(options, "collation");
        match collation.as_deref() {
            _ if option(options, "subtype_opclass").is_some() => RangeOrder::Other,
            Some("C" | "POSIX") if collatable => RangeOrder::Bytes,
            _ if collatable => RangeOrder::Other,
            _ => RangeOrder::Default,
        }
    }

    fn try_create_range(&mut self, name: &QualifiedName, options: &[DefinitionOption]) -> Step {
        let Some(subtype) = option_type(options, "subtype") else {
            return Err(errors::range_without_subtype(name.span).into());
        };
        let (subtype, _) = self.resolve_type(subtype)?;
        let written = option(options, "subtype_opclass").is_some();
        if !written && default_operator_class(&self.catalog, subtype, Method::Btree).is_none() {
            let text = self.type_text(subtype);
            return Err(errors::no_default_class(&text, name.span).into());
        }
        let namespace = self.creation_namespace(name)?;
        let range_name = name.last().declared();
        let multirange_name = match option_type(options, "multirange_type_name") {
            Some(written) => written.name.clone(),
            None => {
                let ident = Ident::interned(&multirange_name(range_name), name.span);
                QualifiedName { parts: vec![ident], span: name.span }
            }
        };
        let multirange_namespace = match multirange_name.schema() {
            Some(_) => self.creation_namespace(&multirange_name)?,
            None => namespace,
        };
        let multirange_name = multirange_name.last().declared().to_owned();
        // The multirange is named in the range's row once it is there.
        let order = self.range_order(subtype, options);
        let kind = TypeKind::Range { subtype, multirange: TypeOid(0), order };
        let new = NewType { kind, category: b'R', len: -1 };
        let range = self.insert_type(namespace, range_name, new, name.span)?;
        let kind = TypeKind::Multirange { range };
        let new = NewType { kind, category: b'R', len: -1 };
        let multirange =
            self.insert_type(multirange_namespace, &multirange_name, new, name.span)?;
        if let Some(row) = self.catalog.type_mut(range) {
            row.kind = TypeKind::Range { subtype, multirange, order };
        }
        let range_array = self.catalog.get_type(range).and_then(|t| t.array);
        let range_array = range_array.unwrap_or(TypeOid::ERROR);
        let own = Constructor { namespace, name: range_name, result: range };
        self.range_constructor(&own, &[subtype, subtype], false, None);
        self.range_constructor(&own, &[subtype, subtype, TypeOid::TEXT], false, None);
        let name = multirange_name.as_str();
        let own = Constructor { namespace, name, result: multirange };
        self.range_constructor(&own, &[], true, None);
        let one = self.range_constructor(&own, &[range], true, None);
        self.range_constructor(&own, &[range_array], true, Some(range));
        self.catalog.insert_cast(Cast {
            source: range,
            target: multirange,
            method: CastMethod::Function(one),
            context: CastContext::Explicit,
        });
        Ok(())
    }

    fn range_constructor(
        &mut self,
        of: &Constructor<'_>,
        args: &[TypeOid],
        strict: bool,
        variadic: Option<TypeOid>,
    ) -> ProcOid {
        let oid = ProcOid(self.catalog.new_oid());
        self.catalog.insert_proc(Proc {
            oid,
            namespace: of.namespace,
            name: of.name.to_owned().into(),
            kind: ProcKind::Function,
            strict,
            returns_set: false,
            volatility: b'i',
            casts_to_text: false,
            variadic,
            return_type: of.result,
            args: args.to_vec(),
            arg_names: Vec::new(),
            default_count: 0,
            default_types: Vec::new(),
            out_columns: Vec::new(),
            never_null: false,
        });
        self.constructors.insert(oid);
        oid
    }

    // Base types.

    /// A shell, or a base type over its shell.
    pub(super) fn create_base_type(
        &mut self,
        name: &QualifiedName,
        options: &[DefinitionOption],
    ) -> Step {
        let namespace = self.creation_namespace(name)?;
        let declared = name.last().declared();
        let present = self.catalog.lookup_type(Some(namespace), declared);
        let shell = present.filter(|t| matches!(t.kind, TypeKind::Shell)).map(|t| t.oid);
        if options.is_empty() {
            let new = NewType { kind: TypeKind::Shell, category: b'P', len: 4 };
            let oid = self.insert_type(namespace, declared, new, name.span)?;
            // A shell has no array type until it is completed.
            let array = self.catalog.type_mut(oid).and_then(|t| t.array.take());
            if let Some(array) = array {
                self.catalog.drop_type(array);
            }
            return Ok(());
        }
        let Some(oid) = shell else {
            return Err(match present {
                Some(_) => errors::type_exists(declared, name.span).into(),
                None => errors::no_shell(declared, name.span).into(),
            });
        };
        let like = match option_type(options, "like") {
            Some(like) => self.catalog.get_type(self.resolve_type(like)?.0).cloned(),
            None => None,
        };
        let element = match option_type(options, "element") {
            Some(element) => Some(self.resolve_type(element)?.0),
            None => None,
        };
        let mutable_input = self.is_mutable_function(options, "input", TypeOid::CSTRING);
        let mutable_output = self.is_mutable_function(options, "output", oid);
        let Some(row) = self.catalog.type_mut(oid) else { return Ok(()) };
        row.kind = TypeKind::Base;
        (row.mutable_input, row.mutable_output) = (mutable_input, mutable_output);
        let first = |name: &str| option_text(options, name).and_then(|t| t.bytes().next());
        row.category = first("category").unwrap_or(b'U');
        row.delimiter = first("delimiter").unwrap_or(b',');
        row.preferred = option_flag(options, "preferred");
        row.collation = option_flag(options, "collatable").then_some(CollationOid::DEFAULT);
        row.has_modifier = option(options, "typmod_in").is_some();
        row.has_binary = option(options, "send").is_some();
        row.element = element;
        row.len = match (option_text(options, "internallength"), like) {
            (Some(length), _) => length.parse().unwrap_or(-1),
            (None, Some(like)) => like.len,
            (None, None) => -1,
        };
        if row.array.is_none() {
            self.insert_array_type(oid);
        }
        Ok(())
    }

    /// Whether the function that an option names, by its first argument, is not immutable.
    fn is_mutable_function(
        &self,
        options: &[DefinitionOption],
        name: &str,
        first: TypeOid,
    ) -> bool {
        let Some(name) = option_type(options, name).map(|function| &function.name) else {
            return false;
        };
        let Ok(namespace) = resolve_namespace(&self.catalog, name) else { return false };
        let named = self.catalog.procs_named(name.last().declared()).into_iter();
        let mut found = named.filter(|p| {
            let visible = match namespace {
                Some(namespace) => p.namespace == namespace,
                None => self.catalog.search_path_position(p.namespace).is_some(),
            };
            visible && p.args.first() == Some(&first)
        });
        found.any(|p| p.volatility != b'i')
    }

    pub(super) fn alter_composite(
        &mut self,
        name: &QualifiedName,
        actions: Vec<crate::ast::ddl::AlterTableAction>,
    ) -> Step {
        let oid = self.type_named(name)?;
        let kind = self.catalog.get_type(oid).map(|t| &t.kind);
        match kind {
            Some(&TypeKind::Composite { relation }) => {
                self.alter_relation(relation, false, actions)
            }
            _ => Err(errors::unknown_relation(name).into()),
        }
    }
}

struct Constructor<'n> {
    namespace: NamespaceOid,
    name: &'n str,
    result: TypeOid,
}

/// `makeMultirangeTypeName`.
fn multirange_name(range: &str) -> String {
    let name = match range.find("range") {
        Some(position) => {
            let (before, from) = range.split_at(position);
            format!("{before}multi{from}")
        }
        None => format!("{}_multirange", clip(range, 64 - 12)),
    };
    clip(&name, 63).to_owned()
}
