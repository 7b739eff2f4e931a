//! SQL woven into Rust and checked while it compiles, for PostgreSQL.
