//! A schema's statements applied to a catalogue, as the server applies them: `pg_dump --schema-only` and DDL by hand.
//!
//! A statement that the server would refuse is told of and passed over; the rest still loads. What is only missing
//! because of such a statement is not told of again.

mod alter;
mod alter_constraint;
mod column;
mod constraint;
mod data_type;
mod dependency;
mod drop;
mod errors;
mod extension;
mod function;
mod index;
mod inherit;
mod lazy;
mod name;
mod operator;
mod operator_class;
mod relation;
mod rename;
mod stored;
mod table;
#[cfg(test)]
mod tests;
mod view;

use crate::{
    analyze::format::format_type,
    ast::{
        Ident, QualifiedName,
        ddl::{DdlKind, DdlStatement, ObjectKind},
    },
    catalog::{
        Catalog, Name, NamespaceOid, ProcOid, Relation, RelationOid, TypeOid,
        hash::{ByName, Map, Set},
        type_name::resolve_namespace,
    },
    diagnostic::{Diagnostic, Diagnostics},
    engine::Target,
    parse::parse_schema,
    query::Query,
    source::{Source, Span},
    stack,
};
pub use extension::is_extension_file;
pub use lazy::{References, Schema};

use extension::ExtensionFile;
use stored::Sound;

/// What a schema is read for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// The server's major version.
    pub version: u8,
    /// Columns of NOT NULL domains are taken for not null.
    pub trusts_domains: bool,
    /// What the statements run on.
    pub target: Target,
}

impl From<u8> for Settings {
    fn from(version: u8) -> Settings {
        Settings { version, trusts_domains: false, target: Target::default() }
    }
}

/// The catalogue of a server version with what the files declare, applied in order.
///
/// Catalogue files of extensions are told by their first lines, and stand anywhere among the files. Each message comes
/// with the index of its file.
pub fn load(
    sources: &[Source],
    settings: impl Into<Settings>,
    diagnostics: &mut Vec<(usize, Diagnostic)>,
) -> Catalog {
    let settings = settings.into();
    let version = settings.version;
    let loaded = stack::with_stack(|| load_here(sources, settings, diagnostics));
    loaded.unwrap_or_else(|| {
        let message = "the schema could not be read: no thread could be started";
        diagnostics.push((0, Diagnostic::error("53000", Span::default(), message)));
        Catalog::new(version)
    })
}

fn load_here(
    sources: &[Source],
    settings: Settings,
    diagnostics: &mut Vec<(usize, Diagnostic)>,
) -> Catalog {
    let version = settings.version;
    let mut loader = load_all(sources, settings, diagnostics);
    std::mem::replace(&mut loader.catalog, Catalog::new(version))
}

/// Reads and applies every statement.
fn load_all(
    sources: &[Source],
    settings: Settings,
    diagnostics: &mut Vec<(usize, Diagnostic)>,
) -> Loader {
    let version = settings.version;
    let mut loader = Loader::new(settings);
    loader.checks_stored = true;
    for (file, source) in loader.take_extension_files(sources) {
        let mut found = Diagnostics::new();
        let statements = parse_schema(&source.text, version, &mut found);
        loader.text.clone_from(&source.text);
        for statement in statements {
            loader.apply(statement, &mut found);
        }
        diagnostics.extend(found.take().into_iter().map(|d| (file, d)));
    }
    diagnostics.append(&mut loader.extension_reports);
    loader.settle();
    // Nothing comes behind.
    loader.analyzed = Map::default();
    loader.text = String::new();
    loader.sound = Sound::default();
    loader
}

/// Why a statement has no effect: an error, or None where one was told of before.
#[derive(Debug)]
struct Refused(Option<Box<Diagnostic>>);

impl From<Diagnostic> for Refused {
    fn from(diagnostic: Diagnostic) -> Refused {
        Refused(Some(Box::new(diagnostic)))
    }
}

type Step<T = ()> = Result<T, Refused>;

