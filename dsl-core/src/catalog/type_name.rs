//! A type's name as written to a type of the catalogue and its modifier (`parse_type.c`, the `*typmodin` functions).

use super::{Catalog, NamespaceOid, RelationOid, Type, TypeKind, TypeOid};
use crate::{
    ast::{Expr, ExprKind, Ident, Literal, QualifiedName, TypeName, expr::integer_value},
    diagnostic::Diagnostic,
    source::Span,
};

/// No modifier.
const NONE: i32 = -1;
/// `MaxAttrSize`.
const MAX_LENGTH: i32 = 10 * 1024 * 1024;
/// `VARHDRSZ`, which the modifiers of varchar, char and numeric have added.
const HEADER: i32 = 4;

/// The type that a name names, and the type modifier that is written with it; `setof` is left to the caller.
pub fn resolve_type_name(
    catalog: &Catalog,
    type_name: &TypeName,
) -> Result<(TypeOid, i32), Diagnostic> {
    if type_name.percent_type {
        return percent_type(catalog, type_name).map(|oid| (oid, NONE));
    }
    let (row, modifier) = resolve_element_type(catalog, type_name)?;
    if type_name.array_dimensions == 0 {
        return Ok((row.oid, modifier));
    }
    match row.array {
        Some(array) => Ok((array, modifier)),
        None => Err(unknown_type(type_name)),
    }
}

/// The same without `%type`, and without the dimensions of an array.
pub(crate) fn resolve_element_type<'c>(
    catalog: &'c Catalog,
    type_name: &TypeName,
) -> Result<(&'c Type, i32), Diagnostic> {
    let row = named_type(catalog, type_name)?;
    let modifier = modifier(catalog, type_name, row)?;
    Ok((row, modifier))
}

/// The namespace that the name's qualification names; None without one.
pub fn resolve_namespace(
    catalog: &Catalog,
    name: &QualifiedName,
) -> Result<Option<NamespaceOid>, Diagnostic> {
    let parts = name.parts.len();
    if parts == 1 {
        return Ok(None);
    }
    if parts == 2
        && let Some(namespace) = catalog.lookup_namespace(name.parts[0].name)
    {
        return Ok(Some(namespace));
    }
    if parts > 3 {
        let dotted = dotted(name);
        let message = format!("improper qualified name (too many dotted names): {dotted}");
        return Err(Diagnostic::error("42601", name.span, message));
    }
    if parts == 3 {
        let dotted = dotted(name);
        let message = format!("cross-database references are not implemented: {dotted}");
        return Err(Diagnostic::error("0A000", name.span, message));
    }
    let Some(schema) = name.schema() else { return Ok(None) };
    match schema.spellings().find_map(|s| catalog.lookup_namespace(s)) {
        Some(namespace) => Ok(Some(namespace)),
        None => {
            let message = format!("schema \"{}\" does not exist", schema.declared());
            Err(Diagnostic::error("3F000", schema.span, message))
        }
    }
}

/// A name's parts with points between them.
pub fn dotted(name: &QualifiedName) -> String {
    let parts: Vec<&str> = name.parts.iter().map(Ident::declared).collect();
    parts.join(".")
}

fn named_type<'c>(catalog: &'c Catalog, type_name: &TypeName) -> Result<&'c Type, Diagnostic> {
    let namespace = resolve_namespace(catalog, &type_name.name)?;
    let last = type_name.name.last();
    let mut found = catalog.lookup_type(namespace, last.name);
    if found.is_none()
        && let Some(folded) = last.folded
    {
        found = catalog.lookup_type(namespace, folded);
    }
    let Some(found) = found else {
        return Err(unknown_type(type_name));
    };
    if matches!(found.kind, TypeKind::Shell) {
        let message = format!("type \"{}\" is only a shell", written(type_name));
        return Err(Diagnostic::error("42704", type_name.name.span, message));
    }
    Ok(found)
}

/// The name as the server's messages show it (`TypeNameToString`).
fn written(type_name: &TypeName) -> String {
    let mut text = dotted(&type_name.name);
    if type_name.percent_type {
        text.push_str("%TYPE");
    }
    if type_name.array_dimensions > 0 {
        text.push_str("[]");
    }
    text
}

fn unknown_type(type_name: &TypeName) -> Diagnostic {
    let message = format!("type \"{}\" does not exist", written(type_name));
    let diagnostic = Diagnostic::error("42704", type_name.name.span, message);
    let other = match type_name.name.last().declared() {
        "string" | "str" | "nvarchar" | "tinytext" | "mediumtext" | "longtext" | "clob" => "text",
        "datetime" => "timestamp",
        "blob" | "binary" | "varbinary" | "bytes" => "bytea",
        "double" | "f64" => "double precision",
        "f32" => "real",
        "i64" | "u32" => "bigint",
        "i32" | "mediumint" => "integer",
        "i16" | "tinyint" => "smallint",
        "number" => "numeric",
        "guid" | "uniqueidentifier" => "uuid",
        _ => return diagnostic,
    };
    diagnostic.help(format!("PostgreSQL's type for this is `{other}`"))
}

