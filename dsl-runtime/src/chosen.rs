//! Types of the author's choice, by the configuration or as a query says. Those that stand in the tables of this crate,
//! or that are made by [`newtype!`](crate::newtype), read and write themselves without asking what type comes; all
//! others do by `FromSql` and `ToSql` of postgres-types.

use std::marker::PhantomData;
use std::ops::Deref;

use postgres_types::{FromSqlOwned, Kind, ToSql, Type};

use crate::decode::Decode;
use crate::param::{Accepts, AcceptsNull, AcceptsNulls, Nullable};
use crate::params::Params;
use crate::row::Cells;
use crate::statement::user_type;

/// How a column or parameter of the PostgreSQL type `S` is read and written as a `C`.
///
/// Of the methods of the same names rustc takes that of the type itself where its bounds hold, and else that of what the
/// type derefers to. The names of the types are known where the macro writes the call, so that no trait has to choose.
pub struct Chosen<S, C>(ByPostgresTypes<C>, PhantomData<fn(S)>);

/// The same by the traits of postgres-types.
pub struct ByPostgresTypes<C>(PhantomData<fn(C)>);

/// What the macro calls.
pub fn chosen<S, C>() -> Chosen<S, C> {
    Chosen(ByPostgresTypes(PhantomData), PhantomData)
}

impl<S, C> Deref for Chosen<S, C> {
    type Target = ByPostgresTypes<C>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<S, C: Decode<S>> Chosen<S, C> {
    /// Reads the next value.
    pub fn get(&self, cells: &mut Cells<'_>) -> Option<C> {
        cells.value::<S, C>()
    }

    /// Reads the next value, which may be NULL.
    pub fn get_n(&self, cells: &mut Cells<'_>) -> Option<C> {
        cells.value_n::<S, C>()
    }
}

impl<C> ByPostgresTypes<C> {
    /// Reads the next value.
    pub fn get(&self, cells: &mut Cells<'_>) -> Option<C>
    where
        C: Readable,
    {
        cells.get::<C>()
    }

    /// Reads the next value, which may be NULL.
    pub fn get_n(&self, cells: &mut Cells<'_>) -> Option<C>
    where
        C: Readable,
    {
        cells.get_n::<C>()
    }
}

/// What a column can be read as by the author's choice: all that implements `FromSql` of postgres-types.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be read from a column",
    note = "implement `FromSql` of postgres-types for it, or declare it by `sqlweave::newtype!`"
)]
pub trait Readable: FromSqlOwned {}

impl<T: FromSqlOwned> Readable for T {}

/// A parameter with what writes it.
pub struct Given<'v, P: ?Sized> {
    pub(crate) value: &'v P,
    pub(crate) encode: fn(&P, &Type, &mut Params),
}

impl<S: Accepts<C, Nullable>, C> Chosen<S, C> {
    /// A parameter that is to be a `C`.
    pub fn param<'v, N, P>(&self, value: &'v P) -> Given<'v, P>
    where
        P: Stands<C, N> + ?Sized,
        S: Accepts<P, N>,
    {
        Given { value, encode: |value, _, out| <S as Accepts<P, N>>::encode(value, out) }
    }
}

impl<C> ByPostgresTypes<C> {
    /// A parameter that is to be a `C`.
    pub fn param<'v, N, P: CustomParam<C, N>>(&self, value: &'v P) -> Given<'v, P> {
        Given { value, encode: |value, ty, out| value.encode_custom(ty, out) }
    }
}

impl<P: ?Sized> Given<'_, P> {
    /// Writes it as the next field of a composite.
    pub fn put_field(&self, oid: u32, name: &str, out: &mut Params) {
        out.put_field::<AsGiven, Nullable, _>(oid, &(self, known_type(oid, name)));
    }
}

/// Takes what knows itself how to be written.
pub(crate) struct AsGiven;

impl<N, P: ?Sized> Accepts<(&Given<'_, P>, Type), N> for AsGiven {
    fn encode((given, ty): &(&Given<'_, P>, Type), out: &mut Params) {
        (given.encode)(given.value, ty, out);
    }
}

impl Params {
    pub(crate) fn bind_chosen<P: ?Sized>(&mut self, oid: u32, name: &str, given: &Given<'_, P>) {
        self.bind::<AsGiven, Nullable, _>(oid, &(given, known_type(oid, name)));
    }
}

/// A value for a parameter whose Rust type `R` the configuration or the query names.
///
/// `R` itself, a reference to it, and an [`Option`] of these where NULL can be right.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be this parameter, whose Rust type is given as `{R}`",
    label = "must be `{R}`"
)]
pub trait Stands<R: ?Sized, N> {}

