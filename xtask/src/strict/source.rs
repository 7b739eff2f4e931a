//! Whether a C function of the server can return NULL, read from its source.
//!
//! A function under the version-1 convention returns NULL by `fcinfo->isnull` alone. So one whose body, the macros in
//! it and every function that it hands `fcinfo` to never set that field cannot. What goes through
//! `DirectFunctionCall` and its like need not be looked at: those raise an error on NULL. In doubt it can.

mod tokens;

use std::{
    cell::RefCell,
    collections::HashMap,
    error::Error,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};
use tokens::{is_identifier, strip, tokens};

/// The source of a server, or of a library of an extension, which stands on the server's.
#[derive(Default)]
pub(super) struct Source {
    base: Option<Rc<Source>>,
    functions: HashMap<String, Vec<Function>>,
    macros: HashMap<String, Vec<Macro>>,
    /// Why a macro or function can return NULL, by its name and whether a set is returned.
    known: RefCell<HashMap<(String, bool), Result<(), String>>>,
}

struct Function {
    file: PathBuf,
    is_for_sql: bool,
    takes_fcinfo: bool,
    body: Vec<String>,
}

struct Macro {
    params: Vec<String>,
    text: String,
    body: Vec<String>,
}

const FCINFO: &str = "fcinfo";

impl Source {
    /// Reads the functions and macros of a source tree.
    pub(super) fn read(folder: &Path) -> Result<Source, Box<dyn Error>> {
        let parts = ["src/backend", "src/include", "src/common"];
        Source::default().with(&parts.map(|part| folder.join(part)))
    }

    /// Reads the folder of `contrib` that the library of that name is built from.
    pub(super) fn read_library(
        folder: &Path,
        base: &Rc<Source>,
        library: &str,
    ) -> Result<Source, Box<dyn Error>> {
        for entry in fs::read_dir(folder.join("contrib"))? {
            let folder = entry?.path();
            let Ok(makefile) = fs::read_to_string(folder.join("Makefile")) else { continue };
            let names = makefile.lines().filter_map(|line| line.split_once('='));
            let mut names = names.filter(|(key, _)| matches!(key.trim(), "MODULE_big" | "MODULES"));
            if names.any(|(_, names)| names.split_whitespace().any(|name| name == library)) {
                let source = Source { base: Some(base.clone()), ..Source::default() };
                return source.with(&[folder]);
            }
        }
        Err(format!("no folder of contrib makes the library {library}").into())
    }

    fn with(mut self, folders: &[PathBuf]) -> Result<Source, Box<dyn Error>> {
        let mut texts = Vec::new();
        for folder in folders {
            read_texts(folder, &mut texts)?;
        }
        for (_, text) in &texts {
            self.add_macros(text);
        }
        for (file, text) in &texts {
            self.add_functions(file, text);
        }
        Ok(self)
    }

    /// The definitions of a macro.
    fn macros_named(&self, name: &str) -> impl Iterator<Item = &Macro> {
        let base = self.base.iter().filter_map(|base| base.macros.get(name));
        self.macros.get(name).into_iter().chain(base).flatten()
    }

    /// Nothing, or why the function of that C name may return NULL.
    pub(super) fn never_null(&self, symbol: &str, returns_set: bool) -> Result<(), String> {
        self.check_functions(symbol, None, returns_set)
    }

    /// A digest of the function's text and of the functions that it hands `fcinfo` to.
    pub(super) fn digest(&self, symbol: &str) -> String {
        let mut read: Vec<&Function> = Vec::new();
        let mut waiting = self.named(symbol, None);
        while let Some(function) = waiting.pop() {
            if read.iter().any(|other| std::ptr::eq(*other, function)) {
                continue;
            }
            let body = &function.body;
            let uses = (0..body.len()).filter(|&at| body[at] == FCINFO);
            let called = uses.filter_map(|at| called(body, at));
            waiting.extend(called.flat_map(|name| self.named(name, Some(&function.file))));
            read.push(function);
        }
        let tokens = read.iter().flat_map(|function| &function.body);
        format!("{:016x}", super::digest(tokens.flat_map(|t| t.bytes().chain([b' ']))))
    }

