//! `cargo xtask strict`: which built-in functions never give NULL for non-NULL input.
//!
//! A function is on the list of a version only where both stand: its source cannot return NULL (or a line in
//! `reviewed.tsv` says why that cannot be reached), and calls with edge values on a live server gave none. The result
//! is the column `never_null` of `procs.tsv`; the evidence is in `witness.tsv`.

mod calls;
mod fuzz;
mod reviewed;
mod source;
mod sql_body;
mod witness;

use crate::catalogue::{folder, pack, table::Tables};
use calls::Values;
use fuzz::Outcome;
use reviewed::{Reviewed, Use};
use source::Source;
use sqlweave_core::catalog::builtin::format::version_bit;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    error::Error,
    path::{Path, PathBuf},
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
}

/// A function or an aggregate of `pg_catalog`.
struct Function {
    oid: u32,
    signature: String,
    name: String,
    args: Vec<String>,
    language: String,
    /// The C function, or the body.
    symbol: String,
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
    parts: Vec<String>,
}

/// So many calls must have come through, or all that there are.
const LEAST_CALLS: usize = 5;

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let prove = || -> Result<(), Box<dyn Error>> {
        let mut tables = Tables::read(&folder())?;
        let mut witness = Witness::read()?;
        for server in &arguments.servers {
            prove_version(server, &arguments.sources, &mut tables, &mut witness)?;
        }
        witness.write()?;
        tables.write(&folder())?;
        std::fs::write(folder().join("catalogue.bin"), pack::pack(&tables)?)?;
        Ok(())
    };
    prove().map_err(|error| error.to_string())
}

fn prove_version(
    server: &str,
    sources: &[PathBuf],
    tables: &mut Tables,
    witness: &mut Witness,
) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    let (version, functions, outcomes) = runtime.block_on(fuzz_server(server))?;
    let folder = sources.iter().find(|folder| source_version(folder) == Some(version));
    let source = Source::read(folder.ok_or(format!("no --source for version {version}"))?)?;
    let mut judge = Judge {
        source,
        reviewed: Reviewed::read()?,
        proved: HashSet::new(),
        outcomes,
        verdicts: BTreeMap::new(),
    };
    judge.all(&functions);
    tables.never_null.retain(|_, versions| {
        *versions &= !version_bit(version);
        *versions != 0
    });
    witness.remove_version(version);
    let mut count = 0;
    for function in &functions {
        let verdict = judge.verdicts.get(&function.oid).cloned().unwrap_or_default();
        let outcome = judge.outcomes.get(&function.oid).cloned().unwrap_or_default();
        if verdict.is_proof() {
            *tables.never_null.entry(function.signature.clone()).or_default() |=
                version_bit(version);
            count += 1;
        }
        witness.add(version, function, &verdict, &outcome);
    }
    println!("PostgreSQL {version}: {count} of {} functions never give NULL", functions.len());
    Ok(())
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
    source: Source,
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
            "internal" => self.judge_symbol(Use::Function, &function.symbol, function.returns_set),
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

    fn judge_symbol(&self, r#use: Use, symbol: &str, returns_set: bool) -> Verdict {
        match self.source.never_null(symbol, returns_set) {
            Ok(()) => Verdict::Source,
            Err(why) => {
                let digest = self.source.digest(symbol);
                if self.reviewed.holds(r#use, symbol, &digest) {
                    return Verdict::Reviewed;
                }
                Verdict::No(format!("{why} [{symbol} {digest}]"))
            }
        }
    }

    fn judge_body(&self, function: &Function) -> Verdict {
        match sql_body::never_null(&function.tree, &self.proved) {
            Ok(()) => Verdict::Body,
            Err(why) => {
                let digest = format!("{:016x}", digest(function.symbol.bytes()));
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

/// The server's version, its functions, and by OID of how many calls the made ones were chosen and what they gave.
async fn fuzz_server(
    server: &str,
) -> Result<(u8, Vec<Function>, HashMap<u32, (usize, Outcome)>), Box<dyn Error>> {
    let (client, connection) = tokio_postgres::connect(server, NoTls).await?;
    let connection = tokio::spawn(connection);
    client.batch_execute("set search_path = ''").await?;
    client.batch_execute(include_str!("catalogue/sql/names.sql")).await?;
    fuzz::prepare(&client).await?;
    let version: String = client.query_one("show server_version_num", &[]).await?.get(0);
    let version = u8::try_from(version.parse::<u32>()? / 10_000)?;
    let functions = read_functions(&client).await?;
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
    Ok((version, functions, outcomes))
}

async fn read_functions(client: &Client) -> Result<Vec<Function>, Box<dyn Error>> {
    let messages = client.simple_query(include_str!("strict/procs.sql")).await?;
    let mut functions = Vec::new();
    for message in messages {
        let SimpleQueryMessage::Row(row) = message else { continue };
        let text = |i: usize| row.get(i).unwrap_or_default().to_owned();
        let list = |i: usize, at: char| {
            let words = row.get(i).unwrap_or_default().split(at);
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        functions.push(Function {
            oid: text(0).parse()?,
            signature: text(1),
            name: text(2),
            args: list(3, ','),
            language: text(4),
            symbol: text(5),
            volatile: text(7) == "v",
            returns_set: text(8) == "1",
            variadic: text(9) == "array",
            variadic_any: text(9) == "any",
            composite: text(10) == "1",
            tree: text(11),
            aggregate: text(12).chars().next(),
            direct: text(13).parse()?,
            parts: list(14, ' '),
        });
    }
    Ok(functions)
}

/// Not what acts on the server itself.
fn may_be_called(function: &Function) -> bool {
    let name = function.name.as_str();
    let acts = ["pg_", "lo_", "lo", "binary_upgrade", "brin_", "gin_", "query_to", "cursor_to"];
    let harmless = ["pg_advisory", "pg_try_advisory", "pg_current_xact_id", "pg_notify"];
    !function.volatile
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