/// The same of a type that implements `ToSql` of postgres-types.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be this parameter, whose Rust type is given as `{R}`",
    label = "must be `{R}`",
    note = "`{R}` has to implement `ToSql` of postgres-types, or be declared by `sqlweave::newtype!`"
)]
pub trait CustomParam<R: ?Sized, N> {
    #[doc(hidden)]
    fn encode_custom(&self, ty: &Type, out: &mut Params);
}

macro_rules! given_as {
    ($([$($generics:tt)*] [$($bounds:tt)*] $chosen:ty, $given:ty;)*) => {
        $(
            impl<N, $($generics)*> Stands<$chosen, N> for $given {}
            impl<N: AcceptsNull, $($generics)*> Stands<$chosen, N> for Option<$given> {}

            impl<N, $($generics)*> CustomParam<$chosen, N> for $given
            where
                $($bounds)*
            {
                fn encode_custom(&self, ty: &Type, out: &mut Params) {
                    out.put_to_sql(self, ty);
                }
            }

            impl<N: AcceptsNull, $($generics)*> CustomParam<$chosen, N> for Option<$given>
            where
                $($bounds)*
            {
                fn encode_custom(&self, ty: &Type, out: &mut Params) {
                    out.put_to_sql(self, ty);
                }
            }
        )*
    };
}

given_as! {
    [R] [R: ToSql] R, R;
    [R] [R: ToSql] R, &R;
    [] [] String, &str;
    [T] [T: ToSql] Vec<T>, &[T];
    [T] [T: ToSql, N: AcceptsNulls] Vec<T>, Vec<Option<T>>;
    [T] [T: ToSql, N: AcceptsNulls] Vec<T>, &Vec<Option<T>>;
    [T] [T: ToSql, N: AcceptsNulls] Vec<T>, &[Option<T>];
}

impl<R, N: AcceptsNull> Stands<R, N> for &Option<R> {}

impl<R: ToSql, N: AcceptsNull> CustomParam<R, N> for &Option<R> {
    fn encode_custom(&self, ty: &Type, out: &mut Params) {
        out.put_to_sql(*self, ty);
    }
}

impl<T, N: AcceptsNull> Stands<Vec<T>, N> for &Option<Vec<Option<T>>> {}

impl<T: ToSql, N: AcceptsNull> CustomParam<Vec<T>, N> for &Option<Vec<Option<T>>> {
    fn encode_custom(&self, ty: &Type, out: &mut Params) {
        out.put_to_sql(*self, ty);
    }
}

/// The type with an OID that is the same in every database, or else one of that name.
pub(crate) fn known_type(oid: u32, name: &str) -> Type {
    Type::from_oid(oid).unwrap_or_else(|| user_type(name, 0))
}

/// A domain, also as the element of an array, is read as its base type.
pub(crate) fn without_domain(ty: &Type) -> Type {
    match ty.kind() {
        Kind::Domain(base) => without_domain(base),
        Kind::Array(element) if matches!(element.kind(), Kind::Domain(_)) => {
            let (name, kind) = (ty.name().to_owned(), Kind::Array(without_domain(element)));
            Type::new(name, ty.oid(), kind, ty.schema().to_owned())
        }
        _ => ty.clone(),
    }
}

/// Declares a type of its own for values of one kind, so that they are not taken for others.
///
/// Behind `for` stand the PostgreSQL types that it can be, as [`sql`](crate::sql) names them. Named in `sqlweave.toml`,
/// it is the type of a column, of what references the column, and of parameters that are compared with it:
///
/// ```
/// # use sqlweave_runtime as sqlweave;
/// sqlweave::newtype! {
///     /// The key of an order.
///     #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
///     pub struct OrderId(pub i64) for bigint;
/// }
///
/// sqlweave::newtype! {
///     #[derive(Debug, Clone, PartialEq)]
///     pub struct Email(pub String) for text, citext;
/// }
/// ```
///
/// ```toml
/// [override]
/// "orders.id" = "crate::OrderId"
/// "email_address" = "crate::Email"    # a domain
/// ```
///
/// A type that checks its values implements [`Decode`] and [`Accepts`] itself, which is no more than this macro does, or
/// `FromSql` and `ToSql` of postgres-types.
#[macro_export]
macro_rules! newtype {
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident($inside:vis $inner:ty) for $($sql:ident),+ $(,)?;) => {
        $(#[$attribute])*
        $visibility struct $name($inside $inner);
        $(
            impl<N> $crate::Accepts<$name, N> for $crate::sql::$sql {
                fn encode(value: &$name, out: &mut $crate::Params) {
                    <$crate::sql::$sql as $crate::Accepts<$inner, N>>::encode(&value.0, out);
                }
            }

            impl $crate::Decode<$crate::sql::$sql> for $name {
                fn decode(raw: &[u8]) -> ::core::result::Result<$name, $crate::Fault> {
                    <$inner as $crate::Decode<$crate::sql::$sql>>::decode(raw).map($name)
                }
            }
        )+
    };
}
