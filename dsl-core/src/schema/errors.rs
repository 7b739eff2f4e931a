//! The messages about a schema, in the server's words.

use super::Refused;
use crate::{
    ast::{Ident, QualifiedName, TypeName, ddl::ObjectKind},
    catalog::type_name::dotted,
    diagnostic::Diagnostic,
    source::Span,
};

fn error(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, span, message)
}

// Schemas, extensions, relations.

pub(super) fn schema_exists(name: &Ident) -> Diagnostic {
    error("42P06", name.span, format!("schema \"{}\" already exists", name.declared()))
}

pub(super) fn unknown_schema(name: &Ident) -> Diagnostic {
    error("3F000", name.span, format!("schema \"{}\" does not exist", name.declared()))
}

pub(super) fn no_creation_schema(span: Span) -> Diagnostic {
    error("3F000", span, "no schema has been selected to create in")
        .help("none of the schemas of `search_path` exists")
}

pub(super) fn extension_exists(name: &Ident) -> Diagnostic {
    error("42710", name.span, format!("extension \"{}\" already exists", name.declared()))
}

pub(super) fn unknown_extension(name: &Ident) -> Diagnostic {
    error("42704", name.span, format!("extension \"{}\" does not exist", name.declared()))
}

pub(super) fn extension_not_available(name: &Ident, version: u8) -> Diagnostic {
    let name_text = name.declared();
    // Before 15 the server says which file it could not open.
    let code = if version >= 15 { "0A000" } else { "58P01" };
    error(code, name.span, format!("extension \"{name_text}\" is not available"))
        .help(format!(
            "what it brings is not built in; `cargo sqlweave catalogue --extension {name_text} -o {name_text}.sql` \
             asks a server that has it"
        ))
        .help(format!("sqlweave.toml then names the file: `extensions = [\"{name_text}.sql\"]`"))
}

pub(super) fn no_extension_version(name: &Ident, version: &Ident) -> Diagnostic {
    let (name, version_text) = (name.declared(), version.declared());
    let message = format!(
        "extension \"{name}\" has no installation script nor update path for version \"{version_text}\""
    );
    error("22023", version.span, message)
}

pub(super) fn extension_schema_is(name: &Ident, schema: &str) -> Diagnostic {
    let name_text = name.declared();
    let message = format!("extension \"{name_text}\" must be installed in schema \"{schema}\"");
    error("0A000", name.span, message)
}

pub(super) fn extension_missing(name: &str, span: Span) -> Diagnostic {
    error("42704", span, format!("required extension \"{name}\" is not installed"))
        .help("`create extension … cascade` creates the required extensions too")
}

pub(super) fn cyclic_extensions(one: &str, other: &str, span: Span) -> Diagnostic {
    let message =
        format!("cyclic dependency detected between extensions \"{one}\" and \"{other}\"");
    error("42P19", span, message)
}

pub(super) fn not_relocatable(name: &Ident) -> Diagnostic {
    let message = format!("extension \"{}\" does not support SET SCHEMA", name.declared());
    error("0A000", name.span, message)
}

pub(super) fn member_of(what: &str, extension: &str, span: Span) -> Diagnostic {
    let message = format!("cannot drop {what} because extension {extension} requires it");
    error("2BP01", span, message)
        .help(format!("drop the whole of it: `drop extension {extension}`"))
}

pub(super) fn unknown_relation(name: &QualifiedName) -> Diagnostic {
    error("42P01", name.span, format!("relation \"{}\" does not exist", dotted(name)))
}

pub(super) fn relation_exists(name: &str, span: Span) -> Diagnostic {
    error("42P07", span, format!("relation \"{name}\" already exists"))
}

pub(super) fn relation_exists_in(name: &str, schema: &Ident) -> Diagnostic {
    let schema_name = schema.declared();
    let message = format!("relation \"{name}\" already exists in schema \"{schema_name}\"");
    error("42P07", schema.span, message)
}

pub(super) fn unknown_object(what: &str, code: &'static str, name: &QualifiedName) -> Diagnostic {
    error(code, name.span, format!("{what} \"{}\" does not exist", dotted(name)))
}

pub(super) fn not_a(name: &str, what: &str, span: Span) -> Diagnostic {
    error("42809", span, format!("\"{name}\" is not a {what}"))
}