    /// The functions that a name means in a file: that file's own, or else those of the others. What SQL calls is a
    /// library's own.
    fn named(&self, name: &str, file: Option<&Path>) -> Vec<&Function> {
        let base = self.base.as_deref().filter(|_| file.is_some());
        let get = |name: &str| {
            let of_base = base.and_then(|base| base.functions.get(name));
            let found: Vec<&Function> =
                self.functions.get(name).into_iter().chain(of_base).flatten().collect();
            Some(found).filter(|found| !found.is_empty())
        };
        let found = get(name).or_else(|| {
            // A macro may give a function another name.
            match self.macros_named(name).next()?.body.as_slice() {
                [alias] => get(alias),
                _ => None,
            }
        });
        let mut found = found.unwrap_or_default();
        if found.iter().any(|f| Some(f.file.as_path()) == file) {
            found.retain(|f| Some(f.file.as_path()) == file);
        } else {
            found.retain(|f| file.is_some() || f.is_for_sql);
        }
        found
    }

    fn check_functions(
        &self,
        name: &str,
        file: Option<&Path>,
        returns_set: bool,
    ) -> Result<(), String> {
        let found = self.named(name, file);
        if found.is_empty() {
            return Err(format!("the source of {name} is not found"));
        }
        found.into_iter().try_for_each(|function| {
            let key = (format!("{}:{name}", function.file.display()), returns_set);
            if let Some(known) = self.known.borrow().get(&key) {
                return known.clone();
            }
            // Recursion adds no way of its own to return NULL.
            self.known.borrow_mut().insert(key.clone(), Ok(()));
            let result = if function.takes_fcinfo {
                self.check_body(&function.body, &function.file, returns_set)
                    .map_err(|why| format!("{name} ({}): {why}", file_name(&function.file)))
            } else {
                Err(format!("{name} takes fcinfo by another name"))
            };
            self.known.borrow_mut().insert(key, result.clone());
            result
        })
    }

    fn check_macro(&self, name: &str, returns_set: bool) -> Result<(), String> {
        // The end of a set is no row of it. The other makes a call information of its own.
        if name == "LOCAL_FCINFO" || returns_set && name == "SRF_RETURN_DONE" {
            return Ok(());
        }
        let key = (format!("#{name}"), returns_set);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        self.known.borrow_mut().insert(key.clone(), Ok(()));
        let result = self
            .macros_named(name)
            .filter(|m| !m.params.iter().any(|p| p == FCINFO))
            .try_for_each(|m| self.check_body(&m.body, Path::new(""), returns_set))
            .map_err(|why| format!("{name}: {why}"));
        self.known.borrow_mut().insert(key, result.clone());
        result
    }

