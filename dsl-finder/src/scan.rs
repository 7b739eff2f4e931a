//! The calls of sqlweave's macros among a file's tokens, wherever they stand: in functions, in other macros' calls.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

use crate::imports::{Imports, Module};

/// A call of one of sqlweave's macros.
#[derive(Clone, Debug)]
pub struct Invocation {
    pub called: Macro,
    /// Index into [`Crate::targets`](crate::Crate::targets).
    pub target: usize,
    /// The modules around it, from the target's root.
    pub module: Vec<String>,
    /// What it stands in: types of `impl`, functions, constants.
    pub around: Vec<String>,
    pub place: crate::Place,
    /// What is in the macro's brackets.
    pub tokens: TokenStream,
}

/// The macros of sqlweave.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Macro {
    Query,
    QueryFile,
    Fragment,
    Schema,
}

impl Macro {
    /// The macro of a name.
    pub fn named(name: &str) -> Option<Macro> {
        match name {
            "query" => Some(Macro::Query),
            "query_file" => Some(Macro::QueryFile),
            "fragment" => Some(Macro::Fragment),
            "schema" => Some(Macro::Schema),
            _ => None,
        }
    }

    /// Whether a query comes of it.
    pub fn is_query(self) -> bool {
        matches!(self, Macro::Query | Macro::QueryFile)
    }
}

/// A call that may be of one of sqlweave's macros.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) path: Vec<String>,
    pub(crate) module: Module,
    pub(crate) around: Vec<String>,
    /// Of the path's first token, and of the brackets' end.
    pub(crate) span: (Span, Span),
    pub(crate) tokens: TokenStream,
}

/// `mod name;`
pub(crate) struct OutOfLine {
    pub(crate) module: Module,
    /// The inline modules of the file around it, each with the folder that `#[path]` gives it.
    pub(crate) inline: Vec<(String, Option<String>)>,
    pub(crate) name: String,
    /// `#[path = "…"]`
    pub(crate) path: Option<String>,
    /// It may be left out, so that its file may be missing.
    pub(crate) conditional: bool,
    pub(crate) span: Span,
}

/// What a file has.
#[derive(Default)]
pub(crate) struct Scanned {
    pub(crate) calls: Vec<Call>,
    pub(crate) modules: Vec<OutOfLine>,
    /// `include!("…")` in a module.
    pub(crate) included: Vec<(Module, String, Span)>,
    /// Calls in a `macro_rules!`.
    pub(crate) unseen: Vec<(Span, Span)>,
}

/// How deep brackets are followed; rustc's own limit is 128.
const DEEPEST: usize = 256;

/// Reads a file's tokens.
pub(crate) fn scan(tokens: TokenStream, module: Module, imports: &mut Imports) -> Scanned {
    let mut scanner = Scanner { found: Scanned::default(), imports };
    let scope = Scope { module, inline: Vec::new(), around: Vec::new(), depth: 0 };
    scanner.level(tokens, &scope);
    scanner.found
}

struct Scanner<'i> {
    found: Scanned,
    imports: &'i mut Imports,
}

/// Where tokens stand.
#[derive(Clone)]
struct Scope {
    module: Module,
    inline: Vec<(String, Option<String>)>,
    around: Vec<String>,
    depth: usize,
}

/// What has been read of an item whose body is to come.
#[derive(Default)]
struct Pending {
    /// The name of what the next braces belong to.
    item: Option<String>,
    /// Attributes in front of the item.
    attributes: Vec<Group>,
}

