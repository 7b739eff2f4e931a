//! Names: output columns to fields, types to CamelCase.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};

/// The field of an output column; None if the name cannot be one.
pub fn field(name: &str, span: Span) -> Option<Ident> {
    match name {
        // The four that cannot be written `r#name`.
        "self" | "super" | "crate" | "Self" => Some(Ident::new(&format!("{name}_"), span)),
        _ => word(name, span),
    }
}

fn word(name: &str, span: Span) -> Option<Ident> {
    let mut bytes = name.bytes();
    let ascii = bytes.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
        && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if !ascii {
        // Which other letters stand in a name is for Rust's lexer to say, and that takes its time.
        let mut parsed = syn::parse_str::<Ident>(name).ok().filter(|_| !name.is_ascii())?;
        parsed.set_span(span);
        return Some(parsed);
    }
    match name {
        "_" => None,
        _ if KEYWORDS.contains(&name) => Some(Ident::new_raw(name, span)),
        _ => Some(Ident::new(name, span)),
    }
}

/// Words of Rust, of every edition, that can be names as `r#word` alone.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// `order_status` to `OrderStatus`; whatever cannot stand in a name separates words.
pub fn camel_case(name: &str) -> Ident {
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
pub fn snake_case(name: &str) -> Ident {
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
pub fn is_snake_case(name: &str) -> bool {
    !name.chars().any(char::is_uppercase) && !name.contains("__")
}

/// The tokens of a type or path that is known to be one. Words, `::`, `<`, `>` and commas are taken apart here: to
/// parse a text costs rustc as much as the rest of a query.
pub fn rust(written: &str) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let word =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let site = Span::call_site();
        let tree: TokenTree = match first {
            ' ' => {
                rest = &rest[1..];
                continue;
            }
            'a'..='z' | 'A'..='Z' | '_' if &rest[..word] != "_" => {
                Ident::new(&rest[..word], site).into()
            }
            ':' if rest.starts_with("::") => Punct::new(first, Spacing::Joint).into(),
            ':' | '<' | '>' | ',' => Punct::new(first, Spacing::Alone).into(),
            _ => return written.parse().unwrap_or_default(),
        };
        rest = &rest[if matches!(tree, TokenTree::Ident(_)) { word } else { 1 }..];
        tokens.extend([tree]);
    }
    tokens
}

/// A type as a reader would write it: without paths.
pub fn short(ty: &str) -> String {
    let tight: String = ty.split_whitespace().collect();
    let mut shown = String::new();
    let mut rest = tight.as_str();
    while let Some(at) = rest.find("::") {
        let before = &rest[..at];
        let path = before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |i| i + 1);
        shown.push_str(&before[..path]);
        rest = &rest[at + 2..];
    }
    shown.push_str(rest);
    shown
}
