//! Operators, casts and collations.

use super::{
    Loader, Refused, Step,
    data_type::{option, option_flag, option_text, option_type},
    errors,
};
use crate::{
    ast::{
        Ident, QualifiedName,
        ddl::{
            CastContext, CastMethod, CreateCast, DefinitionOption, DefinitionValue,
            FunctionParameter,
        },
    },
    catalog::{
        self, Cast, Collation, CollationOid, NamespaceOid, Operator, OperatorOid, TypeOid,
        type_name::resolve_namespace,
    },
};

impl Loader {
    pub(super) fn create_operator(
        &mut self,
        name: &QualifiedName,
        options: &[DefinitionOption],
    ) -> Step {
        let namespace = self.creation_namespace(name)?;
        let symbol = name.last().declared();
        let left = self.operand(options, "leftarg")?;
        let Some(right) = self.operand(options, "rightarg")? else {
            return Err(errors::operator_without("right argument type", name.span).into());
        };
        let function =
            option_type(options, "function").or_else(|| option_type(options, "procedure"));
        let Some(function) = function.map(|f| &f.name) else {
            return Err(errors::operator_without("function", name.span).into());
        };
        let args: Vec<TypeOid> = left.into_iter().chain([right]).collect();
        let Some(proc) = self.exact_proc(function, &args)? else {
            let error = self.unknown_function(function, &args);
            return Err(self.unless_broken(function, error));
        };
        let result = self.catalog.get_proc(proc).map_or(TypeOid::ERROR, |p| p.return_type);
        if self.operator_in(Some(namespace), symbol, left, right).is_some() {
            return Err(errors::operator_exists(symbol, name.span).into());
        }
        let oid = OperatorOid(self.catalog.new_oid());
        let related = |option_name: &str, left, right| {
            let other = operator_option(options, option_name)?;
            self.exact_operator(&other, left, right).ok()?
        };
        let own_commutator = left == Some(right)
            && operator_option(options, "commutator")
                .is_some_and(|o| o.last().declared() == symbol);
        let commutator = if own_commutator {
            Some(oid)
        } else {
            left.and_then(|left| related("commutator", Some(right), left))
        };
        let negator = related("negator", left, right);
        self.catalog.insert_operator(Operator {
            oid,
            namespace,
            name: symbol.to_owned().into(),
            left,
            right,
            result,
            proc,
            commutator,
            negator,
            can_merge: option(options, "merges").is_some(),
            can_hash: option(options, "hashes").is_some(),
        });
        // The other side learns of this one (`OperatorUpd`).
        if let Some(other) = commutator.and_then(|c| self.catalog.operator_mut(c)) {
            other.commutator.get_or_insert(oid);
        }
        if let Some(other) = negator.and_then(|n| self.catalog.operator_mut(n)) {
            other.negator.get_or_insert(oid);
        }
        Ok(())
    }

    fn operand(&self, options: &[DefinitionOption], name: &str) -> Step<Option<TypeOid>> {
        match option_type(options, name) {
            None => Ok(None),
            Some(type_name) => Ok(Some(self.resolve_type(type_name)?.0)),
        }
    }

    /// The operands of an operator as ALTER and DROP name it.
    pub(super) fn operands(
        &self,
        arguments: &[FunctionParameter],
    ) -> Step<Option<(Option<TypeOid>, TypeOid)>> {
        let operands = arguments.iter().map(|a| {
            let none =
                a.type_name.name.last().declared() == "none" && a.type_name.name.parts.len() == 1;
            if none { Ok(None) } else { Ok(Some(self.resolve_type(&a.type_name)?.0)) }
        });
        let operands: Vec<Option<TypeOid>> = operands.collect::<Step<_>>()?;
        Ok(match *operands.as_slice() {
            [left, Some(right)] => Some((left, right)),
            [Some(right)] => Some((None, right)),
            _ => None,
        })
    }

    pub(super) fn unknown_operator(
        &self,
        name: &QualifiedName,
        left: Option<TypeOid>,
        right: TypeOid,
    ) -> Refused {
        let left = left.map_or("none".to_owned(), |t| self.type_text(t));
        errors::unknown_operator(name, &[left, self.type_text(right)]).into()
    }

