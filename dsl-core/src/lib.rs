//! The compiler of sqlweave: SQL to checked, typed queries.
//!
//! A plain library over `&str` and token lists: no IO, no compiler types. Modules stand in the order of the way
//! through the code; each uses only those above it.

pub mod ast;
pub mod catalog;
pub mod diagnostic;
pub mod lex;
pub mod parse;
pub mod source;
