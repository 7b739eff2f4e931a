//! What compiles and what does not.

/// One build for all: trybuild compiles them side by side.
#[test]
fn ui() {
    let tests = trybuild::TestCases::new();
    tests.pass("pass/*.rs");
    tests.compile_fail("fail/*/*.rs");
    tests.compile_fail("fail/*/*/*/main.rs");
}
