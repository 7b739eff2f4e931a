//! The macros of sqlweave: the doors that rustc comes in by. What they do, sqlweave-expand does.

use proc_macro::TokenStream;
use sqlweave_expand::expand;

/// A query, checked while it compiles.
///
/// ```ignore
/// let paid = query! { select id, amount from orders where tenant_id = {tenant} and status = "paid" }
///     .fetch(&db)
///     .await?;
/// ```
#[proc_macro]
pub fn query(input: TokenStream) -> TokenStream {
    expand::query(input.into()).into()
}

/// A query from a file, whose path is relative to the crate's `Cargo.toml`.
///
/// ```ignore
/// let top = query_file!("queries/top.sql").fetch(&db).await?;
/// ```
#[proc_macro]
pub fn query_file(input: TokenStream) -> TokenStream {
    expand::query_file(input.into()).into()
}

/// A piece of SQL that is written once and stands in many queries: `name!(…)` in a `query!`.
///
/// It is checked where it stands, and what it becomes is what would be written there. Its parameters are
/// names, which stand for what is given: an alias, or Rust in braces.
///
/// ```ignore
/// fragment! {
///     /// Users that can be written to.
///     pub(crate) fn reachable(u, since) { u.active and u.last_seen_at > {since} }
/// }
///
/// query! { select u.id from users u where reachable!(u, yesterday) and u.tenant_id = {tenant} }
/// ```
#[proc_macro]
pub fn fragment(input: TokenStream) -> TokenStream {
    expand::declare_fragment(input.into()).into()
}

/// Declares Rust types for the enums, composites, domains and tables of the schema.
///
/// It stands in the module that `types` in `sqlweave.toml` names, `crate::db` unless it says otherwise:
///
/// ```ignore
/// pub mod db {
///     sqlweave::schema!();
/// }
/// ```
#[proc_macro]
pub fn schema(input: TokenStream) -> TokenStream {
    expand::schema(input.into()).into()
}
