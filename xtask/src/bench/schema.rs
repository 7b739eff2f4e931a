//! The load of a large schema, as the macro loads it: in the process, not optimised. Once as far as a query of one table
//! asks for it, as `query!` does, and once the whole, as `schema!` does.
//!
//! A generated one of 1 MB, and the files of a folder. Instructions are counted where valgrind is installed: a busy
//! machine does not disturb them.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use sqlweave_core::catalog::RelationKind;
use sqlweave_core::config::Config;
use sqlweave_core::diagnostic::Diagnostics;
use sqlweave_core::lex::sql::{Dialect, lex_sql};
use sqlweave_core::lint::Levels;
use sqlweave_core::source::Source;
use sqlweave_core::{compile_lazily, project, schema};

use super::rows::instructions;
use super::{Figure, median, output};

const BYTES: usize = 1_000_000;

/// How many loads are measured at once: the system counts time in hundredths of a second.
const LOADS: usize = 10;

/// The server version whose rules hold: the default.
const VERSION: u8 = 18;

/// How much of a schema is loaded.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Extent {
    /// What `select * from table` needs, for a table in the middle.
    Query,
    Whole,
}

impl Extent {
    fn words(self) -> &'static str {
        match self {
            Extent::Query => "one query on",
            Extent::Whole => "all of",
        }
    }
}

pub(super) fn measure(runs: usize, folder: Option<&Path>) -> Result<Vec<Figure>, String> {
    let mut sources = vec![Source::new("generated", pg_dump())];
    if let Some(folder) = folder {
        sources.extend(files(folder)?);
    }
    let scratch = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut figures = Vec::new();
    for source in &sources {
        let query = match query_of(source) {
            Ok(query) => query,
            Err(refused) => {
                eprintln!("left out: {refused}");
                continue;
            }
        };
        let file = scratch.path().join("schema.sql");
        std::fs::write(&file, &source.text).map_err(|error| error.to_string())?;
        for extent in [Extent::Query, Extent::Whole] {
            figures.push(time(source, extent, &query, runs)?);
            figures.extend(counted(source, extent, &file)?);
        }
    }
    Ok(figures)
}

/// What a child process under valgrind does: it loads a file that many times.
pub(super) fn load_file(file: &Path, extent: Extent, times: usize) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let source = Source::new(file.display().to_string(), text);
    // The process learns the query once, whether it loads or not.
    let query = query_of(&source)?;
    (0..times).try_for_each(|_| load(&source, extent, &query))
}

/// A query of a table in the middle of a schema.
fn query_of(source: &Source) -> Result<String, String> {
    let mut found = Vec::new();
    let catalog = schema::load(std::slice::from_ref(source), VERSION, &mut found);
    if let Some((_, wrong)) = found.first() {
        return Err(format!("{} is refused: {}", source.name, wrong.message));
    }
    let tables = catalog.user_relations().iter().filter(|r| r.kind == RelationKind::Table);
    let tables: Vec<_> = tables.collect();
    let table = tables.get(tables.len() / 2).ok_or("the schema has no table")?;
    let schema = catalog.namespace_name(table.namespace);
    Ok(format!("select * from \"{schema}\".\"{}\"", table.name))
}

/// The `.sql` files of a folder, by name.
fn files(folder: &Path) -> Result<Vec<Source>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Source::new(name, text))
    };
    paths.iter().map(read).collect()
}

/// What is measured of a file, for a megabyte of it.
fn figure(source: &Source, extent: Extent, amount: f64, unit: &str) -> Figure {
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    let bytes = source.text.len();
    let (extent, name) = (extent.words(), &source.name);
    let what = format!("{extent} {name} ({bytes} bytes) a MB, {profile} profile");
    Figure::alone(what, amount * 1_000_000.0 / bytes as f64, unit)
}

fn time(source: &Source, extent: Extent, query: &str, runs: usize) -> Result<Figure, String> {
    let loads = LOADS * (BYTES / source.text.len().max(1)).max(1);
    let mut times = Vec::new();
    for _ in 0..runs {
        let start = cpu_ticks();
        let begun = Instant::now();
        for _ in 0..loads {
            load(source, extent, query)?;
        }
        let wall = begun.elapsed().as_secs_f64() * 1000.0;
        times.push(match (start, cpu_ticks()) {
            (Some(start), Some(end)) => (end - start) * 10.0 / loads as f64,
            _ => wall / loads as f64,
        });
    }
    Ok(figure(source, extent, median(times), "ms"))
}

/// The instructions of a load in a new process, in millions, everything that happens once in a process included.
fn counted(source: &Source, extent: Extent, file: &Path) -> Result<Option<Figure>, String> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        return Ok(None);
    }
    let count = |times: usize| {
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut command = Command::new("valgrind");
        command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
        command.arg(program).args(["bench", "schema", "--load"]).arg(file);
        if extent == Extent::Query {
            command.args(["--extent", "query"]);
        }
        let said = output(command.args(["--runs", &times.to_string()]))?.stderr;
        instructions(&String::from_utf8_lossy(&said))
            .ok_or_else(|| "valgrind counted nothing".to_owned())
    };
    let amount = (count(1)? - count(0)?) / 1_000_000.0;
    Ok(Some(figure(source, extent, amount, "M instr")))
}

