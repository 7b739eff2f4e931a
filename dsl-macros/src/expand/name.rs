//! Names: output columns to fields, types to CamelCase.

use proc_macro2::{Ident, Span};

/// The field of an output column; None if the name cannot be one.
pub(crate) fn field(name: &str, span: Span) -> Option<Ident> {
    match name {
        // The four that cannot be written `r#name`.
        "self" | "super" | "crate" | "Self" => Some(Ident::new(&format!("{name}_"), span)),
        _ => word(name, span),
    }
}

fn word(name: &str, span: Span) -> Option<Ident> {
    let mut parsed = syn::parse_str::<Ident>(name)
        .or_else(|_| syn::parse_str::<Ident>(&format!("r#{name}")))
        .ok()
        .filter(|parsed| parsed != "_")?;
    parsed.set_span(span);
    Some(parsed)
}

/// `order_status` to `OrderStatus`; whatever cannot stand in a name separates words.
pub(crate) fn camel_case(name: &str) -> Ident {
    let mut camel = String::new();
    for part in name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let mut chars = part.chars();
        camel.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        camel.push_str(chars.as_str());
    }
    if camel.is_empty() {
        camel.push_str("Empty");
    }
    if camel.starts_with(|c: char| c.is_numeric()) {
        camel.insert(0, '_');
    }
    let site = Span::call_site();
    field(&camel, site).unwrap_or_else(|| Ident::new("Unnamed", site))
}

/// A module's name.
pub(crate) fn snake_case(name: &str) -> Ident {
    let snake: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
        .collect();
    let site = Span::call_site();
    field(&snake, site)
        .or_else(|| field(&format!("_{snake}"), site))
        .unwrap_or_else(|| Ident::new("unnamed", site))
}

/// Whether rustc would warn of a field's name.
pub(crate) fn is_snake_case(name: &str) -> bool {
    !name.chars().any(char::is_uppercase) && !name.contains("__")
}
