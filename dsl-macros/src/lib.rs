//! The query! macro of sqlweave.
