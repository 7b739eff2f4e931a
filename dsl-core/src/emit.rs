//! The text that is sent and reviewed: a syntax tree, printed with what analysis resolved.
//!
//! Emission cannot fail, and needs no lookups of its own.

pub(crate) mod batch;
mod constant;
mod dml;
mod expr;
mod from_clause;
mod function;
mod json;
mod layout;
mod rows;
mod in_order;
mod name;
mod nested;
pub(crate) mod page;
pub mod record;
mod select;
mod special;
pub mod sql;
mod type_name;
mod variants;
mod window;
mod xml_table;

#[cfg(test)]
mod tests;