/// The state of loading.
struct Loader {
    catalog: Catalog,
    /// Messages that do not refuse a whole statement.
    reports: Vec<Diagnostic>,
    /// The schemas of `set search_path`; empty as pg_dump leaves it.
    path: Vec<String>,
    /// The last path that named schemas: that of queries.
    query_path: Vec<String>,
    /// How many constraints of a name there are in a schema, those of domains included.
    constraint_names: ByName<u32>,
    /// The CHECK constraints of a domain.
    domain_checks: Map<TypeOid, Vec<Name>>,
    /// Columns that their table has from a parent only.
    inherited_only: Set<(RelationOid, i16)>,
    /// CHECK constraints that their table has from a parent only.
    inherited_checks: Set<(RelationOid, Name)>,
    /// The sequences that belong to columns: serial and identity.
    sequences: Map<(RelationOid, i16), RelationOid>,
    /// The views on a relation.
    dependents: Map<RelationOid, Vec<RelationOid>>,
    /// The tables with a foreign key to a table, those included that had one.
    referencing: Map<RelationOid, Vec<RelationOid>>,
    /// The functions of range types, which go with these.
    constructors: Set<ProcOid>,
    /// Types that a column has, or had; built-in ones are left out.
    column_types: Set<TypeOid>,
    /// Catalogue files, by their index among the files.
    extension_files: Vec<(usize, ExtensionFile)>,
    /// Messages about them.
    extension_reports: Vec<(usize, Diagnostic)>,
    /// Relations, types and functions that were declared in error.
    broken: Set<String>,
    /// Expressions that are stored are analyzed.
    checks_stored: bool,
    /// A relation has another name than when the views on it were created.
    relations_moved: bool,
    has_views: bool,
    /// What the queries of views mean, by the state of `bindings` that they were analyzed in.
    analyzed: Map<RelationOid, (u32, Query)>,
    /// Counts the statements that may change what a name in a query or default means.
    bindings: u32,
    /// The text of the file under way, where expressions that are stored are analyzed.
    text: String,
    /// Expressions that are stored, and right.
    sound: Sound,
}

impl Loader {
    fn new(settings: Settings) -> Loader {
        let public = vec!["public".to_owned()];
        let mut catalog = Catalog::new(settings.version);
        catalog.trusts_domains = settings.trusts_domains;
        catalog.target = settings.target;
        Loader {
            catalog,
            reports: Vec::new(),
            path: public.clone(),
            query_path: public,
            constraint_names: ByName::default(),
            domain_checks: Map::default(),
            inherited_only: Set::default(),
            inherited_checks: Set::default(),
            sequences: Map::default(),
            dependents: Map::default(),
            referencing: Map::default(),
            constructors: Set::default(),
            column_types: Set::default(),
            extension_files: Vec::new(),
            extension_reports: Vec::new(),
            broken: Set::default(),
            checks_stored: false,
            relations_moved: false,
            has_views: false,
            analyzed: Map::default(),
            bindings: 0,
            text: String::new(),
            sound: Sound::default(),
        }
    }

