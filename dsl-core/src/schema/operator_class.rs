//! Operator classes and families of the methods that decide about ordering and equality (`opclasscmds.c`).

use super::{Loader, Step, errors};
use crate::{
    ast::{
        Ident, QualifiedName,
        ddl::{ClassOperator, CreateOperatorClass},
    },
    catalog::{
        FamilyMember, Method, OperatorClass, OperatorClassOid, OperatorFamily, OperatorFamilyOid,
        TypeOid, type_name::resolve_namespace,
    },
};

/// The method of that name, if it is one that decides about anything here.
fn method_named(name: &Ident) -> Option<Method> {
    match name.declared() {
        "btree" => Some(Method::Btree),
        "hash" => Some(Method::Hash),
        _ => None,
    }
}

impl Loader {
    pub(super) fn create_operator_class(&mut self, create: &CreateOperatorClass) -> Step {
        let Some(method) = method_named(&create.method) else { return Ok(()) };
        let namespace = self.creation_namespace(&create.name)?;
        let (input, _) = self.resolve_type(&create.input)?;
        let family = match &create.family {
            Some(name) => self.find_family(method, name)?,
            None => None,
        };
        let family = match family {
            Some(family) => family,
            None => self.insert_family(method, &create.name)?,
        };
        self.add_to_family(method, family, Some(input), &create.operators)?;
        let oid = OperatorClassOid(self.catalog.new_oid());
        self.catalog.insert_operator_class(OperatorClass {
            oid,
            name: create.name.last().declared().to_owned().into(),
            namespace,
            method,
            family,
            input,
            is_default: create.default,
        });
        Ok(())
    }

    pub(super) fn create_operator_family(&mut self, name: &QualifiedName, method: &Ident) -> Step {
        match method_named(method) {
            Some(method) => self.insert_family(method, name).map(|_| ()),
            None => Ok(()),
        }
    }

    pub(super) fn alter_operator_family(
        &mut self,
        name: &QualifiedName,
        method: &Ident,
        operators: &[ClassOperator],
    ) -> Step {
        let Some(method) = method_named(method) else { return Ok(()) };
        match self.find_family(method, name)? {
            Some(family) => self.add_to_family(method, family, None, operators),
            None => Ok(()),
        }
    }

    fn insert_family(&mut self, method: Method, name: &QualifiedName) -> Step<OperatorFamilyOid> {
        let namespace = self.creation_namespace(name)?;
        let oid = OperatorFamilyOid(self.catalog.new_oid());
        let name = name.last().declared().to_owned().into();
        self.catalog.insert_operator_family(OperatorFamily { oid, namespace, name, method });
        Ok(oid)
    }

    /// The family that a name names; built-in ones have no names here.
    fn find_family(&self, method: Method, name: &QualifiedName) -> Step<Option<OperatorFamilyOid>> {
        let namespace = resolve_namespace(&self.catalog, name)?;
        let families = self.catalog.operator_families().iter();
        let named = families.filter(|f| f.method == method && name.last().declared() == f.name);
        Ok(self.first_in_path(namespace, named.map(|f| (f.namespace, f.oid))))
    }

    /// Operators without operands are those of the class's input type.
    fn add_to_family(
        &mut self,
        method: Method,
        family: OperatorFamilyOid,
        input: Option<TypeOid>,
        operators: &[ClassOperator],
    ) -> Step {
        for item in operators {
            let (left, right) = match (&item.operands, input) {
                (Some((left, right)), _) => {
                    (self.resolve_type(left)?.0, self.resolve_type(right)?.0)
                }
                (None, Some(input)) => (input, input),
                (None, None) => continue,
            };
            let written = &item.operator;
            let parts = written.schema.iter().cloned();
            let symbol = Ident::new(written.symbol, written.span);
            let name = QualifiedName { parts: parts.chain([symbol]).collect(), span: written.span };
            let Some(operator) = self.exact_operator(&name, Some(left), right)? else {
                let texts = [self.type_text(left), self.type_text(right)];
                return Err(errors::unknown_operator(&name, &texts).into());
            };
            let strategy = item.strategy;
            let row = FamilyMember { method, family, left, right, strategy, operator };
            self.catalog.insert_family_member(row);
        }
        Ok(())
    }
}
