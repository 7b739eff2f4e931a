//! The names of constraints and unique indexes as constants, to compare an error's with.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use sqlweave_core::catalog::{ConstraintKind, Relation};

use crate::expand::name::snake_case;

/// The names of one schema, each with the table that it stands in. A name of two tables is one constant.
#[derive(Default)]
pub(super) struct Constraints(BTreeMap<String, String>);

impl Constraints {
    /// Adds what an error can name. That a column is NOT NULL is told by the column.
    pub(super) fn add(&mut self, relation: &Relation) {
        let told = |kind: &ConstraintKind| !matches!(kind, ConstraintKind::NotNull);
        let constraints = relation.constraints.iter().filter(|constraint| told(&constraint.kind));
        let indexes = relation.indexes.iter().filter(|index| index.unique);
        let names = constraints.map(|it| &it.name).chain(indexes.map(|it| &it.name));
        for name in names {
            self.0.entry(name.to_string()).or_insert_with(|| relation.name.to_string());
        }
    }

    pub(super) fn to_tokens(&self) -> TokenStream {
        let mut constants: BTreeMap<String, TokenStream> = BTreeMap::new();
        for (name, table) in &self.0 {
            let constant = constant(name);
            let doc = format!("`{name}` of `{table}`.");
            // Of two names that become the same in Rust the first is declared.
            constants.entry(constant.to_string()).or_insert_with(|| {
                quote! {
                    #[doc = #doc]
                    pub const #constant: &str = #name;
                }
            });
        }
        if constants.is_empty() {
            return TokenStream::new();
        }
        let constants = constants.into_values();
        quote! {
            /// The names of constraints and unique indexes, as `Error::constraint` gives them.
            pub mod constraints {
                #(#constants)*
            }
        }
    }
}

fn constant(name: &str) -> Ident {
    let snake = snake_case(name).to_string();
    let upper = snake.trim_start_matches("r#").to_uppercase();
    Ident::new(&upper, proc_macro2::Span::call_site())
}
