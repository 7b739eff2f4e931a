//! The configuration, with its Rust judged by a parser of Rust.

pub use sqlweave_core::config::{Config, FILE};

use sqlweave_core::config::Rust;

/// Reads a configuration; every mistake is a message with `name` and the line.
pub fn parse(name: &str, text: &str) -> Result<Config, Vec<String>> {
    Config::parse(name, text, is_rust)
}

fn is_rust(kind: Rust, text: &str) -> bool {
    match kind {
        Rust::Path => syn::parse_str::<syn::Path>(text).is_ok(),
        Rust::Type => syn::parse_str::<syn::Type>(text).is_ok(),
    }
}