pub(super) fn depended_on(what: &str, span: Span) -> Diagnostic {
    error("2BP01", span, format!("cannot drop {what} because other objects depend on it"))
        .help("write CASCADE to drop what depends on it too")
}

pub(super) fn index_of_constraint(index: &str, table: &str, span: Span) -> Diagnostic {
    let message = format!(
        "cannot drop index {index} because constraint {index} on table {table} requires it"
    );
    error("2BP01", span, message)
        .help(format!("drop the constraint instead: alter table {table} drop constraint {index}"))
}

pub(super) fn unknown_of_table(what: &str, name: &Ident, table: &QualifiedName) -> Diagnostic {
    let (own, table) = (name.declared(), table.last().declared());
    let code = "42704";
    // The server says "table" of triggers only.
    let of = if what == "trigger" { "table" } else { "relation" };
    error(code, name.span, format!("{what} \"{own}\" for {of} \"{table}\" does not exist"))
}

// Columns.

pub(super) fn duplicate_column(name: &str, span: Span) -> Diagnostic {
    error("42701", span, format!("column \"{name}\" specified more than once"))
}

pub(super) fn column_exists(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    error("42701", column.span, format!("column \"{name}\" of relation \"{table}\" already exists"))
}

pub(super) fn unknown_column(column: &Ident) -> Diagnostic {
    error("42703", column.span, format!("column \"{}\" does not exist", column.declared()))
}

pub(super) fn unknown_column_of(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    error("42703", column.span, format!("column \"{name}\" of relation \"{table}\" does not exist"))
}

pub(super) fn drop_inherited_column(column: &Ident) -> Diagnostic {
    let name = column.declared();
    error("42P16", column.span, format!("cannot drop inherited column \"{name}\""))
}

pub(super) fn rename_inherited_column(column: &Ident) -> Diagnostic {
    let name = column.declared();
    error("42P16", column.span, format!("cannot rename inherited column \"{name}\""))
}

pub(super) fn column_setof(column: &str, span: Span) -> Diagnostic {
    error("42P16", span, format!("column \"{column}\" cannot be declared SETOF"))
}

pub(super) fn pseudo_column(column: &str, data_type: &str, span: Span) -> Diagnostic {
    error("42P16", span, format!("column \"{column}\" has pseudo-type {data_type}"))
}

pub(super) fn serial_array(span: Span) -> Diagnostic {
    error("0A000", span, "array of serial is not implemented")
}

pub(super) fn conflicting_null(column: &str, table: &str, span: Span) -> Diagnostic {
    let message = format!(
        "conflicting NULL/NOT NULL declarations for column \"{column}\" of table \"{table}\""
    );
    error("42601", span, message)
}

pub(super) fn multiple_identity(column: &str, table: &str, span: Span) -> Diagnostic {
    let message =
        format!("multiple identity specifications for column \"{column}\" of table \"{table}\"");
    error("42601", span, message)
}

pub(super) fn multiple_defaults(column: &str, table: &str, span: Span) -> Diagnostic {
    let message =
        format!("multiple default values specified for column \"{column}\" of table \"{table}\"");
    error("42601", span, message)
}

pub(super) fn both(what: &str, column: &str, table: &str, span: Span) -> Diagnostic {
    let message =
        format!("both default and {what} specified for column \"{column}\" of table \"{table}\"");
    error("42601", span, message)
}

pub(super) fn identity_type(span: Span) -> Diagnostic {
    error("22023", span, "identity column type must be smallint, integer, or bigint")
}

pub(super) fn identity_needs_not_null(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    let message = format!(
        "column \"{name}\" of relation \"{table}\" must be declared NOT NULL before identity can be added"
    );
    error("55000", column.span, message)
}

pub(super) fn already_identity(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    let message =
        format!("column \"{name}\" of relation \"{table}\" is already an identity column");
    error("55000", column.span, message)
}

pub(super) fn already_default(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    let message = format!("column \"{name}\" of relation \"{table}\" already has a default value");
    error("55000", column.span, message)
}

pub(super) fn no_identity(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    let message = format!("column \"{name}\" of relation \"{table}\" is not an identity column");
    error("55000", column.span, message)
}

pub(super) fn is_identity(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    let message = format!("column \"{name}\" of relation \"{table}\" is an identity column");
    error("42601", column.span, message)
}

pub(super) fn not_generated(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    let message = format!("column \"{name}\" of relation \"{table}\" is not a generated column");
    Diagnostic::error("55000", column.span, message)
}

