//! Literals: what a type's input function refuses under every setting, in its own words (manual 8).
//!
//! Neither type modifiers nor a scalar domain's CHECK are part of it; what depends on settings, on the server's
//! state or on what only a server knows is accepted.

mod acl;
mod array;
mod bit;
mod bytes;
mod compare;
mod datetime;
mod enumeration;
mod geometry;
mod identifier;
mod integer;
mod interval;
mod json;
mod jsonpath;
mod modifier;
mod network;
mod number;
mod object_name;
mod range;
mod record;
mod scanner;
mod text_search;
mod xml;

#[cfg(test)]
mod tests;

use crate::catalog::{Catalog, FIRST_USER_OID, Type, TypeKind, TypeOid};
pub(crate) use array::read_list;
use datetime::Order;
pub(crate) use number::read_boolean;
pub(crate) use record::read_record;

/// Why a literal is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LiteralError {
    pub sqlstate: &'static str,
    pub message: String,
    pub help: Option<String>,
}

impl LiteralError {
    fn new(sqlstate: &'static str, message: impl Into<String>) -> LiteralError {
        LiteralError { sqlstate, message: message.into(), help: None }
    }

    /// `invalid input syntax for type …: "…"`
    fn syntax(type_name: &str, text: &str) -> LiteralError {
        LiteralError::new("22P02", format!("invalid input syntax for type {type_name}: \"{text}\""))
    }

    /// `value "…" is out of range for type …`
    fn out_of_range(type_name: &str, text: &str) -> LiteralError {
        LiteralError::new("22003", format!("value \"{text}\" is out of range for type {type_name}"))
    }

    fn help(mut self, help: impl Into<String>) -> LiteralError {
        self.help = Some(help.into());
        self
    }
}

type Check = Result<(), LiteralError>;

/// Types in types (arrays of composites of ranges …) are followed so far; what lies deeper is accepted.
const MAX_DEPTH: usize = 32;

/// Whether a type's input function takes a text.
pub fn check_literal(catalog: &Catalog, data_type: TypeOid, text: &str) -> Check {
    let check = |order| {
        let checker = Checker { catalog, order, depth: 0, nested: false, modifier: -1 };
        checker.check(data_type, text)
    };
    // Refused is what each order of day, month and year refuses; the default order says why.
    let default = check(Order::Mdy);
    if default.is_ok() || check(Order::Dmy).is_ok() || check(Order::Ymd).is_ok() {
        return Ok(());
    }
    default
}

/// How the values of two literals compare, where that is known for the type and depends on nothing.
pub fn compare_literals(
    catalog: &Catalog,
    data_type: TypeOid,
    left: &str,
    right: &str,
) -> Option<std::cmp::Ordering> {
    let order = Order::Mdy;
    let checker = Checker { catalog, order, depth: 0, nested: false, modifier: -1 };
    compare::compare(checker, data_type, left, right)
}

/// Whether a date or time is the same at all times: `'today'` is not. With a time zone it has to be in the text.
pub(crate) fn has_clear_value(catalog: &Catalog, data_type: TypeOid, text: &str) -> bool {
    let (version, order) = (catalog.version, Order::Mdy);
    match data_type {
        TypeOid::DATE => datetime::read_date(version, order, text).is_ok_and(|day| day.is_some()),
        _ => {
            let zoned = data_type == TypeOid::TIMESTAMPTZ;
            let read = datetime::read_timestamp(version, order, text, zoned);
            read.is_ok_and(|at| at.is_some_and(|(_, slack)| slack == 0))
        }
    }
}

/// Days since 2000-01-01 of a date that is the same at all times.
pub(crate) fn days_of(catalog: &Catalog, text: &str) -> Option<i128> {
    datetime::read_date(catalog.version, Order::Mdy, text).ok().flatten()
}

