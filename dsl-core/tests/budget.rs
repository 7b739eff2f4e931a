//! What the catalogue costs whoever builds with it: its bytes in the compiler's library, and the first look-up in it.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use sqlweave_core::catalog::Catalog;

/// Of the catalogue of all versions with that of the extensions.
const LARGEST: u64 = 1_500_000;

/// In an unoptimised build.
const FIRST_LOOKUP: Duration = Duration::from_millis(1);

#[test]
fn the_catalogue_is_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let size = |name: &str| fs::metadata(folder.join(name)).unwrap().len();
    let both = size("catalogue.bin") + size("extensions.bin");
    assert!(both < LARGEST, "{both} bytes");
}

/// Nothing is parsed when it is opened. What has been found is kept, so that each version is opened once; the best is
/// what it takes, since others may use the machine too.
#[test]
fn the_first_lookup_is_quick() {
    let first = |version: u8| {
        let begun = Instant::now();
        let catalog = Catalog::new(version);
        let found = catalog.lookup_type(None, "timestamptz").is_some()
            && !catalog.procs_named("generate_series").is_empty()
            && !catalog.operators_named("@>").is_empty()
            && catalog.lookup_relation(None, "pg_class").is_some();
        let taken = begun.elapsed();
        assert!(found, "{version}");
        taken
    };
    let best = (14..=18).map(first).min().unwrap();
    assert!(best < FIRST_LOOKUP, "{best:?}");
}
