//! The grammar around a query: what kind of macro call it is, and where the query's own tokens begin.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Lit, LitStr, Signature, Token, Type, Visibility,
    parse::{ParseStream, Parser},
    spanned::Spanned,
};

/// A call of `query!` or `query_file!`.
pub(crate) struct Input {
    /// Lints that `#[allow(…)]` in front of the query turns off.
    pub(crate) allowed: Vec<String>,
    pub(crate) form: Form,
    pub(crate) body: Body,
}

/// What the call stands for.
pub(crate) enum Form {
    /// An expression, whose row is a struct without a name.
    Inline,
    /// An expression that builds a struct in scope.
    Into(Box<Type>),
    Item(Box<Item>),
}

/// A function that gives the query, and the struct of its rows.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    /// What stands before the struct: `#[derive(…)]`.
    pub(crate) row_attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) signature: Signature,
    pub(crate) shape: Shape,
    pub(crate) row: ItemRow,
}

/// How many rows an item promises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    Many,
    AtMostOne,
    One,
    Nothing,
}

/// What an item's rows are.
pub(crate) enum ItemRow {
    /// A struct that the item declares.
    Declared(Ident),
    /// A struct in scope: `-> Vec<T> { <T> select … }`.
    InScope(Type),
    /// The value of the only column: `-> Vec<i64>`.
    Scalar(Type),
    /// `()`
    Nothing,
}

/// The query itself.
pub(crate) enum Body {
    Tokens(TokenStream),
    Text(LitStr),
}

/// Reads a macro call.
pub(crate) fn parse(input: TokenStream) -> syn::Result<Input> {
    let call = unwrap_invisible(input);
    (|input: ParseStream<'_>| parse_call(input)).parse2(call)
}

fn parse_call(input: ParseStream<'_>) -> syn::Result<Input> {
    let attributes = input.call(Attribute::parse_outer)?;
    if starts_item(input) {
        return parse_item(attributes, input);
    }
    let allowed = allowed_lints(&attributes)?;
    for attribute in &attributes {
        if !is_allow(attribute) && !attribute.path().is_ident("doc") {
            let message = "only `#[allow(lint)]` can stand in front of a query that is a value";
            return Err(syn::Error::new_spanned(attribute, message));
        }
    }
    let form = match parse_into(input)? {
        Some(row) => Form::Into(Box::new(row)),
        None => Form::Inline,
    };
    Ok(Input { allowed, form, body: parse_body(input)? })
}

/// `<Struct>` in front of the query.
fn parse_into(input: ParseStream<'_>) -> syn::Result<Option<Type>> {
    if !input.peek(Token![<]) {
        return Ok(None);
    }
    input.parse::<Token![<]>()?;
    let row = input.parse()?;
    input.parse::<Token![>]>()?;
    Ok(Some(row))
}

/// SQL in tokens, or in one string literal.
fn parse_body(input: ParseStream<'_>) -> syn::Result<Body> {
    let tokens: TokenStream = input.parse()?;
    let mut trees = unwrap_invisible(tokens.clone()).into_iter();
    if let Some(TokenTree::Literal(literal)) = trees.next()
        && let Lit::Str(text) = Lit::new(literal)
    {
        let comma = match trees.next() {
            Some(TokenTree::Punct(punct)) => punct.as_char() == ',' && trees.next().is_none(),
            None => true,
            Some(_) => false,
        };
        if comma {
            return Ok(Body::Text(text));
        }
    }
    Ok(Body::Tokens(tokens))
}

fn starts_item(input: ParseStream<'_>) -> bool {
    input.peek(Token![pub])
        || input.peek(Token![fn])
        || (input.peek(Token![async]) && input.peek2(Token![fn]))
        || (input.peek(Token![const]) && input.peek2(Token![fn]))
        || (input.peek(Token![unsafe]) && input.peek2(Token![fn]))
}

fn parse_item(attributes: Vec<Attribute>, input: ParseStream<'_>) -> syn::Result<Input> {
    let visibility = input.parse()?;
    let signature: Signature = input.parse()?;
    let unwanted = [
        signature.asyncness.as_ref().map(Spanned::span),
        signature.constness.as_ref().map(Spanned::span),
    ];
    if let Some(span) = unwanted.into_iter().flatten().next() {
        let message =
            "a query is a plain `fn`: it returns a query value, and running that is async";
        return Err(syn::Error::new(span, message));
    }
    let Some(TokenTree::Group(group)) = input.parse::<Option<TokenTree>>()? else {
        return Err(input.error("the query is missing: `{ select … }`"));
    };
    if group.delimiter() != Delimiter::Brace {
        return Err(syn::Error::new(group.span(), "the query stands in braces: `{ select … }`"));
    }
    if !input.is_empty() {
        return Err(input.error("one query in each `query!`"));
    }
    let (allowed, rest): (Vec<_>, Vec<_>) = attributes.into_iter().partition(is_allow);
    let allowed_lints = allowed_lints(&allowed)?;
    let (row_attributes, attributes) = rest.into_iter().partition(|a| a.path().is_ident("derive"));
    let (shape, returned) = parse_shape(&signature)?;
    let body = |input: ParseStream<'_>| Ok((parse_into(input)?, parse_body(input)?));
    let (into, body) = body.parse2(group.stream())?;
    let row = match (into, returned) {
        (Some(row), _) => ItemRow::InScope(row),
        (None, None) => ItemRow::Nothing,
        (None, Some(returned)) => match declared_name(&returned) {
            Some(name) => ItemRow::Declared(name),
            None => ItemRow::Scalar(returned),
        },
    };
    let item = Item { attributes, row_attributes, visibility, signature, shape, row };
    Ok(Input { allowed: allowed_lints, form: Form::Item(Box::new(item)), body })
}

/// `Vec<T>`, `Option<T>`, `T` or `()`.
fn parse_shape(signature: &Signature) -> syn::Result<(Shape, Option<Type>)> {
    let returned = match &signature.output {
        syn::ReturnType::Default => return Ok((Shape::Nothing, None)),
        syn::ReturnType::Type(_, returned) => &**returned,
    };
    if matches!(returned, Type::Tuple(tuple) if tuple.elems.is_empty()) {
        return Ok((Shape::Nothing, None));
    }
    for (name, shape) in [("Vec", Shape::Many), ("Option", Shape::AtMostOne)] {
        if let Some(inner) = argument_of(returned, name) {
            return Ok((shape, Some(inner.clone())));
        }
    }
    if matches!(returned, Type::ImplTrait(_) | Type::Infer(_) | Type::Never(_)) {
        let message = "what the query gives is `Vec<Row>`, `Option<Row>`, `Row` or `()`";
        return Err(syn::Error::new_spanned(returned, message));
    }
    Ok((Shape::One, Some(returned.clone())))
}

/// The `T` of `name<T>`.
pub(crate) fn argument_of<'t>(wrapped: &'t Type, name: &str) -> Option<&'t Type> {
    let Type::Path(path) = wrapped else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == name)?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        syn::GenericArgument::Type(inner) if arguments.args.len() == 1 => Some(inner),
        _ => None,
    }
}