    fn check_body(&self, body: &[String], file: &Path, returns_set: bool) -> Result<(), String> {
        for (at, token) in body.iter().enumerate() {
            let behind = |distance: usize| body.get(at + distance).map_or("", String::as_str);
            match token.as_str() {
                FCINFO => self.check_fcinfo(body, at, file, returns_set)?,
                "isnull" if behind(1) == "=" && behind(2) == "true" => {
                    return Err("isnull = true".into());
                }
                "SFRM_Materialize" | "setResult" if returns_set => {
                    return Err("returns a set as a table".into());
                }
                "PG_RETURN_NULL" if follows_error(body, at) => {}
                name if self.macros_named(name).next().is_some() => {
                    self.check_macro(name, returns_set)?
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// One use of `fcinfo`: a field other than `isnull`, or an argument of a function that is checked in turn.
    fn check_fcinfo(
        &self,
        body: &[String],
        at: usize,
        file: &Path,
        returns_set: bool,
    ) -> Result<(), String> {
        let token = |at: Option<usize>| at.and_then(|at| body.get(at)).map_or("", String::as_str);
        let before = token(at.checked_sub(1));
        let behind = |distance| token(at.checked_add(distance));
        if behind(1) == "->" && !matches!(before, "->" | ".") {
            let is_set = behind(2) == "isnull" && (behind(3), behind(4)) != ("=", "false");
            return if is_set { Err("uses fcinfo->isnull".into()) } else { Ok(()) };
        }
        if !matches!(before, "(" | ",") || !matches!(behind(1), ")" | ",") {
            return Err("uses fcinfo itself".into());
        }
        let called = called(body, at).unwrap_or_default();
        self.check_functions(called, Some(file), returns_set)
    }

    fn add_macros(&mut self, text: &str) {
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let directive = line.strip_prefix('#').map(str::trim_start);
            let Some(rest) = directive.and_then(|d| d.strip_prefix("define")) else { continue };
            let mut text = rest.trim_start().to_owned();
            while text.ends_with('\\') {
                text.pop();
                text.push(' ');
                text.push_str(lines.next().unwrap_or_default().trim_end());
            }
            let name_end = text.find(|c: char| !is_identifier(c)).unwrap_or(text.len());
            let (name, rest) = text.split_at(name_end);
            let (params, body) = match rest.strip_prefix('(').and_then(|r| r.split_once(')')) {
                Some((params, body)) => (split_arguments(params), body),
                None => (Vec::new(), rest),
            };
            let made = Macro { params, text: body.to_owned(), body: tokens(body) };
            self.macros.entry(name.to_owned()).or_default().push(made);
        }
    }

    /// Definitions: a name at the start of a line, parentheses, a brace at the start of a line.
    fn add_functions(&mut self, file: &Path, text: &str) {
        for (start, name) in line_starts(text) {
            let Some((params, behind)) = parenthesized(text, start + name.len()) else { continue };
            let rest = &text[behind..];
            if let Some(body) = rest.trim_start().strip_prefix('{') {
                let body = body.split_once("\n}").map_or(body, |(body, _)| body);
                self.add_function(file, name, params, body);
            } else if self.macros_named(name).next().is_some() {
                self.add_expanded(file, name, params);
            }
        }
    }

    /// The functions that a macro used at top level defines.
    fn add_expanded(&mut self, file: &Path, name: &str, arguments: &str) {
        let arguments = split_arguments(arguments);
        let expand = |m: &Macro| {
            let defines = m.text.contains("PG_FUNCTION_ARGS") && m.params.len() == arguments.len();
            defines.then(|| substitute(&m.text, &m.params, &arguments))
        };
        let texts: Vec<String> = self.macros_named(name).filter_map(expand).collect();
        for text in texts {
            for part in text.split("Datum").skip(1) {
                let Some((name, rest)) = part.split_once('(') else { continue };
                let Some((params, rest)) = rest.split_once(')') else { continue };
                if params.trim() != "PG_FUNCTION_ARGS" {
                    continue;
                }
                if let Some(body) = rest.trim_start().strip_prefix('{') {
                    self.add_function(file, name.trim(), params, body);
                }
            }
        }
    }

    fn add_function(&mut self, file: &Path, name: &str, params: &str, body: &str) {
        let params = tokens(params);
        let is_for_sql = params.iter().any(|p| p == "PG_FUNCTION_ARGS");
        let takes_fcinfo = is_for_sql || params.iter().any(|p| p == FCINFO);
        let made = Function { file: file.to_owned(), is_for_sql, takes_fcinfo, body: tokens(body) };
        self.functions.entry(name.to_owned()).or_default().push(made);
    }
}

/// Whether the statement before a place is an error report, which does not return.
fn follows_error(body: &[String], at: usize) -> bool {
    let end = at.checked_sub(2).filter(|&end| body[end] == ")" && body[end + 1] == ";");
    let Some(open) = end.and_then(|end| opening(body, end)) else { return false };
    let token = |back: usize| open.checked_sub(back).map_or("", |at| body[at].as_str());
    let is_error = body.get(open + 1).is_some_and(|level| level == "ERROR");
    // Not where it is the only statement of an `if`.
    is_error && matches!(token(1), "ereport" | "elog") && matches!(token(2), "{" | "}" | ";" | ":")
}

/// What is called with the argument at a place.
fn called(body: &[String], at: usize) -> Option<&str> {
    let name = opening(body, at)?.checked_sub(1)?;
    body.get(name).map(String::as_str)
}

/// The parenthesis that encloses a place.
fn opening(body: &[String], at: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, token) in body.iter().enumerate().take(at).rev() {
        match token.as_str() {
            ")" => depth += 1,
            "(" if depth == 0 => return Some(at),
            "(" => depth -= 1,
            ";" => return None,
            _ => {}
        }
    }
    None
}

/// Identifiers at the start of a line, with where they are.
fn line_starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let end = line.find(|c: char| !is_identifier(c))?;
        (end > 0).then(|| (at, &line[..end]))
    })
}