/// The setting on which depends what value a literal has, or whether it has any. Of the time zone of a session nothing
/// is said.
pub fn setting_of(catalog: &Catalog, data_type: TypeOid, text: &str) -> Option<&'static str> {
    let version = catalog.version;
    match data_type {
        TypeOid::DATE => {
            let read = |order| datetime::read_date(version, order, text).ok();
            by_date_style(read)
        }
        TypeOid::TIMESTAMP | TypeOid::TIMESTAMPTZ => {
            let zoned = data_type == TypeOid::TIMESTAMPTZ;
            by_date_style(|order| datetime::read_timestamp(version, order, text, zoned).ok())
        }
        TypeOid::INTERVAL => interval::depends_on_style(text).then_some("IntervalStyle"),
        TypeOid::MONEY => {
            let plain = text.trim().trim_start_matches('-').bytes().all(|b| b.is_ascii_digit());
            (!plain).then_some("lc_monetary")
        }
        _ => None,
    }
}

fn by_date_style<T: PartialEq>(read: impl Fn(Order) -> Option<T>) -> Option<&'static str> {
    let (one, two, three) = (read(Order::Mdy), read(Order::Dmy), read(Order::Ymd));
    (one != two || two != three).then_some("DateStyle")
}

/// Whether an interval's input function takes a text with a modifier, the only one that an input function is told of for a constant.
pub fn check_interval(catalog: &Catalog, modifier: i32, text: &str) -> Check {
    interval::check(catalog.version, modifier, text)
}

#[derive(Clone, Copy)]
struct Checker<'a> {
    catalog: &'a Catalog,
    order: Order,
    depth: usize,
    /// Whether the value stands inside of another: a domain's modifier counts only there.
    nested: bool,
    /// The modifier that the value is read with; -1 for none.
    modifier: i32,
}

impl<'a> Checker<'a> {
    fn check(self, oid: TypeOid, text: &str) -> Check {
        let inner = Checker { depth: self.depth + 1, ..self };
        let Some(ty) = self.catalog.get_type(oid) else { return Ok(()) };
        if inner.depth > MAX_DEPTH {
            return Ok(());
        }
        match &ty.kind {
            TypeKind::Domain { base, modifier, .. } => {
                let counts = self.nested || *base == TypeOid::INTERVAL;
                let modifier = if counts { *modifier } else { -1 };
                Checker { modifier, ..inner }.check(*base, text)
            }
            TypeKind::Enum { labels } => enumeration::check(self.catalog, ty, labels, text),
            TypeKind::Composite { relation } => record::check(inner, *relation, text),
            TypeKind::Range { .. } => range::check_range(inner, ty, text),
            TypeKind::Multirange { range } => range::check_multirange(inner, *range, text),
            TypeKind::Base | TypeKind::Pseudo if ty.is_array && !is_vector(oid) => {
                array::check(inner, ty, text)
            }
            // The length of a bit string is looked at before its digits.
            TypeKind::Base if matches!(oid, TypeOid::BIT | TypeOid::VARBIT) => {
                modifier::check(oid, self.modifier, text)?;
                self.check_base(ty, text)
            }
            TypeKind::Base => {
                self.check_base(ty, text)?;
                modifier::check(oid, self.modifier, text)
            }
            TypeKind::Pseudo if oid == TypeOid::RECORD => Err(LiteralError::new(
                "0A000",
                "input of anonymous composite types is not implemented",
            )),
            TypeKind::Pseudo | TypeKind::Shell => Ok(()),
        }
    }

