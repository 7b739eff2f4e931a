//! Operator classes and families of the methods that decide about ordering and equality (`opclasscmds.c`).

use super::{Loader, Step, drop::what, errors};
use crate::{
    ast::{
        Ident, QualifiedName,
        ddl::{ClassOperator, CreateOperatorClass, FunctionParameter, ObjectKind},
    },
    catalog::{
        FamilyMember, Method, Name, NamespaceOid, OperatorClass, OperatorClassOid, OperatorFamily,
        OperatorFamilyOid, TypeOid, type_name::resolve_namespace,
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
        self.check_new_class(method, namespace, create, input)?;
        let family = self.find_family(method, create.family.as_ref().unwrap_or(&create.name))?;
        let family = match family {
            Some(family) => family,
            // A built-in family is not known by its name.
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

    fn check_new_class(
        &self,
        method: Method,
        namespace: NamespaceOid,
        create: &CreateOperatorClass,
        input: TypeOid,
    ) -> Step {
        let (name, span) = (create.name.last().declared(), create.name.span);
        let classes = self.catalog.user_operator_classes().iter().filter(|c| c.method == method);
        let mut named = classes.filter(|c| c.namespace == namespace && name == c.name);
        if named.next().is_some() {
            let what = what(ObjectKind::OperatorClass);
            return Err(errors::class_exists(what, name, create.method.declared(), span).into());
        }
        let present = self.catalog.operator_classes(method, input);
        if create.default && present.iter().any(|class| class.is_default) {
            return Err(errors::default_class_exists(name, &self.type_text(input), span).into());
        }
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

    // What is there.

    /// The method that an operator class or family is named with; None for one that decides about nothing here.
    fn method_of(&self, arguments: Option<&[FunctionParameter]>) -> Step<Option<(Method, Ident)>> {
        let Some([method, ..]) = arguments else { return Ok(None) };
        let name = method.type_name.name.last();
        Ok(method_named(name).map(|method| (method, *name)))
    }

    fn find_class(
        &self,
        object: ObjectKind,
        name: &QualifiedName,
        (method, method_name): &(Method, Ident),
    ) -> Step<u32> {
        let namespace = resolve_namespace(&self.catalog, name)?;
        let last = name.last().declared();
        let found = if object == ObjectKind::OperatorFamily {
            self.find_family(*method, name)?.map(|oid| oid.0)
        } else {
            let classes = self.catalog.user_operator_classes().iter();
            let named = classes.filter(|c| c.method == *method && last == c.name);
            self.first_in_path(namespace, named.map(|c| (c.namespace, c.oid.0)))
        };
        found.ok_or_else(|| {
            errors::unknown_class(what(object), name, method_name.declared(), name.span).into()
        })
    }

    pub(super) fn move_class(
        &mut self,
        object: ObjectKind,
        name: &QualifiedName,
        arguments: Option<&[FunctionParameter]>,
        to: Option<&Ident>,
        namespace: Option<NamespaceOid>,
    ) -> Step {
        let Some(method) = self.method_of(arguments)? else { return Ok(()) };
        let oid = self.find_class(object, name, &method)?;
        let new: Option<Name> = to.map(|name| name.declared().to_owned().into());
        self.catalog.move_operator_class(oid, namespace, new);
        Ok(())
    }

    pub(super) fn drop_class(
        &mut self,
        object: ObjectKind,
        name: &QualifiedName,
        arguments: Option<&[FunctionParameter]>,
    ) -> Step {
        let Some(method) = self.method_of(arguments)? else { return Ok(()) };
        let oid = self.find_class(object, name, &method)?;
        self.catalog.drop_operator_class(oid);
        Ok(())
    }
}
