//! A blocking connection that is told many statements before it is listened to.
//!
//! A statement is prepared under a name, described, and explained with NULLs for its parameters, as
//! [`crate::live::describe`] does, but without waiting between one message and the next.

mod run;

use std::io::{Error, ErrorKind, Read, Write};
use std::net::TcpStream;

use bytes::BytesMut;
use fallible_iterator::FallibleIterator;
use postgres_protocol::authentication::{
    md5_hash,
    sasl::{ChannelBinding, SCRAM_SHA_256, ScramSha256},
};
use postgres_protocol::message::backend::{ErrorResponseBody, Message};
use postgres_protocol::message::frontend;
use tokio_postgres::config::Host;

use crate::answer::{Refusal, Stage};
use crate::live::is_planners_own;
pub(crate) use run::{Run, Seen};

/// What came back for a statement, with types by their OIDs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Reply {
    /// `unplanned` where planning came to an error of another kind, of a value that it evaluated: what it would have
    /// refused besides is not known.
    Accepted {
        columns: Vec<(String, u32)>,
        params: Vec<u32>,
        unplanned: bool,
    },
    Refused(Refusal),
}

/// A row of a simple query.
pub(crate) type Row = Vec<Option<String>>;

pub(crate) struct Wire {
    stream: TcpStream,
    inbox: BytesMut,
    outbox: BytesMut,
}

const NAME: &str = "generated";

/// What an error says after a server went down.
pub(crate) const HANGS_UP: &str = "the server has closed the connection";

impl Wire {
    /// The same, once the server is back from having gone down.
    pub(crate) fn connect_again(url: &str, database: &str) -> Result<Wire, String> {
        for _ in 0..120 {
            if let Ok(wire) = Wire::connect(url, database) {
                return Ok(wire);
            }
            std::thread::sleep(std::time::Duration::from_millis(500));
        }
        Wire::connect(url, database)
    }

    /// Connects to a database of the server that a URL names.
    pub(crate) fn connect(url: &str, database: &str) -> Result<Wire, String> {
        let config: tokio_postgres::Config =
            url.parse().map_err(|error| format!("{url}: {error}"))?;
        let host = match config.get_hosts().first() {
            Some(Host::Tcp(host)) => host.clone(),
            _ => return Err(format!("{url}: a host is missing")),
        };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let stream = TcpStream::connect((host.as_str(), port))
            .map_err(|error| format!("{host}:{port}: {error}"))?;
        // A message that waits for the acknowledgement of the last waits long.
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        let mut wire = Wire { stream, inbox: BytesMut::new(), outbox: BytesMut::new() };
        let user = config.get_user().unwrap_or("postgres");
        let password = config.get_password().unwrap_or_default();
        wire.start(user, password, database).map_err(|error| format!("{host}:{port}: {error}"))?;
        wire.execute("set plan_cache_mode = force_generic_plan")?;
        wire.execute("set client_min_messages = error")?;
        wire.execute("set jit = off")?;
        Ok(wire)
    }

    fn start(&mut self, user: &str, password: &[u8], database: &str) -> Result<(), Error> {
        let settings = [("user", user), ("database", database), ("client_encoding", "UTF8")];
        frontend::startup_message(settings, &mut self.outbox)?;
        let mut scram = None;
        loop {
            self.send()?;
            match self.receive()? {
                Message::AuthenticationCleartextPassword => {
                    frontend::password_message(password, &mut self.outbox)?;
                }
                Message::AuthenticationMd5Password(body) => {
                    let hash = md5_hash(user.as_bytes(), password, body.salt());
                    frontend::password_message(hash.as_bytes(), &mut self.outbox)?;
                }
                Message::AuthenticationSasl(_) => {
                    let begun = ScramSha256::new(password, ChannelBinding::unsupported());
                    let begun = scram.insert(begun);
                    let message = begun.message();
                    frontend::sasl_initial_response(SCRAM_SHA_256, message, &mut self.outbox)?;
                }
                Message::AuthenticationSaslContinue(body) => {
                    if let Some(begun) = &mut scram {
                        begun.update(body.data())?;
                        frontend::sasl_response(begun.message(), &mut self.outbox)?;
                    }
                }
                Message::AuthenticationSaslFinal(body) => {
                    if let Some(begun) = &mut scram {
                        begun.finish(body.data())?;
                    }
                }
                Message::ErrorResponse(body) => {
                    return Err(Error::other(refusal(&body, Stage::Parse)?.to_string()));
                }
                Message::ReadyForQuery(_) => return Ok(()),
                _ => {}
            }
        }
    }

    /// Runs statements, and gives the rows of the last that has any.
    pub(crate) fn rows(&mut self, sql: &str) -> Result<Result<Vec<Row>, Refusal>, String> {
        self.run(sql).map_err(|error| error.to_string())
    }

