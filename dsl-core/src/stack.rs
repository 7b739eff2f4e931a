//! A stack for trees as deep as the parser allows.

use std::cell::Cell;

/// Enough for the deepest tree in an unoptimised build; memory is taken as it is used.
const STACK: usize = 256 << 20;

thread_local! {
    /// Whether this thread was started here.
    static LARGE: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread has a large stack.
pub(crate) fn is_large() -> bool {
    LARGE.get()
}

/// Runs a step on a thread with a large stack, which may be this one. None where no thread can be had, and where the
/// step panics on a thread of its own.
///
/// Compilation does so by itself. Whoever compiles a great many statements does it within one such step, so that no
/// thread is started for each.
pub fn with_stack<T: Send>(step: impl FnOnce() -> T + Send) -> Option<T> {
    if LARGE.get() {
        return Some(step());
    }
    let mut step = Some(step);
    let mut result = None;
    on_large_stack(&mut || result = step.take().map(|step| step()));
    result
}

/// The same of any step, so that what starts a thread is compiled once.
fn on_large_stack(step: &mut (dyn FnMut() + Send)) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("sqlweave".to_owned()).stack_size(STACK);
        let marked = || {
            LARGE.set(true);
            step();
        };
        // A panic has left no result.
        let _ = thread.spawn_scoped(scope, marked).map(|thread| thread.join());
    });
}
