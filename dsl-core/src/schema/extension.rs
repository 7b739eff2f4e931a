//! CREATE, ALTER and DROP EXTENSION (`extension.c`): the objects of an extension come from its catalogue file, as if the
//! server ran its script, and are its members.

mod builtin;
mod file;

use super::{Loader, Step, errors};
use crate::{
    ast::{Ident, QualifiedName, ddl::CreateExtension},
    catalog::{NamespaceOid, RelationOid, TypeKind, TypeOid},
    diagnostic::{Diagnostic, Diagnostics},
    parse::parse_schema,
    source::{Source, Span},
};
use file::{Control, ExtensionFile};
use std::ops::Range;

/// Every database has it.
const ALWAYS: &str = "plpgsql";

/// An extension that the schema has created.
#[derive(Debug)]
pub(super) struct Extension {
    name: String,
    namespace: NamespaceOid,
    /// Those of its members.
    pub(super) oids: Range<u32>,
    relocatable: bool,
    requires: Vec<String>,
}

#[cfg(test)]
pub(super) fn builtin_names() -> impl Iterator<Item = &'static str> {
    builtin::names()
}

/// Catalogue files that the configuration names, with the messages that their statements got.
#[derive(Debug, Default)]
pub(super) struct ExtensionFiles {
    files: Vec<ExtensionFile>,
    pub(super) reports: Vec<(usize, Diagnostic)>,
}

impl ExtensionFiles {
    pub(super) fn new(sources: &[Source], version: u8) -> ExtensionFiles {
        let mut read = ExtensionFiles::default();
        for (number, source) in sources.iter().enumerate() {
            let file = ExtensionFile::parse(&source.text, version).unwrap_or_else(|| {
                read.reports.push((number, errors::no_extension_file()));
                ExtensionFile::default()
            });
            read.files.push(file);
        }
        read
    }
}

/// Where an extension's statements are.
enum Found {
    /// A file of the configuration, by number.
    File(usize),
    Builtin(Box<ExtensionFile>),
}

impl Loader {
    pub(super) fn create_extension(&mut self, create: &CreateExtension) -> Step {
        let name = &create.name;
        if name.declared() == ALWAYS || self.extension(name.declared()).is_some() {
            let refused = Err(errors::extension_exists(name).into());
            return if create.if_not_exists { Ok(()) } else { refused };
        }
        self.install(create, &mut Vec::new())
    }

    /// Creates an extension, and those that it requires. `parents` are those that are being created for its sake.
    fn install(&mut self, create: &CreateExtension, parents: &mut Vec<String>) -> Step {
        let name = &create.name;
        let Some(found) = self.find_extension(name.declared()) else {
            return Err(errors::extension_not_available(name, self.catalog.version).into());
        };
        let control = self.control(&found).clone();
        if let Some(version) = &create.version
            && control.default_version.as_deref() != Some(version.declared())
            && !control.versions.iter().any(|v| v == version.declared())
        {
            return Err(errors::no_extension_version(name, version).into());
        }
        let namespace = self.extension_namespace(create, &control)?;
        parents.push(name.declared().to_owned());
        let required = self.required(create, &control, parents);
        parents.pop();
        let path = [namespace].into_iter().chain(required?).collect();
        let first = self.catalog.new_oid();
        let failed = self.run_script(found, path);
        let oids = first..self.catalog.new_oid();
        if let Some(failed) = failed {
            self.remove_members(&oids);
            return Err(Diagnostic { span: name.span, ..failed }.into());
        }
        self.catalog.insert_extension(name.declared());
        self.extensions.push(Extension {
            name: name.declared().to_owned(),
            namespace,
            oids,
            relocatable: control.relocatable,
            requires: control.requires,
        });
        Ok(())
    }

    fn find_extension(&self, name: &str) -> Option<Found> {
        let has =
            |file: &ExtensionFile| file.name == name && file.control.default_version.is_some();
        if let Some(number) = self.extension_files.files.iter().position(has) {
            return Some(Found::File(number));
        }
        let file = ExtensionFile::parse(builtin::lookup(name)?, self.catalog.version)?;
        has(&file).then(|| Found::Builtin(Box::new(file)))
    }

    fn control<'f>(&'f self, found: &'f Found) -> &'f Control {
        match found {
            Found::File(number) => &self.extension_files.files[*number].control,
            Found::Builtin(file) => &file.control,
        }
    }

    /// The schema of the objects: that of the statement, of the control file, or the first of the path.
    fn extension_namespace(
        &mut self,
        create: &CreateExtension,
        control: &Control,
    ) -> Step<NamespaceOid> {
        if let Some(schema) = &create.schema {
            let Some(namespace) = self.catalog.lookup_namespace(schema.declared()) else {
                return Err(errors::unknown_schema(schema).into());
            };
            return match &control.schema {
                Some(fixed) if fixed != schema.declared() => {
                    Err(errors::extension_schema_is(&create.name, fixed).into())
                }
                _ => Ok(namespace),
            };
        }
        if let Some(fixed) = &control.schema {
            return Ok(match self.catalog.lookup_namespace(fixed) {
                Some(namespace) => namespace,
                None => self.catalog.insert_namespace(fixed.clone()),
            });
        }
        let span = create.name.span;
        self.creation_namespace(&QualifiedName { parts: vec![create.name], span })
    }

