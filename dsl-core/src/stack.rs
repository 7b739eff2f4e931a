//! A stack for trees as deep as the parser allows.

/// Enough for the deepest tree in an unoptimised build; memory is taken as it is used.
const STACK: usize = 256 << 20;

/// Runs a step on a thread with a large stack. None where no thread can be had.
pub(crate) fn with_stack<T: Send>(step: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("sqlweave".to_owned()).stack_size(STACK);
        thread.spawn_scoped(scope, step).ok()?.join().ok()
    })
}