pub(super) fn is_generated(column: &Ident, table: &str) -> Diagnostic {
    let name = column.declared();
    let message = format!("column \"{name}\" of relation \"{table}\" is a generated column");
    error("42601", column.span, message)
}

pub(super) fn in_primary_key(column: &Ident) -> Diagnostic {
    error("42P16", column.span, format!("column \"{}\" is in a primary key", column.declared()))
}

pub(super) fn no_collation(data_type: &str, span: Span) -> Diagnostic {
    error("42804", span, format!("collations are not supported by type {data_type}"))
}

pub(super) fn unknown_collation(name: &QualifiedName) -> Diagnostic {
    let message = format!("collation \"{}\" for encoding \"UTF8\" does not exist", dotted(name));
    error("42704", name.span, message)
}

pub(super) fn collation_exists(name: &QualifiedName) -> Diagnostic {
    let name_text = name.last().declared();
    let message = format!("collation \"{name_text}\" for encoding \"UTF8\" already exists");
    error("42710", name.span, message)
}

// Inheritance.

pub(super) fn inherited_twice(name: &str, span: Span) -> Diagnostic {
    error("42P07", span, format!("relation \"{name}\" would be inherited from more than once"))
}

pub(super) fn inherited_type_conflict(
    column: &str,
    (one, other): (String, String),
    span: Span,
) -> Diagnostic {
    error("42804", span, format!("inherited column \"{column}\" has a type conflict"))
        .help(format!("{one} versus {other}"))
}

pub(super) fn type_conflict(
    column: &str,
    (one, other): (String, String),
    span: Span,
) -> Diagnostic {
    error("42804", span, format!("column \"{column}\" has a type conflict"))
        .help(format!("{one} versus {other}"))
}

pub(super) fn parent_not_partitioned(name: &str, span: Span) -> Diagnostic {
    error("42P17", span, format!("\"{name}\" is not partitioned"))
}

pub(super) fn not_partitioned(name: &str, span: Span) -> Diagnostic {
    error("42P17", span, format!("table \"{name}\" is not partitioned"))
}

pub(super) fn identity_of_partition(table: &str, column: &str, span: Span) -> Diagnostic {
    let message =
        format!("table \"{table}\" being attached contains an identity column \"{column}\"");
    error("55000", span, message)
}

pub(super) fn no_parent(name: &str, span: Span) -> Diagnostic {
    error("42809", span, format!("inherited relation \"{name}\" is not a table or foreign table"))
}

pub(super) fn parent_is_partitioned(name: &str, span: Span) -> Diagnostic {
    error("42809", span, format!("cannot inherit from partitioned table \"{name}\""))
}

// Constraints and indexes.

pub(super) fn check_exists(name: &Ident) -> Diagnostic {
    error("42710", name.span, format!("check constraint \"{}\" already exists", name.declared()))
}

pub(super) fn constraint_exists(name: &str, table: &str, span: Span) -> Diagnostic {
    error("42710", span, format!("constraint \"{name}\" for relation \"{table}\" already exists"))
}

pub(super) fn drop_inherited_constraint(name: &Ident, table: &str) -> Diagnostic {
    let own = name.declared();
    let message = format!("cannot drop inherited constraint \"{own}\" of relation \"{table}\"");
    error("42P16", name.span, message)
}

pub(super) fn not_null_in_parent(column: &Ident) -> Diagnostic {
    let name = column.declared();
    error("42P16", column.span, format!("column \"{name}\" is marked NOT NULL in parent table"))
}

pub(super) fn drop_from_only(what: &str, span: Span) -> Diagnostic {
    let message =
        format!("cannot drop {what} from only the partitioned table when partitions exist");
    error("42P16", span, message).help("do not specify the ONLY keyword")
}

pub(super) fn unknown_table_constraint(name: &Ident, table: &str) -> Diagnostic {
    let own = name.declared();
    error("42704", name.span, format!("constraint \"{own}\" for table \"{table}\" does not exist"))
}

pub(super) fn unknown_constraint(name: &Ident, table: &str) -> Diagnostic {
    let own = name.declared();
    let message = format!("constraint \"{own}\" of relation \"{table}\" does not exist");
    error("42704", name.span, message)
}

pub(super) fn multiple_primary_keys(table: &str, span: Span) -> Diagnostic {
    error("42P16", span, format!("multiple primary keys for table \"{table}\" are not allowed"))
}

