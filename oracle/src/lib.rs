//! Compares sqlweave with a live PostgreSQL server.
//!
//! The corpus is a set of statements with the server's own answer to each; the answers are written
//! by [`corpus::File::bless`] and never by hand. What the server says of a statement is asked by
//! [`live::describe`]. [`coverage`] calls all that the catalogue has and [`literals`] reads literals of every type; neither needs stored answers.

pub mod answer;
pub mod claims;
pub mod corpus;
pub mod coverage;
pub mod ddl;
pub mod generate;
pub mod literals;
pub mod lazy;
pub mod live;
pub mod own;
pub mod pipeline;
mod random;
pub mod schema_file;
pub mod sound;

pub use crate::answer::{Answer, Column, Refusal, Stage};
