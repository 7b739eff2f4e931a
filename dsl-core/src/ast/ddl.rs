//! Statements of a schema file, as far as they matter to a query.

use super::{Expr, Ident, QualifiedName, Select, TypeName, dml::IndexElement};
use crate::source::Span;

/// A statement of a schema file.
#[derive(Clone, PartialEq, Debug)]
pub struct DdlStatement {
    pub kind: DdlKind,
    pub span: Span,
}

/// The kinds. What cannot matter to a query is `Ignored`.
#[derive(Clone, PartialEq, Debug)]
pub enum DdlKind {
    CreateSchema {
        name: Option<Ident>,
        if_not_exists: bool,
        statements: Vec<DdlStatement>,
    },
    CreateTable(Box<CreateTable>),
    CreateTableAs(Box<CreateTableAs>),
    CreateView(Box<CreateView>),
    CreateIndex(Box<CreateIndex>),
    CreateEnum {
        name: QualifiedName,
        labels: Vec<(String, Span)>,
    },
    CreateDomain(Box<CreateDomain>),
    CreateComposite {
        name: QualifiedName,
        columns: Vec<ColumnDef>,
    },
    CreateRange {
        name: QualifiedName,
        options: Vec<DefinitionOption>,
    },
    /// A base type, or a shell type.
    CreateBaseType {
        name: QualifiedName,
        options: Vec<DefinitionOption>,
    },
    CreateFunction(Box<CreateFunction>),
    CreateAggregate {
        name: QualifiedName,
        parameters: Vec<FunctionParameter>,
        /// For `(direct order by aggregated)`: how many of the parameters are direct.
        direct: Option<usize>,
        options: Vec<DefinitionOption>,
    },
    CreateOperator {
        name: QualifiedName,
        options: Vec<DefinitionOption>,
    },
    CreateCast(Box<CreateCast>),
    /// What CREATE OPERATOR CLASS and FAMILY and ALTER OPERATOR FAMILY … ADD say of operators.
    CreateOperatorClass(Box<CreateOperatorClass>),
    CreateOperatorFamily {
        name: QualifiedName,
        method: Ident,
    },
    AddToOperatorFamily {
        name: QualifiedName,
        method: Ident,
        operators: Vec<ClassOperator>,
    },
    CreateCollation {
        name: QualifiedName,
        options: Vec<DefinitionOption>,
    },
    CreateSequence {
        name: QualifiedName,
        if_not_exists: bool,
        temporary: bool,
    },
    CreateExtension(CreateExtension),
    CreateTrigger(Box<CreateTrigger>),
    CreateRule(Box<CreateRule>),
    CreatePolicy {
        table: QualifiedName,
    },
    AlterTable {
        name: QualifiedName,
        if_exists: bool,
        only: bool,
        actions: Vec<AlterTableAction>,
    },
    AlterEnum {
        name: QualifiedName,
        action: AlterEnum,
    },
    AlterDomain {
        name: QualifiedName,
        action: AlterDomain,
    },
    AlterComposite {
        name: QualifiedName,
        actions: Vec<AlterTableAction>,
    },
    /// RENAME of a whole object; a column's or constraint's is an [`AlterTableAction`].
    Rename {
        object: ObjectKind,
        name: QualifiedName,
        arguments: Option<Vec<FunctionParameter>>,
        to: Ident,
        if_exists: bool,
    },
    AlterFunction {
        object: ObjectKind,
        name: QualifiedName,
        arguments: Option<Vec<FunctionParameter>>,
        strict: Option<bool>,
        volatility: Option<char>,
    },
    SetSchema {
        object: ObjectKind,
        name: QualifiedName,
        arguments: Option<Vec<FunctionParameter>>,
        schema: Ident,
        if_exists: bool,
    },
    /// A trigger's, rule's or policy's name comes as the table's with its own as the last part; a cast as two
    /// arguments, source and target; an operator's absent argument as `none`; the method of an operator class or family
    /// as an argument.
    Drop {
        object: ObjectKind,
        names: Vec<(QualifiedName, Option<Vec<FunctionParameter>>)>,
        if_exists: bool,
        cascade: bool,
    },
    /// `comment on table/column/… is '…'`; for a column the name has the column as its last part.
    Comment {
        object: ObjectKind,
        name: QualifiedName,
        text: Option<String>,
    },
    /// `set search_path = a, b`, and `select pg_catalog.set_config('search_path', '…', false)`.
    SetSearchPath(Vec<Ident>),
    /// Cannot matter to a query.
    Ignored,
}

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObjectKind {
    Schema,
    Table,
    View,
    MaterializedView,
    ForeignTable,
    Sequence,
    Index,
    Type,
    Domain,
    Function,
    Procedure,
    Aggregate,
    Routine,
    Operator,
    OperatorClass,
    OperatorFamily,
    Cast,
    Collation,
    Extension,
    Trigger,
    Rule,
    Policy,
    Column,
    Constraint,
    Other,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateTable {
    pub name: QualifiedName,
    pub if_not_exists: bool,
    pub temporary: bool,
    pub foreign: bool,
    pub elements: Vec<TableElement>,
    pub inherits: Vec<QualifiedName>,
    /// `partition of parent`: the element list may add constraints only.
    pub partition_of: Option<QualifiedName>,
    /// `partition by …` was written.
    pub partitioned: bool,
    /// `create table t of type`.
    pub of_type: Option<QualifiedName>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum TableElement {
    Column(ColumnDef),
    Constraint(TableConstraint),
    Like { table: QualifiedName, including: Vec<(bool, String)> },
}

#[derive(Clone, PartialEq, Debug)]
pub struct ColumnDef {
    pub name: Ident,
    /// None in `create table t of type (column with options …)` and in partitions.
    pub type_name: Option<TypeName>,
    pub collation: Option<QualifiedName>,
    pub constraints: Vec<ColumnConstraint>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct ColumnConstraint {
    pub name: Option<Ident>,
    pub kind: ColumnConstraintKind,
    pub attributes: ConstraintAttributes,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub enum ColumnConstraintKind {
    NotNull,
    Null,
    Default(Expr),
    Check(Expr),
    Unique {
        nulls_not_distinct: bool,
    },
    PrimaryKey,
    References {
        table: QualifiedName,
        column: Option<Ident>,
    },
    /// `generated always as identity` (always) or `by default`.
    Identity {
        always: bool,
        /// `sequence name s`.
        sequence: Option<QualifiedName>,
    },
    /// `generated always as (expr) stored`.
    Generated {
        expr: Expr,
        stored: bool,
    },
}

/// DEFERRABLE, NOT VALID and so on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ConstraintAttributes {
    pub deferrable: bool,
    pub not_valid: bool,
    pub not_enforced: bool,
    pub no_inherit: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct TableConstraint {
    pub name: Option<Ident>,
    pub kind: TableConstraintKind,
    pub attributes: ConstraintAttributes,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub enum TableConstraintKind {
    Check(Expr),
    Unique {
        columns: Vec<Ident>,
        include: Vec<Ident>,
        nulls_not_distinct: bool,
        without_overlaps: bool,
    },
    PrimaryKey {
        columns: Vec<Ident>,
        include: Vec<Ident>,
        without_overlaps: bool,
    },
    /// `unique using index i`, `primary key using index i`.
    UsingIndex {
        primary: bool,
        index: Ident,
    },
    ForeignKey {
        columns: Vec<Ident>,
        table: QualifiedName,
        referenced: Vec<Ident>,
    },
    Exclude {
        /// `using gist`.
        method: Option<Ident>,
        elements: Vec<IndexElement>,
        include: Vec<Ident>,
        where_: Option<Expr>,
    },
    /// `not null column` of 18.
    NotNull(Ident),
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateTableAs {
    pub name: QualifiedName,
    pub if_not_exists: bool,
    pub temporary: bool,
    pub materialized_view: bool,
    pub columns: Vec<Ident>,
    pub query: Select,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateView {
    pub name: QualifiedName,
    pub or_replace: bool,
    pub recursive: bool,
    pub temporary: bool,
    pub columns: Vec<Ident>,
    pub query: Select,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateIndex {
    pub name: Option<Ident>,
    pub table: QualifiedName,
    /// `on only table`: not on its partitions.
    pub only: bool,
    pub unique: bool,
    pub method: Option<Ident>,
    pub elements: Vec<IndexElement>,
    pub include: Vec<Ident>,
    pub nulls_not_distinct: bool,
    pub where_: Option<Expr>,
    pub if_not_exists: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateDomain {
    pub name: QualifiedName,
    pub base: TypeName,
    pub collation: Option<QualifiedName>,
    pub not_null: bool,
    pub default: Option<Expr>,
    pub checks: Vec<(Option<Ident>, Expr)>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateFunction {
    pub name: QualifiedName,
    pub procedure: bool,
    pub or_replace: bool,
    pub parameters: Vec<FunctionParameter>,
    /// `returns t`, with `setof` in the type name.
    pub returns: Option<TypeName>,
    pub strict: bool,
    pub window: bool,
    /// `i`mmutable, `s`table or `v`olatile.
    pub volatility: char,
    pub language: Option<String>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct FunctionParameter {
    pub name: Option<Ident>,
    pub mode: ParameterMode,
    pub type_name: TypeName,
    pub default: Option<Expr>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParameterMode {
    In,
    Out,
    InOut,
    Variadic,
    /// A column of `returns table (…)`.
    Table,
}

/// `name = value` of CREATE AGGREGATE, OPERATOR, TYPE, COLLATION.
#[derive(Clone, PartialEq, Debug)]
pub struct DefinitionOption {
    pub name: Ident,
    pub value: Option<DefinitionValue>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum DefinitionValue {
    /// A type's or function's name, or a word.
    Type(TypeName),
    Operator(super::expr::Operator),
    Literal(String),
    /// Anything else.
    Other,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateCast {
    pub source: TypeName,
    pub target: TypeName,
    pub method: CastMethod,
    pub context: CastContext,
}

#[derive(Clone, PartialEq, Debug)]
pub enum CastMethod {
    Function { name: QualifiedName, arguments: Vec<TypeName> },
    Binary,
    InOut,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CastContext {
    Explicit,
    Assignment,
    Implicit,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateOperatorClass {
    pub name: QualifiedName,
    pub default: bool,
    pub input: TypeName,
    pub method: Ident,
    /// `family f`; a family of the class's own name without it.
    pub family: Option<QualifiedName>,
    pub operators: Vec<ClassOperator>,
}

/// `operator strategy symbol [(left, right)]`.
#[derive(Clone, PartialEq, Debug)]
pub struct ClassOperator {
    pub strategy: u8,
    pub operator: super::expr::Operator,
    pub operands: Option<(TypeName, TypeName)>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateExtension {
    pub name: Ident,
    pub if_not_exists: bool,
    pub schema: Option<Ident>,
    pub version: Option<Ident>,
    pub cascade: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateTrigger {
    pub name: Ident,
    pub or_replace: bool,
    pub table: QualifiedName,
    pub timing: TriggerTiming,
    pub insert: bool,
    pub update: bool,
    pub delete: bool,
    pub for_each_row: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TriggerTiming {
    Before,
    After,
    InsteadOf,
}

#[derive(Clone, PartialEq, Debug)]
pub struct CreateRule {
    pub name: Ident,
    pub table: QualifiedName,
    /// `select`, `insert`, `update` or `delete`.
    pub event: &'static str,
    pub instead: bool,
    /// The query of an `on select do instead` rule, by which pg_dump writes some views.
    pub select: Option<Box<Select>>,
    /// Whether a `where` condition was written.
    pub conditional: bool,
    /// Whether an action has RETURNING.
    pub returning: bool,
    /// How many actions there are; none for NOTHING.
    pub actions: usize,
}

/// An action of ALTER TABLE (and of ALTER VIEW, MATERIALIZED VIEW, FOREIGN TABLE, TYPE).
#[derive(Clone, PartialEq, Debug)]
pub enum AlterTableAction {
    AddColumn {
        column: ColumnDef,
        if_not_exists: bool,
    },
    DropColumn {
        name: Ident,
        if_exists: bool,
        cascade: bool,
    },
    AlterColumnType {
        name: Ident,
        type_name: TypeName,
        collation: Option<QualifiedName>,
    },
    SetDefault {
        name: Ident,
        default: Expr,
    },
    DropDefault(Ident),
    SetNotNull(Ident),
    DropNotNull(Ident),
    AddIdentity {
        name: Ident,
        always: bool,
        /// `sequence name s`.
        sequence: Option<QualifiedName>,
    },
    SetIdentity {
        name: Ident,
        always: Option<bool>,
    },
    DropIdentity {
        name: Ident,
        if_exists: bool,
    },
    DropExpression {
        name: Ident,
        if_exists: bool,
    },
    /// `set expression as (expr)`
    SetExpression {
        name: Ident,
        expr: Expr,
    },
    AddConstraint(TableConstraint),
    ValidateConstraint(Ident),
    AlterConstraint {
        name: Ident,
        attributes: ConstraintAttributes,
        /// `inherit` or `no inherit`.
        inherit: Option<bool>,
    },
    DropConstraint {
        name: Ident,
        if_exists: bool,
        cascade: bool,
    },
    RenameColumn {
        name: Ident,
        to: Ident,
    },
    RenameConstraint {
        name: Ident,
        to: Ident,
    },
    Inherit(QualifiedName),
    NoInherit(QualifiedName),
    AttachPartition(QualifiedName),
    DetachPartition(QualifiedName),
    RowSecurity {
        on: bool,
    },
    /// `of type`
    OfType(QualifiedName),
    /// `not of`
    NotOfType(Span),
    /// Cannot matter to a query.
    Ignored,
}

#[derive(Clone, PartialEq, Debug)]
pub enum AlterEnum {
    AddValue { label: String, if_not_exists: bool, before: Option<String>, after: Option<String> },
    RenameValue { from: String, to: String },
}

#[derive(Clone, PartialEq, Debug)]
pub enum AlterDomain {
    SetNotNull,
    DropNotNull,
    SetDefault(Expr),
    DropDefault,
    AddConstraint { name: Option<Ident>, check: Option<Expr>, not_valid: bool },
    DropConstraint { name: Ident, if_exists: bool },
    ValidateConstraint(Ident),
    RenameConstraint { name: Ident, to: Ident },
}
