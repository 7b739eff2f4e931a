//! The grammar around a query: what kind of macro call it is, and where the query's own tokens begin.
//!
//! It is read token by token and not by syn: what the author's function is made of goes on as it is, and this is
//! paid by every query of a build.

mod attribute;
mod cursor;

use attribute::{Attribute, Others};
pub use attribute::{LintLevel, levels};
use cursor::unwrap_invisible;
pub(crate) use cursor::{Cursor, is_word};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

use crate::{report::Message, tokens::is_string};

/// A call of `query!` or `query_file!`.
pub struct Input {
    /// What `#[allow(…)]`, `#[warn(…)]` and `#[deny(…)]` in front of the query say of lints, in order.
    pub levels: Vec<LintLevel>,
    pub rows: Rows,
    pub form: Form,
    pub body: Body,
}

/// Whether rows own their text and bytes.
#[derive(Clone, Copy)]
pub enum Rows {
    Owned,
    /// `#[lend]`, where it stands.
    Lent(Span),
}

/// What the call stands for.
pub enum Form {
    /// An expression, whose row is a struct without a name.
    Inline,
    /// An expression that builds a struct in scope.
    Into(TokenStream),
    Item(Box<Item>),
}

/// A function that gives the query, and the struct of its rows.
pub struct Item {
    pub attributes: TokenStream,
    /// What stands before the struct: `#[derive(…)]`.
    pub row_attributes: TokenStream,
    pub visibility: TokenStream,
    pub name: Ident,
    /// `fn name<…>(…)`
    pub head: TokenStream,
    /// `-> Type`, as written.
    pub output: TokenStream,
    pub where_clause: TokenStream,
    pub shape: Shape,
    pub row: ItemRow,
}

/// How many rows an item promises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    Many,
    AtMostOne,
    One,
    Nothing,
    /// A page of them: `page by`.
    Page,
}

/// What an item's rows are.
pub enum ItemRow {
    /// A struct that the item declares.
    Declared(Ident),
    /// A struct in scope: `-> Vec<T> { <T> select … }`.
    InScope(TokenStream),
    /// The value of the only column: `-> Vec<i64>`.
    Scalar(TokenStream),
    /// `()`
    Nothing,
}

/// The query itself.
pub enum Body {
    Tokens(TokenStream),
    Text(Literal),
}

impl Input {
    /// Where to say what is wrong with the whole of it: the function's name, or the query's first token.
    pub fn place(&self) -> Span {
        match (&self.form, &self.body) {
            (Form::Item(item), _) => item.name.span(),
            (_, Body::Text(text)) => text.span(),
            (_, Body::Tokens(tokens)) => {
                tokens.clone().into_iter().next().map_or_else(Span::call_site, |tree| tree.span())
            }
        }
    }
}

/// Reads a macro call.
pub fn parse(input: TokenStream) -> Result<Input, Message> {
    let mut cursor = Cursor::new(unwrap_invisible(input));
    let attributes = cursor.attributes();
    if ["pub", "fn", "async", "const", "unsafe"].iter().any(|word| is_word(cursor.peek(), word)) {
        return parse_item(attributes, cursor);
    }
    let levels = parse_value_attributes(&attributes)?;
    let rows = parse_lend(&attributes);
    let form = parse_into(&mut cursor)?.map_or(Form::Inline, Form::Into);
    if let (Form::Into(row), Rows::Lent(_)) = (&form, rows) {
        return Err(Message::at(row, LENT_IS_DECLARED));
    }
    Ok(Input { levels, rows, form, body: parse_body(cursor.rest()) })
}

/// What attributes in front of a value say of lints; there is little else that they could be.
fn parse_value_attributes(attributes: &[Attribute]) -> Result<Vec<LintLevel>, Message> {
    let mut levels = Vec::new();
    for attribute in attributes {
        if attribute.level().is_none() && attribute.name != "doc" && attribute.name != LEND {
            let message =
                "only `#[allow(lint)]` and `#[lend]` can stand in front of a query that is a value";
            return Err(Message::at(&attribute.tokens, message));
        }
        attribute.take_lints(Others::Nobody, &mut levels)?;
    }
    Ok(levels)
}

/// The attribute of a query whose rows are lent.
const LEND: &str = "lend";
const LENT_IS_DECLARED: &str = "a row that is lent is a struct that the query declares";

