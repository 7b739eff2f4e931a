//! Compares sqlweave with a live PostgreSQL server.
