//! A queue in a table: workers take what no other worker holds.

use serde_json::Value;
use sqlweave::query;
use tokio_postgres::Client;

use crate::Result;

query! {
    /// Locks the most urgent job that nobody else has locked, until the transaction ends.
    pub fn next(queue: &str) -> Option<NextJob> {
        select id, payload, attempts
        from jobs
        where queue = {queue} and done_at is null and locked_by is null
        order by priority desc, run_at
        limit 1
        for update skip locked
    }
}

query! {
    pub fn finish(id: i64) -> () {
        update jobs set done_at = now(), attempts = attempts + 1 where id = {id}
    }
}

query! {
    pub fn add(queue: &str, payload: Value) -> i64 {
        insert into jobs (queue, payload) values ({queue}, {payload}) returning id
    }
}

/// Does the jobs of a queue until none is free, each in a transaction: where `work` fails, or the program ends, the job is
/// free again.
pub async fn work(
    db: &mut Client,
    queue: &str,
    mut work: impl AsyncFnMut(&NextJob) -> Result<()>,
) -> Result<u64> {
    let mut done = 0;
    loop {
        let transaction = db.transaction().await?;
        let Some(job) = next(queue).fetch(&transaction).await? else { return Ok(done) };
        work(&job).await?;
        finish(job.id).fetch(&transaction).await?;
        transaction.commit().await?;
        done += 1;
    }
}