fn parse_lend(attributes: &[Attribute]) -> Rows {
    let lend = attributes.iter().find(|attribute| attribute.name == LEND);
    let place = lend.and_then(|attribute| attribute.tokens.clone().into_iter().last());
    place.map_or(Rows::Owned, |tree| Rows::Lent(tree.span()))
}

/// `<Struct>` in front of the query.
fn parse_into(cursor: &mut Cursor) -> Result<Option<TokenStream>, Message> {
    let Some(open) = cursor.eat('<') else { return Ok(None) };
    let row = cursor.until('>');
    if cursor.eat('>').is_none() || row.is_empty() {
        let message = "a struct in scope stands in front of the query as `<Struct>`";
        return Err(Message::new(open, message));
    }
    Ok(Some(row))
}

/// SQL in tokens, or in one string literal.
fn parse_body(tokens: TokenStream) -> Body {
    let mut trees = unwrap_invisible(tokens.clone()).into_iter();
    if let Some(TokenTree::Literal(literal)) = trees.next()
        && is_string(&literal)
    {
        let alone = match trees.next() {
            Some(TokenTree::Punct(punct)) => punct.as_char() == ',' && trees.next().is_none(),
            None => true,
            Some(_) => false,
        };
        if alone {
            return Body::Text(literal);
        }
    }
    Body::Tokens(tokens)
}

fn parse_item(attributes: Vec<Attribute>, mut cursor: Cursor) -> Result<Input, Message> {
    let visibility = cursor.visibility();
    let mut head = TokenStream::new();
    let mut name = None;
    while let Some(tree) = cursor.next() {
        let is_fn = is_word(Some(&tree), "fn");
        if is_word(Some(&tree), "async") || is_word(Some(&tree), "const") {
            let message =
                "a query is a plain `fn`: it returns a query value, and running that is async";
            return Err(Message::new(tree.span(), message));
        }
        head.extend([tree]);
        if is_fn {
            name = cursor.ident();
            break;
        }
    }
    let Some(name) = name else {
        return Err(Message::at(
            head,
            "expected a function: `fn name(…) -> Vec<Row> { select … }`",
        ));
    };
    head.extend([TokenTree::Ident(name.clone())]);
    head.extend(cursor.generics());
    match cursor.group(Delimiter::Parenthesis) {
        Some(arguments) => head.extend([TokenTree::Group(arguments)]),
        None => {
            return Err(Message::new(name.span(), "the function's arguments are missing: `()`"));
        }
    }
    let output = cursor.output();
    let where_clause = cursor.where_clause();
    let Some(group) = cursor.group(Delimiter::Brace) else {
        let message = "the query is missing: it stands in braces, `{ select … }`";
        return Err(Message::new(cursor.peek().map_or(name.span(), TokenTree::span), message));
    };
    if let Some(next) = cursor.peek() {
        return Err(Message::new(next.span(), "one query in each `query!`"));
    }
    let (shape, returned) = parse_shape(&output)?;
    let mut inner = Cursor::new(group.stream());
    let row = match (parse_into(&mut inner)?, returned) {
        (Some(row), Some(returned)) if last_name(&row) != last_name(&returned) => {
            let message = format!(
                "what the query gives is `{row}`, and the function promises `{returned}`\n\
                 help: write the name of the struct in both places"
            );
            return Err(Message::at(returned, message));
        }
        (Some(row), _) => ItemRow::InScope(row),
        (None, None) => ItemRow::Nothing,
        (None, Some(returned)) => match declared_name(&returned) {
            Some(name) => ItemRow::Declared(name),
            None => ItemRow::Scalar(returned),
        },
    };
    let rows = parse_lend(&attributes);
    if let (Rows::Lent(_), ItemRow::InScope(_) | ItemRow::Scalar(_)) = (rows, &row) {
        return Err(Message::at(&output, LENT_IS_DECLARED));
    }
    let mut levels = Vec::new();
    let (mut own, mut of_row) = (TokenStream::new(), TokenStream::new());
    for attribute in attributes.iter().filter(|attribute| attribute.name != LEND) {
        match attribute.name == "derive" {
            true => of_row.extend(attribute.tokens.clone()),
            false => own.extend(attribute.take_lints(Others::Rustc, &mut levels)?),
        }
    }
    let item = Item {
        attributes: own,
        row_attributes: of_row,
        visibility,
        name,
        head,
        output,
        where_clause,
        shape,
        row,
    };
    Ok(Input { levels, rows, form: Form::Item(Box::new(item)), body: parse_body(inner.rest()) })
}

