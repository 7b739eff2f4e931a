//! The queries among a crate's calls, each compiled against a schema as its macro compiles it.

use proc_macro2::{TokenStream, TokenTree};
use sqlweave_core::{
    compiled::{CompiledQuery, SqlType},
    config::Config,
    diagnostic::{Diagnostic, Severity},
    relations::{self, UsedRelation},
    schema::Schema,
};
use sqlweave_expand::{
    expand::{self, Attempt, name::short, row::Row, rust_type::Types},
    fragment::{self, Fragment},
    input::{self, Form, Input, ItemRow},
    report::{self, Message},
    schema_file::{self, QueryFile},
    tokens::{Woven, string_value},
};

pub use sqlweave_expand::input::Shape;

use crate::{
    Crate, Mistake, Place,
    imports::Module,
    modules::place,
    names::Names,
    scan::{Invocation, Macro},
};

/// A query of a crate.
#[derive(Clone, Debug)]
pub struct Query {
    /// What it is called in its module: its function, or what it stands in, as `find`, `Orders::find`, `find (2)`.
    pub name: String,
    /// Index into [`Crate::targets`].
    pub target: usize,
    /// The modules around it, from the target's root.
    pub module: Vec<String>,
    /// From the macro's name to the closing bracket.
    pub place: Place,
    /// What is written there.
    pub written: String,
    /// What becomes of it, or what is wrong with it.
    pub checked: Result<Checked, Vec<Mistake>>,
}

/// A query without mistakes.
#[derive(Clone, Debug)]
pub struct Checked {
    pub compiled: CompiledQuery,
    /// The Rust in it, by [`RustIndex`](sqlweave_core::lex::RustIndex).
    pub rust: Vec<String>,
    /// Of each of the compiled query's parameters.
    pub params: Vec<Param>,
    /// The fields of its row, one for each column.
    pub row: Vec<Field>,
    /// What its rows are called, where it says so: the struct it declares or uses, or the type of its only value.
    pub row_type: Option<String>,
    /// How many rows an item promises.
    pub promised: Option<Shape>,
    pub relations: Vec<UsedRelation>,
    /// What lints say of it.
    pub warnings: Vec<Mistake>,
}

/// A parameter's Rust.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Param {
    /// The expression in braces.
    pub written: String,
    /// The type that a column of its type would be read as; None where there is none.
    pub rust: Option<String>,
}

/// A field of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    pub name: String,
    /// Its type, without paths.
    pub rust: String,
    /// Fields of the rows that it holds.
    pub nested: Vec<Field>,
}

impl Crate {
    /// Compiles the crate's queries against a schema.
    pub fn compile(&self, config: &Config, schema: &mut Schema) -> Vec<Query> {
        let (fragments, mut broken) = self.fragments();
        let compiler = Compiler { found: self, fragments: &fragments, config };
        let mut names = Names::default();
        let mut queries = Vec::new();
        for call in &self.invocations {
            match call.called {
                Macro::Query | Macro::QueryFile => {
                    queries.push(compiler.query(call, schema, &mut names));
                }
                Macro::Fragment => {
                    let mistake = broken.iter().position(|(index, _)| *index == call.place);
                    let Some(mistake) = mistake.map(|index| broken.remove(index).1) else {
                        continue;
                    };
                    let mut query = self.bare(call, names.next(call, None));
                    query.checked = Err(vec![mistake]);
                    queries.push(query);
                }
                Macro::Schema => {}
            }
        }
        queries
    }