    /// Takes catalogue files of extensions out of the files, and gives back the others with their places.
    fn take_extension_files<'s>(&mut self, sources: &'s [Source]) -> Vec<(usize, &'s Source)> {
        let numbered = sources.iter().enumerate();
        let (files, schema): (Vec<_>, Vec<_>) =
            numbered.partition(|(_, source)| is_extension_file(&source.text));
        let version = self.catalog.version;
        let parse =
            |(file, source): (usize, &Source)| (file, ExtensionFile::parse(&source.text, version));
        self.extension_files = files.into_iter().map(parse).collect();
        schema
    }

    /// Makes the catalogue ready for queries.
    fn settle(&mut self) {
        let views = self.catalog.live_relations().filter(|r| self.has_views && r.view.is_some());
        let views = views.map(|r| r.oid).collect();
        self.settle_views(views);
    }

    /// The same where only these views may rest on what has changed.
    fn settle_views(&mut self, views: Vec<RelationOid>) {
        self.refresh_views(views);
        self.catalog.compact();
        self.path.clone_from(&self.query_path);
        self.enter_path();
    }

    fn apply(&mut self, statement: DdlStatement, diagnostics: &mut Diagnostics) {
        let result = self.apply_kind(statement.kind, diagnostics);
        self.reports.drain(..).for_each(|d| diagnostics.push(d));
        if let Err(Refused(Some(diagnostic))) = result {
            diagnostics.push(*diagnostic);
        }
    }

    fn apply_kind(&mut self, kind: DdlKind, diagnostics: &mut Diagnostics) -> Step {
        if (self.has_views || self.checks_stored) && !self.keeps_bindings(&kind) {
            self.bindings += 1;
        }
        match kind {
            DdlKind::CreateSchema { name, if_not_exists, statements } => {
                self.create_schema(name.as_ref(), if_not_exists, statements, diagnostics)
            }
            DdlKind::CreateTable(table) => self.create_table(*table),
            DdlKind::CreateTableAs(table) => self.create_table_as(*table),
            DdlKind::CreateView(view) => self.create_view(*view),
            DdlKind::CreateIndex(index) => self.create_index(*index),
            DdlKind::CreateEnum { name, labels } => self.create_enum(&name, labels),
            DdlKind::CreateDomain(domain) => self.create_domain(*domain),
            DdlKind::CreateComposite { name, columns } => self.create_composite(&name, columns),
            DdlKind::CreateRange { name, options } => self.create_range(&name, &options),
            DdlKind::CreateBaseType { name, options } => self.create_base_type(&name, &options),
            DdlKind::CreateFunction(function) => self.create_function(*function),
            DdlKind::CreateAggregate { name, parameters, direct, options } => {
                self.create_aggregate(&name, &parameters, direct, &options)
            }
            DdlKind::CreateOperator { name, options } => self.create_operator(&name, &options),
            DdlKind::CreateCast(cast) => self.create_cast(&cast),
            DdlKind::CreateOperatorClass(class) => self.create_operator_class(&class),
            DdlKind::CreateOperatorFamily { name, method } => {
                self.create_operator_family(&name, &method)
            }
            DdlKind::AddToOperatorFamily { name, method, operators } => {
                self.alter_operator_family(&name, &method, &operators)
            }
            DdlKind::CreateCollation { name, options } => self.create_collation(&name, &options),
            DdlKind::CreateSequence { name, if_not_exists, temporary } => {
                self.create_sequence(&name, if_not_exists, temporary)
            }
            DdlKind::CreateExtension(create) => self.create_extension(&create),
            DdlKind::CreateTrigger(trigger) => self.create_trigger(&trigger),
            DdlKind::CreateRule(rule) => self.create_rule(*rule),
            DdlKind::AlterTable { name, if_exists, only, actions } => {
                self.alter_table(&name, if_exists, only, actions)
            }
            DdlKind::AlterEnum { name, action } => self.alter_enum(&name, action),
            DdlKind::AlterDomain { name, action } => self.alter_domain(&name, action),
            DdlKind::AlterComposite { name, actions } => self.alter_composite(&name, actions),
            DdlKind::Rename { object, name, arguments, to, if_exists } => {
                self.rename(object, &name, arguments.as_deref(), &to, if_exists)
            }
            DdlKind::AlterFunction { object, name, arguments, strict, volatility } => {
                self.alter_function(object, &name, arguments.as_deref(), strict, volatility)
            }
            DdlKind::SetSchema { object, name, arguments, schema, if_exists } => {
                self.set_schema(object, &name, arguments.as_deref(), &schema, if_exists)
            }
            DdlKind::Drop { object, names, if_exists, cascade } => {
                self.drop_objects(object, &names, if_exists, cascade)
            }
            DdlKind::Comment { object, name, text } => self.comment(object, &name, text),
            DdlKind::SetSearchPath(names) => {
                self.set_search_path(&names);
                Ok(())
            }
            DdlKind::CreatePolicy { table } => self.resolve_relation(&table).map(|_| ()),
            DdlKind::Ignored => Ok(()),
        }
    }

    // Schemas and the search path.

    fn create_schema(
        &mut self,
        name: Option<&Ident>,
        if_not_exists: bool,
        statements: Vec<DdlStatement>,
        diagnostics: &mut Diagnostics,
    ) -> Step {
        let Some(name) = name else { return Ok(()) };
        if self.catalog.lookup_namespace(name.declared()).is_some() {
            // A dump of version 14 and before may create `public`, which is there.
            if if_not_exists || name.declared() == "public" {
                return Ok(());
            }
            return Err(errors::schema_exists(name).into());
        }
        self.catalog.insert_namespace(name.declared().to_owned());
        self.enter_path();
        if statements.is_empty() {
            return Ok(());
        }
        // The elements of CREATE SCHEMA are created in it.
        self.path.insert(0, name.declared().to_owned());
        self.enter_path();
        for statement in statements {
            self.apply(statement, diagnostics);
        }
        self.path.remove(0);
        self.enter_path();
        Ok(())
    }

    fn set_search_path(&mut self, names: &[Ident]) {
        let names: Vec<String> = names.iter().map(|n| n.declared().to_owned()).collect();
        if !names.is_empty() {
            self.query_path.clone_from(&names);
        }
        self.path = names;
        self.enter_path();
    }

    /// Resolves the path's names; those of schemas that do not exist are passed over, as the server does.
    fn enter_path(&mut self) {
        let mut path: Vec<NamespaceOid> = Vec::new();
        for name in &self.path {
            if let Some(namespace) = self.catalog.lookup_namespace(name)
                && !path.contains(&namespace)
            {
                path.push(namespace);
            }
        }
        if self.path.is_empty() {
            path.push(NamespaceOid::PUBLIC);
        }
        self.catalog.search_path = path;
    }

    // Names.

    /// Where an object of that name is created.
    fn creation_namespace(&self, name: &QualifiedName) -> Step<NamespaceOid> {
        if let Some(namespace) = resolve_namespace(&self.catalog, name)? {
            return Ok(namespace);
        }
        let temporary = self.catalog.lookup_namespace("pg_temp");
        let first = self.catalog.search_path.iter().find(|n| Some(**n) != temporary).copied();
        first.ok_or_else(|| errors::no_creation_schema(name.span).into())
    }

    /// Where a relation is created. A temporary one is there while the files are loaded, and for no query.
    fn relation_namespace(&mut self, name: &QualifiedName, temporary: bool) -> Step<NamespaceOid> {
        let written = name.schema().is_some_and(|schema| schema.declared() == "pg_temp");
        if !written && (!temporary || name.schema().is_some()) {
            return self.creation_namespace(name);
        }
        if let Some(namespace) = self.catalog.lookup_namespace("pg_temp") {
            return Ok(namespace);
        }
        let namespace = self.catalog.insert_namespace("pg_temp");
        self.path.insert(0, "pg_temp".to_owned());
        self.enter_path();
        Ok(namespace)
    }

    /// The relation that a name names; a broken one refuses without a word.
    fn resolve_relation(&self, name: &QualifiedName) -> Step<RelationOid> {
        use crate::catalog::type_name::resolve_relation;
        resolve_relation(&self.catalog, name).map_err(|error| self.unless_broken(name, error))
    }

    fn resolve_relation_if(
        &self,
        name: &QualifiedName,
        missing_ok: bool,
    ) -> Step<Option<RelationOid>> {
        match self.resolve_relation(name) {
            Ok(relation) => Ok(Some(relation)),
            Err(_) if missing_ok => Ok(None),
            Err(refused) => Err(refused),
        }
    }

    fn relation(&self, oid: RelationOid) -> Step<&Relation> {
        self.catalog.get_relation(oid).ok_or(Refused(None))
    }

    /// Marks a name as declared in error, so that what follows from it is not told of again.
    fn break_name(&mut self, name: &QualifiedName) {
        self.broken.insert(name.last().declared().to_owned());
    }

    fn unless_broken(&self, name: &QualifiedName, error: Diagnostic) -> Refused {
        let silent = self.broken.contains(name.last().declared());
        Refused((!silent).then(|| Box::new(error)))
    }

    fn report(&mut self, error: impl Into<Refused>) {
        if let Refused(Some(diagnostic)) = error.into() {
            self.reports.push(*diagnostic);
        }
    }

    fn type_text(&self, data_type: TypeOid) -> String {
        format_type(&self.catalog, data_type, -1)
    }

    // Small statements.

    fn comment(&mut self, object: ObjectKind, name: &QualifiedName, text: Option<String>) -> Step {
        match object {
            ObjectKind::Table
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable
            | ObjectKind::Sequence => {
                let relation = self.relation_to_change(object, name)?;
                if let Some(relation) = self.catalog.relation_mut(relation) {
                    relation.comment = text;
                }
            }
            ObjectKind::Column => {
                let Some((column, table)) = name.parts.split_last() else { return Ok(()) };
                let table = QualifiedName { parts: table.to_vec(), span: name.span };
                let relation = self.resolve_relation(&table)?;
                let number = self.column_number(relation, column)?;
                if let Some(attribute) = self.attribute_mut(relation, number) {
                    attribute.comment = text;
                }
            }
            _ => {}
        }
        Ok(())
    }
}
