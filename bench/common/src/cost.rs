//! What the process and the server's have spent: CPU time, time, memory.

use std::fmt::{Display, Formatter};
use std::fs;
use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};

use crate::Failure;

/// A moment.
pub(crate) struct Now {
    at: Instant,
    /// Nanoseconds of CPU of this process, user and system.
    own: u64,
    /// The same of the server's processes for this database.
    server: u64,
}

/// Nanoseconds of a call.
pub(crate) struct Spent {
    cpu: u64,
    wall: u64,
    server: u64,
}

pub(crate) fn now(url: &str) -> Result<Now, Failure> {
    let server = backends(url)?;
    let own = clock_gettime(ClockId::ProcessCPUTime);
    let own = own.tv_sec.cast_unsigned() * 1_000_000_000 + own.tv_nsec.cast_unsigned();
    Ok(Now { at: Instant::now(), own, server })
}

impl Now {
    pub(crate) fn since(&self, start: &Now, calls: usize) -> Spent {
        let calls = calls.max(1) as u64;
        let wall = self.at.duration_since(start.at).as_nanos();
        Spent {
            cpu: (self.own - start.own) / calls,
            wall: u64::try_from(wall).unwrap_or(u64::MAX) / calls,
            server: self.server.saturating_sub(start.server) / calls,
        }
    }
}

/// The beginning of an object of JSON.
impl Display for Spent {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{{\"cpu\": {}, \"wall\": {}, \"server\": {},", self.cpu, self.wall, self.server)
    }
}

/// CPU time of the server's processes that serve the database of the URL, where the server runs on this machine. Their
/// titles name it.
fn backends(url: &str) -> Result<u64, Failure> {
    let database = format!(" {} ", url.rsplit('/').next().unwrap_or_default());
    let mut sum = 0;
    for process in fs::read_dir("/proc")?.flatten() {
        let path = process.path();
        // A process may be gone by now.
        let title = fs::read(path.join("cmdline")).unwrap_or_default();
        let title = String::from_utf8_lossy(&title);
        if title.starts_with("postgres: ") && title.contains(&database) {
            let ran = fs::read_to_string(path.join("schedstat")).unwrap_or_default();
            sum += ran.split(' ').next().and_then(|ran| ran.parse::<u64>().ok()).unwrap_or(0);
        }
    }
    Ok(sum)
}

/// The most memory that this process had, in kilobytes.
pub(crate) fn most_memory() -> Result<u64, Failure> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(line.unwrap_or_default().trim().trim_end_matches("kB").trim().parse()?)
}