    /// A module as Rust names it, from the crate's own name on.
    pub fn module_path(&self, target: usize, module: &[String]) -> String {
        let root = self.targets.get(target).map_or("crate", |target| target.name.as_str());
        let root = root.replace('-', "_");
        std::iter::once(root.as_str())
            .chain(module.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join("::")
    }

    /// What fragments are declared, and those that could not be read.
    fn fragments(&self) -> (Vec<Declared>, Vec<(Place, Mistake)>) {
        let (mut read, mut broken) = (Vec::new(), Vec::new());
        for call in self.invocations.iter().filter(|call| call.called == Macro::Fragment) {
            match fragment::parse(call.tokens.clone()) {
                Ok(fragment) => read.push(((call.target, call.module.clone()), fragment)),
                Err(message) => {
                    broken.push((call.place.clone(), self.mistake(&message, &call.place)));
                }
            }
        }
        (read, broken)
    }

    fn bare(&self, call: &Invocation, name: String) -> Query {
        Query {
            name,
            target: call.target,
            module: call.module.clone(),
            place: call.place.clone(),
            written: self.slice(&call.place),
            checked: Err(Vec::new()),
        }
    }

    /// A message of the macro's at its place; `call` is that of a message about the whole.
    fn mistake(&self, message: &Message, call: &Place) -> Mistake {
        let place = place(&self.files, message.start, message.end);
        let known = place.file.as_os_str().is_empty();
        Mistake { place: if known { call.clone() } else { place }, text: message.text.clone() }
    }

    /// What stands at a place.
    fn slice(&self, place: &Place) -> String {
        let Some(file) = self.files.iter().find(|file| file.shown == place.file) else {
            return String::new();
        };
        let lines = file.text.lines().enumerate().skip(place.line.saturating_sub(1));
        let mut written = Vec::new();
        for (index, line) in lines.take_while(|(index, _)| *index < place.end_line) {
            let end = if index + 1 == place.end_line { place.end_column - 1 } else { usize::MAX };
            let start = if index + 1 == place.line { place.column - 1 } else { 0 };
            written.push(line.chars().take(end).skip(start).collect::<String>());
        }
        written.join("\n")
    }
}

/// A fragment and where it is declared.
type Declared = (Module, Fragment);

struct Compiler<'c> {
    found: &'c Crate,
    fragments: &'c [Declared],
    config: &'c Config,
}

/// How many fragments a query may have put in it; the compiler's own limit of expansions.
const MOST_FRAGMENTS: usize = 128;

impl Compiler<'_> {
    fn query(&self, call: &Invocation, schema: &mut Schema, names: &mut Names) -> Query {
        let read = self.read(call);
        let name = names.next(call, read.as_ref().ok().map(|(input, _)| input));
        let mut query = self.found.bare(call, name);
        query.checked = match read {
            Ok((input, file)) => self.check(call, input, file.as_ref(), schema),
            Err(message) => Err(vec![self.found.mistake(&message, &call.place)]),
        };
        query
    }

    /// Reads a call with its fragments in place.
    fn read(&self, call: &Invocation) -> Result<(Input, Option<QueryFile>), Message> {
        let tokens = call.tokens.clone();
        if call.called == Macro::QueryFile {
            let (input, path) = input::parse_file(tokens)?;
            let written = string_value(&path);
            let file = schema_file::read_query_at(&written, self.found.folder.join(&written));
            return Ok((input, Some(file.map_err(|text| Message::new(path.span(), text))?)));
        }
        let module = (call.target, call.module.clone());
        Ok((input::parse(self.settle(tokens, &module)?)?, None))
    }

    /// The query with its fragments in place.
    fn settle(&self, mut tokens: TokenStream, module: &Module) -> Result<TokenStream, Message> {
        for _ in 0..MOST_FRAGMENTS {
            let asked = match fragment::settle(tokens) {
                fragment::Query::Whole(whole) => return Ok(whole),
                fragment::Query::Asking(asked) => asked,
            };
            let path = segments(&asked.path);
            let Some(fragment) = self.fragment(&path, module) else {
                let text =
                    format!("the fragment {}! is not declared in this crate", path.join("::"));
                return Err(Message::at(&asked.path, text));
            };
            tokens = fragment.answer(asked)?;
        }
        Err(Message::at(tokens, "fragments are nested too deeply"))
    }

    /// The fragment that a path means in a module: one of that module, one that is brought in, one of a module around
    /// it, or the only one of its name.
    fn fragment(&self, path: &[String], module: &Module) -> Option<&Fragment> {
        let (name, modules) = path.split_last()?;
        let named = || self.fragments.iter().filter(|(_, fragment)| fragment.name == name);
        let of = |wanted: &Module| named().rfind(|(own, _)| own == wanted);
        if let (true, Some(brought)) =
            (modules.is_empty(), self.found.imports.path_of(module, name))
            && brought.len() > 1
            && of(module).is_none()
        {
            return self.fragment(brought, module);
        }
        let found = match modules {
            [] => (0..=module.1.len()).rev().find_map(|length| {
                of(&(module.0, module.1.get(..length).unwrap_or_default().to_vec()))
            }),
            modules => of(&(module.0, absolute(modules, &module.1))),
        };
        found.or_else(|| named().next()).map(|(_, fragment)| fragment)
    }

    fn check(
        &self,
        call: &Invocation,
        mut input: Input,
        file: Option<&QueryFile>,
        schema: &mut Schema,
    ) -> Result<Checked, Vec<Mistake>> {
        let tell = |messages: &[Message]| -> Vec<Mistake> {
            messages.iter().map(|message| self.found.mistake(message, &call.place)).collect()
        };
        let mut attempt = expand::compile_query(&input, file, self.config, schema);
        let types = Types { config: self.config, catalog: schema.catalog() };
        let row = expand::judge(&mut input, &mut attempt, types).map(|(row, _)| row);
        let Attempt { woven, compiled, messages, .. } = attempt;
        let (Some(row), Some(compiled), true) = (row, compiled, messages.is_empty()) else {
            return Err(tell(&messages));
        };
        let found = compiled.beyond.iter().chain(&compiled.lints.found);
        let warned: Vec<Message> = found
            .filter(|found: &&Diagnostic| found.severity == Severity::Warning)
            .map(|found| report::at_tokens(found, &woven))
            .collect();
        let (promised, row_type) = promised(&input);
        Ok(Checked {
            params: params(&compiled, &woven, types),
            row: match &input.form {
                Form::Item(item) if matches!(item.row, ItemRow::Scalar(_)) => value(&row),
                _ => fields(&row),
            },
            rust: woven.lexed.rust.iter().map(|piece| tidy(&piece.text)).collect(),
            relations: relations::used(&woven.lexed, schema.catalog()),
            warnings: tell(&warned),
            row_type,
            promised,
            compiled,
        })
    }
}