impl Scanner<'_> {
    /// The tokens between two brackets.
    fn level(&mut self, tokens: TokenStream, scope: &Scope) {
        if scope.depth > DEEPEST {
            return;
        }
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut pending = Pending::default();
        let mut at = 0;
        while let Some(tree) = trees.get(at) {
            at += match tree {
                TokenTree::Ident(word) if !behind_quote(&trees, at) => {
                    self.word(&word.to_string(), &trees, at, scope, &mut pending)
                }
                TokenTree::Punct(punct) => {
                    self.punct(punct.as_char(), &trees, at, scope, &mut pending)
                }
                TokenTree::Group(group) => {
                    self.group(group, scope, &mut pending);
                    1
                }
                TokenTree::Ident(_) | TokenTree::Literal(_) => 1,
            };
        }
    }

    /// Reads from a word on, and says how many tokens were read.
    fn word(
        &mut self,
        word: &str,
        trees: &[TokenTree],
        at: usize,
        scope: &Scope,
        pending: &mut Pending,
    ) -> usize {
        let name = || ident(trees.get(at + 1));
        match word {
            "mod" => self.module(trees, at, scope, pending),
            "fn" => {
                pending.item = name().or(pending.item.take());
                1
            }
            "const" | "static" if pending.item.is_none() => {
                let name = name().filter(|name| name != "mut").or_else(|| ident(trees.get(at + 2)));
                pending.item = name.filter(|name| name != "fn" && name != "_");
                1
            }
            "impl" | "trait" if pending.item.is_none() => {
                pending.item = implemented(word, trees.get(at + 1..).unwrap_or_default());
                1
            }
            "use" => {
                let rest = trees.get(at + 1..).unwrap_or_default();
                let is_end = |tree: &TokenTree| is_punct(Some(tree), ';');
                let end = rest.iter().position(is_end).unwrap_or(rest.len());
                self.imports.add_use(&scope.module, rest.get(..end).unwrap_or_default());
                1 + end
            }
            "macro_rules" if is_punct(trees.get(at + 1), '!') => {
                let Some(name) = ident(trees.get(at + 2)) else { return 1 };
                let Some(TokenTree::Group(body)) = trees.get(at + 3) else { return 1 };
                calls_within(body.stream(), 0, &mut self.found.unseen);
                self.imports.add_macro_rules(scope.module.0, name);
                4
            }
            _ => 1,
        }
    }

    /// `mod name;` or `mod name { … }`
    fn module(
        &mut self,
        trees: &[TokenTree],
        at: usize,
        scope: &Scope,
        pending: &mut Pending,
    ) -> usize {
        let Some(name) = ident(trees.get(at + 1)) else { return 1 };
        let attributes = std::mem::take(&mut pending.attributes);
        let path = attributes.iter().find_map(path_attribute);
        match trees.get(at + 2) {
            Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => {
                let mut inner = scope.clone();
                inner.module.1.push(name.clone());
                inner.inline.push((name, path));
                inner.depth += 1;
                self.level(body.stream(), &inner);
                3
            }
            tree if is_punct(tree, ';') => {
                self.found.modules.push(OutOfLine {
                    module: scope.module.clone(),
                    inline: scope.inline.clone(),
                    name,
                    path,
                    conditional: attributes.iter().any(is_conditional),
                    span: span_of(trees.get(at + 1)),
                });
                3
            }
            _ => 1,
        }
    }

    fn punct(
        &mut self,
        mark: char,
        trees: &[TokenTree],
        at: usize,
        scope: &Scope,
        pending: &mut Pending,
    ) -> usize {
        match (mark, trees.get(at + 1)) {
            ('#', Some(TokenTree::Group(group))) if group.delimiter() == Delimiter::Bracket => {
                pending.attributes.push(group.clone());
                2
            }
            ('!', Some(TokenTree::Group(group))) if at > 0 => {
                self.call(trees, at, group, scope);
                let ends = group.delimiter() == Delimiter::Brace && pending.item.is_none();
                if ends {
                    *pending = Pending::default();
                }
                2
            }
            (';', _) => {
                *pending = Pending::default();
                1
            }
            _ => 1,
        }
    }

    fn group(&mut self, group: &Group, scope: &Scope, pending: &mut Pending) {
        let mut inner = scope.clone();
        inner.depth += 1;
        if group.delimiter() == Delimiter::Brace {
            inner.around.extend(pending.item.take());
            pending.attributes.clear();
        } else if let Some(item) = &pending.item {
            // A constant's value, or a function's arguments.
            inner.around.push(item.clone());
        }
        self.level(group.stream(), &inner);
    }

    /// `path::to::name!( … )`, whose mark is at `at`.
    fn call(&mut self, trees: &[TokenTree], at: usize, group: &Group, scope: &Scope) {
        let path = path_before(trees, at);
        let Some(last) = path.last().map(|(name, _)| name.as_str()) else {
            let mut inner = scope.clone();
            inner.depth += 1;
            return self.level(group.stream(), &inner);
        };
        let start = path.first().map_or_else(Span::call_site, |(_, span)| *span);
        if last == "include"
            && let Some(file) = only_string(group.stream())
        {
            self.found.included.push((scope.module.clone(), file, start));
        }
        self.found.calls.push(Call {
            path: path.into_iter().map(|(name, _)| name).collect(),
            module: scope.module.clone(),
            around: scope.around.clone(),
            span: (start, group.span_close()),
            tokens: group.stream(),
        });
        // Calls in the calls of others; what is in sqlweave's own is taken out afterwards.
        let mut inner = scope.clone();
        inner.depth += 1;
        self.level(group.stream(), &inner);
    }
}

