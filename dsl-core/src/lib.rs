//! The compiler of sqlweave: SQL to checked, typed queries.
