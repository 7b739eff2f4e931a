//! Every emitted SQL text, under review: see `tests/`.
