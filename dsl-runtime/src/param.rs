//! Which Rust values may stand for which parameter, and the messages when one may not.

mod values;

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use postgres_types::{ToSql, Type};

use crate::params::Params;
use crate::sql::{SqlType, array};

/// A Rust value that can be the parameter of the PostgreSQL type `T` at a place whose nullability
/// is `N`: [`Nullable`] or [`NotNull`].
///
/// Integers widen where nothing is lost, references and smart pointers are looked through, slices
/// and vectors are arrays, and an [`Option`] stands where NULL can be right. For a type of your own
/// hand the value on to the type that it wraps:
///
/// ```
/// use sqlweave_runtime::{Param, Params, sql};
///
/// struct OrderId(i64);
///
/// impl<N> Param<sql::bigint, N> for OrderId {
///     fn encode(&self, out: &mut Params) {
///         Param::<sql::bigint, N>::encode(&self.0, out);
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be the PostgreSQL parameter `{T}` here",
    label = "PostgreSQL infers `{T}` at this place"
)]
pub trait Param<T, N> {
    /// Writes the value in the binary form of the type `T`.
    fn encode(&self, out: &mut Params);
}

/// The place of a parameter where NULL can be right.
#[derive(Debug, Clone, Copy)]
pub enum Nullable {}

/// The place of a parameter where NULL can never be right.
#[derive(Debug, Clone, Copy)]
pub enum NotNull {}

/// Implemented by [`Nullable`] alone: the places of parameters where an [`Option`] may stand.
#[diagnostic::on_unimplemented(
    message = "an `Option` can never be right here: this place is NOT NULL, or compared with a strict operator",
    label = "may be NULL",
    note = "a comparison that NULL can take part in is `is not distinct from {{x}}`"
)]
pub trait AcceptsNull {}

impl AcceptsNull for Nullable {}

impl<T, N: AcceptsNull, P: Param<T, N>> Param<T, N> for Option<P> {
    fn encode(&self, out: &mut Params) {
        match self {
            Some(value) => value.encode(out),
            None => out.put_null(),
        }
    }
}

macro_rules! look_through {
    ($($pointer:ty),*) => {
        $(
            impl<T, N, P: Param<T, N> + ?Sized> Param<T, N> for $pointer {
                #[inline]
                fn encode(&self, out: &mut Params) {
                    (**self).encode(out);
                }
            }
        )*
    };
}

look_through!(&P, &mut P, Box<P>, Arc<P>, Rc<P>);

impl<T, N, P: Param<T, N> + ToOwned + ?Sized> Param<T, N> for Cow<'_, P> {
    fn encode(&self, out: &mut Params) {
        (**self).encode(out);
    }
}

impl<E: SqlType, M, N, P: Param<E, M>> Param<array<E, M>, N> for [P] {
    fn encode(&self, out: &mut Params) {
        out.put_array::<E, M, P>(self.iter());
    }
}

impl<E: SqlType, M, N, P: Param<E, M>> Param<array<E, M>, N> for Vec<P> {
    fn encode(&self, out: &mut Params) {
        out.put_array::<E, M, P>(self.iter());
    }
}

impl<E: SqlType, M, N, P: Param<E, M>, const L: usize> Param<array<E, M>, N> for [P; L] {
    fn encode(&self, out: &mut Params) {
        out.put_array::<E, M, P>(self.iter());
    }
}

/// A value for a parameter whose Rust type `R` the configuration or the query names.
///
/// `R` itself, a reference to it, and an [`Option`] of these where NULL can be right.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be this parameter, whose Rust type is given as `{R}`",
    label = "must be `{R}`"
)]
pub trait CustomParam<R: ?Sized, N> {
    #[doc(hidden)]
    fn encode_custom(&self, ty: &Type, out: &mut Params);
}

impl<R: ToSql, N> CustomParam<R, N> for R {
    fn encode_custom(&self, ty: &Type, out: &mut Params) {
        out.put_to_sql(self, ty);
    }
}

impl<R: ToSql, N> CustomParam<R, N> for &R {
    fn encode_custom(&self, ty: &Type, out: &mut Params) {
        out.put_to_sql(*self, ty);
    }
}

impl<R: ToSql, N: AcceptsNull> CustomParam<R, N> for Option<R> {
    fn encode_custom(&self, ty: &Type, out: &mut Params) {
        out.put_to_sql(self, ty);
    }
}

impl<R: ToSql, N: AcceptsNull> CustomParam<R, N> for Option<&R> {
    fn encode_custom(&self, ty: &Type, out: &mut Params) {
        out.put_to_sql(self, ty);
    }
}

macro_rules! custom_slices {
    ($([$($generics:tt)*] $owned:ty, $borrowed:ty;)*) => {
        $(
            impl<N, $($generics)*> CustomParam<$owned, N> for $borrowed {
                fn encode_custom(&self, ty: &Type, out: &mut Params) {
                    out.put_to_sql(self, ty);
                }
            }

            impl<N: AcceptsNull, $($generics)*> CustomParam<$owned, N> for Option<$borrowed> {
                fn encode_custom(&self, ty: &Type, out: &mut Params) {
                    out.put_to_sql(self, ty);
                }
            }
        )*
    };
}

custom_slices! {
    [] String, &str;
    [T: ToSql] Vec<T>, &[T];
}
