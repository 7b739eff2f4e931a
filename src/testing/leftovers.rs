//! Databases of processes that ended before they could drop them.

use tokio_postgres::Client;

use super::{PREFIX, template};

/// Drops what the role has left over: databases that no session keeps and nobody is connected to, and templates that have
/// not been used for long. What cannot be dropped stays, for the next time.
pub(super) async fn remove(client: &Client) {
    let _ = try_remove(client).await;
}

async fn try_remove(client: &Client) -> Result<(), tokio_postgres::Error> {
    // One at a time: others would wait for the same databases.
    const ALONE: &str = "select pg_try_advisory_lock(hashtextextended('sqlweave_test_', 0))";
    if !client.query_one(ALONE, &[]).await?.get::<_, bool>(0) {
        return Ok(());
    }
    let found = client.query(FOUND, &[&PREFIX, &template::PREFIX, &template::USED]).await;
    for row in found.iter().flatten() {
        let name: String = row.get(0);
        // Without force: who connects meanwhile wants it.
        let _ = client.batch_execute(&format!("drop database if exists {name}")).await;
    }
    client.batch_execute("select pg_advisory_unlock(hashtextextended('sqlweave_test_', 0))").await
}

/// Which databases those are. The session that keeps a database has its name for that of its application.
const FOUND: &str = "
select quote_ident(datname) from pg_database d
where pg_get_userbyid(datdba) = current_user and not datistemplate
  and case
    when starts_with(datname::text, $1) then not exists (
      select from pg_stat_activity a where d.datname::text in (a.application_name, a.datname::text))
    when starts_with(datname::text, $2) then
      shobj_description(oid, 'pg_database') like $3 || '____-__-__'
      and right(shobj_description(oid, 'pg_database'), 10) < to_char(current_date - 7, 'YYYY-MM-DD')
  end";
