//! The program `cargo-sqlweave`, which cargo runs as `cargo sqlweave`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cargo_sqlweave::main(std::env::args_os())
}