pub(super) fn unknown_key_column(column: &Ident) -> Diagnostic {
    let name = column.declared();
    error("42703", column.span, format!("column \"{name}\" named in key does not exist"))
}

pub(super) fn twice_in_key(column: &Ident, what: &str) -> Diagnostic {
    let name = column.declared();
    error("42701", column.span, format!("column \"{name}\" appears twice in {what} constraint"))
}

pub(super) fn unknown_foreign_key_column(column: &Ident) -> Diagnostic {
    let message = format!(
        "column \"{}\" referenced in foreign key constraint does not exist",
        column.declared()
    );
    error("42703", column.span, message)
}

pub(super) fn referenced_no_table(name: &QualifiedName) -> Diagnostic {
    let own = name.last().declared();
    error("42809", name.span, format!("referenced relation \"{own}\" is not a table"))
}

pub(super) fn no_referenced_key(table: &str, span: Span) -> Diagnostic {
    error("42704", span, format!("there is no primary key for referenced table \"{table}\""))
}

pub(super) fn no_matching_key(table: &str, span: Span) -> Diagnostic {
    let message = format!(
        "there is no unique constraint matching given keys for referenced table \"{table}\""
    );
    error("42830", span, message)
}

pub(super) fn foreign_key_columns(span: Span) -> Diagnostic {
    error("42830", span, "number of referencing and referenced columns for foreign key disagree")
}

pub(super) fn unknown_index(index: &Ident) -> Diagnostic {
    error("42704", index.span, format!("index \"{}\" does not exist", index.declared()))
}

pub(super) fn not_unique_index(index: &Ident) -> Diagnostic {
    error("42809", index.span, format!("\"{}\" is not a unique index", index.declared()))
}

pub(super) fn no_index_on(name: &str, span: Span) -> Diagnostic {
    error("42809", span, format!("cannot create index on relation \"{name}\""))
}

// Types.

pub(super) fn type_exists(name: &str, span: Span) -> Diagnostic {
    error("42710", span, format!("type \"{name}\" already exists"))
        .help("a table or view has a type of its own name")
}

pub(super) fn unknown_type(name: &QualifiedName) -> Diagnostic {
    error("42704", name.span, format!("type \"{}\" does not exist", dotted(name)))
}

pub(super) fn not_composite(name: &QualifiedName) -> Diagnostic {
    error("42809", name.span, format!("type {} is not a composite type", dotted(name)))
}

pub(super) fn differs_from_type(what: String, span: Span) -> Diagnostic {
    error("42804", span, what)
}

pub(super) fn not_typed(table: &str, span: Span) -> Diagnostic {
    error("42809", span, format!("\"{table}\" is not a typed table"))
}

pub(super) fn wrong_type_kind(name: &QualifiedName, what: &str) -> Diagnostic {
    error("42809", name.span, format!("{} is not {what}", dotted(name)))
}

pub(super) fn row_type_of_table(name: &QualifiedName, table: &str) -> Diagnostic {
    let type_name = dotted(name);
    let message = format!("cannot drop type {type_name} because table {table} requires it");
    error("2BP01", name.span, message)
}

pub(super) fn invalid_label(label: &str, span: Span) -> Diagnostic {
    error("42602", span, format!("invalid enum label \"{label}\""))
        .help("a label has at most 63 bytes")
}

pub(super) fn duplicate_label(label: &str, span: Span) -> Diagnostic {
    let constraint = "pg_enum_typid_label_index";
    let message = format!("duplicate key value violates unique constraint \"{constraint}\"");
    error("23505", span, message).help(format!("the label \"{label}\" stands twice"))
}

pub(super) fn label_exists(label: &str, span: Span) -> Diagnostic {
    error("42710", span, format!("enum label \"{label}\" already exists"))
}

pub(super) fn unknown_label(label: &str, span: Span) -> Diagnostic {
    error("22023", span, format!("\"{label}\" is not an existing enum label"))
}

pub(super) fn domain_base(base: &TypeName) -> Diagnostic {
    let message = format!("\"{}\" is not a valid base type for a domain", base.written);
    error("42804", base.span, message)
}

pub(super) fn domain_constraint_exists(name: &Ident, domain: &str) -> Diagnostic {
    let own = name.declared();
    error(
        "42710",
        name.span,
        format!("constraint \"{own}\" for domain \"{domain}\" already exists"),
    )
}

