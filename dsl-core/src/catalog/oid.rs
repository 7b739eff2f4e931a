//! Object identifiers as newtypes, and the well-known ones (`pg_type.dat`).

use std::fmt;

macro_rules! oid {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub struct $name(pub u32);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    )*};
}

oid! {
    /// Row of `pg_namespace`.
    NamespaceOid;
    /// Row of `pg_type`.
    TypeOid;
    /// Row of `pg_class`.
    RelationOid;
    /// Row of `pg_proc`.
    ProcOid;
    /// Row of `pg_operator`.
    OperatorOid;
    /// Row of `pg_collation`.
    CollationOid;
    /// Row of `pg_opfamily`.
    OperatorFamilyOid;
    /// Row of `pg_opclass`.
    OperatorClassOid;
}

impl NamespaceOid {
    pub const PG_CATALOG: NamespaceOid = NamespaceOid(11);
    pub const PG_TOAST: NamespaceOid = NamespaceOid(99);
    pub const PUBLIC: NamespaceOid = NamespaceOid(2200);
    /// Assigned by initdb and different from server to server; fixed here.
    pub const INFORMATION_SCHEMA: NamespaceOid = NamespaceOid(2201);

    /// Whether any of PostgreSQL's own objects is in this schema.
    pub fn has_builtin(self) -> bool {
        self.0 < FIRST_USER_OID && self.0 != NamespaceOid::PUBLIC.0
    }
}

impl CollationOid {
    pub const DEFAULT: CollationOid = CollationOid(100);
    pub const C: CollationOid = CollationOid(950);
    pub const POSIX: CollationOid = CollationOid(951);
}

/// The first OID of objects made by a schema, as on a server (`FirstNormalObjectId`).
pub const FIRST_USER_OID: u32 = 16384;

macro_rules! types {
    ($($name:ident = $oid:expr;)*) => {
        impl TypeOid {
            $(pub const $name: TypeOid = TypeOid($oid);)*
        }
    };
}

types! {
    BOOL = 16; BYTEA = 17; CHAR = 18; NAME = 19; INT8 = 20; INT2 = 21; INT2VECTOR = 22; INT4 = 23; REGPROC = 24;
    TEXT = 25; OID = 26; TID = 27; XID = 28; CID = 29; OIDVECTOR = 30; JSON = 114; XML = 142; POINT = 600;
    LSEG = 601; PATH = 602; BOX = 603; POLYGON = 604; LINE = 628; FLOAT4 = 700; FLOAT8 = 701; UNKNOWN = 705;
    CIRCLE = 718; MONEY = 790; MACADDR = 829; INET = 869; CIDR = 650; MACADDR8 = 774; ACLITEM = 1033;
    BPCHAR = 1042; VARCHAR = 1043; DATE = 1082; TIME = 1083; TIMESTAMP = 1114; TIMESTAMPTZ = 1184; INTERVAL = 1186;
    TIMETZ = 1266; BIT = 1560; VARBIT = 1562; NUMERIC = 1700; REFCURSOR = 1790; REGPROCEDURE = 2202; REGOPER = 2203;
    REGOPERATOR = 2204; REGCLASS = 2205; REGTYPE = 2206; REGROLE = 4096; REGNAMESPACE = 4089; REGCOLLATION = 4191;
    UUID = 2950; PG_LSN = 3220; TSVECTOR = 3614; GTSVECTOR = 3642; TSQUERY = 3615; REGCONFIG = 3734;
    REGDICTIONARY = 3769; JSONB = 3802; JSONPATH = 4072; TXID_SNAPSHOT = 2970; PG_SNAPSHOT = 5038; XID8 = 5069;
    INT4RANGE = 3904; NUMRANGE = 3906; TSRANGE = 3908; TSTZRANGE = 3910; DATERANGE = 3912; INT8RANGE = 3926;
    INT4MULTIRANGE = 4451;
    RECORD = 2249; RECORDARRAY = 2287; CSTRING = 2275; ANY = 2276; ANYARRAY = 2277; VOID = 2278; TRIGGER = 2279;
    EVENT_TRIGGER = 3838; LANGUAGE_HANDLER = 2280; INTERNAL = 2281; ANYELEMENT = 2283; ANYNONARRAY = 2776;
    ANYENUM = 3500; ANYRANGE = 3831; ANYMULTIRANGE = 4537; ANYCOMPATIBLE = 5077; ANYCOMPATIBLEARRAY = 5078;
    ANYCOMPATIBLENONARRAY = 5079; ANYCOMPATIBLERANGE = 5080; ANYCOMPATIBLEMULTIRANGE = 4538;
    BOOL_ARRAY = 1000; INT4_ARRAY = 1007; TEXT_ARRAY = 1009; INT8_ARRAY = 1016; CSTRING_ARRAY = 1263;
    OIDVECTOR_ARRAY = 1013; JSON_ARRAY = 199;
}

impl TypeOid {
    /// No type: an expression in error. It silences what follows from it.
    pub const ERROR: TypeOid = TypeOid(0);

    /// Whether this is the type of an expression in error.
    pub fn is_error(self) -> bool {
        self.0 == 0
    }
}
