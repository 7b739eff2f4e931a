//! What must not compile, with its messages.
//!
//! `fail/<phase>/<mistake>.rs` holds one mistake, and the `.stderr` beside it what rustc prints of it;
//! `several_errors.rs` holds many, each told once. `pass/*.rs` must compile.
//!
//! After a change of a message write the files anew, and read every difference before it is committed: a message
//! names the thing, underlines the token and says what to write.
//!
//! ```text
//! TRYBUILD=overwrite cargo test -p sqlweave-ui-tests
//! git diff ui-tests
//! ```
