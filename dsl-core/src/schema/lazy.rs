//! A schema that is read as far as queries ask for it.
//!
//! Each statement is told by its first words (`parse::outline`) and waits, under the names of what it changes, until
//! one of them is asked for. Then everything is read that waits under the name, and under the names in what is read,
//! and applied in the order of the files: what comes of it is what comes of the whole schema, without what has nothing
//! to do with it. What may change anything (DROP, RENAME) makes everything before it be read.

mod reads;

use super::{Loader, Settings, load_all};
use crate::{
    ast::ddl::{DdlKind, DdlStatement},
    catalog::{Catalog, NamespaceOid, RelationOid, hash::ByName},
    diagnostic::{Diagnostic, Diagnostics, Severity},
    lex::Lexed,
    parse::{
        Read, Room,
        outline::{Effect, Outline, Outliner},
        read_statement,
    },
    source::{Source, Span},
    stack,
};
use std::{collections::BTreeMap, sync::Arc};

/// Which foreign keys of a relation there must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum References {
    /// Those to relations that are asked for as well: no answer rests on others.
    BetweenAsked,
    /// All, and so what they lead to.
    All,
}

/// A schema of which no more has been read than what was asked for.
pub struct Schema {
    sources: Arc<[Source]>,
    references: References,
    loader: Loader,
    /// Every statement that may matter, in the order of the files.
    statements: Vec<Statement>,
    /// The entries of statements, one behind the other.
    entries: Vec<Entry>,
    topics: Vec<Topic>,
    /// Topics by name, those of relations and those of functions apart.
    names: ByName<Entry>,
    /// The search paths that statements stand under.
    paths: Vec<Vec<String>>,
    /// The place in `paths` of the loader's own.
    path: usize,
    /// Views and their like that were not read when they were met, with their texts in lower case.
    queries: Vec<(usize, String)>,
    mistakes: Vec<(usize, Diagnostic)>,
    /// Relations before this one were read while the files were looked through.
    outlined: RelationOid,
    /// Partitions wait until they are asked for themselves: no answer about their parent rests on them.
    partitions_wait: bool,
    /// A partition was asked for after its parent had been read without it.
    late_partition: bool,
    /// What has been applied makes no deep tree and no long chain: it needs no stack of its own.
    is_shallow: bool,
    applied: usize,
    complete: bool,
}

/// So many statements make no chain (of tables that inherit, of views over views) that needs a stack of its own.
const FEW_STATEMENTS: usize = 200;

/// The index of a topic.
type Entry = u32;

/// Not the schema of a name, of which nothing is known here: which of the two kinds of topic it is.
const RELATION: NamespaceOid = NamespaceOid(1);
const ROUTINE: NamespaceOid = NamespaceOid(2);

/// A statement, read or not.
struct Statement {
    file: usize,
    start: usize,
    end: usize,
    path: usize,
    effect: Effect,
    /// Its part of `Schema::entries`: from here to the next statement's.
    entries: usize,
    read: bool,
}

/// What the relations or functions of a name are: the statements about them, and what these name.
#[derive(Default)]
struct Topic {
    /// Statements that wait.
    waiting: Vec<usize>,
    /// Topics that what was read names.
    names: Vec<Entry>,
    asked: bool,
    /// Foreign keys of the relation count by their names.
    keeps_references: bool,
    /// Foreign keys in CREATE TABLE of other relations, which wait for this one.
    referenced_by: Vec<(usize, DdlStatement)>,
}

/// How far files have been looked through.
#[derive(Default)]
struct Looked {
    /// How many of them.
    files: usize,
    /// The place in the next one.
    at: usize,
    through: bool,
    /// Its statements cannot be told apart.
    broken: bool,
    has_foreign_tables: bool,
}

impl Schema {
    /// Looks a schema's files through, for a server version. `References` says which foreign keys there must be.
    pub fn open(
        sources: Vec<Source>,
        settings: impl Into<Settings>,
        references: References,
    ) -> Schema {
        let mut schema = Schema::unread(sources.into(), settings.into(), references);
        schema.outline();
        schema
    }

