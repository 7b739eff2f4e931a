//! `cargo xtask strict`: which built-in functions never give NULL for non-NULL input; with `--extensions`, which of those
//! that the extensions bring that ship with the server.
//!
//! A function is on the list of a version only where both stand: its source cannot return NULL (or a line in
//! `reviewed.tsv` says why that cannot be reached), and calls with edge values on a live server gave none. The result
//! is the column `never_null` of `procs.tsv`; the evidence is in `witness.tsv`. Of extensions these are the files
//! `never_null.tsv` and `witness_extensions.tsv`.

mod calls;
mod fuzz;
mod reviewed;
mod source;
mod sql_body;
mod witness;

use crate::catalogue::{extensions::Extensions, folder, pack, table::Tables};
use calls::Values;
use fuzz::Outcome;
use reviewed::{Reviewed, Use};
use source::Source;
use sqlweave_core::catalog::builtin::format::version_bit;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    error::Error,
    path::{Path, PathBuf},
    rc::Rc,
};
use tokio_postgres::{Client, NoTls, SimpleQueryMessage};
use witness::Witness;

/// Prove which built-in functions never give NULL for non-NULL input.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A running server that may be thrown away, by its URL; one for each version.
    #[arg(long = "server", value_name = "URL", required = true)]
    servers: Vec<String>,
    /// The source tree of each server's version, as its release has it.
    #[arg(long = "source", value_name = "FOLDER", required = true)]
    sources: Vec<PathBuf>,
    /// Of extensions that ship with the server, not of what is built in; they are created in the server's database.
    #[arg(long)]
    extensions: bool,
}

/// The extensions that are looked at: not those that act on the server or look into it.
const EXTENSIONS: &[&str] = &[
    "btree_gin",
    "btree_gist",
    "citext",
    "cube",
    "earthdistance",
    "fuzzystrmatch",
    "hstore",
    "intagg",
    "intarray",
    "isn",
    "ltree",
    "pg_trgm",
    "pgcrypto",
    "seg",
    "tablefunc",
    "unaccent",
    "uuid-ossp",
    "xml2",
];

/// The schema in which they are, and how a type's name begins that is of one.
const SCHEMA: &str = "fuzz";
const OWN: &str = "fuzz.";

/// A function or an aggregate of `pg_catalog`, or of an extension.
struct Function {
    oid: u32,
    /// None of `pg_catalog`.
    extension: Option<&'static str>,
    schema: String,
    signature: String,
    name: String,
    args: Vec<String>,
    language: String,
    /// The C function, or the body.
    symbol: Symbol,
    volatile: bool,
    returns_set: bool,
    /// The last argument is VARIADIC and has an array type.
    variadic: bool,
    /// The last argument is VARIADIC "any".
    variadic_any: bool,
    composite: bool,
    tree: String,
    /// `aggkind`.
    aggregate: Option<char>,
    direct: usize,
    /// The C functions of an aggregate.
    parts: Vec<Symbol>,
}

impl Function {
    /// Whether it is a C function whose source is read: of those built in, what comes in libraries is not.
    fn is_c(&self) -> bool {
        self.language == "internal" || self.language == "c" && self.extension.is_some()
    }
}

/// A C function.
struct Symbol {
    name: String,
    /// None of the server itself.
    library: Option<String>,
}

/// So many calls must have come through, or all that there are.
const LEAST_CALLS: usize = 5;

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let prove = || -> Result<(), Box<dyn Error>> {
        let mut tables = Tables::read(&folder())?;
        let mut extensions = Extensions::read(&folder(), tables.versions())?;
        let mut witness = Witness::read(arguments.extensions)?;
        for server in &arguments.servers {
            let proved = match arguments.extensions {
                true => Some(&tables.never_null),
                false => None,
            };
            let judged = judge_version(server, &arguments.sources, proved)?;
            witness.replace(&judged);
            let version = version_bit(judged.version);
            if arguments.extensions {
                forget(&mut extensions.never_null, version);
            } else {
                forget(&mut tables.never_null, version);
            }
            let mut count = 0;
            for function in judged.functions.iter().filter(|f| judged.verdict(f).is_proof()) {
                let signature = function.signature.clone();
                *match function.extension {
                    None => tables.never_null.entry(signature).or_default(),
                    Some(extension) => {
                        extensions.never_null.entry((extension.into(), signature)).or_default()
                    }
                } |= version;
                count += 1;
            }
            let (version, all) = (judged.version, judged.functions.len());
            println!("PostgreSQL {version}: {count} of {all} functions never give NULL");
        }
        witness.write()?;
        tables.write(&folder())?;
        extensions.write_never_null(&folder())?;
        pack::write(&folder(), &tables, &extensions)
    };
    prove().map_err(|error| error.to_string())
}

