//! What must not compile, with its messages: see `tests/`.
