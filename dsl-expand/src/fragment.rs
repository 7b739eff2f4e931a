//! Fragments: a piece of SQL that is written once and stands in many queries.
//!
//! `fragment!` makes a macro that hands its tokens on. A query that meets `name!(…)` hands itself to that macro, which
//! gives the query back with the fragment's tokens in front; they are put in place, and the query is as if written so.
//! Their spans are those of the fragment.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::{
    input::{Cursor, is_word},
    report::Message,
};

/// What stands where a fragment is to be put.
const PLACE: &str = "__sqlweave_fragment";

/// What an operator begins with, in braces, on its way through the fragment's macro.
const OPERATOR: &str = "__sqlweave_operator";

/// A declared fragment.
pub struct Fragment {
    pub name: Ident,
    params: Vec<Ident>,
    /// Its SQL, with the parameters' names.
    body: TokenStream,
    attributes: TokenStream,
    visibility: TokenStream,
}

/// Reads what stands in `fragment! { fn name(a, b) { … } }`.
pub fn parse(input: TokenStream) -> Result<Fragment, Message> {
    let mut cursor = Cursor::new(input);
    let attributes: TokenStream =
        cursor.attributes().into_iter().map(|a| a.into_tokens()).collect();
    let visibility = cursor.visibility();
    let written = "a fragment is written `fn name(a, b) { … }`";
    let Some(word) = cursor.next().filter(|tree| is_word(Some(tree), "fn")) else {
        return Err(Message::new(Span::call_site(), written));
    };
    let name = cursor.ident().ok_or_else(|| Message::new(word.span(), written))?;
    let params = cursor.group(Delimiter::Parenthesis);
    let params = params.ok_or_else(|| Message::new(name.span(), written))?;
    let params = parse_params(params)?;
    let body = cursor.group(Delimiter::Brace);
    let body = body.ok_or_else(|| Message::new(name.span(), written))?.stream();
    if let Some(next) = cursor.peek() {
        return Err(Message::new(next.span(), "one fragment in each `fragment!`"));
    }
    if body.is_empty() {
        return Err(Message::new(name.span(), "the fragment is empty"));
    }
    Ok(Fragment { name, params, body, attributes, visibility })
}