pub(super) fn unknown_domain_constraint(name: &Ident, domain: &QualifiedName) -> Diagnostic {
    let (own, domain) = (name.declared(), domain.last().declared());
    error("42704", name.span, format!("constraint \"{own}\" of domain \"{domain}\" does not exist"))
}

/// For RENAME CONSTRAINT the server says it in other words.
pub(super) fn unknown_renamed_constraint(name: &Ident, domain: &QualifiedName) -> Diagnostic {
    let (own, domain) = (name.declared(), domain.last().declared());
    error("42704", name.span, format!("constraint \"{own}\" for domain {domain} does not exist"))
}

pub(super) fn no_shell(name: &str, span: Span) -> Diagnostic {
    error("42710", span, format!("type \"{name}\" does not exist"))
        .help("create the type as a shell type, then its I/O functions, then do a full CREATE TYPE")
}

pub(super) fn is_row_type(table: &str, span: Span) -> Diagnostic {
    error("42809", span, format!("{table} is a table's row type")).help("use ALTER TABLE instead")
}

pub(super) fn range_without_subtype(span: Span) -> Diagnostic {
    error("42601", span, "type attribute \"subtype\" is required")
}

pub(super) fn no_default_class(data_type: &str, span: Span) -> Diagnostic {
    let message =
        format!("data type {data_type} has no default operator class for access method \"btree\"");
    error("42704", span, message)
}

// Functions and operators.

/// The server names the types of parameters without quotes.
pub(super) fn without_quotes(refused: Refused) -> Refused {
    let Refused(Some(mut diagnostic)) = refused else { return refused };
    if diagnostic.code == "42704" {
        diagnostic.message = diagnostic.message.replace('"', "");
    }
    Refused(Some(diagnostic))
}

pub(super) fn function_exists(name: &str, span: Span) -> Diagnostic {
    error("42723", span, format!("function \"{name}\" already exists with same argument types"))
}

pub(super) fn function_exists_in(signature: &str, schema: &str, span: Span) -> Diagnostic {
    let message = format!("function {signature} already exists in schema \"{schema}\"");
    error("42723", span, message)
}

pub(super) fn parameter_twice(name: &str, span: Span) -> Diagnostic {
    error("42P13", span, format!("parameter name \"{name}\" used more than once"))
}

pub(super) fn not_a_routine(signature: &str, object: ObjectKind, span: Span) -> Diagnostic {
    let message = match object {
        ObjectKind::Aggregate => format!("function {signature} is not an aggregate"),
        ObjectKind::Procedure => format!("{signature} is not a procedure"),
        _ => format!("{signature} is not a function"),
    };
    error("42809", span, message)
}

pub(super) fn routine_kind(span: Span) -> Diagnostic {
    error("42809", span, "cannot change routine kind")
}

pub(super) fn return_type_changed(span: Span) -> Diagnostic {
    error("42P13", span, "cannot change return type of existing function")
        .help("drop the function first")
}

pub(super) fn no_result_type(span: Span) -> Diagnostic {
    error("42P13", span, "function result type must be specified")
}

pub(super) fn result_type_must_be(data_type: &str, span: Span) -> Diagnostic {
    let message = format!("function result type must be {data_type} because of OUT parameters");
    error("42P13", span, message)
}

pub(super) fn variadic_not_last(span: Span) -> Diagnostic {
    error("42P13", span, "VARIADIC parameter must be the last input parameter")
}

pub(super) fn variadic_no_array(span: Span) -> Diagnostic {
    error("42P13", span, "VARIADIC parameter must be an array")
}

pub(super) fn default_missing(span: Span) -> Diagnostic {
    let message = "input parameters after one with a default value must also have defaults";
    error("42P13", span, message)
}

pub(super) fn aggregate_without(what: &str, span: Span) -> Diagnostic {
    error("42P13", span, format!("aggregate {what} must be specified"))
}

pub(super) fn unknown_function(name: &str, types: &[String], span: Span) -> Diagnostic {
    let types = types.join(", ");
    error("42883", span, format!("function {name}({types}) does not exist"))
}

pub(super) fn no_routine_named(object: ObjectKind, name: &QualifiedName) -> Diagnostic {
    let what = match object {
        ObjectKind::Aggregate => "an aggregate",
        ObjectKind::Procedure => "a procedure",
        _ => "a function",
    };
    let message = format!("could not find {what} named \"{}\"", dotted(name));
    error("42883", name.span, message)
}

