//! The layout of `catalogue.bin` and `extensions.bin`, shared by the reader here and the packer in `xtask`.
//!
//! All words are little-endian `u32`. A header: [`MAGIC`], the versions held (as in [`version_bit`]), then for each
//! [`Section`] its offset and its length in bytes. A name is a reference into [`Section::Strings`], a list one into
//! [`Section::Lists`]. A missing OID is 0.

use crate::catalog::{CastContext, Method, ProcKind, RelationKind};

/// `sqlw` and the revision of the layout.
pub const MAGIC: u32 = 0x7371_6c04;

/// The first major version that has a bit.
pub const FIRST_VERSION: u8 = 14;

/// The sections, in the order of the header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Section {
    Strings,
    Lists,
    /// By type OID, a `u16`: the number of the first record of that type plus one, or 0.
    TypesByOid,
    Types,
    TypesByName,
    Procs,
    ProcsByName,
    Operators,
    OperatorsByName,
    Casts,
    CastsByTarget,
    Collations,
    Classes,
    Members,
    MembersByOperator,
    Relations,
    RelationsByName,
    Columns,
    Indexes,
    /// Of extensions only, as those built in are never named.
    Families,
    Extensions,
}

/// How many sections there are.
pub const SECTIONS: usize = Section::Extensions as usize + 1;

/// Words before the first section.
pub const HEADER_WORDS: usize = 2 + 2 * SECTIONS;

/// The bit of a major version in a record's `versions`.
pub fn version_bit(version: u8) -> u32 {
    let shift = u32::from(version.saturating_sub(FIRST_VERSION)).min(15);
    1 << shift
}

/// `14,16-18`, or `-` for none.
pub fn show_versions(versions: u32) -> String {
    let mut runs: Vec<(u8, u8)> = Vec::new();
    for version in (0..16).map(|i| FIRST_VERSION + i).filter(|&v| versions & version_bit(v) != 0) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == version => *last = version,
            _ => runs.push((version, version)),
        }
    }
    let show = |&(first, last): &(u8, u8)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    };
    if runs.is_empty() { "-".into() } else { runs.iter().map(show).collect::<Vec<_>>().join(",") }
}

/// Versions as [`show_versions`] shows them.
pub fn parse_versions(text: &str) -> Option<u32> {
    if text == "-" {
        return Some(0);
    }
    let mut versions = 0;
    for run in text.split(',') {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        let (first, last): (u8, u8) = (first.parse().ok()?, last.parse().ok()?);
        for version in first..=last {
            versions |= version_bit(version);
        }
    }
    Some(versions)
}

/// A record of fixed width.
pub trait Record: Sized {
    const SECTION: Section;
    /// In words.
    const WIDTH: usize;
    /// From the words that it is made of, by number.
    fn read(word: impl Fn(usize) -> Option<u32>) -> Option<Self>;
    fn words(&self) -> Vec<u32>;
}