    fn unread(sources: Arc<[Source]>, settings: Settings, references: References) -> Schema {
        Schema {
            sources,
            references,
            loader: Loader::new(settings),
            statements: Vec::new(),
            entries: Vec::new(),
            topics: Vec::new(),
            names: ByName::default(),
            paths: Vec::new(),
            path: 0,
            queries: Vec::new(),
            mistakes: Vec::new(),
            outlined: RelationOid(0),
            partitions_wait: true,
            late_partition: false,
            is_shallow: true,
            applied: 0,
            complete: false,
        }
    }

    /// Says which schema `{schema}.` stands for.
    pub fn route(&mut self, schema: &str) {
        schema.clone_into(&mut self.loader.catalog.routed_schema);
    }

    fn settings(&self) -> Settings {
        let Catalog { version, trusts_domains, ref target, .. } = self.loader.catalog;
        Settings { version, trusts_domains, target: target.clone() }
    }

    /// The catalogue as far as the schema has been read.
    pub fn catalog(&self) -> &Catalog {
        &self.loader.catalog
    }

    /// The same, taken out.
    pub fn into_catalog(self) -> Catalog {
        self.loader.catalog
    }

    /// The files.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What is wrong with what has been read: errors with the index of their file, by file and place.
    pub fn mistakes(&self) -> &[(usize, Diagnostic)] {
        &self.mistakes
    }

    /// Whether everything has been read.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Reads what a statement may name: its words are more than that.
    pub fn ask(&mut self, lexed: &Lexed) {
        if self.complete {
            return;
        }
        let mut asked = self.named_in(lexed);
        asked.retain(|&topic| self.topics.get(topic as usize).is_some_and(|t| !t.asked));
        if !asked.is_empty() {
            self.read_and_settle(asked);
        }
    }

    /// Reads everything.
    pub fn complete(&mut self) {
        if self.complete {
            return;
        }
        self.with_stack(Schema::read_whole);
    }

    /// Runs a step with as much stack as what has been read may need. To start a thread costs as much as to read some
    /// tables.
    fn with_room(&mut self, step: impl FnOnce(&mut Schema) + Send) {
        if self.is_shallow { step(self) } else { self.with_stack(step) }
    }

    fn with_stack(&mut self, step: impl FnOnce(&mut Schema) + Send) {
        if stack::with_stack(|| step(self)).is_none() {
            let message = "the schema could not be read: no thread could be started";
            self.mistakes.push((0, Diagnostic::error("53000", Span::default(), message)));
            self.complete = true;
        }
    }

    // Looking through.

    fn outline(&mut self) {
        let sources = Arc::clone(&self.sources);
        self.paths.push(self.loader.path.clone());
        let files = self.loader.take_extension_files(&sources);
        let mut looked = Looked::default();
        self.look_through(&files, &mut looked);
        if !looked.through {
            self.with_stack(|schema| schema.look_through(&files, &mut looked));
        }
        if looked.broken {
            return self.with_stack(Schema::read_whole);
        }
        // A foreign table proves nothing, and so a table that has one for a partition.
        self.late_partition |= looked.has_foreign_tables && self.has_partitions();
        let asked = self.forget_asked();
        self.read_topics(asked);
        self.outlined = self.loader.catalog.next_relation();
        self.settle_all();
    }

    /// Meets the statements of the files, from a place on, to their end or to where more stack is wanted.
    fn look_through(&mut self, files: &[(usize, &Source)], looked: &mut Looked) {
        while let Some(&(file, source)) = files.get(looked.files) {
            let version = self.loader.catalog.version;
            let mut outliner = Outliner::new(&source.text, version, looked.at);
            while let Some(outline) = outliner.next() {
                self.meet(file, &outline);
                if !self.is_shallow && !stack::is_large() {
                    looked.at = outliner.at();
                    looked.has_foreign_tables |= outliner.has_foreign_tables;
                    return;
                }
            }
            looked.has_foreign_tables |= outliner.has_foreign_tables;
            if outliner.broken {
                looked.broken = true;
                break;
            }
            looked.files += 1;
            looked.at = 0;
        }
        looked.through = true;
    }

    /// Reads everything from the beginning, in the order of the files. Expressions that are stored are looked at here
    /// alone.
    fn read_whole(&mut self) {
        self.mistakes.clear();
        let (settings, routed) = (self.settings(), self.catalog().routed_schema.clone());
        self.loader = load_all(&self.sources, settings, &mut self.mistakes);
        self.route(&routed);
        self.sort_mistakes();
        self.complete = true;
    }

