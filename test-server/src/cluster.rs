//! The life of one cluster: initdb, the server under a small shell, readiness, the end.

use std::fs::{self, File};
use std::io::{self, Read};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::error::Error;

const START_TIMEOUT: Duration = Duration::from_secs(60);

/// How often another process may take the free port before the server does.
pub(crate) const PORT_ATTEMPTS: u32 = 5;

/// Runs the server and stops it when the shell's stdin ends: closed by `Drop`, or by the system
/// when this process is gone. Then nobody else is left to remove the directory.
const SUPERVISOR: &str = r#"
signal=$1
shift
exec 3<&0 </dev/null
"$@" 3<&- >>server.log 2>&1 &
server=$!
{ read -r _ <&3; : >stopping; kill -s "$signal" "$server"; } &
watcher=$!
wait "$server"
if [ -e stopping ]; then rm -rf "$PWD"; else kill "$watcher"; exit 1; fi
"#;

#[derive(Debug)]
pub(crate) struct Cluster {
    pub(crate) port: u16,
    pub(crate) password: String,
    binaries: PathBuf,
    owner: Option<(u32, u32)>,
    supervisor: Child,
    directory: TempDir,
}

impl Cluster {
    pub(crate) fn start(binaries: &Path) -> Result<Cluster, Error> {
        let directory = new_directory()?;
        let owner = unprivileged_owner(directory.path())?;
        let password = random_password().map_err(|error| failure("read /dev/urandom", &error))?;
        initialize(binaries, directory.path(), owner, &password)?;
        let mut attempt = 1;
        loop {
            let port = free_port().map_err(|error| failure("find a free port", &error))?;
            let mut supervisor = spawn(binaries, directory.path(), owner, port)
                .map_err(|error| failure("start the server", &error))?;
            match wait_until_ready(&mut supervisor, directory.path()) {
                Ok(()) => {
                    let binaries = binaries.to_owned();
                    return Ok(Cluster { port, password, binaries, owner, supervisor, directory });
                }
                Err(log) if attempt < PORT_ATTEMPTS && log.contains("in use") => attempt += 1,
                Err(log) => {
                    stop(&mut supervisor);
                    return Err(Error::new(format!("the throwaway server did not start: {log}")));
                }
            }
        }
    }

    /// Stops it as an administrator does, which ends all sessions, and starts it again on the same port.
    pub(crate) fn restart(&mut self) -> Result<(), Error> {
        let directory = self.directory.path();
        kill("INT", &directory.join("data/postmaster.pid"), &mut self.supervisor)?;
        self.supervisor = spawn(&self.binaries, directory, self.owner, self.port)
            .map_err(|error| failure("start the server", &error))?;
        wait_until_ready(&mut self.supervisor, directory)
            .map_err(|log| Error::new(format!("the throwaway server did not start again: {log}")))
    }

    pub(crate) fn directory(&self) -> &Path {
        self.directory.path()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        stop(&mut self.supervisor);
    }
}

pub(crate) fn stop(supervisor: &mut Child) {
    drop(supervisor.stdin.take());
    let _ = supervisor.wait();
}

/// Ends the process whose number the first line of a file is, and leaves its directory.
pub(crate) fn kill(signal: &str, file: &Path, supervisor: &mut Child) -> Result<(), Error> {
    let text = fs::read_to_string(file).map_err(|error| failure("read a file", &error))?;
    let pid = text.lines().next().unwrap_or_default().trim();
    Command::new("kill")
        .args(["-s", signal, pid])
        .status()
        .map_err(|error| failure("stop a process", &error))?;
    // To wait would close the supervisor's stdin, which is what has it remove the directory.
    let held = supervisor.stdin.take();
    let ended = supervisor.wait();
    drop(held);
    ended.map(drop).map_err(|error| failure("wait for a process", &error))
}

pub(crate) fn new_directory() -> Result<TempDir, Error> {
    tempfile::Builder::new()
        .prefix("sqlweave-")
        .tempdir_in(parent_directory())
        .map_err(|error| failure("make a temporary directory", &error))
}

/// A socket's path is limited to about 100 bytes, which the temporary directory of some systems
/// leaves no room for.
fn parent_directory() -> PathBuf {
    let usual = std::env::temp_dir();
    if usual.as_os_str().len() > 60 { PathBuf::from("/tmp") } else { usual }
}

/// PostgreSQL refuses to run as root, so root gives the directory to another user, who then runs
/// everything. `None` for anybody else.
pub(crate) fn unprivileged_owner(directory: &Path) -> Result<Option<(u32, u32)>, Error> {
    let made_by = fs::metadata(directory).map_err(|error| failure("read a directory", &error))?;
    if made_by.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let (uid, gid) = ["postgres", "nobody"]
        .iter()
        .find_map(|name| look_up_user(&users, name))
        .ok_or_else(|| {
            Error::new(
                "PostgreSQL does not run as root and there is neither a user `postgres` nor \
                     `nobody` to run it as: run this as another user",
            )
        })?;
    chown(directory, Some(uid), Some(gid))
        .map_err(|error| failure("give the directory away", &error))?;
    Ok(Some((uid, gid)))
}