/// The segments of the path in front of `!`, with their spans.
fn path_before(trees: &[TokenTree], at: usize) -> Vec<(String, Span)> {
    let colon = |tree: Option<&TokenTree>| is_punct(tree, ':');
    let mut path = Vec::new();
    let mut end = at;
    while let Some(TokenTree::Ident(segment)) = end.checked_sub(1).and_then(|i| trees.get(i)) {
        path.push((segment.to_string(), segment.span()));
        if end < 3 || !colon(trees.get(end - 2)) || !colon(trees.get(end - 3)) {
            break;
        }
        end -= 3;
    }
    path.reverse();
    path
}

/// The type that `impl … {` is about, or the trait that is declared.
fn implemented(word: &str, trees: &[TokenTree]) -> Option<String> {
    let is_body =
        |tree: &TokenTree| matches!(tree, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace);
    let body = trees.iter().position(is_body)?;
    let head = trees.get(..body)?;
    if word == "trait" {
        return ident(head.first());
    }
    let (mut depth, mut arrow) = (0_usize, false);
    let mut last = None;
    for tree in head {
        match tree {
            TokenTree::Punct(p) if p.as_char() == '<' => depth += 1,
            TokenTree::Punct(p) if p.as_char() == '>' && !arrow => depth = depth.saturating_sub(1),
            TokenTree::Punct(p) if p.as_char() == ';' => return None,
            TokenTree::Ident(word) if depth == 0 && word == "where" => break,
            TokenTree::Ident(word) if depth == 0 && word == "for" => last = None,
            TokenTree::Ident(word) if depth == 0 => last = Some(word.to_string()),
            _ => {}
        }
        arrow = is_punct(Some(tree), '-');
    }
    last
}

/// `path = "…"` of an attribute.
fn path_attribute(attribute: &Group) -> Option<String> {
    let trees: Vec<TokenTree> = attribute.stream().into_iter().collect();
    match trees.as_slice() {
        [TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Literal(path)]
            if word == "path" =>
        {
            string(path)
        }
        _ => None,
    }
}

fn is_conditional(attribute: &Group) -> bool {
    let first = attribute.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(word)) if word == "cfg" || word == "cfg_attr")
}

/// The calls of sqlweave's macros that make queries, by their everyday names.
fn calls_within(tokens: TokenStream, depth: usize, calls: &mut Vec<(Span, Span)>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        let before = |count: usize| at.checked_sub(count).and_then(|index| trees.get(index));
        let called = ident(before(2)).as_deref().and_then(Macro::named);
        if is_punct(before(1), '!') && called.is_some_and(Macro::is_query) {
            calls.push((span_of(before(2)), group.span_close()));
        } else if depth < DEEPEST {
            calls_within(group.stream(), depth + 1, calls);
        }
    }
}

/// Whether a word is a lifetime's, as in `&'static`.
fn behind_quote(trees: &[TokenTree], at: usize) -> bool {
    is_punct(at.checked_sub(1).and_then(|before| trees.get(before)), '\'')
}

fn is_punct(tree: Option<&TokenTree>, wanted: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn ident(tree: Option<&TokenTree>) -> Option<String> {
    match tree {
        Some(TokenTree::Ident(word)) => Some(word.to_string().trim_start_matches("r#").to_owned()),
        _ => None,
    }
}

fn span_of(tree: Option<&TokenTree>) -> Span {
    tree.map_or_else(Span::call_site, TokenTree::span)
}

fn only_string(tokens: TokenStream) -> Option<String> {
    let mut trees = tokens.into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Literal(literal)), None) => string(&literal),
        _ => None,
    }
}

fn string(literal: &proc_macro2::Literal) -> Option<String> {
    sqlweave_expand::tokens::is_string(literal)
        .then(|| sqlweave_expand::tokens::string_value(literal))
}