/// The name of a struct to declare: one word, and none that Rust has a type for.
fn declared_name(returned: &Type) -> Option<Ident> {
    let Type::Path(path) = returned else { return None };
    let name = path.path.get_ident().filter(|_| path.qself.is_none())?;
    let written = name.to_string();
    let upper = written.trim_start_matches("r#").starts_with(|c: char| !c.is_lowercase());
    (upper && written != "String").then(|| name.clone())
}

fn is_allow(attribute: &Attribute) -> bool {
    attribute.path().is_ident("allow") || attribute.path().is_ident("expect")
}

fn allowed_lints(attributes: &[Attribute]) -> syn::Result<Vec<String>> {
    let mut names = Vec::new();
    for attribute in attributes.iter().filter(|attribute| is_allow(attribute)) {
        attribute.parse_nested_meta(|meta| {
            names.push(meta.path.to_token_stream().to_string());
            Ok(())
        })?;
    }
    Ok(names)
}

/// Takes off the groups without delimiters that `macro_rules!` puts around its fragments.
fn unwrap_invisible(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            unwrap_invisible(group.stream())
        }
        _ => tokens,
    }
}

/// The literal of `query_file!("path")`.
pub(crate) fn parse_path(input: TokenStream) -> syn::Result<(Option<Type>, LitStr)> {
    let parser = |input: ParseStream<'_>| {
        let into = parse_into(input)?;
        let path = input.parse::<LitStr>()?;
        input.parse::<Option<Token![,]>>()?;
        Ok((into, path))
    };
    parser.parse2(unwrap_invisible(input))
}

#[cfg(test)]
mod tests;