    /// Runs statements that have to succeed.
    pub(crate) fn execute(&mut self, sql: &str) -> Result<Vec<Row>, String> {
        self.rows(sql)?.map_err(|refusal| format!("{refusal} in: {sql}"))
    }

    fn run(&mut self, sql: &str) -> Result<Result<Vec<Row>, Refusal>, Error> {
        frontend::query(sql, &mut self.outbox)?;
        self.send()?;
        let (mut rows, mut refused) = (Vec::new(), None);
        loop {
            match self.receive()? {
                Message::DataRow(body) => {
                    let buffer = body.buffer();
                    let row = body.ranges().map(|range| {
                        let bytes = range.and_then(|range| buffer.get(range));
                        Ok(bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
                    });
                    rows.push(row.collect()?);
                }
                Message::ErrorResponse(body) => refused = Some(refusal(&body, Stage::Parse)?),
                Message::ReadyForQuery(_) => return Ok(refused.map_or(Ok(rows), Err)),
                _ => {}
            }
        }
    }

    /// Sends a statement to be described and planned. The answers are read in order by
    /// [`Wire::reply`].
    pub(crate) fn ask(&mut self, sql: &str, params: usize) -> Result<(), String> {
        self.write_question(sql, params).map_err(|error| error.to_string())
    }

    fn write_question(&mut self, sql: &str, params: usize) -> Result<(), Error> {
        frontend::close(b'S', NAME, &mut self.outbox)?;
        frontend::parse(NAME, sql, [], &mut self.outbox)?;
        frontend::describe(b'S', NAME, &mut self.outbox)?;
        frontend::sync(&mut self.outbox);
        let nulls = vec!["null"; params].join(", ");
        let arguments = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
        frontend::query(
            &format!("explain (costs off) execute {NAME}{arguments}"),
            &mut self.outbox,
        )?;
        self.send()
    }

    /// The answer to the oldest question that has none.
    pub(crate) fn reply(&mut self) -> Result<Reply, String> {
        self.read_reply().map_err(|error| format!("the server's answer is missing: {error}"))
    }

    fn read_reply(&mut self) -> Result<Reply, Error> {
        let (mut columns, mut params, mut refused) = (Vec::new(), Vec::new(), None);
        loop {
            match self.receive()? {
                Message::RowDescription(body) => {
                    let fields = body.fields();
                    let fields =
                        fields.map(|field| Ok((field.name().to_owned(), field.type_oid())));
                    columns = fields.collect()?;
                }
                Message::ParameterDescription(body) => params = body.parameters().collect()?,
                Message::ErrorResponse(body) => refused = Some(refusal(&body, Stage::Parse)?),
                Message::ReadyForQuery(_) => break,
                _ => {}
            }
        }
        let unplanned = self.read_plan()?;
        Ok(match (refused, unplanned) {
            (Some(refusal), _) => Reply::Refused(refusal),
            // A function over constants may miss an operator of its elements' type while it is evaluated.
            (None, Some(refusal)) if is_planners_own(&refusal) && refusal.code != "42883" => {
                Reply::Refused(refusal)
            }
            (None, other) => Reply::Accepted { columns, params, unplanned: other.is_some() },
        })
    }

    fn read_plan(&mut self) -> Result<Option<Refusal>, Error> {
        let mut refused = None;
        loop {
            match self.receive()? {
                Message::ErrorResponse(body) => refused = Some(refusal(&body, Stage::Plan)?),
                Message::ReadyForQuery(_) => return Ok(refused),
                _ => {}
            }
        }
    }

    fn send(&mut self) -> Result<(), Error> {
        self.stream.write_all(&self.outbox).map_err(hung_up)?;
        self.outbox.clear();
        Ok(())
    }

    fn receive(&mut self) -> Result<Message, Error> {
        loop {
            if let Some(message) = Message::parse(&mut self.inbox)? {
                return Ok(message);
            }
            let mut chunk = [0; 16 * 1024];
            let read = self.stream.read(&mut chunk).map_err(hung_up)?;
            if read == 0 {
                return Err(Error::other(HANGS_UP));
            }
            self.inbox.extend_from_slice(chunk.get(..read).unwrap_or_default());
        }
    }
}

/// A connection that breaks says the same as one that ends.
fn hung_up(error: Error) -> Error {
    match error.kind() {
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            Error::other(HANGS_UP)
        }
        _ => error,
    }
}

fn refusal(body: &ErrorResponseBody, stage: Stage) -> Result<Refusal, Error> {
    let (mut code, mut message, mut position) = (String::new(), String::new(), None);
    let mut fields = body.fields();
    while let Some(field) = fields.next()? {
        let value = String::from_utf8_lossy(field.value_bytes());
        match field.type_() {
            b'C' => code = value.into_owned(),
            b'M' => message = value.lines().next().unwrap_or_default().to_owned(),
            b'P' => position = value.parse().ok(),
            _ => {}
        }
    }
    Ok(Refusal { code, stage, position, message })
}
