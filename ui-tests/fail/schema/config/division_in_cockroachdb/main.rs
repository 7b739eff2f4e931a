//! An operator that means something else to the engine of the configuration.

use sqlweave::query;

fn main() {
    let _ = query! { select amount / 2 as half from events };
}