fn look_up_user(passwd: &str, name: &str) -> Option<(u32, u32)> {
    let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

fn random_password() -> io::Result<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

pub(crate) fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A command as the owner, in the cluster's directory and out of reach of the terminal's Ctrl-C.
fn command(program: &Path, directory: &Path, owner: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(directory).process_group(0).env_remove("PGDATA");
    if let Some((uid, gid)) = owner {
        command.uid(uid).gid(gid);
    }
    command
}

fn initialize(
    binaries: &Path,
    directory: &Path,
    owner: Option<(u32, u32)>,
    password: &str,
) -> Result<(), Error> {
    let password_file = directory.join("password");
    fs::write(&password_file, password).map_err(|error| failure("write a file", &error))?;
    give(&password_file, owner)?;
    let output = command(&binaries.join("initdb"), directory, owner)
        .args(["-D", "data", "-U", "postgres", "--pwfile=password", "--no-sync"])
        .args(["--auth-local=trust", "--auth-host=password", "--encoding=UTF8", "--locale=C"])
        .output()
        .map_err(|error| failure("run initdb", &error))?;
    if output.status.success() {
        return Ok(());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(Error::new(format!("initdb failed: {}", complaint.trim())))
}

pub(crate) fn give(file: &Path, owner: Option<(u32, u32)>) -> Result<(), Error> {
    let Some((uid, gid)) = owner else { return Ok(()) };
    chown(file, Some(uid), Some(gid)).map_err(|error| failure("give a file away", &error))
}

fn spawn(
    binaries: &Path,
    directory: &Path,
    owner: Option<(u32, u32)>,
    port: u16,
) -> io::Result<Child> {
    let mut settings = vec![
        format!("port={port}"),
        format!("unix_socket_directories={}", directory.display()),
        "listen_addresses=127.0.0.1".to_owned(),
        "max_connections=200".to_owned(),
        "timezone=UTC".to_owned(),
    ];
    settings.extend(
        ["fsync", "synchronous_commit", "full_page_writes"].map(|name| format!("{name}=off")),
    );
    let mut server = Command::new(binaries.join("postgres"));
    server.args(["-D", "data"]).args(settings.iter().flat_map(|setting| ["-c", setting]));
    supervise(&server, "QUIT", directory, owner)
}

/// Runs a program as the owner in the directory. The signal ends it when what is given is stopped, or this process ends.
pub(crate) fn supervise(
    program: &Command,
    signal: &str,
    directory: &Path,
    owner: Option<(u32, u32)>,
) -> io::Result<Child> {
    command(Path::new("/bin/sh"), directory, owner)
        .args(["-c", SUPERVISOR, "sh", signal])
        .arg(program.get_program())
        .args(program.get_args())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

/// Waits for the line that the server itself writes for `pg_ctl`. On failure, what the log says.
fn wait_until_ready(supervisor: &mut Child, directory: &Path) -> Result<(), String> {
    let deadline = Instant::now() + START_TIMEOUT;
    let status = directory.join("data/postmaster.pid");
    while Instant::now() < deadline {
        let lines = fs::read_to_string(&status).unwrap_or_default();
        if lines.lines().any(|line| line.trim_end() == "ready") {
            return Ok(());
        }
        if matches!(supervisor.try_wait(), Ok(Some(_)) | Err(_)) {
            return Err(read_log(directory));
        }
        thread::sleep(Duration::from_millis(10));
    }
    Err(format!("not ready within {} seconds", START_TIMEOUT.as_secs()))
}

/// The complaints of the last start.
pub(crate) fn read_log(directory: &Path) -> String {
    let log = fs::read_to_string(directory.join("server.log")).unwrap_or_default();
    let mut lines: Vec<&str> = log.lines().rev().take(4).collect();
    lines.reverse();
    lines.join("; ")
}

pub(crate) fn failure(what: &str, error: &io::Error) -> Error {
    Error::new(format!("cannot {what} for a throwaway server: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_found_by_their_whole_name() {
        let passwd = "root:x:0:0:root:/root:/bin/bash\n\
                      postgresql:x:7:8::/:/bin/sh\n\
                      postgres:x:101:104:admin,,,:/var/lib/postgresql:/bin/bash\n";
        assert_eq!(look_up_user(passwd, "postgres"), Some((101, 104)));
        assert_eq!(look_up_user(passwd, "nobody"), None);
    }
}
