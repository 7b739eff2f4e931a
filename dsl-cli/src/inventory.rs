//! What a schema declares, a line an object: as a server's catalogue has it after the statements, and as sqlweave has.

use std::collections::BTreeSet;

use sqlweave_core::{
    analyze::format::format_type,
    ast::ddl::TriggerTiming,
    catalog::{
        Attribute, Cast, CastContext, CastMethod, Catalog, Constraint, ConstraintKind, Generated,
        Identity, Index, IndexKeyKind, Method, NamespaceOid, Proc, ProcKind, Relation,
        RelationKind, Type, TypeKind, TypeOid,
    },
};
use tokio_postgres::{Client, SimpleQueryMessage};

/// The lines, in order. Two databases that declare the same have the same lines.
pub type Inventory = BTreeSet<String>;

/// What a server has, but for what belongs to extensions.
pub async fn live(client: &Client) -> Result<Inventory, tokio_postgres::Error> {
    client.batch_execute("set search_path = ''; set jit = off").await?;
    let rows = client.simple_query(include_str!("inventory/live.sql")).await;
    let lines = |rows: Vec<SimpleQueryMessage>| {
        let text = |message: &SimpleQueryMessage| match message {
            SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        };
        rows.iter().filter_map(text).collect()
    };
    rows.map(lines)
}

/// What sqlweave has.
pub fn own(mut catalog: Catalog) -> Inventory {
    catalog.search_path.clear();
    let mut lines = Inventory::new();
    let own = Own { catalog: &catalog, lines: &mut lines };
    own.collect();
    lines
}

/// What one has and the other has not, as lines that begin with `-` (the server's) and `+` (sqlweave's).
pub fn differences(live: &Inventory, own: &Inventory) -> Vec<String> {
    let missing = live.difference(own).map(|line| format!("- {line}"));
    let excess = own.difference(live).map(|line| format!("+ {line}"));
    let mut all: Vec<String> = missing.chain(excess).collect();
    all.sort_by(|a, b| a.get(2..).cmp(&b.get(2..)));
    all
}

struct Own<'c> {
    catalog: &'c Catalog,
    lines: &'c mut Inventory,
}