/// What an item, or a value of a struct in scope, says of its rows.
fn promised(input: &Input) -> (Option<Shape>, Option<String>) {
    match &input.form {
        Form::Inline => (None, None),
        Form::Into(row) => (None, Some(short(&row.to_string()))),
        Form::Item(item) => {
            let row = match &item.row {
                ItemRow::Declared(name) => Some(name.to_string()),
                ItemRow::InScope(ty) | ItemRow::Scalar(ty) => Some(short(&ty.to_string())),
                ItemRow::Nothing => None,
            };
            (Some(item.shape), row)
        }
    }
}

fn params(compiled: &CompiledQuery, woven: &Woven, types: Types<'_>) -> Vec<Param> {
    let param = compiled.params.iter().map(|param| {
        let piece = param.splice.and_then(|splice| woven.lexed.rust.get(splice.0 as usize));
        Param {
            written: piece.map(|piece| tidy(&piece.text)).unwrap_or_default(),
            rust: rust_of(types, &param.data_type, param.origin.as_ref()),
        }
    });
    param.collect()
}

fn rust_of(
    types: Types<'_>,
    data_type: &SqlType,
    origin: Option<&sqlweave_core::compiled::ColumnOrigin>,
) -> Option<String> {
    let rust = types.rust_type(data_type, origin, false).ok()?;
    Some(short(&rust.tokens.to_string()))
}

/// The same of a value that is no field: it goes by its column's name.
fn value(row: &Row) -> Vec<Field> {
    let columns = row.fields.iter().map(|field| field.column.clone());
    fields(row).into_iter().zip(columns).map(|(field, name)| Field { name, ..field }).collect()
}

fn fields(row: &Row) -> Vec<Field> {
    let fields = row.fields.iter().map(|field| Field {
        name: field.name.to_string(),
        rust: field.ty.as_ref().map(|ty| short(&ty.to_string())).unwrap_or_default(),
        nested: field.nested.as_ref().map(|nested| fields(&nested.row)).unwrap_or_default(),
    });
    fields.collect()
}

/// Rust as it is usually written: tokens print with spaces between them.
fn tidy(text: &str) -> String {
    let mut tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (spaced, tight) in [
        (" . ", "."),
        (" :: ", "::"),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
    ] {
        tidy = tidy.replace(spaced, tight);
    }
    tidy
}

/// The segments of `path::to::name!`.
fn segments(path: &TokenStream) -> Vec<String> {
    let idents = path.clone().into_iter().filter_map(|tree| match tree {
        TokenTree::Ident(segment) => Some(segment.to_string()),
        _ => None,
    });
    idents.collect()
}

/// The modules of a path, from the target's root, as seen from a module.
fn absolute(path: &[String], from: &[String]) -> Vec<String> {
    let mut modules = Vec::new();
    for (index, segment) in path.iter().enumerate() {
        match segment.as_str() {
            "crate" => modules.clear(),
            "self" => modules = from.to_vec(),
            "super" => {
                if index == 0 {
                    modules = from.to_vec();
                }
                modules.pop();
            }
            name => {
                if index == 0 {
                    modules = from.to_vec();
                }
                modules.push(name.to_owned());
            }
        }
    }
    modules
}
