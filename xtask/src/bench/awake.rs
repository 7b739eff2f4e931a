//! Keeps the machine awake while CPU time is measured.
//!
//! Where a program waits for the server's next kilobytes, its core goes to sleep, and what it costs to wake it counts for both:
//! on a virtual machine more than the work. It is the less, the longer one lets the other wait. With something of idle priority
//! on each core none sleeps, as on a machine that has something to do; everything else goes before it (`sched(7)`, SCHED_IDLE).

use std::process::{Child, Command, Stdio};
use std::thread::available_parallelism;

/// Looks now and then whether there is still somebody to be awake for.
const SPIN: &str =
    r#"while kill -0 "$PPID"; do n=0; while [ $n -lt 100000 ]; do n=$((n + 1)); done; done"#;

pub(super) struct Awake(Vec<Child>);

impl Awake {
    /// Until it is dropped.
    pub(super) fn keep() -> Awake {
        let cores = available_parallelism().map_or(1, usize::from);
        let idlers = (0..cores).map_while(|_| {
            let mut command = Command::new("chrt");
            command.args(["--idle", "0", "sh", "-c", SPIN]);
            command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().ok()
        });
        let idlers = Awake(idlers.collect());
        if idlers.0.is_empty() {
            eprintln!("the cores may sleep: chrt (util-linux) is not there");
        }
        idlers
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        for idler in &mut self.0 {
            // One that is gone already needs no more.
            let _ = idler.kill();
            let _ = idler.wait();
        }
    }
}
