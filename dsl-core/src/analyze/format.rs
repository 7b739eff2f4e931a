//! Type names as the server prints them (`format_type.c`).

#![allow(unused_variables, unused_imports)]

use crate::catalog::{Catalog, TypeOid};

/// A type's name as in the server's messages (`format_type_be`).
pub fn format_type(catalog: &Catalog, ty: TypeOid) -> String {
    String::new()
}

/// A type's name with its modifier (`format_type_with_typemod`): `character varying(10)`.
pub fn format_type_with_modifier(catalog: &Catalog, ty: TypeOid, modifier: i32) -> String {
    String::new()
}

/// A name as SQL writes it: in double quotes where it would not come back the same without (`quote_identifier`).
pub fn quote_identifier(name: &str) -> String {
    String::new()
}