/// `table.column%type`.
fn percent_type(catalog: &Catalog, type_name: &TypeName) -> Result<TypeOid, Diagnostic> {
    let name = &type_name.name;
    let Some((column, table)) = name.parts.split_last().filter(|(_, table)| !table.is_empty())
    else {
        let dotted = dotted(name);
        let message = format!("improper %TYPE reference (too few dotted names): {dotted}");
        return Err(Diagnostic::error("42601", name.span, message));
    };
    let table = QualifiedName { parts: table.to_vec(), span: name.span };
    let relation = resolve_relation(catalog, &table)?;
    let relation = catalog.get_relation(relation);
    let attribute = relation
        .and_then(|r| column.spellings().find_map(|s| Some(r.attribute_named(s)?.data_type)));
    attribute.ok_or_else(|| {
        let (column_name, table_name) = (column.declared(), table.last().declared());
        let message =
            format!("column \"{column_name}\" of relation \"{table_name}\" does not exist");
        Diagnostic::error("42703", column.span, message)
    })
}

/// The relation that a name names, in its schema or along the search path.
pub fn resolve_relation(
    catalog: &Catalog,
    name: &QualifiedName,
) -> Result<RelationOid, Diagnostic> {
    let namespace = resolve_namespace(catalog, name)?;
    let mut spellings = name.last().spellings();
    let found = spellings.find_map(|s| catalog.lookup_relation(namespace, s));
    found.map(|r| r.oid).ok_or_else(|| {
        let message = format!("relation \"{}\" does not exist", dotted(name));
        Diagnostic::error("42P01", name.span, message)
    })
}

fn modifier(catalog: &Catalog, type_name: &TypeName, data_type: &Type) -> Result<i32, Diagnostic> {
    let fields = type_name.interval_fields.as_deref();
    if type_name.modifiers.is_empty() && fields.is_none() {
        return Ok(NONE);
    }
    if !data_type.has_modifier {
        let name = dotted(&type_name.name);
        let message = format!("type modifier is not allowed for type \"{name}\"");
        return Err(Diagnostic::error("42601", type_name.span, message));
    }
    let base = match data_type.element {
        Some(element) if data_type.is_array => element,
        _ => data_type.oid,
    };
    encode(catalog.version, base, fields, &type_name.modifiers, type_name.span)
}

/// A modifier's text: what the server gives to the type's modifier function as cstring.
fn constant(expr: &Expr) -> Result<(String, Span), Diagnostic> {
    if let Some((digits, negative)) = expr.as_number() {
        let text = match integer_value(digits, negative) {
            Some(value) => value.to_string(),
            None => format!("{}{digits}", if negative { "-" } else { "" }),
        };
        return Ok((text, expr.span));
    }
    let text = match &expr.kind {
        ExprKind::Literal(Literal::String(text)) => Some(text.clone()),
        ExprKind::Column(name) if name.parts.len() == 1 => Some(name.last().declared().to_owned()),
        ExprKind::Paren(inner) => return constant(inner),
        _ => None,
    };
    text.map(|text| (text, expr.span)).ok_or_else(|| {
        let message = "type modifiers must be simple constants or identifiers";
        Diagnostic::error("42601", expr.span, message)
    })
}

fn constants(modifiers: &[Expr]) -> Result<Vec<(String, Span)>, Diagnostic> {
    modifiers.iter().map(constant).collect()
}

/// Modifiers that are written as most are.
fn plain_integers(modifiers: &[Expr]) -> Option<Vec<i32>> {
    let mut integers = Vec::with_capacity(modifiers.len());
    for modifier in modifiers {
        let ExprKind::Literal(Literal::Number(digits)) = &modifier.kind else { return None };
        integers.push(digits.parse().ok()?);
    }
    Some(integers)
}

fn integers(modifiers: &[Expr]) -> Result<Vec<i32>, Diagnostic> {
    if let Some(plain) = plain_integers(modifiers) {
        return Ok(plain);
    }
    let parse = |(text, span): &(String, Span)| {
        text.trim().parse().map_err(|error: std::num::ParseIntError| {
            use std::num::IntErrorKind::{NegOverflow, PosOverflow};
            let (code, message) = match error.kind() {
                NegOverflow | PosOverflow => {
                    ("22003", format!("value \"{text}\" is out of range for type integer"))
                }
                _ => ("22P02", format!("invalid input syntax for type integer: \"{text}\"")),
            };
            Diagnostic::error(code, *span, message)
        })
    };
    constants(modifiers)?.iter().map(parse).collect()
}

