//! The parameters of a query, one after the other: what the macro calls behind the query's block. `Query` and `Lent` have
//! the same methods, written out, since a mistake in Rust's braces is told at their bounds.

use crate::{
    bulk::RowLayout, chosen::Given, executor::Request, lend::Lent, param::Accepts,
    params::INFERRED, query::Query, row_arrays::RowArrays, row_list::RowList, sql::SqlType,
    variants::Optional,
};

impl Request {
    /// A parameter of a part that is there if there is a value.
    fn bind_optional<T: Accepts<O::Value, N>, N, O: Optional>(
        &mut self,
        switch: u32,
        oid: u32,
        value: &O,
    ) {
        match value.get() {
            Some(value) => {
                self.turn_on(switch);
                self.params.bind::<T, N, O::Value>(oid, value);
            }
            None => self.params.skip(1),
        }
    }

    fn bind_optional_chosen<P: ?Sized>(
        &mut self,
        switch: u32,
        oid: u32,
        name: &'static str,
        given: Option<Given<'_, P>>,
    ) {
        match given {
            Some(given) => {
                self.turn_on(switch);
                self.params.bind_chosen(oid, name, &given);
            }
            None => self.params.skip(1),
        }
    }

    fn arm(&mut self, switch: u32, not_given: u32) {
        self.turn_on(switch);
        self.params.skip(not_given);
    }
}

impl<R, S> Query<R, S> {
    /// For each splice: `T` is the parameter's type, `N` its nullability.
    #[doc(hidden)]
    pub fn bind<T: SqlType + Accepts<P, N>, N, P: ?Sized>(mut self, value: &P) -> Self {
        self.request.params.bind::<T, N, P>(T::OID, value);
        self
    }

    /// The same where the server infers the type: a domain, whose values are sent as `T`'s.
    #[doc(hidden)]
    pub fn bind_inferred<T: SqlType + Accepts<P, N>, N, P: ?Sized>(mut self, value: &P) -> Self {
        self.request.params.bind::<T, N, P>(T::OID | INFERRED, value);
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

    /// For `{?…}`: like `bind`, if there is a value.
    #[doc(hidden)]
    pub fn bind_optional<T: SqlType + Accepts<O::Value, N>, N, O: Optional>(
        mut self,
        switch: u32,
        value: &O,
    ) -> Self {
        self.request.bind_optional::<T, N, O>(switch, T::OID, value);
        self
    }

    /// The same where the server infers the type.
    #[doc(hidden)]
    pub fn bind_optional_inferred<T: SqlType + Accepts<O::Value, N>, N, O: Optional>(
        mut self,
        switch: u32,
        value: &O,
    ) -> Self {
        self.request.bind_optional::<T, N, O>(switch, T::OID | INFERRED, value);
        self
    }

    /// The same for a parameter whose Rust type the configuration gives.
    #[doc(hidden)]
    pub fn bind_optional_chosen<P: ?Sized>(
        mut self,
        switch: u32,
        oid: u32,
        name: &'static str,
        given: Option<Given<'_, P>>,
    ) -> Self {
        self.request.bind_optional_chosen(switch, oid, name, given);
        self
    }

    /// For rows behind `(a, b) in`: all parameters of theirs.
    #[doc(hidden)]
    pub fn bind_rows<L: RowList + ?Sized>(
        mut self,
        layout: &RowLayout,
        rows: &L,
        encode: fn(&L::Row, &mut RowArrays),
    ) -> Self {
        self.request.params.bind_rows(layout, rows, encode);
        self
    }

    /// The same for an iterator's.
    #[doc(hidden)]
    pub fn bind_each<I: IntoIterator>(
        mut self,
        layout: &RowLayout,
        rows: I,
        encode: fn(&I::Item, &mut RowArrays),
    ) -> Self {
        self.request.params.bind_each(layout, rows, encode);
        self
    }

    /// The same, if there are any.
    #[doc(hidden)]
    pub fn bind_optional_rows<O: Optional>(
        mut self,
        switch: u32,
        layout: &RowLayout,
        rows: &O,
        encode: fn(&<O::Value as RowList>::Row, &mut RowArrays),
    ) -> Self
    where
        O::Value: RowList,
    {
        self.request.bind_optional_rows(switch, layout, rows.get(), encode);
        self
    }

    /// What the macro calls first in an arm; parameters of arms before it are not given.
    #[doc(hidden)]
    pub fn arm(mut self, switch: u32, not_given: u32) -> Self {
        self.request.arm(switch, not_given);
        self
    }

    /// What the macro calls last in an arm, for the parameters of arms behind it.
    #[doc(hidden)]
    pub fn not_given(mut self, not_given: u32) -> Self {
        self.request.params.skip(not_given);
        self
    }
}

impl<L> Lent<L> {
    /// For each splice: `T` is the parameter's type, `N` its nullability.
    #[doc(hidden)]
    pub fn bind<T: SqlType + Accepts<P, N>, N, P: ?Sized>(mut self, value: &P) -> Self {
        self.request.params.bind::<T, N, P>(T::OID, value);
        self
    }