/// What is in the parentheses that begin at a place, and where they end.
fn parenthesized(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &text[at..];
    let open = at + rest.find(|c: char| !matches!(c, ' ' | '\t'))?;
    if !text[open..].starts_with('(') {
        return None;
    }
    let mut depth = 0;
    for (offset, c) in text[open..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[open + 1..open + offset], open + offset + 1));
        }
    }
    None
}

/// The parts between commas that are in no further parentheses.
fn split_arguments(list: &str) -> Vec<String> {
    let mut depth = 0;
    let parts = list.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(|part| part.trim().to_owned()).collect()
}

/// A macro's text with its arguments, and what `##` and `CppConcat` join joined.
fn substitute(text: &str, params: &[String], arguments: &[String]) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c: char| !is_identifier(c)).unwrap_or(rest.len());
        let end = if end == 0 { c.len_utf8() } else { end };
        let word = &rest[..end];
        let argument = params.iter().position(|p| p == word).map(|at| arguments[at].as_str());
        made.push_str(argument.unwrap_or(word));
        rest = &rest[end..];
    }
    while let Some((left, right)) = made.split_once("##") {
        made = format!("{}{}", left.trim_end(), right.trim_start());
    }
    while let Some((left, right)) = made.split_once("CppConcat(") {
        let Some((joined, right)) = right.split_once(')') else { break };
        let joined: String = split_arguments(joined).concat();
        made = format!("{left}{joined}{right}");
    }
    made
}