    /// The schemas of the required extensions; with CASCADE they are created.
    fn required(
        &mut self,
        create: &CreateExtension,
        control: &Control,
        parents: &mut Vec<String>,
    ) -> Step<Vec<NamespaceOid>> {
        let mut namespaces = Vec::new();
        for required in control.requires.iter().filter(|r| *r != ALWAYS) {
            if self.extension(required).is_none() {
                let span = create.name.span;
                if !create.cascade {
                    return Err(errors::extension_missing(required, span).into());
                }
                if parents.contains(required) {
                    let own = create.name.declared();
                    return Err(errors::cyclic_extensions(required, own, span).into());
                }
                let name = Ident::interned(required, span);
                let create = CreateExtension { name, version: None, ..create.clone() };
                self.install(&create, parents)?;
            }
            namespaces.extend(self.extension(required).map(|e| e.namespace));
        }
        Ok(namespaces)
    }

    /// Applies the statements with a search path of the extension's own. What is wrong with a file of the configuration
    /// is told of there; what a built-in extension meets in the schema is the answer.
    fn run_script(&mut self, found: Found, path: Vec<NamespaceOid>) -> Option<Diagnostic> {
        let text = match &found {
            Found::File(number) => self.extension_files.files.get(*number)?.text.clone(),
            Found::Builtin(file) => file.text.clone(),
        };
        let names = path.iter().map(|&n| self.catalog.namespace_name(n).to_owned()).collect();
        let outer_path = std::mem::replace(&mut self.path, names);
        self.enter_path();
        let mut messages = Diagnostics::new();
        for statement in parse_schema(&text, &mut messages) {
            self.apply(statement, &mut messages);
        }
        self.path = outer_path;
        self.enter_path();
        let mut messages = messages.take().into_iter();
        match found {
            Found::File(number) => {
                self.extension_files.reports.extend(messages.map(|m| (number, m)));
                None
            }
            Found::Builtin(_) => messages.next(),
        }
    }

    /// The names of the extensions in a schema.
    pub(super) fn extensions_in(&self, namespace: NamespaceOid) -> Vec<String> {
        let own = self.extensions.iter().filter(|e| e.namespace == namespace);
        own.map(|e| e.name.clone()).collect()
    }

    fn extension(&self, name: &str) -> Option<&Extension> {
        self.extensions.iter().find(|e| e.name == name)
    }

    // ALTER and DROP.

    pub(super) fn set_extension_schema(&mut self, name: &Ident, schema: NamespaceOid) -> Step {
        let Some(extension) = self.extensions.iter_mut().find(|e| name.declared() == e.name) else {
            return Err(match name.declared() {
                ALWAYS => errors::not_relocatable(name).into(),
                _ => errors::unknown_extension(name).into(),
            });
        };
        if !extension.relocatable {
            return Err(errors::not_relocatable(name).into());
        }
        let from = std::mem::replace(&mut extension.namespace, schema);
        let oids = extension.oids.clone();
        self.catalog.move_members(&oids, from, schema);
        Ok(())
    }

    pub(super) fn drop_extension(&mut self, name: &Ident, cascade: bool) -> Step {
        let Some(extension) = self.extension(name.declared()) else {
            return Err(errors::unknown_extension(name).into());
        };
        let oids = extension.oids.clone();
        let requires = |e: &&Extension| e.requires.iter().any(|r| r == name.declared());
        let above: Vec<String> =
            self.extensions.iter().filter(requires).map(|e| e.name.clone()).collect();
        if !cascade && (!above.is_empty() || self.members_are_used(&oids)) {
            let what = format!("extension {}", name.declared());
            return Err(errors::depended_on(&what, name.span).into());
        }
        for other in above {
            self.drop_extension(&Ident::interned(&other, name.span), true)?;
        }
        self.remove_members(&oids);
        self.extensions.retain(|e| name.declared() != e.name);
        self.catalog.drop_extension(name.declared());
        Ok(())
    }

    /// Refuses what would take a member away from its extension. `what` names it.
    pub(super) fn check_member(&self, oid: u32, what: impl Fn() -> String, span: Span) -> Step {
        match self.extensions.iter().find(|e| e.oids.contains(&oid)) {
            Some(extension) => Err(errors::member_of(&what(), &extension.name, span).into()),
            None => Ok(()),
        }
    }

    fn member_types(&self, oids: &Range<u32>) -> Vec<TypeOid> {
        let types = self.catalog.live_types().map(|t| t.oid);
        types.filter(|t| oids.contains(&t.0)).collect()
    }

    fn member_relations(&self, oids: &Range<u32>) -> Vec<RelationOid> {
        let relations = self.catalog.live_relations().map(|r| r.oid);
        relations.filter(|r| oids.contains(&r.0)).collect()
    }

    /// Whether a column, type, function or view that is no member rests on a member.
    fn members_are_used(&self, oids: &Range<u32>) -> bool {
        let types = self.member_types(oids);
        let outside = |oid: u32| !oids.contains(&oid);
        let relations = self.member_relations(oids);
        let mut columns = self.columns_of(&types).into_iter();
        let mut views = relations.into_iter().flat_map(|r| self.views_on(r));
        columns.any(|(relation, _)| outside(relation.0))
            || views.any(|view| outside(view.0))
            || self.catalog.live_procs().any(|p| {
                let mut named = p.args.iter().chain([&p.return_type]);
                outside(p.oid.0) && named.any(|t| types.contains(t))
            })
            || self.catalog.live_types().any(|t| {
                let base = |base: &TypeOid| types.contains(base);
                outside(t.oid.0)
                    && match &t.kind {
                        TypeKind::Domain { base: under, .. } => base(under),
                        TypeKind::Range { subtype, .. } => base(subtype),
                        _ => false,
                    }
            })
    }

    fn remove_members(&mut self, oids: &Range<u32>) {
        for relation in self.member_relations(oids) {
            self.drop_with_dependents(relation);
        }
        for oid in self.member_types(oids) {
            self.drop_type_with_dependents(oid);
        }
        self.catalog.drop_members(oids);
        self.mark_views_stale();
    }
}
