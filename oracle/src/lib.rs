//! Compares sqlweave with a live PostgreSQL server.
//!
//! The corpus is a set of statements with the server's own answer to each; the answers are written
//! by [`corpus::File::bless`] and never by hand. What the server says of a statement is asked by
//! [`live::describe`].

pub mod answer;
pub mod corpus;
pub mod generate;
pub mod live;
pub mod own;

pub use crate::answer::{Answer, Column, Refusal, Stage};