fn encode(
    version: u8,
    base: TypeOid,
    fields: Option<&str>,
    modifiers: &[Expr],
    span: Span,
) -> Result<i32, Diagnostic> {
    let refuse = |message: String| Err(Diagnostic::error("22023", span, message));
    let result = match base {
        TypeOid::VARCHAR => length("varchar", &integers(modifiers)?, MAX_LENGTH, HEADER),
        TypeOid::BPCHAR => length("char", &integers(modifiers)?, MAX_LENGTH, HEADER),
        TypeOid::BIT => length("bit", &integers(modifiers)?, MAX_LENGTH * 8, 0),
        TypeOid::VARBIT => length("varbit", &integers(modifiers)?, MAX_LENGTH * 8, 0),
        TypeOid::NUMERIC => numeric(version, &integers(modifiers)?),
        TypeOid::TIME => precision("TIME", "", &integers(modifiers)?),
        TypeOid::TIMETZ => precision("TIME", " WITH TIME ZONE", &integers(modifiers)?),
        TypeOid::TIMESTAMP => precision("TIMESTAMP", "", &integers(modifiers)?),
        TypeOid::TIMESTAMPTZ => precision("TIMESTAMP", " WITH TIME ZONE", &integers(modifiers)?),
        TypeOid::INTERVAL => interval(fields, &integers(modifiers)?),
        // What an extension's own function makes of its modifier is not known.
        _ => {
            constants(modifiers)?;
            Ok(NONE)
        }
    };
    result.or_else(refuse)
}

fn length(name: &str, given: &[i32], limit: i32, header: i32) -> Result<i32, String> {
    match *given {
        [n] if n < 1 => Err(format!("length for type {name} must be at least 1")),
        [n] if n > limit => Err(format!("length for type {name} cannot exceed {limit}")),
        [n] => Ok(n + header),
        _ => Err("invalid type modifier".to_owned()),
    }
}

fn numeric(version: u8, given: &[i32]) -> Result<i32, String> {
    let (precision, scale) = match *given {
        [precision] => (precision, 0),
        [precision, scale] => (precision, scale),
        _ => return Err("invalid NUMERIC type modifier".to_owned()),
    };
    if !(1..=1000).contains(&precision) {
        return Err(format!("NUMERIC precision {precision} must be between 1 and 1000"));
    }
    // Since 15 the scale may be negative or above the precision.
    if version < 15 && !(0..=precision).contains(&scale) {
        return Err(format!("NUMERIC scale {scale} must be between 0 and precision {precision}"));
    }
    if !(-1000..=1000).contains(&scale) {
        return Err(format!("NUMERIC scale {scale} must be between -1000 and 1000"));
    }
    let scale = if version < 15 { scale } else { scale & 0x7ff };
    Ok(((precision << 16) | scale) + HEADER)
}

fn precision(name: &str, zone: &str, given: &[i32]) -> Result<i32, String> {
    match *given {
        [n] if n < 0 => Err(format!("{name}({n}){zone} precision must not be negative")),
        [n] => Ok(n.min(6)),
        _ => Err("invalid type modifier".to_owned()),
    }
}

fn interval(fields: Option<&str>, given: &[i32]) -> Result<i32, String> {
    const FULL_RANGE: i32 = 0x7fff;
    const FULL_PRECISION: i32 = 0xffff;
    let range = match fields {
        None => FULL_RANGE,
        Some(fields) => {
            interval_range(fields).ok_or_else(|| "invalid INTERVAL type modifier".to_owned())?
        }
    };
    match *given {
        [] if range == FULL_RANGE => Ok(NONE),
        [] => Ok((range << 16) | FULL_PRECISION),
        [n] if n < 0 => Err(format!("INTERVAL({n}) precision must not be negative")),
        [n] => Ok((range << 16) | n.min(6)),
        _ => Err("invalid INTERVAL type modifier".to_owned()),
    }
}

/// `INTERVAL_MASK` of every field from the first to the last.
fn interval_range(fields: &str) -> Option<i32> {
    const FIELDS: [(&str, u8); 6] =
        [("year", 2), ("month", 1), ("day", 3), ("hour", 10), ("minute", 11), ("second", 12)];
    let position = |name: &str| FIELDS.iter().position(|(f, _)| *f == name);
    let mut words = fields.split_whitespace();
    let first = position(words.next()?)?;
    let last = match words.next() {
        Some(_) => position(words.next()?)?,
        None => first,
    };
    FIELDS.get(first..=last).map(|range| range.iter().map(|(_, bit)| 1 << bit).sum())
}