/// What was found in a version.
struct Judged {
    version: u8,
    functions: Vec<Function>,
    verdicts: BTreeMap<u32, Verdict>,
    outcomes: HashMap<u32, (usize, Outcome)>,
}

impl Judged {
    fn verdict(&self, function: &Function) -> Verdict {
        self.verdicts.get(&function.oid).cloned().unwrap_or_default()
    }
}

/// What is built in, or what the extensions bring, where it is known which of the former never give NULL.
fn judge_version(
    server: &str,
    sources: &[PathBuf],
    proved: Option<&BTreeMap<String, u32>>,
) -> Result<Judged, Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    let Fuzzed { version, builtin, functions, outcomes } =
        runtime.block_on(fuzz_server(server, proved.is_some()))?;
    let folder = sources.iter().find(|folder| source_version(folder) == Some(version));
    let folder = folder.ok_or(format!("no --source for version {version}"))?;
    let is_proved = |f: &&Function| {
        let versions = proved.and_then(|proved| proved.get(&f.signature));
        versions.is_some_and(|versions| versions & version_bit(version) != 0)
    };
    let source = Rc::new(Source::read(folder)?);
    let mut judge = Judge {
        libraries: read_libraries(folder, &source, &functions)?,
        source,
        reviewed: Reviewed::read()?,
        proved: builtin.iter().filter(is_proved).map(|f| f.oid).collect(),
        outcomes,
        verdicts: BTreeMap::new(),
    };
    judge.all(&functions);
    Ok(Judged { version, functions, verdicts: judge.verdicts, outcomes: judge.outcomes })
}

fn read_libraries(
    folder: &Path,
    base: &Rc<Source>,
    functions: &[Function],
) -> Result<HashMap<String, Source>, Box<dyn Error>> {
    let mut libraries = HashMap::new();
    let functions = functions.iter().filter(|f| f.extension.is_some());
    let symbols = functions.flat_map(|f| f.parts.iter().chain([&f.symbol]));
    for name in symbols.filter_map(|symbol| symbol.library.as_ref()) {
        if !libraries.contains_key(name) {
            libraries.insert(name.clone(), Source::read_library(folder, base, name)?);
        }
    }
    Ok(libraries)
}

/// Takes a version from what is known.
fn forget<K: Ord>(never_null: &mut BTreeMap<K, u32>, version: u32) {
    never_null.retain(|_, versions| {
        *versions &= !version;
        *versions != 0
    });
}

/// Why a function is on the list, or why not.
#[derive(Clone, PartialEq, Eq)]
enum Verdict {
    Source,
    Reviewed,
    /// By the functions that its SQL body calls.
    Body,
    No(String),
}

impl Default for Verdict {
    fn default() -> Verdict {
        Verdict::No("not looked at".into())
    }
}

impl Verdict {
    fn is_proof(&self) -> bool {
        !matches!(self, Verdict::No(_))
    }
}

struct Judge {
    source: Rc<Source>,
    /// By their names.
    libraries: HashMap<String, Source>,
    reviewed: Reviewed,
    proved: HashSet<u32>,
    outcomes: HashMap<u32, (usize, Outcome)>,
    verdicts: BTreeMap<u32, Verdict>,
}

