//! Reading one server's catalogue.

use super::{
    extensions::Extensions,
    table::{SHAPES, Tables},
};
use sqlweave_core::catalog::builtin::format::version_bit;
use std::error::Error;
use tokio_postgres::{Client, NoTls, SimpleQueryMessage, SimpleQueryRow};

/// Puts the server's rows in the place of those of its major version, which is returned.
pub(super) fn extract(
    server: &str,
    tables: &mut Tables,
    extensions: &mut Extensions,
) -> Result<u8, Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(server, NoTls).await?;
        let connection = tokio::spawn(connection);
        let version = read_server(&client, tables).await?;
        client.batch_execute("reset search_path").await?;
        extensions.extract(&client, version).await?;
        drop(client);
        connection.await??;
        Ok(version)
    })
}

async fn read_server(client: &Client, tables: &mut Tables) -> Result<u8, Box<dyn Error>> {
    let rows = query(client, "show server_version_num").await?;
    let number: u32 = rows.first().and_then(|r| r.get(0)).ok_or("no version")?.parse()?;
    let version = u8::try_from(number / 10_000)?;
    tables.remove_version(version);
    client.batch_execute("set search_path = ''; set client_encoding = utf8").await?;
    client.batch_execute(include_str!("sql/names.sql")).await?;
    for shape in SHAPES {
        for row in query(client, shape.sql).await? {
            let fields: Option<Vec<String>> =
                (0..shape.columns.len()).map(|i| row.get(i).map(str::to_owned)).collect();
            let fields = fields.ok_or_else(|| format!("{}: a NULL in {row:?}", shape.name))?;
            if fields.iter().any(|f| f.contains(['\t', '\n'])) {
                return Err(format!("{}: a tab or line end in {fields:?}", shape.name).into());
            }
            tables.add(shape.name, fields, version_bit(version));
        }
    }
    Ok(version)
}

async fn query(client: &Client, sql: &str) -> Result<Vec<SimpleQueryRow>, Box<dyn Error>> {
    let messages = client.simple_query(sql).await?;
    Ok(messages
        .into_iter()
        .filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        })
        .collect())
}