    fn meet(&mut self, file: usize, outline: &Outline<'_>) {
        let number = self.statements.len();
        let &Outline { start, end, effect, ref names } = outline;
        let (entries, path) = (self.entries.len(), self.paths.len() - 1);
        self.statements.push(Statement { file, start, end, path, effect, entries, read: false });
        let kind = if effect == Effect::Routine { ROUTINE } else { RELATION };
        let before = self.topics.len() as Entry;
        for name in names {
            let topic = self.topic(kind, name);
            self.entries.push(topic);
        }
        match effect {
            Effect::Nothing => {}
            Effect::Object => self.meet_object(number),
            Effect::Anything => self.meet_anything(number),
            Effect::Query | Effect::Columns => {
                if self.entries_of(number).first().is_some_and(|table| *table < before) {
                    self.meet_columns(number);
                }
                if effect == Effect::Query {
                    self.queries.push((number, self.text_of(number).to_ascii_lowercase()));
                }
            }
            Effect::Constraint => {
                if let Some(table) = self.entries_of(number).first().copied() {
                    self.topic_mut(table).keeps_references = true;
                }
            }
            Effect::Relation | Effect::Reference | Effect::Attach | Effect::Routine => {}
        }
        for topic in self.entries_of(number).to_vec() {
            self.topic_mut(topic).waiting.push(number);
        }
    }

    /// Before a relation gets other columns, what may show all of them has to be read: where it waits, it waits for the
    /// relation as well.
    fn meet_columns(&mut self, number: usize) {
        let Some(&table) = self.entries_of(number).first() else { return };
        let name = self.names.name_of(table as usize).to_ascii_lowercase();
        let mut before = Vec::new();
        for (query, text) in &self.queries {
            let waits = self.statements.get(*query).is_some_and(|s| !s.read);
            if waits && text.contains(&name) {
                before.push(*query);
            }
        }
        self.topic_mut(table).waiting.extend(before);
    }

    /// A type, operator, cast and so on is there at once, with what it names.
    fn meet_object(&mut self, number: usize) {
        let Some(read) = self.parse(number) else { return };
        let named = self.words_in(&read.lexed);
        if !named.is_empty() {
            self.read_topics(named);
        }
        self.apply_alone(number, read.statement);
        self.note_path();
    }

    fn meet_anything(&mut self, number: usize) {
        let Some(read) = self.parse(number) else { return };
        let asked = self.forget_asked();
        self.read_topics((0..).take(self.topics.len()).collect());
        self.forget_asked();
        asked.into_iter().for_each(|topic| self.topic_mut(topic).asked = true);
        // What one name was is what another name is.
        if let Some(DdlStatement { kind: DdlKind::Rename { to, .. }, .. }) = &read.statement {
            self.topic(RELATION, to.declared());
            self.topic(ROUTINE, to.declared());
        }
        let named = self.words_in(&read.lexed);
        for &topic in &named {
            self.topic_mut(topic).names.extend(&named);
        }
        self.apply_alone(number, read.statement);
        self.note_path();
    }

    /// Forgets which topics were asked for: more may be said of them. Gives them back.
    fn forget_asked(&mut self) -> Vec<Entry> {
        let asked = (0..).zip(&mut self.topics).filter(|(_, topic)| topic.asked);
        asked
            .map(|(number, topic)| {
                topic.asked = false;
                number
            })
            .collect()
    }

    /// The loader's path is that of the statements that follow.
    fn note_path(&mut self) {
        if self.paths.last() != Some(&self.loader.path) {
            self.paths.push(self.loader.path.clone());
        }
        self.path = self.paths.len() - 1;
    }

    // Topics.

    fn topic(&mut self, kind: NamespaceOid, name: &str) -> Entry {
        if let Some(topic) = self.names.get(kind, name) {
            return topic;
        }
        let topic = self.topics.len() as Entry;
        self.topics.push(Topic::default());
        self.names.claim(kind, name, topic);
        topic
    }

    fn topic_mut(&mut self, topic: Entry) -> &mut Topic {
        &mut self.topics[topic as usize]
    }

    fn entries_of(&self, statement: usize) -> &[Entry] {
        let start = self.statements.get(statement).map_or(0, |s| s.entries);
        let end = self.statements.get(statement + 1).map_or(self.entries.len(), |s| s.entries);
        self.entries.get(start..end).unwrap_or(&[])
    }

