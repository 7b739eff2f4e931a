//! `cargo sqlweave explain`: what is behind an error or a lint, with an example and what is right.

mod pages;

use std::process::ExitCode;

pub use pages::PAGES;
use sqlweave_core::spelling::nearest;

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave explain 42803
  cargo sqlweave explain grouping_error
  cargo sqlweave explain cartesian_product
  cargo sqlweave explain --list";

/// Say what is behind an error or a lint: what, why, an example, and how it is right.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The SQLSTATE of an error, or its name in PostgreSQL's appendix A, or the name of a lint.
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// List all pages.
    #[arg(long, conflicts_with = "name")]
    list: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let text = match &arguments.name {
        Some(name) => find(name)?.to_owned(),
        None => PAGES.iter().map(|(name, page)| entry(name, page)).collect(),
    };
    super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// The page of a name, in whatever case.
fn find(name: &str) -> Result<&'static str, String> {
    let wanted = name.trim_matches(['[', ']']).to_lowercase().replace('-', "_");
    let is = |(name, page): &&(&str, &str)| {
        name.to_lowercase() == wanted || condition(page) == Some(wanted.as_str())
    };
    if let Some((_, page)) = PAGES.iter().find(is) {
        return Ok(page);
    }
    let names = PAGES.iter().flat_map(|(name, page)| [Some(*name), condition(page)]);
    let near = nearest(&wanted, names.flatten());
    let parts = PAGES.iter().map(|(name, page)| condition(page).unwrap_or(name));
    let near = match near.is_empty() {
        true => parts.filter(|name| name.split('_').any(|word| word == wanted)).collect(),
        false => near,
    };
    Err(match near.as_slice() {
        [] => format!("there is no page on \"{name}\": `cargo sqlweave explain --list` lists all"),
        near => format!("there is no page on \"{name}\"; near are {}", near.join(", ")),
    })
}

/// What PostgreSQL's appendix A calls an error, behind its SQLSTATE in the page's title.
fn condition(page: &str) -> Option<&str> {
    page.lines().next()?.split_once(": ").map(|(_, name)| name)
}

/// A line of the list: the name, and for a lint what it is about.
fn entry(name: &str, page: &str) -> String {
    let about =
        condition(page).or_else(|| sqlweave_core::lint::lookup_lint(name).map(|lint| lint.about));
    format!("{name:<26}{}\n", about.unwrap_or_default())
}
