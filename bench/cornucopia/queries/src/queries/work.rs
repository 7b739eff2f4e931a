// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = Option<T6>>,
    T8: crate::ArraySql<Item = f64>,
    T9: crate::ArraySql<Item = i32>,
    T10: crate::ArraySql<Item = bool>,
> {
    pub ids: T1,
    pub skus: T3,
    pub names: T5,
    pub notes: T7,
    pub prices: T8,
    pub stocks: T9,
    pub active: T10,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    pub id: i64,
    pub tenant_id: i64,
    pub name: String,
    pub email: String,
    pub note: Option<String>,
    pub amount: f64,
    pub quantity: i32,
    pub active: bool,
}
pub struct CustomerBorrowed<'a> {
    pub id: i64,
    pub tenant_id: i64,
    pub name: &'a str,
    pub email: &'a str,
    pub note: Option<&'a str>,
    pub amount: f64,
    pub quantity: i32,
    pub active: bool,
}
impl<'a> From<CustomerBorrowed<'a>> for Customer {
    fn from(
        CustomerBorrowed {
            id,
            tenant_id,
            name,
            email,
            note,
            amount,
            quantity,
            active,
        }: CustomerBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            tenant_id,
            name: name.into(),
            email: email.into(),
            note: note.map(|v| v.into()),
            amount,
            quantity,
            active,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    pub id: i64,
    pub title: String,
    pub score: Option<i32>,
    pub name: String,
}
pub struct JoinedBorrowed<'a> {
    pub id: i64,
    pub title: &'a str,
    pub score: Option<i32>,
    pub name: &'a str,
}
impl<'a> From<JoinedBorrowed<'a>> for Joined {
    fn from(
        JoinedBorrowed {
            id,
            title,
            score,
            name,
        }: JoinedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            score,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Users {
    pub id: i64,
    pub name: String,
}
pub struct UsersBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
}
impl<'a> From<UsersBorrowed<'a>> for Users {
    fn from(UsersBorrowed { id, name }: UsersBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Posts {
    pub id: i64,
    pub user_id: i64,
    pub title: String,
    pub score: Option<i32>,
}
pub struct PostsBorrowed<'a> {
    pub id: i64,
    pub user_id: i64,
    pub title: &'a str,
    pub score: Option<i32>,
}
impl<'a> From<PostsBorrowed<'a>> for Posts {
    fn from(
        PostsBorrowed {
            id,
            user_id,
            title,
            score,
        }: PostsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            title: title.into(),
            score,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Comments {
    pub id: i64,
    pub post_id: i64,
    pub author: String,
    pub body: String,
}
pub struct CommentsBorrowed<'a> {
    pub id: i64,
    pub post_id: i64,
    pub author: &'a str,
    pub body: &'a str,
}
impl<'a> From<CommentsBorrowed<'a>> for Comments {
    fn from(
        CommentsBorrowed {
            id,
            post_id,
            author,
            body,
        }: CommentsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            post_id,
            author: author.into(),
            body: body.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub id: i64,
    pub name: String,
}
pub struct NodeBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
}
impl<'a> From<NodeBorrowed<'a>> for Node {
    fn from(NodeBorrowed { id, name }: NodeBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Events {
    pub id: i64,
    pub user_id: i64,
    pub kind: String,
    pub amount: f64,
}
pub struct EventsBorrowed<'a> {
    pub id: i64,
    pub user_id: i64,
    pub kind: &'a str,
    pub amount: f64,
}
impl<'a> From<EventsBorrowed<'a>> for Events {
    fn from(
        EventsBorrowed {
            id,
            user_id,
            kind,
            amount,
        }: EventsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            kind: kind.into(),
            amount,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CustomerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CustomerBorrowed, tokio_postgres::Error>,
    mapper: fn(CustomerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CustomerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CustomerBorrowed) -> R) -> CustomerQuery<'c, 'a, 's, C, R, N> {
        CustomerQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct JoinedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JoinedBorrowed, tokio_postgres::Error>,
    mapper: fn(JoinedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JoinedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JoinedBorrowed) -> R) -> JoinedQuery<'c, 'a, 's, C, R, N> {
        JoinedQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct UsersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UsersBorrowed, tokio_postgres::Error>,
    mapper: fn(UsersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UsersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UsersBorrowed) -> R) -> UsersQuery<'c, 'a, 's, C, R, N> {
        UsersQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct PostsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PostsBorrowed, tokio_postgres::Error>,
    mapper: fn(PostsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PostsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PostsBorrowed) -> R) -> PostsQuery<'c, 'a, 's, C, R, N> {
        PostsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct CommentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CommentsBorrowed, tokio_postgres::Error>,
    mapper: fn(CommentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CommentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CommentsBorrowed) -> R) -> CommentsQuery<'c, 'a, 's, C, R, N> {
        CommentsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct NodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NodeBorrowed, tokio_postgres::Error>,
    mapper: fn(NodeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NodeBorrowed) -> R) -> NodeQuery<'c, 'a, 's, C, R, N> {
        NodeQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct EventsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventsBorrowed, tokio_postgres::Error>,
    mapper: fn(EventsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventsBorrowed) -> R) -> EventsQuery<'c, 'a, 's, C, R, N> {
        EventsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct CustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn customer() -> CustomerStmt {
    CustomerStmt(
        "select id, tenant_id, name, email, note, amount, quantity, active from customers where id = $1",
        None,
    )
}
impl CustomerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a i64,
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 1> {
        CustomerQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CustomerBorrowed, tokio_postgres::Error> {
                    Ok(CustomerBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        email: row.try_get(3)?,
                        note: row.try_get(4)?,
                        amount: row.try_get(5)?,
                        quantity: row.try_get(6)?,
                        active: row.try_get(7)?,
                    })
                },
            mapper: |it| Customer::from(it),
        }
    }
}
pub struct CustomersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn customers() -> CustomersStmt {
    CustomersStmt(
        "select id, tenant_id, name, email, note, amount, quantity, active from customers order by id limit $1",
        None,
    )
}
impl CustomersStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        n: &'a i64,
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 1> {
        CustomerQuery {
            client,
            params: [n],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CustomerBorrowed, tokio_postgres::Error> {
                    Ok(CustomerBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        email: row.try_get(3)?,
                        note: row.try_get(4)?,
                        amount: row.try_get(5)?,
                        quantity: row.try_get(6)?,
                        active: row.try_get(7)?,
                    })
                },
            mapper: |it| Customer::from(it),
        }
    }
}
pub struct JoinedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn joined() -> JoinedStmt {
    JoinedStmt(
        "select p.id, p.title, p.score, u.name from posts p join users u on u.id = p.user_id order by p.id limit $1",
        None,
    )
}
impl JoinedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        n: &'a i64,
    ) -> JoinedQuery<'c, 'a, 's, C, Joined, 1> {
        JoinedQuery {
            client,
            params: [n],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JoinedBorrowed, tokio_postgres::Error> {
                    Ok(JoinedBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        score: row.try_get(2)?,
                        name: row.try_get(3)?,
                    })
                },
            mapper: |it| Joined::from(it),
        }
    }
}
pub struct UsersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn users() -> UsersStmt {
    UsersStmt("select id, name from users order by id limit $1", None)
}
impl UsersStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        n: &'a i64,
    ) -> UsersQuery<'c, 'a, 's, C, Users, 1> {
        UsersQuery {
            client,
            params: [n],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UsersBorrowed, tokio_postgres::Error> {
                Ok(UsersBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| Users::from(it),
        }
    }
}
pub struct PostsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn posts() -> PostsStmt {
    PostsStmt(
        "select id, user_id, title, score from posts where user_id = any($1) order by id",
        None,
    )
}
impl PostsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> PostsQuery<'c, 'a, 's, C, Posts, 1> {
        PostsQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PostsBorrowed, tokio_postgres::Error> {
                Ok(PostsBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    title: row.try_get(2)?,
                    score: row.try_get(3)?,
                })
            },
            mapper: |it| Posts::from(it),
        }
    }
}
pub struct CommentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn comments() -> CommentsStmt {
    CommentsStmt(
        "select id, post_id, author, body from comments where post_id = any($1) order by id",
        None,
    )
}
impl CommentsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> CommentsQuery<'c, 'a, 's, C, Comments, 1> {
        CommentsQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CommentsBorrowed, tokio_postgres::Error> {
                    Ok(CommentsBorrowed {
                        id: row.try_get(0)?,
                        post_id: row.try_get(1)?,
                        author: row.try_get(2)?,
                        body: row.try_get(3)?,
                    })
                },
            mapper: |it| Comments::from(it),
        }
    }
}
pub struct TreeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tree() -> TreeStmt {
    TreeStmt(
        "with recursive tree as ( select id, name from nodes where parent_id is null union all select n.id, n.name from nodes n join tree t on n.parent_id = t.id ) select id, name from tree order by id",
        None,
    )
}
impl TreeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> NodeQuery<'c, 'a, 's, C, Node, 0> {
        NodeQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NodeBorrowed, tokio_postgres::Error> {
                Ok(NodeBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| Node::from(it),
        }
    }
}
pub struct RootsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn roots() -> RootsStmt {
    RootsStmt(
        "select id, name from nodes where parent_id is null order by id",
        None,
    )
}
impl RootsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> NodeQuery<'c, 'a, 's, C, Node, 0> {
        NodeQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NodeBorrowed, tokio_postgres::Error> {
                Ok(NodeBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| Node::from(it),
        }
    }
}
pub struct ChildrenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn children() -> ChildrenStmt {
    ChildrenStmt(
        "select id, name from nodes where parent_id = any($1) order by id",
        None,
    )
}
impl ChildrenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> NodeQuery<'c, 'a, 's, C, Node, 1> {
        NodeQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NodeBorrowed, tokio_postgres::Error> {
                Ok(NodeBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| Node::from(it),
        }
    }
}
pub struct EventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events() -> EventsStmt {
    EventsStmt(
        "select id, user_id, kind, amount from events order by id limit $1",
        None,
    )
}
impl EventsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        n: &'a i64,
    ) -> EventsQuery<'c, 'a, 's, C, Events, 1> {
        EventsQuery {
            client,
            params: [n],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventsBorrowed, tokio_postgres::Error> {
                    Ok(EventsBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        amount: row.try_get(3)?,
                    })
                },
            mapper: |it| Events::from(it),
        }
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into loaded (id, sku, name, note, price, stock, active) select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::double precision[], $6::integer[], $7::boolean[])",
        None,
    )
}
impl InsertStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = i64>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = Option<T6>>,
        T8: crate::ArraySql<Item = f64>,
        T9: crate::ArraySql<Item = i32>,
        T10: crate::ArraySql<Item = bool>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        skus: &'a T3,
        names: &'a T5,
        notes: &'a T7,
        prices: &'a T8,
        stocks: &'a T9,
        active: &'a T10,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[ids, skus, names, notes, prices, stocks, active])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = Option<T6>>,
    T8: crate::ArraySql<Item = f64>,
    T9: crate::ArraySql<Item = i32>,
    T10: crate::ArraySql<Item = bool>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.ids,
            &params.skus,
            &params.names,
            &params.notes,
            &params.prices,
            &params.stocks,
            &params.active,
        ))
    }
}
