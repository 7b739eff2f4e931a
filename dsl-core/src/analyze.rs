//! Parse analysis: syntax trees to typed queries, by PostgreSQL's rules (manual 10, `parse_*.c`).

pub mod resolutions;