    /// The same where the server infers the type: a domain, whose values are sent as `T`'s.
    #[doc(hidden)]
    pub fn bind_inferred<T: SqlType + Accepts<P, N>, N, P: ?Sized>(mut self, value: &P) -> Self {
        self.request.params.bind::<T, N, P>(T::OID | INFERRED, value);
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

    /// For `{?…}`: like `bind`, if there is a value.
    #[doc(hidden)]
    pub fn bind_optional<T: SqlType + Accepts<O::Value, N>, N, O: Optional>(
        mut self,
        switch: u32,
        value: &O,
    ) -> Self {
        self.request.bind_optional::<T, N, O>(switch, T::OID, value);
        self
    }

    /// The same where the server infers the type.
    #[doc(hidden)]
    pub fn bind_optional_inferred<T: SqlType + Accepts<O::Value, N>, N, O: Optional>(
        mut self,
        switch: u32,
        value: &O,
    ) -> Self {
        self.request.bind_optional::<T, N, O>(switch, T::OID | INFERRED, value);
        self
    }

    /// The same for a parameter whose Rust type the configuration gives.
    #[doc(hidden)]
    pub fn bind_optional_chosen<P: ?Sized>(
        mut self,
        switch: u32,
        oid: u32,
        name: &'static str,
        given: Option<Given<'_, P>>,
    ) -> Self {
        self.request.bind_optional_chosen(switch, oid, name, given);
        self
    }

    /// For rows behind `(a, b) in`: all parameters of theirs.
    #[doc(hidden)]
    pub fn bind_rows<V: RowList + ?Sized>(
        mut self,
        layout: &RowLayout,
        rows: &V,
        encode: fn(&V::Row, &mut RowArrays),
    ) -> Self {
        self.request.params.bind_rows(layout, rows, encode);
        self
    }

    /// The same for an iterator's.
    #[doc(hidden)]
    pub fn bind_each<I: IntoIterator>(
        mut self,
        layout: &RowLayout,
        rows: I,
        encode: fn(&I::Item, &mut RowArrays),
    ) -> Self {
        self.request.params.bind_each(layout, rows, encode);
        self
    }

    /// The same, if there are any.
    #[doc(hidden)]
    pub fn bind_optional_rows<O: Optional>(
        mut self,
        switch: u32,
        layout: &RowLayout,
        rows: &O,
        encode: fn(&<O::Value as RowList>::Row, &mut RowArrays),
    ) -> Self
    where
        O::Value: RowList,
    {
        self.request.bind_optional_rows(switch, layout, rows.get(), encode);
        self
    }

    /// What the macro calls first in an arm; parameters of arms before it are not given.
    #[doc(hidden)]
    pub fn arm(mut self, switch: u32, not_given: u32) -> Self {
        self.request.arm(switch, not_given);
        self
    }

    /// What the macro calls last in an arm, for the parameters of arms behind it.
    #[doc(hidden)]
    pub fn not_given(mut self, not_given: u32) -> Self {
        self.request.params.skip(not_given);
        self
    }
}