fn read_texts(folder: &Path, texts: &mut Vec<(PathBuf, String)>) -> Result<(), Box<dyn Error>> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            read_texts(&path, texts)?;
        } else if path.extension().is_some_and(|e| e == "c" || e == "h") {
            let text = fs::read(&path)?;
            texts.push((path, strip(&String::from_utf8_lossy(&text))));
        }
    }
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Source, strip};
    use std::{path::Path, rc::Rc};

    fn check(text: &str, returns_set: bool) -> Result<(), String> {
        let macros = "#define PG_RETURN_NULL() \\\n\tdo { fcinfo->isnull = true; return (Datum) 0; } while (0)\n\
            #define SRF_RETURN_DONE(f) do { PG_RETURN_NULL(); } while (0)\n\
            #define SRF_RETURN_NEXT(f, r) do { return r; } while (0)\n\
            #define CMP(type, ret) \\\nDatum \\\ncmp_##type(PG_FUNCTION_ARGS) \\\n{ \\\n ret(1); \\\n}\n";
        let mut source = Source::default();
        source.add_macros(&strip(macros));
        source.add_functions(Path::new("a.c"), &strip(text));
        source.never_null("f", returns_set)
    }

    fn body(body: &str) -> Result<(), String> {
        check(&format!("Datum\nf(PG_FUNCTION_ARGS)\n{{\n{body}\n}}\n"), false)
    }

    #[test]
    fn only_what_sets_isnull_can_return_null() {
        assert_eq!(body("return 1; /* PG_RETURN_NULL(); */"), Ok(()));
        assert_eq!(body("log(\"PG_RETURN_NULL\"); return fcinfo->args[0].value;"), Ok(()));
        assert!(body("PG_RETURN_NULL();").is_err());
        assert_eq!(body("if (x) { ereport(ERROR, (errcode(1))); PG_RETURN_NULL(); }"), Ok(()));
        assert_eq!(body("wrong: ereport(ERROR, (errcode(1))); PG_RETURN_NULL();"), Ok(()));
        assert!(body("if (x) ereport(WARNING, (errcode(1))); PG_RETURN_NULL();").is_err());
        assert!(body("if (x) ereport(ERROR, (errcode(1))); PG_RETURN_NULL();").is_err());
        assert!(body("fcinfo->isnull = x;").is_err());
        assert!(body("next(it, &fcinfo->isnull);").is_err());
        assert!(body("save = fcinfo;").is_err());
        assert!(body("return (*call)(fcinfo);").is_err());
        assert!(body("return elsewhere(fcinfo);").is_err());
        assert!(check("", false).is_err());
    }

    #[test]
    fn what_fcinfo_is_handed_to_is_read_too() {
        let with = |helper: &str| {
            check(
                &format!(
                    "static Datum\nhelp(FunctionCallInfo fcinfo, int x)\n{{\n{helper}\n}}\n\
                     Datum\nf(PG_FUNCTION_ARGS)\n{{\n\treturn help(fcinfo, g(1));\n}}\n"
                ),
                false,
            )
        };
        assert_eq!(with("return x;"), Ok(()));
        assert!(with("PG_RETURN_NULL();").is_err());
        assert!(check("Datum\nh(FunctionCallInfo i)\n{\n}\nDatum\nf(PG_FUNCTION_ARGS)\n{\nh(fcinfo);\n}\n", false).is_err());
    }

    #[test]
    fn sets_end_by_null_but_do_not_hold_one() {
        let text =
            "Datum\nf(PG_FUNCTION_ARGS)\n{\nSRF_RETURN_NEXT(c, 1);\nSRF_RETURN_DONE(c);\n}\n";
        assert_eq!(check(text, true), Ok(()));
        assert!(check(text, false).is_err());
        let table = "Datum\nf(PG_FUNCTION_ARGS)\n{\nrsinfo->returnMode = SFRM_Materialize;\n}\n";
        assert!(check(table, true).is_err());
    }

    #[test]
    fn a_library_has_the_functions_of_its_own_and_hands_fcinfo_to_the_servers() {
        let of = |file: &str, text: &str, base: Option<Rc<Source>>| {
            let mut source = Source { base, ..Source::default() };
            source.add_functions(Path::new(file), &strip(text));
            source
        };
        let function =
            |name: &str, body: &str| format!("Datum\n{name}(PG_FUNCTION_ARGS)\n{{\n{body}\n}}\n");
        let server = function("f", "return 1;") + &function("null", "fcinfo->isnull = true;");
        let server = Rc::new(of("server.c", &server, None));
        let library = function("g", "return f(fcinfo);") + &function("h", "return null(fcinfo);");
        let library = of("library.c", &library, Some(server.clone()));
        assert_eq!(library.never_null("g", false), Ok(()));
        assert!(library.never_null("h", false).is_err());
        assert!(library.never_null("f", false).is_err());
        assert_eq!(server.never_null("f", false), Ok(()));
    }

    #[test]
    fn macros_define_functions() {
        let mut source = Source::default();
        source
            .add_macros("#define CMP(type, ret) Datum cmp_##type(PG_FUNCTION_ARGS) { ret(1); }\n");
        source.add_functions(Path::new("a.c"), "CMP(lt, PG_RETURN_BOOL)\n");
        assert_eq!(source.never_null("cmp_lt", false), Ok(()));
    }
}
