//! PostgreSQL's types as Rust types, so that messages of the compiler speak of `bigint`.
//!
//! They have no values; they stand in the bounds of [`Accepts`](crate::Accepts).

#![allow(non_camel_case_types)]

use std::marker::PhantomData;

/// A type of PostgreSQL.
///
/// `sqlweave::schema!()` implements it for the enums and composites that it declares.
pub trait SqlType {
    /// The type's OID, 0 if the database's owner made the type.
    const OID: u32;
    /// The OID of the type of arrays of it, 0 if the database's owner made the type.
    const ARRAY_OID: u32;
}

macro_rules! sql_types {
    ($($(#[doc = $doc:literal])* $name:ident $oid:literal $array:literal)*) => {
        $(
            $(#[doc = $doc])*
            #[doc = concat!("PostgreSQL's type `", stringify!($name), "`.")]
            pub enum $name {}

            impl SqlType for $name {
                const OID: u32 = $oid;
                const ARRAY_OID: u32 = $array;
            }
        )*
    };
}

sql_types! {
    boolean 16 1000
    bytea 17 1001
    /// The internal one-byte type, written `"char"` with its quotes.
    char 18 1002
    name 19 1003
    bigint 20 1016
    smallint 21 1005
    int2vector 22 1006
    integer 23 1007
    text 25 1009
    oid 26 1028
    xid 28 1011
    cid 29 1012
    oidvector 30 1013
    json 114 199
    cidr 650 651
    real 700 1021
    double_precision 701 1022
    macaddr8 774 775
    macaddr 829 1040
    inet 869 1041
    bpchar 1042 1014
    varchar 1043 1015
    date 1082 1182
    time 1083 1183
    timestamp 1114 1115
    timestamptz 1184 1185
    interval 1186 1187
    timetz 1266 1270
    numeric 1700 1231
    regproc 24 1008
    regprocedure 2202 2207
    regoper 2203 2208
    regoperator 2204 2209
    regclass 2205 2210
    regtype 2206 2211
    regconfig 3734 3735
    regdictionary 3769 3770
    regnamespace 4089 4090
    regrole 4096 4097
    regcollation 4191 4192
    uuid 2950 2951
    pg_lsn 3220 3221
    jsonb 3802 3807
    xid8 5069 271
    void 2278 0
    /// A type that only an [override](crate::newtype) gives a Rust type.
    unmapped 0 0
    xml 142 143
    pg_node_tree 194 0
    tid 27 1010
    refcursor 1790 2201
    cstring 2275 1263
    unknown 705 0
    money 790 791
    bit 1560 1561
    varbit 1562 1563
    point 600 1017
    lseg 601 1018
    path 602 1019
    r#box 603 1020
    polygon 604 1027
    line 628 629
    circle 718 719
    tsvector 3614 3643
    tsquery 3615 3645
    jsonpath 4072 4073
    txid_snapshot 2970 2949
    pg_snapshot 5038 5039
    int4range 3904 3905
    numrange 3906 3907
    tsrange 3908 3909
    tstzrange 3910 3911
    daterange 3912 3913
    int8range 3926 3927
    int4multirange 4451 6150
    nummultirange 4532 6151
    tsmultirange 4533 6152
    tstzmultirange 4534 6153
    datemultirange 4535 6155
    int8multirange 4536 6157
    /// Of the extension of this name.
    citext 0 0
    /// Of the extension of this name.
    hstore 0 0
    /// Of the extension of this name.
    ltree 0 0
    /// Of the extension ltree.
    lquery 0 0
    /// Of the extension ltree.
    ltxtquery 0 0
}

/// A range type.
pub trait RangeType: SqlType {
    /// The type of its bounds.
    type Subtype: SqlType;
}

/// A multirange type.
pub trait MultirangeType: SqlType {
    /// The type of its ranges.
    type Range: RangeType;
}

macro_rules! range_types {
    ($($range:ident $multirange:ident $subtype:ident)*) => {
        $(
            impl RangeType for $range {
                type Subtype = $subtype;
            }

            impl MultirangeType for $multirange {
                type Range = $range;
            }
        )*
    };
}

range_types! {
    int4range int4multirange integer
    int8range int8multirange bigint
    numrange nummultirange numeric
    tsrange tsmultirange timestamp
    tstzrange tstzmultirange timestamptz
    daterange datemultirange date
}

/// A type that `E` and `M` stand for, with no OID that is the same in every database.
macro_rules! made_types {
    ($($(#[doc = $doc:literal])* $name:ident;)*) => {
        $(
            $(#[doc = $doc])*
            pub struct $name<E>(PhantomData<E>);

            impl<E> SqlType for $name<E> {
                const OID: u32 = 0;
                const ARRAY_OID: u32 = 0;
            }
        )*
    };
}

made_types! {
    /// A range type of the database's owner, with bounds of the type `E`.
    range;
    /// The multirange type of such a range type.
    multirange;
}

impl<E: SqlType> RangeType for range<E> {
    type Subtype = E;
}

impl<E: SqlType> MultirangeType for multirange<E> {
    type Range = range<E>;
}

/// An array; `M` says whether its elements may be NULL.
pub struct array<E, M = crate::Nullable>(PhantomData<(E, M)>);

impl<E: SqlType, M> SqlType for array<E, M> {
    const OID: u32 = E::ARRAY_OID;
    // Arrays of arrays there are only of a domain over an array.
    const ARRAY_OID: u32 = 0;
}