/// `fragment! { fn name(a, b) { … } }`
pub fn declare(input: TokenStream) -> Result<TokenStream, Message> {
    let Fragment { name, params, body, attributes, visibility } = parse(input)?;
    let body = with_params(with_operators_bound(body), &params, &|param| {
        let dollar = dollar(param.span());
        quote_spanned!(param.span() => #dollar(#dollar #param)*)
    })?;
    let exported = match visibility.to_string().as_str() {
        "" => TokenStream::new(),
        "pub" => {
            let message = "a fragment is checked against the schema of its own crate\n\
                           help: make it visible there: `pub(crate)`";
            return Err(Message::at(visibility, message));
        }
        _ => quote!(#[allow(unused_imports)] #visibility use #name;),
    };
    let dollar = Punct::new('$', Spacing::Alone);
    let bound: TokenStream =
        params.iter().map(|param| quote!((#dollar(#dollar #param : tt)*))).collect();
    let mismatch = mismatch(&name, &params);
    let elsewhere = "a fragment stands in a `query!`";
    Ok(quote! {
        #attributes
        #[allow(unused_macros)]
        macro_rules! #name {
            (@sqlweave { #dollar(#dollar __query:tt)* } #bound) => {
                ::sqlweave::query! { @fragment { #body } #dollar(#dollar __query)* }
            };
            (@sqlweave #dollar(#dollar __other:tt)*) => { ::core::compile_error! { #mismatch } };
            (#dollar(#dollar __other:tt)*) => { ::core::compile_error! { #elsewhere } };
        }
        #exported
    })
}

fn mismatch(name: &Ident, params: &[Ident]) -> String {
    let list: Vec<String> = params.iter().map(ToString::to_string).collect();
    let count = match params.len() {
        0 => "no arguments".to_owned(),
        1 => "one argument".to_owned(),
        count => format!("{count} arguments"),
    };
    format!("the fragment takes {count}: `{name}!({})`", list.join(", "))
}

impl Fragment {
    /// What the macro that [`declare`] makes gives back: the query with the fragment in place.
    pub fn answer(&self, asked: Asked) -> Result<TokenStream, Message> {
        if asked.arguments.len() != self.params.len() {
            return Err(Message::at(&asked.path, mismatch(&self.name, &self.params)));
        }
        let given = |param: &Ident| {
            let position = self.params.iter().position(|own| own == param);
            position.and_then(|at| asked.arguments.get(at)).cloned().unwrap_or_default()
        };
        let body = with_params(self.body.clone(), &self.params, &given)?;
        Ok(put(asked.query, &body))
    }
}

fn parse_params(list: Group) -> Result<Vec<Ident>, Message> {
    let mut params: Vec<Ident> = Vec::new();
    for argument in arguments(list.stream()) {
        let mut trees = argument.clone().into_iter();
        match (trees.next(), trees.next()) {
            (Some(TokenTree::Ident(name)), None) => {
                if params.contains(&name) {
                    return Err(Message::new(name.span(), "the parameter stands twice"));
                }
                params.push(name);
            }
            _ => {
                let message =
                    "a parameter of a fragment is a name: it stands for what is given, SQL or Rust";
                return Err(Message::at(argument, message));
            }
        }
    }
    Ok(params)
}

/// The body with something in place of its parameters. A name behind a dot is a column's.
fn with_params(
    body: TokenStream,
    params: &[Ident],
    given: &dyn Fn(&Ident) -> TokenStream,
) -> Result<TokenStream, Message> {
    let mut out = TokenStream::new();
    let mut behind_dot = false;
    for tree in body {
        let dot = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '.');
        match tree {
            TokenTree::Group(group) => {
                let inner = with_params(group.stream(), params, given)?;
                let mut new = Group::new(group.delimiter(), inner);
                new.set_span(group.span());
                out.extend([TokenTree::Group(new)]);
            }
            TokenTree::Ident(name) if !behind_dot && params.contains(&name) => {
                out.extend(given(&name));
            }
            TokenTree::Punct(punct) if punct.as_char() == '$' => {
                let message = "a fragment has parameters by name: `fn name(a, b) { … }`";
                return Err(Message::new(punct.span(), message));
            }
            other => out.extend([other]),
        }
        behind_dot = dot;
    }
    Ok(out)
}

/// The body with each operator of several characters in a group of its own. What a macro by example gives back has spaces
/// between the characters of whatever is no token of Rust: `@>` would come back as `@ >`.
fn with_operators_bound(body: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut trees = body.into_iter();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Group(group) => out.extend([within(&group, with_operators_bound)]),
            TokenTree::Punct(first) if first.spacing() == Spacing::Joint => {
                let span = first.span();
                let mut joint = true;
                let mut run = vec![TokenTree::Punct(first)];
                while joint && let Some(next) = trees.next() {
                    joint = matches!(&next, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
                    run.push(next);
                }
                let mark = Ident::new(OPERATOR, span);
                let run: TokenStream = run.into_iter().collect();
                out.extend(quote!({ #mark #run }));
            }
            other => out.extend([other]),
        }
    }
    out
}

/// What [`with_operators_bound`] was given.
fn with_operators_unbound(body: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    for tree in body {
        let TokenTree::Group(group) = tree else {
            out.extend([tree]);
            continue;
        };
        let mut run = group.stream().into_iter();
        if !is_word(run.next().as_ref(), OPERATOR) {
            out.extend([within(&group, with_operators_unbound)]);
            continue;
        }
        let mut run = run.peekable();
        while let Some(tree) = run.next() {
            let TokenTree::Punct(punct) = &tree else {
                out.extend([tree]);
                continue;
            };
            let spacing = if run.peek().is_some() { Spacing::Joint } else { Spacing::Alone };
            let mut again = Punct::new(punct.as_char(), spacing);
            again.set_span(punct.span());
            out.extend([TokenTree::Punct(again)]);
        }
    }
    out
}

/// The group with what `change` makes of its inside.
fn within(group: &Group, change: fn(TokenStream) -> TokenStream) -> TokenTree {
    let mut new = Group::new(group.delimiter(), change(group.stream()));
    new.set_span(group.span());
    new.into()
}

fn dollar(span: Span) -> Punct {
    let mut dollar = Punct::new('$', Spacing::Alone);
    dollar.set_span(span);
    dollar
}

/// What becomes of a query that may have fragments in it.
pub enum Query {
    /// There are none, or none any more.
    Whole(TokenStream),
    /// The first one is asked for.
    Asking(Asked),
}

/// A query that asks for a fragment.
pub struct Asked {
    /// `path::to::name!`
    pub path: TokenStream,
    /// The query, with a mark where the fragment is to be put.
    pub query: TokenStream,
    pub arguments: Vec<TokenStream>,
}

impl Asked {
    /// The call of the fragment's macro, which gives the query back.
    pub fn to_macro_call(&self) -> TokenStream {
        let Asked { path, query, arguments } = self;
        quote!(#path { @sqlweave { #query } #((#arguments))* })
    }
}

/// Puts the fragment in place that a query came back with, and asks for the next one.
pub fn settle(input: TokenStream) -> Query {
    let input = match came_back(&input) {
        Some((body, query)) => put(query, &body),
        None => input,
    };
    if !has_call(input.clone()) {
        return Query::Whole(input);
    }
    let mut found = None;
    let query = take_call(input, &mut found);
    let Some(call) = found else { return Query::Whole(query) };
    let Call { path, arguments: given } = call;
    Query::Asking(Asked { path, query, arguments: arguments(given.stream()) })
}

/// Whether a name, `!` and parentheses stand somewhere. Most queries have none, and pay for no more than this.
fn has_call(query: TokenStream) -> bool {
    let mut behind = (false, false);
    query.into_iter().any(|tree| {
        let found = match &tree {
            TokenTree::Group(group) => {
                behind == (true, true) && group.delimiter() == Delimiter::Parenthesis
                    || has_call(group.stream())
            }
            _ => false,
        };
        let mark = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '!');
        behind = match (&tree, behind) {
            (TokenTree::Ident(_), _) => (true, false),
            (_, (true, false)) if mark => (true, true),
            _ => (false, false),
        };
        found
    })
}

/// `@fragment { body } query`
fn came_back(input: &TokenStream) -> Option<(TokenStream, TokenStream)> {
    let mut trees = input.clone().into_iter();
    let at = matches!(trees.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '@');
    if !at || !is_word(trees.next().as_ref(), "fragment") {
        return None;
    }
    match trees.next() {
        Some(TokenTree::Group(body)) => {
            Some((with_operators_unbound(body.stream()), trees.collect()))
        }
        _ => None,
    }
}

/// A fragment's call in a query.
struct Call {
    /// `path::to::name!`
    path: TokenStream,
    arguments: Group,
}

/// The query with a mark in place of the first call of a fragment. What is in braces is Rust, but for the body of a
/// function.
fn take_call(query: TokenStream, found: &mut Option<Call>) -> TokenStream {
    let trees: Vec<TokenTree> = query.into_iter().collect();
    let is_item = trees.iter().any(|tree| is_word(Some(tree), "fn"));
    let mut out: Vec<TokenTree> = Vec::with_capacity(trees.len());
    let mut trees = trees.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            _ if found.is_some() => out.push(tree),
            TokenTree::Group(group) => {
                let sql = match group.delimiter() {
                    Delimiter::Brace => is_item && trees.peek().is_none(),
                    Delimiter::Parenthesis | Delimiter::Bracket | Delimiter::None => true,
                };
                if !sql {
                    out.push(group.into());
                    continue;
                }
                let inner = take_call(group.stream(), found);
                let mut new = Group::new(group.delimiter(), inner);
                new.set_span(group.span());
                out.push(if found.is_some() { new.into() } else { group.into() });
            }
            TokenTree::Punct(mark) if mark.as_char() == '!' && calls(&out, trees.peek()) => {
                let Some(TokenTree::Group(arguments)) = trees.next() else { continue };
                let mut path = take_path(&mut out);
                let span = path.first().map_or(mark.span(), TokenTree::span);
                path.push(mark.into());
                *found = Some(Call { path: path.into_iter().collect(), arguments });
                out.push(Ident::new(PLACE, span).into());
            }
            other => out.push(other),
        }
    }
    out.into_iter().collect()
}

/// Whether `!` between a name and a group calls a fragment.
fn calls(before: &[TokenTree], next: Option<&TokenTree>) -> bool {
    let parenthesized =
        matches!(next, Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis);
    let [.., last] = before else { return false };
    let TokenTree::Ident(name) = last else { return false };
    let marks_output = before.len() > 1 && is_word(before.get(before.len() - 2), "as");
    parenthesized && !marks_output && !is_sql(&name.to_string())
}

/// Words of SQL that an expression in parentheses can stand behind.
fn is_sql(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "all", "and", "any", "as", "between", "by", "case", "distinct", "else", "from", "having",
        "in", "is", "like", "not", "on", "or", "select", "some", "then", "when", "where",
    ];
    WORDS.contains(&word.to_ascii_lowercase().as_str())
}

/// Takes `path::to::name` off the end.
fn take_path(out: &mut Vec<TokenTree>) -> Vec<TokenTree> {
    let colon =
        |tree: Option<&TokenTree>| matches!(tree, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    let mut start = out.len().saturating_sub(1);
    while start >= 3
        && colon(out.get(start - 1))
        && colon(out.get(start - 2))
        && matches!(out.get(start - 3), Some(TokenTree::Ident(_)))
    {
        start -= 3;
    }
    out.split_off(start)
}

/// `a, b, c`
fn arguments(list: TokenStream) -> Vec<TokenStream> {
    let mut arguments = vec![TokenStream::new()];
    for tree in list {
        match (&tree, arguments.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => {
                arguments.push(TokenStream::new());
            }
            (_, Some(last)) => last.extend([tree]),
            (_, None) => {}
        }
    }
    arguments.retain(|argument| !argument.is_empty());
    arguments
}

/// The query with a fragment in its place.
fn put(query: TokenStream, body: &TokenStream) -> TokenStream {
    let trees: Vec<TokenTree> = query.into_iter().collect();
    let mut out = TokenStream::new();
    for (index, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Ident(name) if name == PLACE => {
                let before = index.checked_sub(1).and_then(|index| trees.get(index));
                let alone = !binds(before) && !binds(trees.get(index + 1));
                if alone || !has_operators(body, before, trees.get(index + 1)) {
                    out.extend(body.clone());
                } else {
                    let mut group = Group::new(Delimiter::Parenthesis, body.clone());
                    group.set_span(name.span());
                    out.extend([TokenTree::Group(group)]);
                }
            }
            TokenTree::Group(group) => {
                let mut new = Group::new(group.delimiter(), put(group.stream(), body));
                new.set_span(group.span());
                out.extend([TokenTree::Group(new)]);
            }
            other => out.extend([other.clone()]),
        }
    }
    out
}

/// Whether a neighbour is an operator, to which an expression beside it would be bound.
fn binds(neighbour: Option<&TokenTree>) -> bool {
    const WORDS: [&str; 14] = [
        "and", "at", "between", "collate", "ilike", "in", "is", "isnull", "like", "not", "notnull",
        "or", "overlaps", "similar",
    ];
    match neighbour {
        Some(TokenTree::Punct(punct)) => !matches!(punct.as_char(), ',' | ';'),
        Some(TokenTree::Ident(word)) => {
            WORDS.contains(&word.to_string().to_ascii_lowercase().as_str())
        }
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Bracket,
        Some(TokenTree::Literal(_)) | None => false,
    }
}

/// Whether a fragment is an expression that needs parentheses between its neighbours: one with operators, but for a
/// conjunction in a conjunction.
fn has_operators(
    body: &TokenStream,
    before: Option<&TokenTree>,
    after: Option<&TokenTree>,
) -> bool {
    let trees: Vec<TokenTree> = body.clone().into_iter().collect();
    let has = |word: &str| trees.iter().any(|tree| is_folded(Some(tree), word));
    let operators = trees.iter().any(|tree| match tree {
        TokenTree::Punct(punct) => !matches!(punct.as_char(), '.' | ',' | ';' | ':'),
        _ => binds(Some(tree)),
    });
    let conjunctive = |tree: Option<&TokenTree>| {
        !binds(tree) || is_folded(tree, "and") || is_folded(tree, "or") && !has("or")
    };
    let conjunct = !has("or") && conjunctive(before) && conjunctive(after);
    operators && !conjunct
}

fn is_folded(tree: Option<&TokenTree>, word: &str) -> bool {
    matches!(tree, Some(TokenTree::Ident(ident)) if ident.to_string().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests;