    pub(super) fn move_operator(
        &mut self,
        name: &QualifiedName,
        arguments: Option<&[FunctionParameter]>,
        namespace: NamespaceOid,
        schema: &Ident,
    ) -> Step {
        let Some((left, right)) = self.operands(arguments.unwrap_or(&[]))? else { return Ok(()) };
        let Some(oid) = self.exact_operator(name, left, right)? else {
            return Err(self.unknown_operator(name, left, right));
        };
        let symbol = name.last().declared();
        if self.operator_in(Some(namespace), symbol, left, right).is_some_and(|o| o != oid) {
            let schema_name = schema.declared();
            return Err(errors::exists_in("operator", symbol, schema_name, name.span).into());
        }
        if let Some(operator) = self.catalog.operator_mut(oid) {
            operator.namespace = namespace;
        }
        Ok(())
    }

    /// The operator of exactly these operands, in the name's schema or along the path.
    pub(super) fn exact_operator(
        &self,
        name: &QualifiedName,
        left: Option<TypeOid>,
        right: TypeOid,
    ) -> Step<Option<OperatorOid>> {
        let namespace = resolve_namespace(&self.catalog, name)?;
        Ok(self.operator_in(namespace, name.last().declared(), left, right))
    }

    fn operator_in(
        &self,
        namespace: Option<NamespaceOid>,
        symbol: &str,
        left: Option<TypeOid>,
        right: TypeOid,
    ) -> Option<OperatorOid> {
        let named = self.catalog.operators_named(symbol).into_iter();
        let fits = named.filter(|o| o.left == left && o.right == right);
        self.first_in_path(namespace, fits.map(|o| (o.namespace, o.oid)))
    }

    pub(super) fn create_cast(&mut self, create: &CreateCast) -> Step {
        let (source, _) = self.resolve_type(&create.source)?;
        let (target, _) = self.resolve_type(&create.target)?;
        if self.catalog.get_cast(source, target).is_some() {
            let (source, target) = (self.type_text(source), self.type_text(target));
            return Err(errors::cast_exists(&source, &target, create.source.span).into());
        }
        let method = match &create.method {
            CastMethod::Binary => catalog::CastMethod::Binary,
            CastMethod::InOut => catalog::CastMethod::InOut,
            CastMethod::Function { name, arguments } => {
                let args: Vec<TypeOid> =
                    arguments.iter().map(|a| Ok(self.resolve_type(a)?.0)).collect::<Step<_>>()?;
                match self.exact_proc(name, &args)? {
                    Some(proc) => catalog::CastMethod::Function(proc),
                    None => {
                        let error = self.unknown_function(name, &args);
                        return Err(self.unless_broken(name, error));
                    }
                }
            }
        };
        let context = match create.context {
            CastContext::Explicit => catalog::CastContext::Explicit,
            CastContext::Assignment => catalog::CastContext::Assignment,
            CastContext::Implicit => catalog::CastContext::Implicit,
        };
        self.catalog.insert_cast(Cast { source, target, method, context });
        Ok(())
    }

    pub(super) fn create_collation(
        &mut self,
        name: &QualifiedName,
        options: &[DefinitionOption],
    ) -> Step {
        let namespace = self.creation_namespace(name)?;
        let declared = name.last().declared();
        if self.catalog.lookup_collation(Some(namespace), declared).is_some() {
            return Err(errors::collation_exists(name).into());
        }
        let deterministic =
            option(options, "deterministic").is_none() || option_flag(options, "deterministic");
        let oid = CollationOid(self.catalog.new_oid());
        self.catalog.insert_collation(Collation {
            oid,
            namespace,
            name: declared.to_owned().into(),
            deterministic,
        });
        Ok(())
    }

    /// The collation that ALTER and DROP name.
    pub(super) fn find_collation(&self, name: &QualifiedName) -> Step<CollationOid> {
        let namespace = resolve_namespace(&self.catalog, name)?;
        match self.catalog.lookup_collation(namespace, name.last().declared()) {
            Some(collation) => Ok(collation.oid),
            None => Err(Refused::from(errors::unknown_collation(name))),
        }
    }
}

/// An operator as the value of an option: written bare or by `operator(…)`.
fn operator_option(options: &[DefinitionOption], name: &str) -> Option<QualifiedName> {
    let option = option(options, name)?;
    let symbol = match option.value.as_ref()? {
        DefinitionValue::Operator(operator) => {
            let symbol = Ident::new(operator.symbol, operator.span);
            let parts = operator.schema.into_iter().chain([symbol]).collect();
            return Some(QualifiedName { parts, span: operator.span });
        }
        DefinitionValue::Type(_) | DefinitionValue::Literal(_) => option_text(options, name)?,
        DefinitionValue::Other => return None,
    };
    let span = option.name.span;
    Some(QualifiedName { parts: vec![Ident::interned(&symbol, span)], span })
}