/// `Vec<T>`, `Option<T>`, `T` or `()`.
fn parse_shape(output: &TokenStream) -> Result<(Shape, Option<TokenStream>), Message> {
    let returned: TokenStream = output.clone().into_iter().skip(2).collect();
    let first = returned.clone().into_iter().next();
    match &first {
        None => return Ok((Shape::Nothing, None)),
        Some(TokenTree::Group(group)) if is_unit(group) => return Ok((Shape::Nothing, None)),
        Some(TokenTree::Punct(punct)) if punct.as_char() == '!' => return Err(no_shape(returned)),
        Some(tree) if is_word(Some(tree), "impl") || is_word(Some(tree), "_") => {
            return Err(no_shape(returned));
        }
        Some(_) => {}
    }
    if argument_of(&returned, "Result").is_some() {
        let mut message = no_shape(returned);
        message.text.push_str(
            "\nhelp: the function makes the query; `.fetch(&db).await` gives the `Result`",
        );
        return Err(message);
    }
    let shapes = [("Vec", Shape::Many), ("Option", Shape::AtMostOne), ("Page", Shape::Page)];
    for (name, shape) in shapes {
        if let Some(inner) = argument_of(&returned, name) {
            return Ok((shape, Some(inner)));
        }
    }
    Ok((Shape::One, Some(returned)))
}

fn is_unit(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis && group.stream().is_empty()
}

fn no_shape(returned: TokenStream) -> Message {
    Message::at(returned, "what the query gives is `Vec<Row>`, `Option<Row>`, `Row` or `()`")
}

/// The `T` of `name<T>`, also of `path::to::name<T>`.
pub fn argument_of(written: &TokenStream, name: &str) -> Option<TokenStream> {
    let trees: Vec<TokenTree> = unwrap_invisible(written.clone()).into_iter().collect();
    let is =
        |tree: &TokenTree, wanted| matches!(tree, TokenTree::Punct(p) if p.as_char() == wanted);
    let open = trees.iter().position(|tree| is(tree, '<'))?;
    let (path, rest) = trees.split_at_checked(open)?;
    let in_path = |tree: &TokenTree| matches!(tree, TokenTree::Ident(_)) || is(tree, ':');
    let (close, inner) = rest.get(1..)?.split_last()?;
    let whole = path.iter().all(in_path) && is_word(path.last(), name) && is(close, '>');
    (whole && !inner.is_empty()).then(|| inner.iter().cloned().collect())
}

/// The name of a type without the path to it and what stands in angle brackets.
fn last_name(ty: &TokenStream) -> Option<Ident> {
    let mut name = None;
    for tree in unwrap_invisible(ty.clone()) {
        match tree {
            TokenTree::Ident(ident) => name = Some(ident),
            TokenTree::Punct(punct) if punct.as_char() == '<' => break,
            _ => {}
        }
    }
    name
}

/// The name of a struct to declare: one word, and none that Rust has a type for.
fn declared_name(returned: &TokenStream) -> Option<Ident> {
    let mut trees = unwrap_invisible(returned.clone()).into_iter();
    let (Some(TokenTree::Ident(name)), None) = (trees.next(), trees.next()) else { return None };
    let written = name.to_string();
    let upper = written.trim_start_matches("r#").starts_with(|c: char| !c.is_lowercase());
    (upper && written != "String").then_some(name)
}

/// The call of `query_file!("path")`, and its literal. What stands in front of a query that is a value may stand there.
pub fn parse_file(input: TokenStream) -> Result<(Input, Literal), Message> {
    let message = "write the file's path: `query_file!(\"queries/name.sql\")`";
    let input = parse(input)?;
    match (&input.form, &input.body) {
        (Form::Inline | Form::Into(_), Body::Text(path)) => {
            let path = path.clone();
            Ok((input, path))
        }
        (Form::Item(item), _) => Err(Message::new(item.name.span(), message)),
        (_, Body::Tokens(tokens)) if tokens.is_empty() => {
            Err(Message::new(Span::call_site(), message))
        }
        (_, Body::Tokens(tokens)) => Err(Message::at(tokens, message)),
    }
}

#[cfg(test)]
mod tests;