    fn text_of(&self, statement: usize) -> &str {
        let Some(&Statement { file, start, end, .. }) = self.statements.get(statement) else {
            return "";
        };
        self.sources.get(file).and_then(|source| source.text.get(start..end)).unwrap_or("")
    }

    // Reading.

    fn read_and_settle(&mut self, asked: Vec<Entry>) {
        let first = self.loader.catalog.next_relation();
        let read = self.read_topics(asked);
        if self.late_partition && self.partitions_wait {
            return self.with_room(Schema::read_again);
        }
        self.settle(&read, first);
    }

    fn has_partitions(&self) -> bool {
        self.statements.iter().any(|statement| statement.effect == Effect::Attach)
    }

    /// Reads everything that has been asked for once more, with all partitions: a partition has what its parent had
    /// where it was attached, and gets what its parent got afterwards.
    fn read_again(&mut self) {
        let asked = self.forget_asked();
        let names: Vec<String> =
            asked.iter().map(|topic| self.names.name_of(*topic as usize).to_owned()).collect();
        let (settings, routed) = (self.settings(), self.catalog().routed_schema.clone());
        let mut again = Schema::unread(Arc::clone(&self.sources), settings, self.references);
        again.route(&routed);
        again.partitions_wait = false;
        again.outline();
        let kinds = [RELATION, ROUTINE];
        let named = names.iter().flat_map(|name| kinds.map(|kind| again.names.get(kind, name)));
        let named = named.flatten().collect();
        again.read_and_settle(named);
        *self = again;
    }

    /// Reads what waits under some topics and under those that this leads to, and applies it. Gives the topics back.
    fn read_topics(&mut self, mut asked: Vec<Entry>) -> Vec<Entry> {
        let mut batch: BTreeMap<usize, DdlStatement> = BTreeMap::new();
        let mut late = Vec::new();
        let mut all = Vec::new();
        while let Some(number) = asked.pop() {
            let topic = self.topic_mut(number);
            if std::mem::replace(&mut topic.asked, true) {
                continue;
            }
            all.push(number);
            late.append(&mut topic.referenced_by);
            for statement in std::mem::take(&mut topic.waiting) {
                if !self.is_wanted(statement) {
                    continue;
                }
                self.late_partition |= self.is_late(statement, &all);
                let Some((read, named)) = self.read(statement) else { continue };
                let entries = self.entries_of(statement).to_vec();
                for &entry in entries.iter().filter(|_| entries.len() > 1) {
                    self.topic_mut(entry).names.extend(&entries);
                }
                asked.extend(entries);
                self.topic_mut(number).names.extend(named);
                batch.extend(read.map(|read| (statement, read)));
            }
            asked.extend(&self.topic_mut(number).names);
        }
        self.note_applied(batch.len() + late.len());
        self.with_room(move |schema| {
            for (statement, mut read) in batch {
                schema.delay_references(statement, &mut read);
                schema.apply(statement, Some(read));
            }
            for (statement, reference) in late {
                schema.apply(statement, Some(reference));
            }
        });
        all
    }

    /// Whether a waiting statement is to be read: a foreign key only where both of its tables are asked for, a partition
    /// only where it is.
    fn is_wanted(&self, statement: usize) -> bool {
        let Some(found) = self.statements.get(statement).filter(|s| !s.read) else { return false };
        let [table, other] = self.entries_of(statement) else { return true };
        let asked = |topic: &Entry| self.topics[*topic as usize].asked;
        match found.effect {
            Effect::Reference if self.references == References::BetweenAsked => {
                self.topics[*table as usize].keeps_references || (asked(table) && asked(other))
            }
            Effect::Attach if self.partitions_wait => asked(other),
            _ => true,
        }
    }

    /// Whether a statement attaches a partition to a table that was read before what is read now.
    fn is_late(&self, statement: usize, now: &[Entry]) -> bool {
        self.statements.get(statement).is_some_and(|s| s.effect == Effect::Attach)
            && self
                .entries_of(statement)
                .first()
                .is_some_and(|parent| self.topics[*parent as usize].asked && !now.contains(parent))
    }

