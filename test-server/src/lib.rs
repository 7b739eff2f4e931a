//! Throwaway PostgreSQL servers for tests, examples and maintainers' tools.
