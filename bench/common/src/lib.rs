//! What all programs share: `PROGRAM URL TASK SIZE CALLS` does a task so many times and prints what it cost, with a sum of
//! what was read.

mod cost;
mod loaded;
mod sum;

use std::error::Error;

pub use crate::loaded::{CHUNK, Loaded, loaded};
pub use crate::sum::{Sum, Summed};

pub type Failure = Box<dyn Error + Send + Sync>;

/// What there is to do. The size is the number of rows, or the key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// A customer by its key.
    Point,
    /// The first customers.
    Rows,
    /// The first posts with the names of their users.
    Join,
    /// The first users with their posts and the comments on these.
    Nested,
    /// The same by another form, of which only sqlweave has two.
    NestedBatch,
    /// All nodes of the tree by one recursive query.
    Tree,
    /// All nodes of the tree by a query for each level.
    TreeByLevel,
    /// All events, one by one.
    Stream,
    /// Rows by INSERT.
    Insert,
    /// Rows by COPY.
    Copy,
}

/// A library's way through the tasks.
#[expect(async_fn_in_trait, reason = "nothing is spawned: one thread does everything")]
pub trait Peer: Sized {
    async fn connect(url: &str) -> Result<Self, Failure>;

    /// False where it has no way of doing a task.
    async fn call(&mut self, task: Task, size: i64, sum: &mut Sum) -> Result<bool, Failure>;
}

/// How many rows of a stream are summed up; the rest is counted.
const SUMMED_EVENTS: i64 = 1_000;

/// Calls before the measuring begins: as many as it takes until the server has decided how it plans a prepared statement
/// (five plans for the values, `choose_custom_plan` in `plancache.c`).
const WARM_UP: usize = 6;

pub fn run<P: Peer>() -> Result<(), Failure> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(measure::<P>())
}

async fn measure<P: Peer>() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, task, size, calls] = &arguments[..] else { return Err("URL TASK SIZE CALLS".into()) };
    let (task, size, calls): (Task, i64, usize) = (named(task)?, size.parse()?, calls.parse()?);
    let mut peer = P::connect(url).await?;
    let mut summed = Sum::of_fields();
    let writes = matches!(task, Task::Insert | Task::Copy);
    if !writes {
        let size = if task == Task::Stream { size.min(SUMMED_EVENTS) } else { size };
        for _ in 0..WARM_UP {
            summed = Sum::of_fields();
            if !peer.call(task, size, &mut summed).await? {
                println!("unsupported");
                return Ok(());
            }
        }
    }
    let mut counted = Sum::of_rows();
    let start = cost::now(url)?;
    for _ in 0..calls {
        if !peer.call(task, size, &mut counted).await? {
            println!("unsupported");
            return Ok(());
        }
    }
    let spent = cost::now(url)?.since(&start, calls);
    let (sum, rows) = (summed.value(), counted.rows() / calls.max(1) as u64);
    println!(
        "{spent} \"memory\": {}, \"rows\": {rows}, \"sum\": \"{sum:016x}\"}}",
        cost::most_memory()?
    );
    Ok(())
}

fn named(task: &str) -> Result<Task, Failure> {
    Ok(match task {
        "point" => Task::Point,
        "rows" => Task::Rows,
        "join" => Task::Join,
        "nested" => Task::Nested,
        "nested-batch" => Task::NestedBatch,
        "tree" => Task::Tree,
        "tree-by-level" => Task::TreeByLevel,
        "stream" => Task::Stream,
        "insert" => Task::Insert,
        "copy" => Task::Copy,
        _ => return Err(format!("no task is called {task}").into()),
    })
}