    /// Reads a statement, and finds the topics that it names; None where it has been read.
    fn read(&mut self, statement: usize) -> Option<(Option<DdlStatement>, Vec<Entry>)> {
        let read = self.parse(statement)?;
        let named = read.statement.as_ref().map(|s| self.read_by(statement, &s.kind, &read.lexed));
        Some((read.statement, named.unwrap_or_default()))
    }

    fn parse(&mut self, number: usize) -> Option<Read> {
        let statement = self.statements.get_mut(number).filter(|s| !s.read)?;
        statement.read = true;
        let mut found = Diagnostics::new();
        let version = self.loader.catalog.version;
        let small = if stack::is_large() { Room::LARGE } else { Room::SMALL };
        let mut read = read_statement(self.text_of(number), version, small, &mut found);
        if read.is_none() {
            self.is_shallow = false;
            let (mut again, mut told) = (None, Diagnostics::new());
            self.with_stack(|schema| {
                again = read_statement(schema.text_of(number), version, Room::LARGE, &mut told);
            });
            (read, found) = (again, told);
        }
        self.tell(number, found);
        read
    }

    fn note_applied(&mut self, statements: usize) {
        self.applied += statements;
        self.is_shallow &= self.applied <= FEW_STATEMENTS;
    }

    /// The same for one statement.
    fn apply_alone(&mut self, number: usize, statement: Option<DdlStatement>) {
        self.note_applied(1);
        self.with_room(move |schema| schema.apply(number, statement));
    }

    fn apply(&mut self, number: usize, statement: Option<DdlStatement>) {
        let Some(statement) = statement else { return };
        let path = self.statements.get(number).map_or(0, |s| s.path);
        if self.path != path {
            self.loader.path.clone_from(&self.paths[path]);
            self.loader.enter_path();
            self.path = path;
        }
        let mut found = Diagnostics::new();
        self.loader.apply(statement, &mut found);
        self.tell(number, found);
    }

    /// Keeps the errors of a statement, whose places count from its beginning.
    fn tell(&mut self, number: usize, mut found: Diagnostics) {
        self.mistakes.append(&mut self.loader.extension_reports);
        let Some(statement) = self.statements.get(number).filter(|_| !found.is_empty()) else {
            return;
        };
        let (file, start) = (statement.file, statement.start as u32);
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        for mut diagnostic in found.take() {
            diagnostic.span = moved(diagnostic.span);
            for (span, _) in &mut diagnostic.labels {
                *span = moved(*span);
            }
            self.mistakes.push((file, diagnostic));
        }
    }

    fn sort_mistakes(&mut self) {
        self.mistakes.retain(|(_, diagnostic)| diagnostic.severity == Severity::Error);
        self.mistakes.sort_by_key(|(file, diagnostic)| (*file, diagnostic.span));
    }

    /// Makes the catalogue ready for queries after everything that was met before.
    fn settle_all(&mut self) {
        self.with_room(|schema| schema.loader.settle());
        self.path = usize::MAX;
        self.sort_mistakes();
    }

    /// The same after some topics were read, of which all from `first` on is new. Only views on these can have changed.
    fn settle(&mut self, read: &[Entry], first: RelationOid) {
        let views = self.views_to_refresh(read, first);
        self.with_room(|schema| schema.loader.settle_views(views));
        self.path = usize::MAX;
        self.sort_mistakes();
    }

    fn views_to_refresh(&self, read: &[Entry], first: RelationOid) -> Vec<RelationOid> {
        if !self.loader.has_views {
            return Vec::new();
        }
        let asked =
            |name: &str| self.names.get(RELATION, name).is_some_and(|topic| read.contains(&topic));
        let mut changed: Vec<RelationOid> = Vec::new();
        for relation in self.loader.catalog.live_relations() {
            // What was read after the files were looked through was read whole.
            let partly = relation.oid < self.outlined && asked(&relation.name);
            if relation.oid >= first || partly {
                changed.push(relation.oid);
            }
        }
        let mut at = 0;
        while let Some(relation) = changed.get(at) {
            for view in self.loader.views_on(*relation) {
                if !changed.contains(&view) {
                    changed.push(view);
                }
            }
            at += 1;
        }
        let is_view = |oid: &RelationOid| {
            self.loader.catalog.get_relation(*oid).is_some_and(|r| r.view.is_some())
        };
        changed.retain(is_view);
        changed.sort_unstable();
        changed
    }
}
