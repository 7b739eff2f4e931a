//! `cargo sqlweave report`: the queries of a crate and its schema as one page of HTML.

mod collect;
mod diagram;
mod escape;
mod highlight;
mod model;
mod page;
mod plan;
mod query;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use sqlweave_core::engine::Engine;
use sqlweave_finder::Config;

use crate::{files, server::ServerArguments};
use model::Model;
use page::Page;

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave report
  cargo sqlweave report --database-url postgres://localhost/shop -o target/shop.html
  cargo sqlweave report --manifest-path shop/Cargo.toml

The page needs nothing beside it. Exit status: 0 where all queries compile, 1 where one does not, 2 where there is no page.";

/// Write a page with every query of the crate, its row and its relations, and a picture of the schema.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The crate's Cargo.toml; without it, that of the current folder or of one above it.
    #[arg(long, value_name = "PATH")]
    manifest_path: Option<PathBuf>,
    /// The file to write.
    #[arg(long, short, value_name = "FILE", default_value = "sqlweave-report.html")]
    output: PathBuf,
    /// Show the plans that this database has for the queries. None of them is run.
    #[arg(long, short, visible_alias = "database", value_name = "URL")]
    database_url: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let folder = files::crate_folder(arguments.manifest_path.as_deref())?;
    let found = sqlweave_finder::find(&folder)?;
    let (config, sources) = sqlweave_finder::sources(&folder).map_err(|told| told.join("\n"))?;
    let mut schema = sqlweave_finder::open(sources, &config);
    let compiled = found.compile(&config, &mut schema);
    schema.complete();
    for mistake in schema.told() {
        eprintln!("error in the schema: {mistake}\n");
    }
    for mistake in &found.mistakes {
        eprintln!("error: {mistake}");
    }
    for place in &found.unseen {
        eprintln!(
            "warning: {place}: what a macro_rules! makes of this query is not known before it is called"
        );
    }
    let mut queries = collect::collect(&found, &compiled, &config.routed_schema);
    if let Some(url) = &arguments.database_url {
        let server = ServerArguments::of(url);
        server.ask(async |client| plan::ask(client, &mut queries).await)?;
    }
    let model = Model::of(schema.catalog());
    let server = server_name(&config);
    let page = Page { title: &found.name, server: &server, model: &model, queries: &queries };
    write(&arguments.output, &page::write(&page))?;
    let refused = queries.iter().filter(|query| query.error.is_some()).count();
    if refused > 0 || !found.mistakes.is_empty() {
        eprintln!("queries that do not compile: {refused} of {}", queries.len());
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

fn server_name(config: &Config) -> String {
    match config.target.engine {
        Engine::PostgreSql => format!("PostgreSQL {}", config.postgres),
        engine => engine.name().to_owned(),
    }
}

/// The name of a place on the page: letters and digits stay, and no two names are one by accident.
fn anchor(kind: &str, name: &str) -> String {
    let mut anchor = format!("{kind}-");
    for c in name.chars() {
        match c {
            c if c.is_alphanumeric() || matches!(c, '_' | '.' | ':') => anchor.push(c),
            c => anchor.push_str(&format!("-{:x}-", u32::from(c))),
        }
    }
    anchor
}

#[cfg(test)]
mod tests;
