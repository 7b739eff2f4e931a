//! What becomes of each query of this crate, under review: `cargo insta review`.

#[test]
fn queries() {
    sqlweave::assert_snapshots!();
}