impl Judge {
    fn all(&mut self, functions: &[Function]) {
        // SQL bodies call one another, so they are judged until nothing changes.
        loop {
            let before = self.proved.len();
            for function in functions {
                if !self.proved.contains(&function.oid) {
                    let verdict = self.judge(function);
                    if verdict.is_proof() {
                        self.proved.insert(function.oid);
                    }
                    self.verdicts.insert(function.oid, verdict);
                }
            }
            if self.proved.len() == before {
                return;
            }
        }
    }

    fn judge(&self, function: &Function) -> Verdict {
        if function.composite {
            return Verdict::No("returns a row".into());
        }
        let read = match function.language.as_str() {
            _ if function.aggregate.is_some() => self.judge_aggregate(function),
            _ if function.is_c() => {
                self.judge_symbol(Use::Function, &function.symbol, function.returns_set)
            }
            "sql" if function.returns_set => Verdict::No("returns a set by a query".into()),
            "sql" => self.judge_body(function),
            _ => Verdict::No(format!("in {}", function.language)),
        };
        if !read.is_proof() {
            return read;
        }
        let Some((all, outcome)) = self.outcomes.get(&function.oid) else {
            return Verdict::No("not called".into());
        };
        if outcome.nulls > 0 {
            return Verdict::No("gave NULL".into());
        }
        if outcome.good < LEAST_CALLS.min(*all).max(1) {
            return Verdict::No("too few calls without error".into());
        }
        read
    }

    fn judge_symbol(&self, r#use: Use, symbol: &Symbol, returns_set: bool) -> Verdict {
        let source = match &symbol.library {
            None => &*self.source,
            Some(library) => &self.libraries[library],
        };
        let name = &symbol.name;
        match source.never_null(name, returns_set) {
            Ok(()) => Verdict::Source,
            Err(why) => {
                let digest = source.digest(name);
                if self.reviewed.holds(r#use, name, &digest) {
                    return Verdict::Reviewed;
                }
                Verdict::No(format!("{why} [{name} {digest}]"))
            }
        }
    }

    fn judge_body(&self, function: &Function) -> Verdict {
        match sql_body::never_null(&function.tree, &self.proved) {
            Ok(()) => Verdict::Body,
            Err(why) => {
                let digest = format!("{:016x}", digest(function.symbol.name.bytes()));
                if self.reviewed.holds(Use::Sql, &function.signature, &digest) {
                    return Verdict::Reviewed;
                }
                Verdict::No(format!("{why} [{digest}]"))
            }
        }
    }

    /// An aggregate gives no NULL where none of the functions that compute it does.
    fn judge_aggregate(&self, function: &Function) -> Verdict {
        let mut verdict = Verdict::Source;
        for part in &function.parts {
            verdict = match (verdict, self.judge_symbol(Use::Aggregate, part, false)) {
                (Verdict::No(one), Verdict::No(other)) => Verdict::No(format!("{one}; {other}")),
                (no @ Verdict::No(_), _) | (_, no @ Verdict::No(_)) => no,
                (Verdict::Source, Verdict::Source) => Verdict::Source,
                _ => Verdict::Reviewed,
            };
        }
        verdict
    }
}

/// What a server has.
struct Fuzzed {
    version: u8,
    /// Where `functions` are of extensions.
    builtin: Vec<Function>,
    functions: Vec<Function>,
    /// By OID of how many calls the made ones were chosen and what they gave.
    outcomes: HashMap<u32, (usize, Outcome)>,
}

async fn fuzz_server(server: &str, extensions: bool) -> Result<Fuzzed, Box<dyn Error>> {
    let (client, connection) = tokio_postgres::connect(server, NoTls).await?;
    let connection = tokio::spawn(connection);
    client.batch_execute("set search_path = ''").await?;
    client.batch_execute(include_str!("catalogue/sql/names.sql")).await?;
    fuzz::prepare(&client).await?;
    let version: String = client.query_one("show server_version_num", &[]).await?.get(0);
    let version = u8::try_from(version.parse::<u32>()? / 10_000)?;
    let mut functions = read_functions(&client, None).await?;
    let mut builtin = Vec::new();
    if extensions {
        builtin = std::mem::replace(&mut functions, read_extensions(&client).await?);
    }
    let values = Values::read();
    let mut outcomes = HashMap::new();
    for function in functions.iter().filter(|f| may_be_called(f)) {
        let calls = calls::calls(function, &values);
        if !calls.queries.is_empty() {
            let outcome = fuzz::run(&client, &calls.queries).await?;
            outcomes.insert(function.oid, (calls.all, outcome));
        }
    }
    drop(client);
    connection.await??;
    Ok(Fuzzed { version, builtin, functions, outcomes })
}

