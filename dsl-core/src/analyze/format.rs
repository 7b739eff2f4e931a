//! Type names as the server prints them (`format_type.c`), and quoted identifiers (`quote_identifier`).

use crate::{
    catalog::{Catalog, Type, TypeOid},
    lex::keyword::{Class, lookup_keyword},
};

/// A type's name as in the server's messages (`format_type_be`), with its modifier unless that is -1:
/// `character varying(10)`.
pub fn format_type(catalog: &Catalog, ty: TypeOid, modifier: i32) -> String {
    let Some(row) = catalog.get_type(ty) else { return "???".into() };
    // `oidvector` and `int2vector` are arrays that keep their names (`typstorage` is plain).
    let element = row
        .element
        .filter(|_| row.is_array && !matches!(ty, TypeOid::OIDVECTOR | TypeOid::INT2VECTOR))
        .and_then(|e| catalog.get_type(e));
    match element {
        Some(element) => format_scalar(catalog, element, modifier) + "[]",
        None => format_scalar(catalog, row, modifier),
    }
}

/// A type as a cast to it is written (`format_type_with_typemod`): `character` and `bit` alone would mean a length of one.
pub fn format_type_of_cast(catalog: &Catalog, ty: TypeOid, modifier: i32) -> String {
    match format_type(catalog, ty, modifier).as_str() {
        "character" => "bpchar".into(),
        "character[]" => "bpchar[]".into(),
        "bit" => "\"bit\"".into(),
        "bit[]" => "\"bit\"[]".into(),
        other => other.into(),
    }
}

fn format_scalar(catalog: &Catalog, ty: &Type, modifier: i32) -> String {
    let name = match ty.oid {
        TypeOid::BIT => "bit",
        TypeOid::BOOL => "boolean",
        TypeOid::BPCHAR => "character",
        TypeOid::FLOAT4 => "real",
        TypeOid::FLOAT8 => "double precision",
        TypeOid::INT2 => "smallint",
        TypeOid::INT4 => "integer",
        TypeOid::INT8 => "bigint",
        TypeOid::NUMERIC => "numeric",
        TypeOid::INTERVAL => "interval",
        TypeOid::TIME => return format_time("time", modifier, "without"),
        TypeOid::TIMETZ => return format_time("time", modifier, "with"),
        TypeOid::TIMESTAMP => return format_time("timestamp", modifier, "without"),
        TypeOid::TIMESTAMPTZ => return format_time("timestamp", modifier, "with"),
        TypeOid::VARBIT => "bit varying",
        TypeOid::VARCHAR => "character varying",
        TypeOid::JSON => "json",
        _ => return catalogued_name(catalog, ty) + &format_modifier(ty.oid, modifier),
    };
    let takes_modifier = matches!(
        ty.oid,
        TypeOid::BIT
            | TypeOid::VARBIT
            | TypeOid::BPCHAR
            | TypeOid::VARCHAR
            | TypeOid::NUMERIC
            | TypeOid::INTERVAL
    );
    let modifier = if takes_modifier { modifier } else { -1 };
    format!("{name}{}", format_modifier(ty.oid, modifier))
}

fn catalogued_name(catalog: &Catalog, ty: &Type) -> String {
    let visible = catalog.lookup_type(None, &ty.name).is_some_and(|t| t.oid == ty.oid);
    if visible {
        return quote_identifier(&ty.name, catalog.version);
    }
    let namespace = quote_identifier(catalog.namespace_name(ty.namespace), catalog.version);
    format!("{namespace}.{}", quote_identifier(&ty.name, catalog.version))
}

fn format_time(name: &str, modifier: i32, zone: &str) -> String {
    if modifier < 0 {
        return format!("{name} {zone} time zone");
    }
    format!("{name}({modifier}) {zone} time zone")
}

// Each type's `typmodout`.
fn format_modifier(ty: TypeOid, modifier: i32) -> String {
    if modifier < 0 {
        return String::new();
    }
    match ty {
        TypeOid::BPCHAR | TypeOid::VARCHAR if modifier > 4 => format!("({})", modifier - 4),
        TypeOid::BPCHAR | TypeOid::VARCHAR => String::new(),
        TypeOid::NUMERIC if modifier < 4 => String::new(),
        TypeOid::NUMERIC => {
            let packed = modifier - 4;
            // The scale is an 11-bit number with a sign.
            let scale = ((packed & 0x7ff) ^ 1024) - 1024;
            format!("({},{scale})", (packed >> 16) & 0xffff)
        }
        TypeOid::INTERVAL => format_interval_modifier(modifier),
        _ => format!("({modifier})"),
    }
}

// `intervaltypmodout`: the bits of `INTERVAL_MASK` say which fields.
fn format_interval_modifier(modifier: i32) -> String {
    const MONTH: i32 = 1 << 1;
    const YEAR: i32 = 1 << 2;
    const DAY: i32 = 1 << 3;
    const HOUR: i32 = 1 << 10;
    const MINUTE: i32 = 1 << 11;
    const SECOND: i32 = 1 << 12;
    let (fields, precision) = ((modifier >> 16) & 0x7fff, modifier & 0xffff);
    let words = [
        (YEAR, " year"),
        (MONTH, " month"),
        (DAY, " day"),
        (HOUR, " hour"),
        (MINUTE, " minute"),
        (SECOND, " second"),
        (YEAR | MONTH, " year to month"),
        (DAY | HOUR, " day to hour"),
        (DAY | HOUR | MINUTE, " day to minute"),
        (DAY | HOUR | MINUTE | SECOND, " day to second"),
        (HOUR | MINUTE, " hour to minute"),
        (HOUR | MINUTE | SECOND, " hour to second"),
        (MINUTE | SECOND, " minute to second"),
    ];
    let word = words.iter().find(|(mask, _)| *mask == fields).map_or("", |(_, word)| *word);
    if precision == 0xffff { word.into() } else { format!("{word}({precision})") }
}

/// A name as SQL writes it: in double quotes where it would not come back the same without (`quote_identifier`).
pub fn quote_identifier(name: &str, version: u8) -> String {
    let mut bytes = name.bytes();
    let starts = bytes.next().is_some_and(|b| b.is_ascii_lowercase() || b == b'_');
    let safe = starts && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    // Reserved in any way counts.
    let is_keyword =
        || lookup_keyword(name, version).is_some_and(|k| k.class() != Class::Unreserved);
    if safe && !is_keyword() {
        return name.into();
    }
    format!("\"{}\"", name.replace('"', "\"\""))
}
