//! A query as the page shows it.

/// A query of the crate.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pub(crate) anchor: String,
    /// The function's, or a word on where it stands.
    pub(crate) name: String,
    /// The module's path.
    pub(crate) module: String,
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) doc: Option<String>,
    /// The call of the macro.
    pub(crate) written: String,
    /// How many rows of what: `Vec<TopCustomer>`.
    pub(crate) gives: Option<String>,
    /// The mistakes of one that does not compile.
    pub(crate) error: Option<String>,
    /// More than one where a batch loads a level.
    pub(crate) statements: Vec<Statement>,
    pub(crate) parameters: Vec<Parameter>,
    /// Fields of nested rows stand behind the field that holds them.
    pub(crate) row: Vec<Field>,
    /// Why there may be many rows.
    pub(crate) many: Option<String>,
    pub(crate) relations: Vec<Used>,
    /// What lints say, and which are allowed.
    pub(crate) remarks: Vec<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Statement {
    pub(crate) label: Option<String>,
    pub(crate) sql: String,
    /// The text that a server can plan, where it can.
    pub(crate) planned: Option<String>,
    pub(crate) plan: Option<Result<String, String>>,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    /// `$1`
    pub(crate) place: String,
    /// The Rust in braces.
    pub(crate) written: String,
    pub(crate) type_name: String,
    /// The type that is read from columns of that type.
    pub(crate) rust: String,
    pub(crate) nullable: bool,
}

#[derive(Debug)]
pub(crate) struct Field {
    /// How many rows it is nested in.
    pub(crate) depth: usize,
    pub(crate) name: String,
    pub(crate) type_name: String,
    pub(crate) rust: String,
    pub(crate) nullable: bool,
    pub(crate) why: Option<String>,
    pub(crate) comment: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Used {
    pub(crate) name: String,
    pub(crate) read: bool,
    pub(crate) written: bool,
}
