//! What maintainers run: `cargo xtask <task>`.

fn main() {}
