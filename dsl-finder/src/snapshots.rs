//! `assert_snapshots!`: an insta snapshot of the queries of each module of a crate.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use crate::render;

/// Compares what each query of this crate becomes with its snapshots, as `insta` keeps them: one for each module, in
/// the order of the source. It stands in a test, and needs the feature `snapshots`.
///
/// ```ignore
/// #[test]
/// fn queries() {
///     sqlweave::assert_snapshots!();
/// }
/// ```
#[macro_export]
macro_rules! assert_snapshots {
    () => {
        $crate::snapshots::assert(::core::env!("CARGO_MANIFEST_DIR"), |name, text| {
            $crate::insta::assert_snapshot!(name, text)
        })
    };
}

/// Has each module compared. The first difference does not keep the others from being written.
#[doc(hidden)]
#[track_caller]
pub fn assert(folder: &str, compare: impl Fn(&str, &str)) {
    let modules = match render::modules(Path::new(folder)) {
        Ok(modules) => modules,
        Err(message) => panic!("the queries of this crate cannot be read:\n{message}"),
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    let changed: Vec<String> = settings.bind(|| {
        let differs = |(name, text): &(String, String)| {
            let compared = catch_unwind(AssertUnwindSafe(|| compare(name, text)));
            compared.is_err().then(|| name.clone())
        };
        modules.iter().filter_map(differs).collect()
    });
    assert!(
        changed.is_empty(),
        "queries have changed in {}: read it with `cargo insta review`",
        changed.join(", ")
    );
}
