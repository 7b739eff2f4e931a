//! CREATE, ALTER and DROP EXTENSION (`extension.c`): the objects of an extension are its members. Those of the server's
//! own extensions are built in; a catalogue file is applied as the server applies a script.

mod file;

use super::{Loader, Step, errors};
use crate::{
    ast::{Ident, QualifiedName, ddl::CreateExtension},
    catalog::{
        Extension, NamespaceOid, RelationOid, TypeKind, TypeOid,
        builtin::extension::PackedExtension, extension::Taken,
    },
    diagnostic::Diagnostics,
    parse::parse_schema,
    source::Span,
};
use file::Control;
pub(super) use file::ExtensionFile;
pub use file::is_extension_file;
use std::ops::Range;

/// Every database has it.
const ALWAYS: &str = "plpgsql";

/// Where an extension's objects are.
enum Found {
    /// In a catalogue file, by its place among these.
    File(usize),
    Packed(PackedExtension),
}

impl Loader {
    pub(super) fn create_extension(&mut self, create: &CreateExtension) -> Step {
        let name = &create.name;
        if name.declared() == ALWAYS || self.catalog.extension(name.declared()).is_some() {
            let refused = Err(errors::extension_exists(name).into());
            return if create.if_not_exists { Ok(()) } else { refused };
        }
        self.install(create, &mut Vec::new())
    }

    /// Creates an extension, and those that it requires. `parents` are those that are being created for its sake.
    fn install(&mut self, create: &CreateExtension, parents: &mut Vec<String>) -> Step {
        let name = &create.name;
        let Some((found, control)) = self.find_extension(name.declared()) else {
            return Err(errors::extension_not_available(name, self.catalog.version).into());
        };
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
        let required = required?;
        let oids = match found {
            Found::File(number) => self.run_script(number, namespace, &required),
            Found::Packed(packed) => {
                let inserted = self.catalog.insert_members(&packed, namespace, &required);
                inserted.map_err(|taken| match taken {
                    Taken::Type(own) => errors::type_exists(&own, name.span),
                    Taken::Relation(own) => errors::relation_exists(&own, name.span),
                    Taken::Function(own) => errors::function_exists(&own, name.span),
                })?
            }
        };
        self.catalog.insert_extension(Extension {
            name: name.declared().to_owned(),
            namespace,
            oids,
            relocatable: control.relocatable,
            requires: control.requires,
        });
        Ok(())
    }

    fn find_extension(&self, name: &str) -> Option<(Found, Control)> {
        let has =
            |file: &ExtensionFile| file.name == name && file.control.default_version.is_some();
        let mut files = (0..).zip(&self.extension_files);
        if let Some((number, (_, file))) = files.find(|(_, (_, file))| has(file)) {
            return Some((Found::File(number), file.control.clone()));
        }
        let packed = PackedExtension::lookup(name, self.catalog.version)?;
        let control = Control {
            default_version: Some(packed.default_version().to_owned()),
            versions: packed.versions().map(str::to_owned).collect(),
            relocatable: packed.relocatable(),
            schema: packed.schema().map(str::to_owned),
            requires: packed.requires().map(str::to_owned).collect(),
        };
        Some((Found::Packed(packed), control))
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
            if self.catalog.extension(required).is_none() {
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
            namespaces.extend(self.catalog.extension(required).map(|e| e.namespace));
        }
        Ok(namespaces)
    }

    /// Applies a file's statements with a search path of the extension's own, and gives the OIDs that they took. What is
    /// wrong with the file is told of there.
    fn run_script(
        &mut self,
        number: usize,
        namespace: NamespaceOid,
        required: &[NamespaceOid],
    ) -> Range<u32> {
        let file = self.extension_files.get(number);
        let (file, text) = file.map_or((0, String::new()), |(at, file)| (*at, file.text.clone()));
        let path = [namespace].into_iter().chain(required.iter().copied());
        let path = path.map(|n| self.catalog.namespace_name(n).to_owned()).collect();
        let outer = std::mem::replace(&mut self.path, path);
        self.enter_path();
        // A server wrote it, types before the functions that their expressions may call.
        let checks_stored = std::mem::take(&mut self.checks_stored);
        let first = self.catalog.new_oid();
        let mut messages = Diagnostics::new();
        for statement in parse_schema(&text, self.catalog.version, &mut messages) {
            self.apply(statement, &mut messages);
        }
        self.checks_stored = checks_stored;
        self.path = outer;
        self.enter_path();
        self.extension_reports.extend(messages.take().into_iter().map(|m| (file, m)));
        first..self.catalog.new_oid()
    }

    /// The names of the extensions in a schema.
    pub(super) fn extensions_in(&self, namespace: NamespaceOid) -> Vec<String> {
        let own = self.catalog.extensions().iter().filter(|e| e.namespace == namespace);
        own.map(|e| e.name.clone()).collect()
    }

    // ALTER and DROP.

    pub(super) fn set_extension_schema(&mut self, name: &Ident, schema: NamespaceOid) -> Step {
        let Some(extension) = self.catalog.extension(name.declared()) else {
            return Err(match name.declared() {
                ALWAYS => errors::not_relocatable(name).into(),
                _ => errors::unknown_extension(name).into(),
            });
        };
        if !extension.relocatable {
            return Err(errors::not_relocatable(name).into());
        }
        self.catalog.move_extension(name.declared(), schema);
        Ok(())
    }

    pub(super) fn drop_extension(&mut self, name: &Ident, cascade: bool) -> Step {
        let Some(extension) = self.catalog.extension(name.declared()) else {
            return Err(errors::unknown_extension(name).into());
        };
        let oids = extension.oids.clone();
        let requires = |e: &&Extension| e.requires.iter().any(|r| r == name.declared());
        let all = self.catalog.extensions().iter();
        let above: Vec<String> = all.filter(requires).map(|e| e.name.clone()).collect();
        if !cascade && (!above.is_empty() || self.members_are_used(&oids)) {
            let what = format!("extension {}", name.declared());
            return Err(errors::depended_on(&what, name.span).into());
        }
        for other in above {
            self.drop_extension(&Ident::interned(&other, name.span), true)?;
        }
        self.remove_members(&oids);
        self.catalog.drop_extension(name.declared());
        Ok(())
    }

    /// Refuses what would take a member away from its extension. `what` names it.
    pub(super) fn check_member(&self, oid: u32, what: impl Fn() -> String, span: Span) -> Step {
        match self.catalog.extensions().iter().find(|e| e.oids.contains(&oid)) {
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
    }
}
