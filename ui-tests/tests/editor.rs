//! What rust-analyzer shows of queries, completes and jumps to, asked as an editor asks it.
//!
//! The test is skipped, and says so, where there is no rust-analyzer: `rustup component add rust-analyzer`.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

const SCHEMA: &str = "
create type mood as enum ('sad', 'ok');
create table users (id bigint primary key, name text not null, email text, mood mood not null);
comment on table users is 'Who buys.';
comment on column users.email is 'Where bills go.';
comment on column users.name is 'As it is shown.';
";

const SOURCE: &str = r#"
pub mod db {
    sqlweave::schema!();
}

use sqlweave::query;

query! {
    /// Users of a name.
    pub fn named(name: &str) -> Vec<User> {
        select u.id, u.email, u.mood from users u where u.name = {name}
    }
}

pub async fn inline(client: &sqlweave::Connection, key: i64) {
    let found = query! { select id, email from users where id = {key} }.fetch(client).await;
    if let Ok(Some(row)) = found {
        let _ = row.email;
    }
}
"#;

/// How long rust-analyzer may take to build what it needs.
const PATIENCE: Duration = Duration::from_secs(600);

struct Editor {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    asked: u64,
    version: u64,
    file: String,
    text: String,
    quiet: bool,
    /// What is complained of, and in which version of the text.
    diagnostics: (u64, Vec<Value>),
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Editor {
    fn open(folder: &Path) -> Editor {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a folder");
        let mut child = Command::new("rust-analyzer")
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_NET_OFFLINE", "true")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("rust-analyzer");
        let input = child.stdin.take().expect("its input");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut output = output;
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let file = format!("file://{}/src/lib.rs", folder.display());
        let mut editor = Editor {
            child,
            input,
            messages,
            asked: 0,
            version: 0,
            file,
            text: SOURCE.to_owned(),
            quiet: false,
            diagnostics: (0, Vec::new()),
        };
        editor.ask(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": format!("file://{}", folder.display()),
                "capabilities": {
                    "experimental": { "serverStatusNotification": true },
                    "textDocument": { "hover": { "contentFormat": ["markdown"] } },
                },
                "initializationOptions": { "checkOnSave": false },
            }),
        );
        editor.tell("initialized", &json!({}));
        let document =
            json!({ "uri": editor.file, "languageId": "rust", "version": 0, "text": SOURCE });
        editor.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        let start = Instant::now();
        while !editor.quiet {
            editor.wait(start, "rust-analyzer has not come to rest");
        }
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("it listens");
        self.input.flush().expect("it listens");
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let start = Instant::now();
        loop {
            let message = self.wait(start, method);
            if message["id"] == id && message.get("method").is_none() {
                return message["result"].clone();
            }
        }
    }

    /// The next message; what it asks for is answered.
    fn wait(&mut self, start: Instant, what: &str) -> Value {
        let left = PATIENCE.saturating_sub(start.elapsed());
        let message = self.messages.recv_timeout(left).unwrap_or_else(|_| panic!("{what}"));
        match message["method"].as_str() {
            Some("experimental/serverStatus") => {
                self.quiet = message["params"]["quiescent"] == true;
            }
            Some("textDocument/publishDiagnostics") => {
                let found = message["params"]["diagnostics"].as_array().cloned();
                let version = message["params"]["version"].as_u64().unwrap_or_default();
                self.diagnostics = (version, found.unwrap_or_default());
            }
            Some(_) if message.get("id").is_some() => {
                let id = message["id"].clone();
                self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
            }
            _ => {}
        }
        message
    }

    fn edit(&mut self, text: String) {
        self.version += 1;
        let document = json!({ "uri": self.file, "version": self.version });
        let changes = json!([{ "text": text }]);
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", &params);
        self.text = text;
    }

    /// What is complained of in the text as it is now.
    fn complaints(&mut self) -> Vec<Value> {
        let start = Instant::now();
        while self.diagnostics.0 < self.version {
            self.wait(start, "nothing is said of the text");
        }
        self.diagnostics.1.clone()
    }

    /// The place of the bar in a piece of the text.
    fn at(&self, piece: &str) -> Value {
        let (before, after) = piece.split_once('|').expect("a bar");
        let start = self.text.find(&format!("{before}{after}")).expect("a piece of the text");
        let read = &self.text[..start + before.len()];
        let line = read.matches('\n').count();
        let character = read.len() - read.rfind('\n').map_or(0, |at| at + 1);
        let document = json!({ "uri": self.file });
        json!({ "textDocument": document, "position": { "line": line, "character": character } })
    }

    #[track_caller]
    fn shows(&mut self, piece: &str, texts: &[&str]) {
        let place = self.at(piece);
        let hover = self.ask("textDocument/hover", &place);
        let shown = hover["contents"]["value"].as_str().unwrap_or_default();
        for text in texts {
            assert!(shown.contains(text), "{piece}: {text} is not in:\n{shown}");
        }
    }

    /// The lines, from 1, of this file that a piece leads to.
    fn leads_to(&mut self, piece: &str) -> Vec<u64> {
        let place = self.at(piece);
        let found = self.ask("textDocument/definition", &place);
        let own = found.as_array().cloned().unwrap_or_default().into_iter();
        own.filter(|found| found["uri"] == self.file.as_str())
            .filter_map(|found| found["range"]["start"]["line"].as_u64())
            .map(|line| line + 1)
            .collect()
    }

    fn completes(&mut self, piece: &str) -> Vec<String> {
        let place = self.at(piece);
        let found = self.ask("textDocument/completion", &place);
        let items = found["items"].as_array().or(found.as_array()).cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["label"].as_str()).map(str::to_owned).collect()
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(number) = line.to_lowercase().strip_prefix("content-length:") {
            length = number.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

fn lay_out(folder: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder");
    let manifest = format!(
        "[package]\nname = \"edited\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n\
         [dependencies]\nsqlweave = {{ path = {:?} }}\n",
        root.display().to_string()
    );
    fs::create_dir(folder.join("src")).expect("a folder");
    fs::write(folder.join("Cargo.toml"), manifest).expect("a file");
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("a file");
    fs::write(folder.join("schema.sql"), SCHEMA).expect("a file");
    fs::write(folder.join("src/lib.rs"), SOURCE).expect("a file");
}

#[test]
fn an_editor_knows_queries() {
    if !Command::new("rust-analyzer").arg("--version").output().is_ok_and(|o| o.status.success()) {
        eprintln!("SKIPPED: there is no rust-analyzer; `rustup component add rust-analyzer`");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().canonicalize().expect("a folder");
    lay_out(&folder);
    let mut editor = Editor::open(&folder);

    // The query: its text, its row and its parameters.
    editor.shows(
        "sel|ect u.id",
        &[
            "SELECT u.id, u.email, u.mood\nFROM users AS u\nWHERE u.name = $1",
            "It gives any number of rows",
            "`email`: `Option<String>`, text; nullable: column users.email has no NOT NULL",
            "`$1` = `{name}`: text",
        ],
    );
    editor.shows("sel|ect id, email from", &["FROM users\nWHERE id = $1", "at most one row"]);
    editor.shows("fn na|med", &["pub fn named(name: &str)", "Users of a name."]);
    // A table: its columns, and the struct of schema!().
    editor.shows(
        "from us|ers u",
        &["Who buys.", "`email` text, nullable: Where bills go.", "pub struct Users"],
    );
    // Columns, also those that are not in the row.
    editor.shows("u.em|ail", &["`email` text, nullable: Where bills go.", "email: Option<String>"]);
    editor.shows("where u.na|me", &["`name` text: As it is shown.", "pub name: String"]);
    editor
        .shows("row.em|ail", &["Where bills go.", "Nullable: column users.email has no NOT NULL."]);

    // `schema!()` stands in line 3; a field of a row is declared where its column is selected.
    assert!(editor.leads_to("from us|ers u").contains(&3));
    assert!(editor.leads_to("where u.na|me").contains(&3));
    assert_eq!(editor.leads_to("row.em|ail"), [16]);

    editor.edit(SOURCE.replace("row.email;", "row.;"));
    let completed = editor.completes("row.|;");
    assert_eq!(completed.first_chunk(), Some(&["id".to_owned(), "email".to_owned()]));

    // What is there for an editor is no reason to complain.
    editor.edit(SOURCE.replace("key", "wanted"));
    assert_eq!(editor.complaints(), Vec::<Value>::new());

    // A schema that changes while the server of macros lives on.
    let schema = SCHEMA.replace("mood mood not null", "mood mood not null, nick text");
    fs::write(folder.join("schema.sql"), schema).expect("a file");
    editor.edit(
        SOURCE.replace("select id, email", "select id, nick").replace("row.email", "row.nick"),
    );
    editor.shows("row.ni|ck", &["nick: Option<String>", "column users.nick has no NOT NULL"]);
}
