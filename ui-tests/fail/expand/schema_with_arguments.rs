//! `schema!` takes nothing.

#![allow(unused)]

mod db {
    sqlweave::schema!("schema.sql");
}

fn main() {}
