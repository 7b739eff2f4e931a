//! Which Rust values may stand for which parameter, and the messages when one may not.

mod values;

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use crate::params::Params;
use crate::sql::{SqlType, array};

/// A type of PostgreSQL takes a Rust value of the type `P` for a parameter, at a place whose
/// nullability is `N`: [`Nullable`] or [`NotNull`].
///
/// Integers widen where nothing is lost, references and smart pointers are looked through, slices
/// and vectors are arrays, and an [`Option`] stands where NULL can be right. For a type of your own
/// hand the value on to the type that it wraps:
///
/// ```
/// use sqlweave_runtime::{Accepts, Params, sql};
///
/// struct OrderId(i64);
///
/// impl<N> Accepts<OrderId, N> for sql::bigint {
///     fn encode(value: &OrderId, out: &mut Params) {
///         <sql::bigint as Accepts<i64, N>>::encode(&value.0, out);
///     }
/// }
/// ```
///
/// A list of your own is an array whatever its values are taken for, and so can stand behind `in`:
///
/// ```
/// use sqlweave_runtime::{Accepts, Params, sql};
///
/// struct OrderIds(Vec<i64>);
///
/// impl<N, M> Accepts<OrderIds, N> for sql::array<sql::bigint, M> {
///     fn encode(value: &OrderIds, out: &mut Params) {
///         <sql::array<sql::bigint, M> as Accepts<Vec<i64>, N>>::encode(&value.0, out);
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "a `{P}` cannot be the PostgreSQL parameter `{Self}` here",
    label = "PostgreSQL infers `{Self}` at this place",
    note = "if the place is to have another type, cast it there: `{{value}}::type`; what the server is to convert is cast twice: `{{text}}::text::uuid`"
)]
pub trait Accepts<P: ?Sized, N> {
    /// Writes the value in the binary form of the type.
    fn encode(value: &P, out: &mut Params);
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
    note = "in a condition, `is not distinct from {{x}}` takes NULL, and `{{?x}}` leaves the condition out for `None`",
    note = "in VALUES, SET, LIMIT and OFFSET, `{{?x}}` leaves the value out for `None`"
)]
pub trait AcceptsNull {}

impl AcceptsNull for Nullable {}

/// The place of the list of `x in {list}`, of which no value can rightly be NULL.
#[derive(Debug, Clone, Copy)]
pub enum InList {}

/// The place of a value of such a list.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Listed<N = InList>(std::marker::PhantomData<N>);

/// Implemented by the places of arrays of which a value may be NULL: all but [`InList`].
#[diagnostic::on_unimplemented(
    message = "the values of a list behind `in` cannot be NULL: nothing is equal to NULL, and with one among them `not in` gives no rows",
    label = "values may be NULL",
    note = "leave them out: `{{list.into_iter().flatten().collect::<Vec<_>>()}}`",
    note = "if NULL is to be compared with, say what the list is: `= any({{list}}::type[])`, `<> all({{list}}::type[])`"
)]
pub trait AcceptsNulls {}

impl AcceptsNulls for Nullable {}
impl AcceptsNulls for NotNull {}

// Never true: the author of a list is told of `AcceptsNulls`.
impl<N: AcceptsNulls> AcceptsNull for Listed<N> {}

impl<T: Accepts<P, N>, N: AcceptsNull, P> Accepts<Option<P>, N> for T {
    fn encode(value: &Option<P>, out: &mut Params) {
        match value {
            Some(value) => T::encode(value, out),
            None => out.put_null(),
        }
    }
}

macro_rules! look_through {
    ($($pointer:ty),*) => {
        $(
            impl<T: Accepts<P, N>, N, P: ?Sized> Accepts<$pointer, N> for T {
                #[inline]
                fn encode(value: &$pointer, out: &mut Params) {
                    <T as Accepts<P, N>>::encode(&**value, out);
                }
            }
        )*
    };
}

look_through!(&P, &mut P, Box<P>, Arc<P>, Rc<P>);

impl<T: Accepts<P, N>, N, P: ToOwned + ?Sized> Accepts<Cow<'_, P>, N> for T {
    fn encode(value: &Cow<'_, P>, out: &mut Params) {
        <T as Accepts<P, N>>::encode(&**value, out);
    }
}

impl<E: SqlType + Accepts<P, M>, M, N, P> Accepts<[P], N> for array<E, M> {
    fn encode(value: &[P], out: &mut Params) {
        out.put_list::<E, M, P>(value.iter());
    }
}

impl<E: SqlType + Accepts<P, M>, M, N, P> Accepts<Vec<P>, N> for array<E, M> {
    fn encode(value: &Vec<P>, out: &mut Params) {
        out.put_list::<E, M, P>(value.iter());
    }
}

impl<E: SqlType + Accepts<P, M>, M, N, P, const L: usize> Accepts<[P; L], N> for array<E, M> {
    fn encode(value: &[P; L], out: &mut Params) {
        out.put_list::<E, M, P>(value.iter());
    }
}
