//! Which macro a name means: what `use` declarations bring into a module, and which macros the crate makes itself.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Delimiter, TokenTree};

use crate::scan::Macro;

/// A target and a module in it.
pub(crate) type Module = (usize, Vec<String>);

#[derive(Debug, Default)]
pub(crate) struct Imports {
    /// What a name in a module stands for.
    uses: HashMap<Module, HashMap<String, Vec<String>>>,
    /// Names of `macro_rules!`, by target.
    own: HashSet<(usize, String)>,
}

impl Imports {
    pub(crate) fn add_macro_rules(&mut self, target: usize, name: String) {
        self.own.insert((target, name));
    }

    /// Reads what is behind `use`.
    pub(crate) fn add_use(&mut self, module: &Module, declared: &[TokenTree]) {
        let mut found = Vec::new();
        read_tree(declared, &[], 0, &mut found);
        self.uses.entry(module.clone()).or_default().extend(found);
    }

    /// The path that a name in a module was brought in by.
    pub(crate) fn path_of(&self, module: &Module, name: &str) -> Option<&[String]> {
        self.uses.get(module)?.get(name).map(Vec::as_slice)
    }

    /// Which of sqlweave's macros a call in a module is of.
    pub(crate) fn macro_of(&self, module: &Module, path: &[String]) -> Option<Macro> {
        let last = path.last()?;
        let ours = |root: &str| matches!(root, "sqlweave" | "crate" | "self" | "super");
        match path {
            [name] => match self.path_of(module, name) {
                Some(brought) => {
                    let (root, last) = (brought.first()?, brought.last()?);
                    ours(root).then(|| Macro::named(last))?
                }
                None if self.own.contains(&(module.0, name.clone())) => None,
                None => Macro::named(name),
            },
            [root, ..] => ours(root).then(|| Macro::named(last))?,
            [] => None,
        }
    }
}

/// `a::b::{c, d as e, f::*}` as names with their paths.
fn read_tree(
    trees: &[TokenTree],
    prefix: &[String],
    depth: usize,
    found: &mut Vec<(String, Vec<String>)>,
) {
    if depth > 32 {
        return;
    }
    let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(p) if p.as_char() == ',');
    for entry in trees.split(is_comma) {
        let mut path = prefix.to_owned();
        let mut alias = None;
        let mut behind_as = false;
        let mut nested = false;
        for tree in entry {
            match tree {
                TokenTree::Ident(word) if word == "as" => behind_as = true,
                TokenTree::Ident(word) if behind_as => alias = Some(word.to_string()),
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    read_tree(&inner, &path, depth + 1, found);
                    nested = true;
                }
                TokenTree::Punct(punct) if punct.as_char() == '*' => nested = true,
                _ => {}
            }
        }
        if nested {
            continue;
        }
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        if let Some(last) = alias.or_else(|| path.last().cloned()) {
            found.push((last, path));
        }
    }
}
