//! `cargo sqlweave check-migration`: which queries of a crate a migration would break or change. No server is asked.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    process::ExitCode,
};

use sqlweave_finder::{Crate, Query, Source, changes::changes};

use crate::{
    files,
    finding::{Finding, Format, Report, Rule},
    print,
};

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave check-migration migrations/0007_names.sql
  cargo sqlweave check-migration 0007_names.sql 0008_phones.sql --deny-changes
  cargo sqlweave check-migration next/ --format json
  cargo sqlweave check-migration 0007_names.sql --format sarif > migration.sarif
  cargo sqlweave check-migration --manifest-path shop/Cargo.toml 0007_names.sql

Migrations are applied in the order in which they are named, those of a folder in the order of their names, behind the
schema. One that the schema's files include already is taken out of the schema first. Exit status: 0 where all queries
still compile, 1 where the migration is refused, a query does not compile, or --deny-changes finds a change, 2 where
nothing can be said.";

/// Say which queries of the crate no longer compile once a migration is applied, and which take or give something else.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// A file of DDL, or a folder of migrations; several are applied in order.
    #[arg(required = true, value_name = "PATH")]
    migrations: Vec<String>,
    /// The crate's Cargo.toml; without it, that of the current folder or of one above it.
    #[arg(long, value_name = "PATH")]
    manifest_path: Option<PathBuf>,
    /// How the findings are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail where a query takes or gives something else.
    #[arg(long)]
    deny_changes: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let folder = files::crate_folder(arguments.manifest_path.as_deref())?;
    let found = sqlweave_finder::find(&folder)?;
    let (config, sources) = sqlweave_finder::sources(&folder).map_err(|told| told.join("\n"))?;
    let (sources, migrations) = apart(&found.folder, sources, &arguments.migrations)?;
    let first = sources.len();
    let migrated: Vec<Source> = sources.iter().cloned().chain(migrations).collect();

    let mut schema = sqlweave_finder::open(sources, &config);
    let before = found.compile(&config, &mut schema);
    sqlweave_finder::mistakes_of(&mut schema).map_err(|told| told.join("\n"))?;
    let mut schema = sqlweave_finder::open(migrated, &config);
    let after = found.compile(&config, &mut schema);

    let mut report = Report::new(&Rule::OF_MIGRATION, &found, before.len());
    let mistakes = sqlweave_finder::mistakes_from(first, &mut schema);
    let refused = mistakes.iter().map(Finding::of_source);
    report.findings.extend(refused.map(|finding| Finding { rule: Rule::Migration, ..finding }));
    for (before, after) in before.iter().zip(&after) {
        compare(&found, before, after, &mut report.findings);
    }
    print(&report.write(arguments.format, &found.folder)?)?;
    let denied = |rule| arguments.deny_changes && rule == Rule::Changed;
    let fails = |finding: &Finding| finding.rule.is_error() || denied(finding.rule);
    Ok(if report.findings.iter().any(fails) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The schema without the migrations, and these, each once. They are named as the crate's other files are.
fn apart(
    folder: &Path,
    mut sources: Vec<Source>,
    paths: &[String],
) -> Result<(Vec<Source>, Vec<Source>), String> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut named: HashSet<PathBuf> = HashSet::new();
    let mut migrations = files::read_migrations(paths)?;
    migrations.retain_mut(|source| {
        let path = real(Path::new(&source.name));
        if let Ok(inner) = path.strip_prefix(folder) {
            source.name = inner.display().to_string();
        }
        named.insert(path)
    });
    sources.retain(|source| !named.contains(&real(&folder.join(&source.name))));
    Ok((sources, migrations))
}

/// What compiles only with the migration is no finding: the two were written together.
fn compare(found: &Crate, before: &Query, after: &Query, findings: &mut Vec<Finding>) {
    let module = found.module_path(after.target, &after.module);
    match (&before.checked, &after.checked) {
        (Ok(was), Ok(becomes)) => findings.extend(
            changes(was, becomes)
                .into_iter()
                .map(|change| Finding::of_change(after, &module, change)),
        ),
        (Err(_), Ok(_)) => {}
        (was, Err(mistakes)) => {
            let rule = if was.is_ok() { Rule::Broken } else { Rule::Mistake };
            let told = mistakes.iter().map(|mistake| Finding::of_mistake(after, &module, mistake));
            findings.extend(told.map(|finding| Finding { rule, ..finding }));
        }
    }
}
