//! From a target's first file to all of its files, as `mod` items lead.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Span, TokenStream};

use crate::{
    Crate, File, Mistake, Place, Target,
    imports::{Imports, Module},
    scan::{self, Call, Invocation, OutOfLine},
};

/// Reads all targets of a crate.
pub(crate) fn read(name: String, folder: PathBuf, targets: Vec<Target>) -> Crate {
    let mut reader = Reader {
        folder: folder.clone(),
        files: Vec::new(),
        imports: Imports::default(),
        calls: Vec::new(),
        unseen: Vec::new(),
        mistakes: Vec::new(),
        open: Vec::new(),
    };
    for (index, target) in targets.iter().enumerate() {
        let place = start_of(&reader.shown(&target.root));
        reader.file(&target.root, true, (index, Vec::new()), &place);
    }
    let invocations = reader.invocations();
    let Reader { files, imports, mut unseen, mut mistakes, .. } = reader;
    unseen.sort();
    unseen.dedup();
    mistakes.dedup();
    Crate { name, folder, targets, invocations, mistakes, unseen, files, imports }
}

struct Reader {
    folder: PathBuf,
    files: Vec<File>,
    imports: Imports,
    calls: Vec<Call>,
    unseen: Vec<Place>,
    mistakes: Vec<Mistake>,
    /// The files that are being read, each by way of the one before it.
    open: Vec<PathBuf>,
}

/// How deep modules may stand in files of their own.
const DEEPEST: usize = 128;

impl Reader {
    /// Reads a file and those of its modules. `owns_folder`: its modules stand beside it, as those of `lib.rs` and
    /// `mod.rs` do. `asked` is what asked for it.
    fn file(&mut self, path: &Path, owns_folder: bool, module: Module, asked: &Place) {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.open.contains(&real) || self.open.len() > DEEPEST {
            let text = format!("{} is a module of its own", self.shown(path).display());
            self.mistakes.push(Mistake { place: asked.clone(), text });
            return;
        }
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                let text = format!("{} cannot be read: {error}", self.shown(path).display());
                self.mistakes.push(Mistake { place: asked.clone(), text });
                return;
            }
        };
        let shown = self.shown(path);
        let tokens: TokenStream = match without_shebang(&text).parse() {
            Ok(tokens) => tokens,
            Err(error) => {
                let place = self.at_error(&shown, &error);
                let text = format!("this is no Rust: {error}");
                self.mistakes.push(Mistake { place, text });
                return;
            }
        };
        let key = tokens.clone().into_iter().next().map_or_else(String::new, |t| t.span().file());
        self.files.push(File { shown, text, key });
        self.open.push(real);
        let scanned = scan::scan(tokens, module, &mut self.imports);
        self.calls.extend(scanned.calls);
        for (start, end) in scanned.unseen {
            let place = place(&self.files, start, end);
            self.unseen.push(place);
        }
        let beside = path.parent().unwrap_or(Path::new("")).to_owned();
        for (module, file, span) in scanned.included {
            let asked = place(&self.files, span, span);
            self.file(&beside.join(file), owns_folder, module, &asked);
        }
        for found in scanned.modules {
            self.module(path, owns_folder, found);
        }
        self.open.pop();
    }

    /// Reads the file of `mod name;` in the file at `path`.
    fn module(&mut self, path: &Path, owns_folder: bool, found: OutOfLine) {
        let beside = path.parent().unwrap_or(Path::new("")).to_owned();
        let stem = path.file_stem().unwrap_or_default();
        let own = if owns_folder { beside.clone() } else { beside.join(stem) };
        let mut folder = own;
        for (name, path) in &found.inline {
            folder.push(path.as_ref().unwrap_or(name));
        }
        let mut module = found.module;
        module.1.push(found.name.clone());
        let asked = place(&self.files, found.span, found.span);
        if let Some(path) = found.path {
            let from = if found.inline.is_empty() { beside } else { folder };
            let path = from.join(path);
            if path.is_file() || !found.conditional {
                self.file(&path, true, module, &asked);
            }
            return;
        }
        let (flat, nested) =
            (folder.join(format!("{}.rs", found.name)), folder.join(&found.name).join("mod.rs"));
        match (flat.is_file(), nested.is_file()) {
            (true, _) => self.file(&flat, false, module, &asked),
            (false, true) => self.file(&nested, true, module, &asked),
            (false, false) if found.conditional => {}
            (false, false) => {
                let (flat, nested) = (self.shown(&flat), self.shown(&nested));
                let text = format!(
                    "the file of module {} is neither {} nor {}",
                    found.name,
                    flat.display(),
                    nested.display()
                );
                self.mistakes.push(Mistake { place: asked, text });
            }
        }
    }

    /// The calls that are of sqlweave's macros, each once, by target and module.
    fn invocations(&mut self) -> Vec<Invocation> {
        let mut seen: HashSet<(PathBuf, usize, usize)> = HashSet::new();
        let mut found: Vec<Invocation> = Vec::new();
        for call in std::mem::take(&mut self.calls) {
            let Some(called) = self.imports.macro_of(&call.module, &call.path) else { continue };
            let place = place(&self.files, call.span.0, call.span.1);
            // Of a query in a query the outer one is compiled.
            let inside = found.last().is_some_and(|last| {
                let end = (last.place.end_line, last.place.end_column);
                last.place.file == place.file
                    && (last.place.line, last.place.column) < (place.line, place.column)
                    && (place.end_line, place.end_column) <= end
            });
            if inside || !seen.insert((place.file.clone(), place.line, place.column)) {
                continue;
            }
            let (target, module) = call.module;
            let (around, tokens) = (call.around, call.tokens);
            found.push(Invocation { called, target, module, around, place, tokens });
        }
        found.sort_by(|a, b| (a.target, &a.module, &a.place).cmp(&(b.target, &b.module, &b.place)));
        found
    }

    fn shown(&self, path: &Path) -> PathBuf {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        real.strip_prefix(&self.folder).map(Path::to_owned).unwrap_or(real)
    }

    fn at_error(&self, file: &Path, error: &proc_macro2::LexError) -> Place {
        let (start, end) = (error.span().start(), error.span().end());
        Place {
            file: file.to_owned(),
            line: start.line,
            column: start.column + 1,
            end_line: end.line,
            end_column: end.column + 1,
        }
    }
}

/// The place between two spans of the same file, or of the first one where they are of two.
pub(crate) fn place(files: &[File], start: Span, end: Span) -> Place {
    let key = start.file();
    let file = files.iter().find(|file| file.key == key);
    let end = if end.file() == key { end.end() } else { start.end() };
    let start = start.start();
    Place {
        file: file.map_or_else(PathBuf::new, |file| file.shown.clone()),
        line: start.line,
        column: start.column + 1,
        end_line: end.line,
        end_column: end.column + 1,
    }
}

fn start_of(file: &Path) -> Place {
    Place { file: file.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 }
}

/// A first line such as `#!/usr/bin/env cargo` is none of Rust's. Its line stays.
fn without_shebang(text: &str) -> String {
    match text.strip_prefix("#!") {
        Some(rest) if !rest.trim_start().starts_with('[') => format!("//{rest}"),
        _ => text.to_owned(),
    }
}
