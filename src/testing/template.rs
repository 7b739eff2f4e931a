//! The database that those for tests are copies of: one for each text of a schema.

use sha2::{Digest, Sha256};
use sqlweave_core::source::Source;
use tokio_postgres::{Client, Config, error::SqlState};

use super::{
    Error,
    keeper::{Session, drop_database},
    schema_file,
};

/// What the names of templates begin with.
pub(super) const PREFIX: &str = "sqlweave_template_";

/// What the comment on a template begins with, in front of a day.
pub(super) const USED: &str = "last used ";

pub(super) struct Template<'s> {
    pub(super) name: String,
    /// Who makes it holds the advisory lock of this number.
    lock: i64,
    schema: &'s [Source],
}

impl<'s> Template<'s> {
    /// That of a schema, for the role of a connection: what is in it belongs to that role.
    pub(super) async fn of(client: &Client, schema: &'s [Source]) -> Result<Template<'s>, Error> {
        let row = client.query_one("select current_user::text", &[]).await.map_err(refused)?;
        let role: String = row.get(0);
        let mut hash = Sha256::new().chain_update(&role);
        for file in schema {
            // No text has the byte between.
            hash = hash.chain_update([0xff]).chain_update(&file.text);
        }
        let hash = hash.finalize();
        let mut name = PREFIX.to_owned();
        for byte in hash.iter().take(16) {
            name.push_str(&format!("{byte:02x}"));
        }
        let lock = hash.iter().take(8).fold(0, |number, byte| number << 8 | i64::from(*byte));
        Ok(Template { name, lock, schema })
    }

    /// Makes the template where it is not there, out of a database of the name `draft`, which is not there afterwards.
    pub(super) async fn make_once(
        &self,
        client: &Client,
        server: &Config,
        draft: &str,
    ) -> Result<(), Error> {
        if self.is_there(client).await? {
            return Ok(());
        }
        client.execute("select pg_advisory_lock($1)", &[&self.lock]).await.map_err(refused)?;
        let result = match self.is_there(client).await {
            Ok(false) => self.make(client, server, draft).await,
            result => result.map(drop),
        };
        let unlocked = client.execute("select pg_advisory_unlock($1)", &[&self.lock]).await;
        result.and(unlocked.map(drop).map_err(refused))
    }

    /// Notes that it is used today, if it is there.
    async fn is_there(&self, client: &Client) -> Result<bool, Error> {
        let found = client.query_opt(DAYS, &[&self.name]).await.map_err(refused)?;
        let Some(row) = found else { return Ok(false) };
        let (today, comment): (String, Option<String>) = (row.get(0), row.get(1));
        let comment = comment.unwrap_or_default();
        if comment.strip_prefix(USED) != Some(&today) {
            // Another process may do the same at this moment.
            let _ = self.note(client, &self.name, &today).await;
        }
        Ok(true)
    }

    async fn note(
        &self,
        client: &Client,
        database: &str,
        today: &str,
    ) -> Result<(), tokio_postgres::Error> {
        client.batch_execute(&format!("comment on database {database} is '{USED}{today}'")).await
    }

    /// It has its name when it is complete. Elsewhere the advisory lock may be of another database of the server, so
    /// that it may be there all the same.
    async fn make(&self, client: &Client, server: &Config, draft: &str) -> Result<(), Error> {
        let create = format!("create database {draft} template template0");
        client.batch_execute(&create).await.map_err(refused)?;
        let session = Session::open(server, Some(draft), draft).await?;
        let applied = schema_file::apply(&session.client, self.schema).await;
        session.close().await;
        applied?;
        let row = client.query_one(TODAY, &[]).await.map_err(refused)?;
        self.note(client, draft, row.get(0)).await.map_err(refused)?;
        // Who is connected to a database keeps it from being copied.
        let close = format!("alter database {draft} allow_connections false");
        client.batch_execute(&close).await.map_err(refused)?;
        let rename = format!("alter database {draft} rename to {}", self.name);
        match client.batch_execute(&rename).await {
            Err(error) if error.code() == Some(&SqlState::DUPLICATE_DATABASE) => {
                drop_database(client, draft).await
            }
            result => result.map_err(refused),
        }
    }
}

const TODAY: &str = "select to_char(current_date, 'YYYY-MM-DD')";

/// Today, and the comment on a database.
const DAYS: &str =
    "select to_char(current_date, 'YYYY-MM-DD'), shobj_description(oid, 'pg_database')
    from pg_database where datname = $1::text";

fn refused(error: tokio_postgres::Error) -> Error {
    Error::during("the template of the test databases cannot be made", error)
}
