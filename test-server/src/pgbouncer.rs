//! A throwaway PgBouncer in front of a throwaway server.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::Server;
use crate::cluster::{
    PORT_ATTEMPTS, failure, free_port, give, kill, new_directory, read_log, stop, supervise,
    unprivileged_owner,
};
use crate::error::Error;

const START_TIMEOUT: Duration = Duration::from_secs(20);

/// PgBouncer in transaction mode before a [`Server`]. It stops on drop.
#[derive(Debug)]
pub struct PgBouncer {
    program: PathBuf,
    owner: Option<(u32, u32)>,
    port: u16,
    supervisor: Child,
    directory: TempDir,
}

impl PgBouncer {
    /// Starts one that shares so many connections to each database of the server among its clients.
    pub fn start(server: &Server, server_connections: u32) -> Result<PgBouncer, Error> {
        let program = program()?;
        let directory = new_directory()?;
        let owner = unprivileged_owner(directory.path())?;
        let mut attempt = 1;
        loop {
            let port = free_port().map_err(|error| failure("find a free port", &error))?;
            configure(directory.path(), owner, server, port, server_connections)?;
            let mut supervisor = spawn(&program, directory.path(), owner)?;
            match wait_until_ready(&mut supervisor, directory.path(), port) {
                Ok(()) => return Ok(PgBouncer { program, owner, port, supervisor, directory }),
                Err(log) if attempt < PORT_ATTEMPTS && log.contains("in use") => attempt += 1,
                Err(log) => {
                    stop(&mut supervisor);
                    return Err(Error::new(format!("PgBouncer did not start: {log}")));
                }
            }
        }
    }

    /// The URL of a database of the server, through this.
    pub fn url_for(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Stops it at once, which cuts all connections, and starts it again on the same port.
    pub fn restart(&mut self) -> Result<(), Error> {
        kill("KILL", &self.directory.path().join("pgbouncer.pid"), &mut self.supervisor)?;
        self.supervisor = spawn(&self.program, self.directory.path(), self.owner)?;
        wait_until_ready(&mut self.supervisor, self.directory.path(), self.port)
            .map_err(|log| Error::new(format!("PgBouncer did not start again: {log}")))
    }
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        stop(&mut self.supervisor);
    }
}

/// In `PATH`, or where Debian puts what only administrators call.
fn program() -> Result<PathBuf, Error> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/sbin")])
        .map(|directory| directory.join("pgbouncer"))
        .find(|program| program.is_file())
        .ok_or_else(|| {
            Error::not_installed(
                "PgBouncer is not installed here (Debian and Ubuntu: `apt install pgbouncer`, macOS: \
                 `brew install pgbouncer`)",
            )
        })
}

fn configure(
    directory: &Path,
    owner: Option<(u32, u32)>,
    server: &Server,
    port: u16,
    server_connections: u32,
) -> Result<(), Error> {
    let settings = format!(
        "[databases]\n\
         * = host={socket} port={server_port} user=postgres\n\
         [pgbouncer]\n\
         listen_addr = 127.0.0.1\n\
         listen_port = {port}\n\
         unix_socket_dir =\n\
         auth_type = any\n\
         pool_mode = transaction\n\
         default_pool_size = {server_connections}\n\
         max_client_conn = 200\n\
         pidfile = {directory}/pgbouncer.pid\n\
         logfile = {directory}/server.log\n",
        socket = server.socket_directory().display(),
        server_port = server.port(),
        directory = directory.display(),
    );
    let file = directory.join("pgbouncer.ini");
    fs::write(&file, settings).map_err(|error| failure("write a file", &error))?;
    give(&file, owner)
}

fn spawn(program: &Path, directory: &Path, owner: Option<(u32, u32)>) -> Result<Child, Error> {
    let mut command = Command::new(program);
    command.args(["-q", "pgbouncer.ini"]);
    supervise(&command, "KILL", directory, owner)
        .map_err(|error| failure("start PgBouncer", &error))
}

/// Waits until it listens. On failure, what the log says.
fn wait_until_ready(supervisor: &mut Child, directory: &Path, port: u16) -> Result<(), String> {
    let deadline = Instant::now() + START_TIMEOUT;
    while Instant::now() < deadline {
        if matches!(supervisor.try_wait(), Ok(Some(_)) | Err(_)) {
            return Err(read_log(directory));
        }
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(10));
    }
    Err(format!("not ready within {} seconds", START_TIMEOUT.as_secs()))
}
