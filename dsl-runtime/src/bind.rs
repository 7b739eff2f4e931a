//! The parameters of a query, one after the other: what the macro calls behind the query's block.

use crate::chosen::Given;
use crate::lend::Lent;
use crate::param::Accepts;
use crate::query::Query;
use crate::sql::SqlType;

macro_rules! binds {
    ($($query:ident<$($parameter:ident),*>)*) => {
        $(
            impl<$($parameter),*> $query<$($parameter),*> {
                /// For each splice: `T` is the parameter's type, `N` its nullability.
                #[doc(hidden)]
                pub fn bind<T: SqlType + Accepts<P, N>, N, P: ?Sized>(mut self, value: &P) -> Self {
                    self.request.params.bind::<T, N, P>(T::OID, value);
                    self
                }

                /// The same where the server infers the type: a domain, whose values are sent as `T`'s.
                #[doc(hidden)]
                pub fn bind_inferred<T: Accepts<P, N>, N, P: ?Sized>(mut self, value: &P) -> Self {
                    self.request.params.bind::<T, N, P>(0, value);
                    self
                }

                /// The same for a parameter whose Rust type the configuration gives.
                #[doc(hidden)]
                pub fn bind_chosen<P: ?Sized>(
                    mut self,
                    oid: u32,
                    name: &'static str,
                    given: Given<'_, P>,
                ) -> Self {
                    self.request.params.bind_chosen(oid, name, &given);
                    self
                }
            }
        )*
    };
}

binds! { Query<R, S> Lent<L> }