/// The functions of the extensions, which are created.
async fn read_extensions(client: &Client) -> Result<Vec<Function>, Box<dyn Error>> {
    client.batch_execute(&format!("create schema if not exists {SCHEMA}")).await?;
    let mut functions = Vec::new();
    for extension in EXTENSIONS {
        let create = format!("create extension if not exists \"{extension}\" schema {SCHEMA}");
        client.batch_execute(&create).await.map_err(|error| format!("{extension}: {error}"))?;
        functions.extend(read_functions(client, Some(extension)).await?);
    }
    Ok(functions)
}

async fn read_functions(
    client: &Client,
    extension: Option<&'static str>,
) -> Result<Vec<Function>, Box<dyn Error>> {
    let which = match extension {
        None => "pronamespace = 'pg_catalog'::regnamespace and p.oid < 16384".to_owned(),
        Some(name) => format!(
            "p.oid in (select objid from pg_depend join pg_extension e on e.oid = refobjid
                       where extname = '{name}' and refclassid = 'pg_extension'::regclass
                         and classid = 'pg_proc'::regclass and deptype = 'e')"
        ),
    };
    let query = include_str!("strict/procs.sql").replace("where which", &format!("where {which}"));
    let messages = client.simple_query(&query).await?;
    let mut functions = Vec::new();
    for message in messages {
        let SimpleQueryMessage::Row(row) = message else { continue };
        let text = |i: usize| row.get(i).unwrap_or_default().to_owned();
        let list = |i: usize, at: char| {
            row.get(i).unwrap_or_default().split(at).filter(|word| !word.is_empty())
        };
        let library = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or_default();
            (!name.is_empty()).then(|| name.to_owned())
        };
        let part = |part: &str| {
            let (name, path) = part.split_once('@').unwrap_or((part, ""));
            Symbol { name: name.to_owned(), library: library(path) }
        };
        functions.push(Function {
            oid: text(0).parse()?,
            extension,
            schema: text(16),
            signature: text(1).replace(OWN, ""),
            name: text(2),
            args: list(3, ',').map(str::to_owned).collect(),
            language: text(4),
            symbol: Symbol { name: text(5), library: library(&text(15)) },
            volatile: text(7) == "v",
            returns_set: text(8) == "1",
            variadic: text(9) == "array",
            variadic_any: text(9) == "any",
            composite: text(10) == "1",
            tree: text(11),
            aggregate: text(12).chars().next(),
            direct: text(13).parse()?,
            parts: list(14, ' ').map(part).collect(),
        });
    }
    Ok(functions)
}

/// Not what acts on the server itself.
fn may_be_called(function: &Function) -> bool {
    let name = function.name.as_str();
    let acts = ["pg_", "lo_", "lo", "binary_upgrade", "brin_", "gin_", "query_to", "cursor_to"];
    let harmless = ["pg_advisory", "pg_try_advisory", "pg_current_xact_id", "pg_notify"];
    function.extension.is_some()
        || !function.volatile
        || harmless.iter().any(|prefix| name.starts_with(prefix))
        || !acts.iter().any(|prefix| name.starts_with(prefix))
}

/// The major version of a source tree.
fn source_version(folder: &Path) -> Option<u8> {
    let text = std::fs::read_to_string(folder.join("configure")).ok()?;
    let rest = text.split_once("\nPACKAGE_VERSION='")?.1;
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    rest[..end].parse().ok()
}

/// FNV-1a.
fn digest(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}
