//! A clause that PostgreSQL has and the engine of the configuration lacks.

use sqlweave::query;

fn main() {
    let _ = query! { select kind, count(*) from events group by rollup (kind) };
}