pub(super) fn function_not_unique(name: &QualifiedName) -> Diagnostic {
    error("42725", name.span, format!("function name \"{}\" is not unique", dotted(name)))
        .help("write its argument types in parentheses")
}

pub(super) fn operator_without(what: &str, span: Span) -> Diagnostic {
    error("42P13", span, format!("operator {what} must be specified"))
}

pub(super) fn operator_exists(symbol: &str, span: Span) -> Diagnostic {
    error("42723", span, format!("operator {symbol} already exists"))
}

pub(super) fn unknown_operator(name: &QualifiedName, operands: &[String]) -> Diagnostic {
    let symbol = name.last().declared();
    let text = match operands {
        [left, right] if left == "none" => format!("{symbol} {right}"),
        [left, right] => format!("{left} {symbol} {right}"),
        _ => symbol.to_owned(),
    };
    error("42883", name.span, format!("operator does not exist: {text}"))
}

pub(super) fn cast_exists(source: &str, target: &str, span: Span) -> Diagnostic {
    error("42710", span, format!("cast from type {source} to type {target} already exists"))
}

pub(super) fn exists_in(what: &str, name: &str, schema: &str, span: Span) -> Diagnostic {
    error("42710", span, format!("{what} {name} already exists in schema \"{schema}\""))
}

pub(super) fn unknown_class(
    what: &str,
    name: &QualifiedName,
    method: &str,
    span: Span,
) -> Diagnostic {
    let name = dotted(name);
    let message = format!("{what} \"{name}\" does not exist for access method \"{method}\"");
    error("42704", span, message)
}

pub(super) fn class_exists(what: &str, name: &str, method: &str, span: Span) -> Diagnostic {
    let message = format!("{what} \"{name}\" for access method \"{method}\" already exists");
    error("42710", span, message)
}

pub(super) fn default_class_exists(name: &str, type_name: &str, span: Span) -> Diagnostic {
    let message =
        format!("could not make operator class \"{name}\" be default for type {type_name}");
    error("42710", span, message)
}

pub(super) fn unknown_cast(source: &str, target: &str, span: Span) -> Diagnostic {
    error("42704", span, format!("cast from type {source} to type {target} does not exist"))
}

// Views and triggers.

pub(super) fn undescribed(span: Span) -> Diagnostic {
    error("XX000", span, "the columns of this query could not be found out")
}

/// Help where a query of a view is wrong.
pub(super) fn left_out(relation: &QualifiedName) -> String {
    format!("\"{}\" is left out: for queries it does not exist", dotted(relation))
}

pub(super) fn no_select_rule(name: &str, span: Span) -> Diagnostic {
    error("42809", span, format!("relation \"{name}\" cannot have ON SELECT rules"))
}

pub(super) fn too_many_names(is_view: bool, span: Span) -> Diagnostic {
    let message = if is_view {
        "CREATE VIEW specifies more column names than columns"
    } else {
        "too many column names were specified"
    };
    error("42601", span, message)
}

pub(super) fn drop_view_columns(span: Span) -> Diagnostic {
    error("42P16", span, "cannot drop columns from view")
}

pub(super) fn rename_view_column(old: &str, new: &str, span: Span) -> Diagnostic {
    let message = format!("cannot change name of view column \"{old}\" to \"{new}\"");
    error("42P16", span, message)
}

pub(super) fn retype_view_column(
    name: &str,
    (old, new): (String, String),
    span: Span,
) -> Diagnostic {
    let message = format!("cannot change data type of view column \"{name}\" from {old} to {new}");
    error("42P16", span, message)
}

pub(super) fn trigger_exists(name: &Ident, table: &str) -> Diagnostic {
    let own = name.declared();
    let message = format!("trigger \"{own}\" for relation \"{table}\" already exists");
    error("42710", name.span, message)
}

pub(super) fn rule_exists(name: &Ident, table: &str) -> Diagnostic {
    let own = name.declared();
    error("42710", name.span, format!("rule \"{own}\" for relation \"{table}\" already exists"))
}

pub(super) fn trigger_kind(table: &str, is_view: bool, span: Span) -> Diagnostic {
    error("42809", span, format!("\"{table}\" is a {}", if is_view { "view" } else { "table" }))
        .help(if is_view {
            "views cannot have row-level BEFORE or AFTER triggers"
        } else {
            "tables cannot have INSTEAD OF triggers"
        })
}
