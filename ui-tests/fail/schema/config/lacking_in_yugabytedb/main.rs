//! What came with a later version of the engine.

use sqlweave::query;

fn main() {
    let _ = query!("select pg_notify('events', kind) from events");
}