/// Words with spaces between them; empty ones are left out.
fn words<const N: usize>(words: [&str; N]) -> String {
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn when(holds: bool, word: &str) -> &str {
    if holds { word } else { "" }
}

fn join<T: ToString>(list: impl IntoIterator<Item = T>) -> String {
    list.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join(",")
}

/// Columns by their numbers. System columns and what is not there have no name.
fn names(relation: Option<&Relation>, numbers: &[i16]) -> String {
    let name = |number: &i16| Some(relation?.attribute(*number)?.name.to_string());
    join(numbers.iter().filter_map(name))
}

impl Own<'_> {
    fn collect(mut self) {
        let catalog = self.catalog;
        for namespace in catalog.namespaces() {
            let own = [NamespaceOid::PG_CATALOG, NamespaceOid::INFORMATION_SCHEMA];
            if !own.contains(&namespace.oid) && namespace.name != "pg_temp" {
                self.line(format!("schema {}", namespace.name));
            }
        }
        let own = |oid: u32| !catalog.is_member(oid);
        let relations = catalog.user_relations().iter().filter(|r| own(r.oid.0));
        relations.for_each(|relation| self.relation(relation));
        catalog.user_types().iter().filter(|t| own(t.oid.0)).for_each(|ty| self.data_type(ty));
        catalog.user_procs().iter().filter(|p| own(p.oid.0)).for_each(|proc| self.proc(proc));
        self.operators();
        self.casts();
        for collation in catalog.user_collations().iter().filter(|c| own(c.oid.0)) {
            let name = self.name(collation.namespace, &collation.name);
            if collation.namespace != NamespaceOid::PG_CATALOG {
                let kind = when(!collation.deterministic, "nondeterministic");
                self.line(words(["collation", &name, kind]));
            }
        }
        for class in catalog.user_operator_classes().iter().filter(|c| own(c.oid.0)) {
            let name = self.name(class.namespace, &class.name);
            let method = match class.method {
                Method::Btree => "btree",
                Method::Hash => "hash",
            };
            let (input, default) = (self.type_name(class.input), when(class.is_default, "default"));
            self.line(words(["operator class", &name, method, &input, default]));
        }
    }

    fn line(&mut self, line: String) {
        self.lines.insert(line);
    }

    fn name(&self, namespace: NamespaceOid, name: &str) -> String {
        format!("{}.{name}", self.catalog.namespace_name(namespace))
    }

    fn type_name(&self, oid: TypeOid) -> String {
        format_type(self.catalog, oid, -1)
    }

    /// As `format_type` has it with a modifier: `character` without a length is one of length 1, and `bpchar` of any.
    fn column_type(&self, oid: TypeOid, modifier: i32) -> String {
        match format_type(self.catalog, oid, modifier).as_str() {
            "character" => "bpchar".to_owned(),
            "character[]" => "bpchar[]".to_owned(),
            other => other.to_owned(),
        }
    }

    fn prefixed(&self, word: &str, name: Option<&str>) -> String {
        name.map_or(String::new(), |name| format!("{word} {name}"))
    }

    // Relations.

    fn relation(&mut self, relation: &Relation) {
        let name = self.name(relation.namespace, &relation.name);
        if name.starts_with("pg_temp.") {
            return;
        }
        let kind = match relation.kind {
            RelationKind::Table => "table",
            RelationKind::PartitionedTable => "partitioned table",
            RelationKind::View => "view",
            RelationKind::MaterializedView => "materialized view",
            RelationKind::ForeignTable => "foreign table",
            RelationKind::Sequence => "sequence",
            RelationKind::CompositeType => "composite type",
        };
        let of_type = relation.of_type.map(|oid| self.type_name(oid));
        let of_type = self.prefixed("of", of_type.as_deref());
        let comment = self.prefixed("comment", relation.comment.as_deref());
        let security = when(relation.row_security, "row security");
        self.line(words(["relation", &name, kind, &of_type, security, &comment]));
        for parent in relation.parents.iter().filter_map(|&p| self.catalog.get_relation(p)) {
            let parent = self.name(parent.namespace, &parent.name);
            self.line(words(["parent", &name, &parent]));
        }
        if relation.kind != RelationKind::Sequence {
            let mut columns = Vec::new();
            for attribute in relation.live_attributes() {
                self.column(&name, relation, attribute);
                columns.push(attribute.name.to_string());
            }
            if !columns.is_empty() {
                self.line(format!("columns {name} {}", columns.join(", ")));
            }
        }
        relation.constraints.iter().for_each(|c| self.constraint(&name, relation, c));
        relation.indexes.iter().for_each(|i| self.index(&name, relation, i));
        self.triggers_and_rules(&name, relation);
    }

    fn column(&mut self, relation: &str, of: &Relation, column: &Attribute) {
        let is_view = matches!(of.kind, RelationKind::View | RelationKind::MaterializedView);
        let collation = column.collation.and_then(|c| self.catalog.collation_name(c));
        let position = usize::try_from(column.number - 1).unwrap_or_default();
        let written = of.view.as_ref().filter(|_| self.is_updatable(of));
        let updatable = written.and_then(|view| *view.updatable.get(position)?).is_some();
        let line = words([
            "column",
            &format!("{relation}.{}", column.name),
            &self.column_type(column.data_type, column.modifier),
            &self.prefixed("collate", collation),
            when(column.not_null && !is_view, "not null"),
            when(column.has_default, "default"),
            match column.identity {
                Some(Identity::Always) => "identity always",
                Some(Identity::ByDefault) => "identity by default",
                None => "",
            },
            match column.generated {
                Some(Generated::Stored) => "stored",
                Some(Generated::Virtual) => "virtual",
                None => "",
            },
            when(of.kind == RelationKind::View && updatable, "updatable"),
            &self.prefixed("comment", column.comment.as_deref()),
        ]);
        self.line(line);
    }

    /// Whether INSERT, UPDATE and DELETE on a view reach a table through views alone.
    fn is_updatable(&self, view: &Relation) -> bool {
        let mut relation = view;
        while relation.kind == RelationKind::View {
            let base = relation.view.as_ref().and_then(|view| view.base);
            match base.and_then(|base| self.catalog.get_relation(base)) {
                Some(base) if base.oid != view.oid => relation = base,
                _ => return false,
            }
        }
        true
    }

    fn constraint(&mut self, relation: &str, of: &Relation, constraint: &Constraint) {
        let mut columns = constraint.columns.clone();
        let mut references = String::new();
        let kind = match &constraint.kind {
            ConstraintKind::PrimaryKey | ConstraintKind::Temporal { primary: true } => {
                "primary key"
            }
            ConstraintKind::Unique { .. } | ConstraintKind::Temporal { primary: false } => "unique",
            ConstraintKind::Check(_) => {
                columns.sort_unstable();
                "check"
            }
            ConstraintKind::ForeignKey { relation, referenced } => {
                let target_of = self.catalog.get_relation(*relation);
                let target = target_of.map(|r| self.name(r.namespace, &r.name)).unwrap_or_default();
                references = format!("references {target} {}", names(target_of, referenced));
                "foreign key"
            }
            ConstraintKind::Exclusion => "exclude",
            ConstraintKind::NotNull => "not null",
        };
        self.line(words([
            "constraint",
            &format!("{relation}.{}", constraint.name),
            kind,
            &names(Some(of), &columns),
            &references,
            when(constraint.deferrable, "deferrable"),
            when(!constraint.validated, "not valid"),
            when(!constraint.enforced, "not enforced"),
            when(matches!(constraint.kind, ConstraintKind::Temporal { .. }), "temporal"),
            when(constraint.no_inherit, "no inherit"),
        ]));
    }

    fn index(&mut self, relation: &str, of: &Relation, index: &Index) {
        let keys = index.keys.iter().map(|key| {
            let column = match &key.kind {
                IndexKeyKind::Column(number) => names(Some(of), &[*number]),
                IndexKeyKind::Expression(_) => "expression".to_owned(),
            };
            let order = words([when(key.descending, "desc"), when(key.nulls_first, "nulls first")]);
            words([&column, &order])
        });
        let include = match index.include.as_slice() {
            [] => String::new(),
            include => format!("include {}", names(Some(of), include)),
        };
        self.line(words([
            "index",
            relation,
            &index.name,
            when(index.unique, "unique"),
            when(index.primary, "primary"),
            when(!index.immediate, "deferrable"),
            when(index.exclusion, "exclusion"),
            when(index.nulls_not_distinct, "nulls not distinct"),
            &index.method,
            &join(keys),
            &include,
            when(index.predicate.is_some(), "where"),
        ]));
    }

    fn triggers_and_rules(&mut self, relation: &str, of: &Relation) {
        for trigger in &of.triggers {
            let timing = match trigger.timing {
                TriggerTiming::Before => "before",
                TriggerTiming::After => "after",
                TriggerTiming::InsteadOf => "instead of",
            };
            self.line(words([
                "trigger",
                &format!("{relation}.{}", trigger.name),
                timing,
                when(trigger.insert, "insert"),
                when(trigger.update, "update"),
                when(trigger.delete, "delete"),
                when(trigger.for_each_row, "row"),
            ]));
        }
        for rule in &of.rules {
            let (instead, where_) =
                (when(rule.instead, "instead"), when(rule.conditional, "where"));
            let name = format!("{relation}.{}", rule.name);
            self.line(words(["rule", &name, rule.event, instead, where_]));
        }
    }

    // Types.

    fn data_type(&mut self, ty: &Type) {
        let name = self.name(ty.namespace, &ty.name);
        if name.starts_with("pg_temp.") {
            return;
        }
        let element = ty.element.map(|e| self.type_name(e));
        let collation = ty.collation.and_then(|c| self.catalog.collation_name(c));
        let collation = self.prefixed("collate", collation);
        match &ty.kind {
            TypeKind::Base if ty.is_array => {
                self.line(words(["array", &name, &element.unwrap_or_default()]));
            }
            TypeKind::Base => {
                let (category, delimiter) = (char::from(ty.category), char::from(ty.delimiter));
                let element = self.prefixed("element", element.as_deref());
                self.line(words([
                    "base",
                    &name,
                    &category.to_string(),
                    when(ty.preferred, "preferred"),
                    &ty.len.to_string(),
                    &delimiter.to_string(),
                    &element,
                    &collation,
                    when(ty.has_modifier, "modifier"),
                ]));
            }
            TypeKind::Domain { base, modifier, not_null, has_check, has_default } => {
                self.line(words([
                    "domain",
                    &name,
                    &format_type(self.catalog, *base, *modifier),
                    &collation,
                    when(*not_null, "not null"),
                    when(*has_default, "default"),
                    when(*has_check, "check"),
                ]));
            }
            TypeKind::Enum { labels } => self.line(words(["enum", &name, &join(labels)])),
            TypeKind::Range { subtype, multirange, .. } => {
                let (subtype, multirange) = (self.type_name(*subtype), self.type_name(*multirange));
                self.line(words(["range", &name, &subtype, &multirange]));
            }
            TypeKind::Shell => self.line(words(["shell", &name])),
            TypeKind::Composite { .. } | TypeKind::Multirange { .. } | TypeKind::Pseudo => {}
        }
    }

    // Functions and the rest.

    fn proc(&mut self, proc: &Proc) {
        let arguments = proc.args.iter().enumerate().map(|(position, &data_type)| {
            let name = proc.arg_names.get(position).map_or("", |name| name);
            words([name, &self.type_name(data_type)])
        });
        let arguments = arguments.collect::<Vec<_>>().join(", ");
        let aggregate = proc.kind.is_aggregate();
        let kind = match proc.kind {
            ProcKind::Function => "function".to_owned(),
            ProcKind::Procedure => "procedure".to_owned(),
            ProcKind::Window => "window".to_owned(),
            ProcKind::Aggregate => "aggregate".to_owned(),
            ProcKind::OrderedSet { direct } => format!("ordered-set {direct}"),
            ProcKind::Hypothetical { direct } => format!("hypothetical {direct}"),
        };
        let out = proc.out_columns.iter();
        let out = out.map(|o| words([&o.name, &self.type_name(o.data_type)])).collect::<Vec<_>>();
        let out = if out.is_empty() { String::new() } else { format!("out ({})", out.join(", ")) };
        let variadic = proc.variadic.map(|v| self.type_name(v));
        let volatility = char::from(proc.volatility).to_string();
        let defaults = (proc.default_count > 0).then(|| proc.default_count.to_string());
        self.line(words([
            "function",
            &format!("{}({arguments})", self.name(proc.namespace, &proc.name)),
            &kind,
            "returns",
            when(proc.returns_set, "setof"),
            &self.type_name(proc.return_type),
            when(proc.strict && !aggregate, "strict"),
            when(!aggregate, &volatility),
            &self.prefixed("variadic", variadic.as_deref()),
            &self.prefixed("defaults", defaults.as_deref()),
            &out,
        ]));
    }

    fn operators(&mut self) {
        let catalog = self.catalog;
        for operator in catalog.user_operators().iter().filter(|o| !catalog.is_member(o.oid.0)) {
            let operands = operator.left.into_iter().chain([operator.right]);
            let operands: Vec<String> = operands.map(|t| self.type_name(t)).collect();
            let proc = self.catalog.get_proc(operator.proc).map_or("", |p| &p.name);
            let symbol = |oid| Some(self.catalog.get_operator(oid)?.name.as_ref());
            let commutator = operator.commutator.and_then(symbol);
            let negator = operator.negator.and_then(symbol);
            let line = words([
                "operator",
                &self.name(operator.namespace, &operator.name),
                &format!("({})", operands.join(", ")),
                &self.type_name(operator.result),
                proc,
                &self.prefixed("commutator", commutator),
                &self.prefixed("negator", negator),
                when(operator.can_merge, "merges"),
                when(operator.can_hash, "hashes"),
            ]);
            self.line(line);
        }
    }

    /// Casts have no OIDs here: one to, from or by what belongs to an extension does.
    fn of_extension(&self, cast: &Cast) -> bool {
        let function = match cast.method {
            CastMethod::Function(function) => function.0,
            CastMethod::Binary | CastMethod::InOut => 0,
        };
        [cast.source.0, cast.target.0, function].into_iter().any(|oid| self.catalog.is_member(oid))
    }

    fn casts(&mut self) {
        for cast in self.catalog.user_casts() {
            if self.of_extension(cast) {
                continue;
            }
            let context = match cast.context {
                CastContext::Implicit => "implicit",
                CastContext::Assignment => "assignment",
                CastContext::Explicit => "explicit",
            };
            let method = match cast.method {
                CastMethod::Function(proc) => self.catalog.get_proc(proc).map_or("", |p| &p.name),
                CastMethod::Binary => "binary",
                CastMethod::InOut => "inout",
            };
            let (source, target) = (self.type_name(cast.source), self.type_name(cast.target));
            self.line(words(["cast", &source, "to", &target, context, method]));
        }
    }
}