macro_rules! records {
    ($($(#[$doc:meta])* $record:ident in $section:ident { $($field:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Default, Debug)]
        pub struct $record {
            $(pub $field: u32,)*
        }

        impl Record for $record {
            const SECTION: Section = Section::$section;
            const WIDTH: usize = [$(stringify!($field)),*].len();

            fn read(word: impl Fn(usize) -> Option<u32>) -> Option<Self> {
                let mut next = 0;
                $(
                    let $field = word(next)?;
                    next += 1;
                )*
                debug_assert!(next == Self::WIDTH);
                Some($record { $($field,)* })
            }

            fn words(&self) -> Vec<u32> {
                vec![$(self.$field),*]
            }
        }
    )*};
}

/// Where the fields that every named record begins with stand.
pub const OID: usize = 0;
pub const VERSIONS: usize = 1;
pub const NAME: usize = 3;
/// Where the fields that other indexes are sorted by stand.
pub const CAST_TARGET: usize = 1;
pub const MEMBER_OPERATOR: usize = 6;
pub const CAST_VERSIONS: usize = 2;
pub const MEMBER_VERSIONS: usize = 4;

records! {
    /// By OID.
    TypeRecord in Types {
        oid, versions, namespace, name, kind, category, delimiter, flags, len, element, array, collation,
        detail, detail2, detail3,
    }
    /// By OID. `never_null` holds versions.
    ProcRecord in Procs {
        oid, versions, namespace, name, kind, direct, volatility, flags, return_type, variadic, args, arg_names,
        out_columns, defaults, never_null,
    }
    /// By OID.
    OperatorRecord in Operators {
        oid, versions, namespace, name, left, right, result, proc, commutator, negator, flags,
    }
    /// By source and target.
    CastRecord in Casts { source, target, versions, context, method, proc }
    /// By OID.
    CollationRecord in Collations { oid, versions, namespace, name, flags }
    /// By OID.
    ClassRecord in Classes { oid, versions, namespace, name, method, family, input, flags }
    /// By family, left, right and strategy.
    MemberRecord in Members { family, left, right, strategy, versions, method, operator }
    /// By OID.
    RelationRecord in Relations { oid, versions, namespace, name, kind, row_type, unlockable }
    /// By relation and number.
    ColumnRecord in Columns { relation, number, versions, name, data_type, modifier, collation, flags }
    /// By relation and name.
    IndexRecord in Indexes { relation, versions, name, method, columns, flags }
    /// By OID.
    FamilyRecord in Families { oid, versions, namespace, name, method }
    /// By name. An extension's objects have OIDs of their own from `first_oid` on, to be moved when it is created; their
    /// schema is 0, its own. `imports` are the names of types of required extensions, which records refer to with
    /// [`IMPORT`]. Of each section it has so many records from one on.
    ExtensionRecord in Extensions {
        name, versions, default_version, known_versions, flags, schema, requires, imports, first_oid, oids,
        types, type_count, relations, relation_count, procs, proc_count, operators, operator_count, casts, cast_count,
        families, family_count, classes, class_count, members, member_count,
    }
}

/// Marks an OID as the number of an import.
pub const IMPORT: u32 = 1 << 31;

/// Bits of the records' `flags`.
pub mod flag {
    pub const TYPE_PREFERRED: u32 = 1;
    pub const TYPE_ARRAY: u32 = 2;
    pub const TYPE_MODIFIER: u32 = 4;
    pub const TYPE_BINARY: u32 = 8;
    /// Of a domain.
    pub const TYPE_NOT_NULL: u32 = 16;
    pub const TYPE_CHECK: u32 = 32;
    pub const TYPE_DEFAULT: u32 = 64;
    pub const TYPE_MUTABLE_INPUT: u32 = 128;
    pub const TYPE_MUTABLE_OUTPUT: u32 = 256;
    pub const PROC_STRICT: u32 = 1;
    pub const PROC_SET: u32 = 2;
    pub const PROC_CAST_TO_TEXT: u32 = 4;
    pub const OPERATOR_MERGE: u32 = 1;
    pub const OPERATOR_HASH: u32 = 2;
    pub const COLLATION_DETERMINISTIC: u32 = 1;
    pub const CLASS_DEFAULT: u32 = 1;
    pub const COLUMN_NOT_NULL: u32 = 1;
    pub const INDEX_UNIQUE: u32 = 1;
    pub const INDEX_PRIMARY: u32 = 2;
    pub const INDEX_CONSTRAINT: u32 = 4;
    pub const EXTENSION_RELOCATABLE: u32 = 1;
}

/// `TypeRecord::kind`, with what its details hold.
pub mod type_kind {
    pub const BASE: u32 = 0;
    /// The relation.
    pub const COMPOSITE: u32 = 1;
    /// The base type and the modifier.
    pub const DOMAIN: u32 = 2;
    /// The list of labels.
    pub const ENUM: u32 = 3;
    pub const PSEUDO: u32 = 4;
    /// The subtype and the multirange.
    pub const RANGE: u32 = 5;
    /// The range.
    pub const MULTIRANGE: u32 = 6;
}

/// A string reference: its offset and its length in bytes.
pub fn string_reference(offset: usize, len: usize) -> Option<u32> {
    reference(offset, len)
}

/// A list reference: the number of its first word, and how many words it has.
pub fn list_reference(start: usize, len: usize) -> Option<u32> {
    reference(start, len)
}

fn reference(start: usize, len: usize) -> Option<u32> {
    let start = u32::try_from(start).ok().filter(|&s| s < 1 << 24)?;
    let len = u32::try_from(len).ok().filter(|&l| l < 1 << 8)?;
    Some(start << 8 | len)
}

/// Start and length of a reference.
pub fn resolve_reference(reference: u32) -> (usize, usize) {
    ((reference >> 8) as usize, (reference & 0xff) as usize)
}

/// The code of a kind and its direct arguments.
pub fn encode_proc_kind(kind: ProcKind) -> (u32, usize) {
    match kind {
        ProcKind::Function => (0, 0),
        ProcKind::Procedure => (1, 0),
        ProcKind::Window => (2, 0),
        ProcKind::Aggregate => (3, 0),
        ProcKind::OrderedSet { direct } => (4, direct),
        ProcKind::Hypothetical { direct } => (5, direct),
    }
}

pub fn decode_proc_kind(code: u32, direct: u32) -> Option<ProcKind> {
    let direct = direct as usize;
    Some(match code {
        0 => ProcKind::Function,
        1 => ProcKind::Procedure,
        2 => ProcKind::Window,
        3 => ProcKind::Aggregate,
        4 => ProcKind::OrderedSet { direct },
        5 => ProcKind::Hypothetical { direct },
        _ => return None,
    })
}

/// `CastRecord::context`.
pub const CAST_CONTEXTS: [CastContext; 3] =
    [CastContext::Implicit, CastContext::Assignment, CastContext::Explicit];

/// `CastRecord::method`.
pub mod cast_method {
    pub const FUNCTION: u32 = 0;
    pub const BINARY: u32 = 1;
    pub const INOUT: u32 = 2;
}

/// `ClassRecord::method` and `MemberRecord::method`.
pub const METHODS: [Method; 2] = [Method::Btree, Method::Hash];

/// `RelationRecord::kind`.
pub const RELATION_KINDS: [RelationKind; 3] =
    [RelationKind::Table, RelationKind::View, RelationKind::CompositeType];