fn load(source: &Source, extent: Extent, query: &str) -> Result<(), String> {
    if extent == Extent::Whole {
        let mut found = Vec::new();
        schema::load(std::slice::from_ref(source), VERSION, &mut found);
        return Ok(());
    }
    let config = Config { postgres: VERSION, ..Config::default() };
    let mut schema = project::open(vec![source.clone()], &config);
    let mut found = Diagnostics::new();
    let lexed = lex_sql(query, Dialect { splices: false, version: VERSION }, &mut found);
    compile_lazily(&lexed, &mut schema, &Levels::default(), &mut found);
    let told = schema.told().next();
    match found.iter().next().map(|wrong| wrong.message.clone()).or(told) {
        Some(wrong) => Err(format!("{query}: {wrong}")),
        None if schema.is_complete() => Err(format!("{query} makes everything be read")),
        None => Ok(()),
    }
}

/// The CPU time of this process and its threads, in hundredths of a second; None where the system does not tell.
fn cpu_ticks() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name of the program, which may hold anything, the 12th and 13th field: user and system.
    let fields: Vec<&str> = status.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some(ticks(11)? + ticks(12)?)
}

/// A schema as `pg_dump --schema-only` writes it.
fn pg_dump() -> String {
    let mut text = String::from("SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\n\n");
    text.push_str(
        "CREATE TYPE public.state AS ENUM (\n    'new',\n    'paid',\n    'sent'\n);\n\n\n",
    );
    text.push_str("ALTER TYPE public.state OWNER TO shop;\n\n");
    let mut number = 0;
    while text.len() < BYTES {
        table(&mut text, number);
        number += 1;
    }
    text
}

fn table(text: &mut String, n: usize) {
    let parent = n.saturating_sub(1);
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "--\n-- Name: orders_{n}; Type: TABLE; Schema: public; Owner: shop\n--\n\n\
         CREATE TABLE public.orders_{n} (\n    id bigint NOT NULL,\n    tenant_id bigint NOT NULL,\n    \
         parent_id bigint,\n    name character varying(255) NOT NULL,\n    note text,\n    \
         amount numeric(12,2) DEFAULT 0 NOT NULL,\n    quantity integer DEFAULT 1 NOT NULL,\n    \
         state public.state DEFAULT 'new'::public.state NOT NULL,\n    \
         tags text[] DEFAULT '{{}}'::text[] NOT NULL,\n    settings jsonb DEFAULT '{{}}'::jsonb,\n    \
         created_at timestamp with time zone DEFAULT now() NOT NULL,\n    \
         CONSTRAINT orders_{n}_amount_check CHECK ((amount >= (0)::numeric))\n);\n\n\n\
         ALTER TABLE public.orders_{n} OWNER TO shop;\n\n\
         COMMENT ON COLUMN public.orders_{n}.note IS 'What the customer wrote';\n\n\
         CREATE SEQUENCE public.orders_{n}_id_seq\n    START WITH 1\n    INCREMENT BY 1\n    \
         NO MINVALUE\n    NO MAXVALUE\n    CACHE 1;\n\n\
         ALTER SEQUENCE public.orders_{n}_id_seq OWNED BY public.orders_{n}.id;\n\n\
         ALTER TABLE ONLY public.orders_{n} ALTER COLUMN id \
         SET DEFAULT nextval('public.orders_{n}_id_seq'::regclass);\n\n\
         ALTER TABLE ONLY public.orders_{n}\n    ADD CONSTRAINT orders_{n}_pkey PRIMARY KEY (id);\n\n\
         CREATE UNIQUE INDEX orders_{n}_name_key ON public.orders_{n} USING btree (tenant_id, name);\n\n\
         CREATE INDEX orders_{n}_recent_idx ON public.orders_{n} USING btree (created_at DESC) \
         WHERE (state = 'paid'::public.state);\n\n\
         ALTER TABLE ONLY public.orders_{n}\n    ADD CONSTRAINT orders_{n}_parent_id_fkey \
         FOREIGN KEY (parent_id) REFERENCES public.orders_{parent}(id) ON DELETE CASCADE;\n\n"
    );
    if n.is_multiple_of(10) {
        let _ = write!(
            text,
            "CREATE VIEW public.totals_{n} AS\n SELECT o.tenant_id,\n    count(*) AS orders,\n    \
             sum(o.amount) AS amount\n   FROM public.orders_{n} o\n  \
             WHERE (o.state = ANY (ARRAY['paid'::public.state, 'sent'::public.state]))\n  \
             GROUP BY o.tenant_id;\n\n\n"
        );
    }
}
