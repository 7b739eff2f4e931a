//! Advisory locks: work that must not be done twice at once, whatever rows it is about.

use sqlweave::query;
use tokio_postgres::Client;

use crate::Result;
use crate::changes::{self, Invoice};

/// What is locked. The numbers are this program's own, and shared by all who use the database.
#[derive(Debug, Clone, Copy)]
pub enum Task {
    Invoices = 1,
    Statistics = 2,
}

query! {
    /// Takes the lock of a task for a tenant, if nobody has it, until the transaction ends.
    pub fn try_take(task: Task, tenant: i32) -> bool {
        select pg_try_advisory_xact_lock({task as i32}, {tenant}) as taken!
    }
}

query! {
    /// Waits for the lock.
    pub fn take(task: Task, tenant: i32) -> Taken {
        select pg_advisory_xact_lock({task as i32}, {tenant}) as taken
    }
}

/// Writes the invoices of a tenant that are missing; `None` where another is at it.
pub async fn write_invoices(db: &mut Client, tenant: i32) -> Result<Option<Vec<Invoice>>> {
    let transaction = db.transaction().await?;
    if !try_take(Task::Invoices, tenant).fetch(&transaction).await? {
        return Ok(None);
    }
    let invoices = changes::write_invoices(tenant.into(), 14).fetch(&transaction).await?;
    transaction.commit().await?;
    Ok(Some(invoices))
}
