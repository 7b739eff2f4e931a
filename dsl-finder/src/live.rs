//! What a live server says of the statements of queries, beside what is expected of them.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use tokio_postgres::{
    Client,
    types::{Kind, Type},
};

use crate::{
    compile::Query,
    find, mistakes_of, open, sources,
    statements::{Statement, statements},
};

/// Has a live server describe every query of this crate, and panics where its answer is another than was compiled. It
/// stands in an asynchronous test, and needs the feature `verify`.
///
/// ```ignore
/// #[tokio::test]
/// async fn the_database_is_as_the_queries_expect() {
///     let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
///     tokio::spawn(connection);
///     sqlweave::assert_verified!(&client).await;
/// }
/// ```
#[macro_export]
macro_rules! assert_verified {
    ($client:expr $(,)?) => {
        $crate::live::assert(::core::env!("CARGO_MANIFEST_DIR"), $client)
    };
}

/// A query and what a server says of it otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// `src/orders.rs:10:1: page`
    pub query: String,
    pub texts: Vec<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.query)?;
        self.texts.iter().try_for_each(|text| write!(f, "\n  {text}"))
    }
}

/// What [`assert_verified`](crate::assert_verified) does.
#[doc(hidden)]
pub fn assert(folder: &str, client: &Client) -> impl Future<Output = ()> {
    // What is found does not go from thread to thread, and is done with before anything is waited for.
    let queries = queries(Path::new(folder));
    async move {
        let (queries, schema) = match queries {
            Ok(found) => found,
            Err(message) => panic!("the queries of this crate cannot be read:\n{message}"),
        };
        let mut told: Vec<String> = Vec::new();
        for query in &queries {
            let found = differences(client, query, &schema).await;
            match found {
                Ok(texts) if texts.is_empty() => {}
                Ok(texts) => {
                    let query = format!("{}: {}", query.place, query.name);
                    told.push(Difference { query, texts }.to_string());
                }
                Err(error) => panic!("the server cannot be asked: {error}"),
            }
        }
        assert!(told.is_empty(), "the database is not as queries expect:\n{}", told.join("\n"));
    }
}

/// The queries of a crate, and the schema that stands for those which are chosen at run time.
fn queries(folder: &Path) -> Result<(Vec<Query>, String), String> {
    let found = find(&PathBuf::from(folder))?;
    let (config, sources) = sources(folder).map_err(|mistakes| mistakes.join("\n"))?;
    let mut schema = open(sources, &config);
    let queries = found.compile(&config, &mut schema);
    mistakes_of(&mut schema).map_err(|mistakes| mistakes.join("\n"))?;
    Ok((queries, config.routed_schema))
}

/// Where a server says something else of a query than was compiled; what is wrong with one that was not. An error is one
/// of the connection.
pub async fn differences(
    client: &Client,
    query: &Query,
    schema: &str,
) -> Result<Vec<String>, tokio_postgres::Error> {
    let checked = match &query.checked {
        Ok(checked) => checked,
        Err(mistakes) => return Ok(mistakes.iter().map(|m| m.text.clone()).collect()),
    };
    let mut all: Vec<String> = Vec::new();
    for statement in statements(&checked.compiled, schema) {
        for text in describe(client, &statement).await? {
            if !all.contains(&text) {
                all.push(text);
            }
        }
    }
    Ok(all)
}

/// Where a server describes a statement otherwise. An error is one of the connection.
pub async fn describe(
    client: &Client,
    statement: &Statement,
) -> Result<Vec<String>, tokio_postgres::Error> {
    let described = match client.prepare(&statement.sql).await {
        Ok(described) => described,
        Err(error) => match error.as_db_error() {
            Some(refused) => {
                let code = refused.code().code();
                return Ok(vec![format!("[{code}] the server says: {}", refused.message())]);
            }
            None => return Err(error),
        },
    };
    let mut told = Vec::new();
    let found: Vec<String> = described.params().iter().map(type_name).collect();
    if found.len() != statement.params.len() {
        let (there, own) = (found.len(), statement.params.len());
        told.push(format!("the server wants {there} parameters, and {own} are sent"));
    }
    for (index, (found, own)) in found.iter().zip(&statement.params).enumerate() {
        if found != own {
            told.push(format!(
                "parameter ${} is of type {found} for the server, and not {own}",
                index + 1
            ));
        }
    }
    let found: Vec<(String, String)> = described
        .columns()
        .iter()
        .map(|column| (column.name().to_owned(), type_name(column.type_())))
        .collect();
    if found.len() != statement.columns.len() {
        let (there, own) = (found.len(), statement.columns.len());
        told.push(format!("the server gives {there} columns, and {own} are expected"));
        return Ok(told);
    }
    for (index, (found, own)) in found.iter().zip(&statement.columns).enumerate() {
        if found.0 != own.0 {
            told.push(format!(
                "column {} is called {} by the server, and not {}",
                index + 1,
                found.0,
                own.0
            ));
        } else if found.1 != own.1 {
            told.push(format!(
                "column {} is of type {} for the server, and not {}",
                own.0, found.1, own.1
            ));
        }
    }
    Ok(told)
}

/// A type as `pg_type` names it, an array by its element, with a schema that is no everyday one.
fn type_name(data_type: &Type) -> String {
    let plain = |name: &str| match data_type.schema() {
        "pg_catalog" | "public" => name.to_owned(),
        schema => format!("{schema}.{name}"),
    };
    match (data_type.name().strip_prefix('_'), data_type.kind()) {
        (Some(_), Kind::Array(element)) => format!("{}[]", type_name(element)),
        (Some(element), _) if data_type.schema() == "pg_catalog" => format!("{element}[]"),
        _ => plain(data_type.name()),
    }
}
