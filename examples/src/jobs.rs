//! A queue in a table: workers take what no other worker holds.

use serde_json::Value;
use sqlweave::query;

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