    /// For a value inside of this one.
    fn inside(self, modifier: i32) -> Checker<'a> {
        Checker { nested: true, modifier, ..self }
    }

    fn check_base(self, ty: &'a Type, text: &str) -> Check {
        let version = self.catalog.version;
        match ty.oid {
            TypeOid::BOOL => number::check_bool(text),
            TypeOid::INT2 => integer::check_signed(integer::SMALLINT, version, text),
            TypeOid::INT4 => integer::check_signed(integer::INTEGER, version, text),
            TypeOid::INT8 => integer::check_signed(integer::BIGINT, version, text),
            TypeOid::OID => integer::check_oid("oid", version, text),
            TypeOid::XID => integer::check_xid("xid", version, text),
            TypeOid::CID => integer::check_xid("cid", version, text),
            TypeOid::XID8 => integer::check_xid8(version, text),
            TypeOid::TID => identifier::check_tid(version, text),
            TypeOid::FLOAT4 => number::check_float4(version, text),
            TypeOid::FLOAT8 => number::check_float8(text),
            TypeOid::NUMERIC => number::check_numeric(version, text),
            TypeOid::BYTEA => bytes::check_bytea(text),
            TypeOid::UUID => bytes::check_uuid(text),
            TypeOid::BIT => bit::check(text),
            TypeOid::VARBIT => bit::check(text),
            TypeOid::DATE => datetime::check_date(version, self.order, text),
            TypeOid::TIME => datetime::check_time(version, self.order, text),
            TypeOid::TIMETZ => datetime::check_timetz(version, self.order, text),
            TypeOid::TIMESTAMP => datetime::check_timestamp(version, self.order, text),
            TypeOid::TIMESTAMPTZ => datetime::check_timestamptz(version, self.order, text),
            TypeOid::INTERVAL => interval::check(version, self.modifier, text),
            TypeOid::JSON => json::check_json(text),
            TypeOid::JSONB => json::check_jsonb(version, text),
            TypeOid::JSONPATH => jsonpath::check(version, text),
            TypeOid::INET => network::check_inet(text),
            TypeOid::CIDR => network::check_cidr(text),
            TypeOid::MACADDR => network::check_macaddr(text),
            TypeOid::MACADDR8 => network::check_macaddr8(text),
            TypeOid::POINT => geometry::check_point(text),
            TypeOid::LINE => geometry::check_line(text),
            TypeOid::LSEG => geometry::check_lseg(text),
            TypeOid::BOX => geometry::check_box(text),
            TypeOid::PATH => geometry::check_path(text),
            TypeOid::POLYGON => geometry::check_polygon(text),
            TypeOid::CIRCLE => geometry::check_circle(text),
            TypeOid::TSVECTOR => text_search::check_tsvector(text),
            TypeOid::TSQUERY => text_search::check_tsquery(text),
            TypeOid::PG_LSN => identifier::check_lsn(text),
            TypeOid::TXID_SNAPSHOT => identifier::check_snapshot(text),
            TypeOid::PG_SNAPSHOT => identifier::check_snapshot(text),
            TypeOid::REGCLASS => object_name::check_regclass(self.catalog, text),
            TypeOid::REGPROC => object_name::check_regproc(self.catalog, text),
            TypeOid::REGPROCEDURE => object_name::check_regprocedure(self.catalog, text),
            TypeOid::REGOPER => object_name::check_regoper(version, text),
            TypeOid::REGOPERATOR => object_name::check_regoperator(self.catalog, text),
            TypeOid::REGTYPE => object_name::check_regtype(self.catalog, text),
            TypeOid::REGROLE | TypeOid::REGNAMESPACE => {
                object_name::check_plain_object(version, text)
            }
            TypeOid::REGCOLLATION | TypeOid::REGCONFIG | TypeOid::REGDICTIONARY => {
                object_name::check_object(version, text)
            }
            TypeOid::INT2VECTOR => integer::check_int2vector(version, text),
            TypeOid::OIDVECTOR => integer::check_oidvector(version, text),
            TypeOid::ACLITEM => acl::check(version, text),
            TypeOid::XML => xml::check(text),
            TypeOid::MONEY => number::check_money(text),
            _ => self.check_other(ty),
        }
    }
}

impl Checker<'_> {
    /// Types of the server's own whose values are never read from text; all others take any text.
    fn check_other(self, ty: &Type) -> Check {
        const UNREADABLE: [&str; 7] = [
            "gtsvector",
            "pg_node_tree",
            "pg_ndistinct",
            "pg_dependencies",
            "pg_mcv_list",
            "pg_brin_bloom_summary",
            "pg_brin_minmax_multi_summary",
        ];
        if ty.oid.0 >= FIRST_USER_OID || !UNREADABLE.contains(&&*ty.name) {
            return Ok(());
        }
        Err(LiteralError::new("0A000", format!("cannot accept a value of type {}", ty.name)))
    }
}

/// Arrays with a spelling of their own.
fn is_vector(oid: TypeOid) -> bool {
    matches!(oid, TypeOid::INT2VECTOR | TypeOid::OIDVECTOR)
}
