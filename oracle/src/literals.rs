//! Literals of every type, right ones and ones changed at random, read by a live server under several settings and by
//! sqlweave.
//!
//! What some setting reads has to be accepted, and what none reads refused with one of the SQLSTATEs that the server
//! gives.

mod mutate;
mod report;
mod state;

use std::sync::Arc;

use crate::answer::Answer;
use crate::own::{self, Own, as_server_answer};
use crate::pipeline::Pipeline;

use mutate::Generator;
pub use report::Report;

/// Types of a user's own, for literals in them.
const SCHEMA: &str = include_str!("literals/schema.sql");

/// What a session may have set.
const SETTINGS: [&str; 6] = [
    "",
    "set datestyle = 'iso, dmy'",
    "set datestyle = 'iso, ymd'; set intervalstyle = sql_standard",
    "set xmloption = document",
    "set timezone_abbreviations = 'Australia'",
    "set timezone_abbreviations = 'India'; set array_nulls = off",
];

/// As many statements are on their way to the server at once.
const IN_FLIGHT: usize = 500;

/// A text to be read as a value of a type, and in which shape of statement.
#[derive(Clone, Debug)]
struct Literal {
    type_name: String,
    text: String,
    shape: usize,
}

impl Literal {
    fn sql(&self) -> String {
        mutate::statement(&self.type_name, &self.text, self.shape)
    }
}

/// Has sqlweave and the server read as many literals as are asked for. The seed decides which.
pub async fn run(pipeline: &Pipeline, seed: u64, count: usize) -> Result<Report, String> {
    pipeline.run(&format!("{SCHEMA}\n{}", mutate::wrapper_types())).await?;
    let mut sessions = Vec::new();
    for setting in SETTINGS {
        let session = pipeline.another().await?;
        session.run(setting).await?;
        sessions.push(session);
    }
    let schema =
        own::load_schema(&format!("{SCHEMA}\n{}", mutate::wrapper_types()), pipeline.version)
            .map_err(|errors| errors.join("\n"))?;
    let schema = Arc::new(schema);
    let mut generator = Generator::new(seed);
    let mut report = Report::new(pipeline.version, seed);
    while report.literals < count {
        let left = count - report.literals;
        let literals: Vec<Literal> =
            (0..IN_FLIGHT.min(left)).map(|_| generator.literal()).collect();
        let texts: Vec<String> = literals.iter().map(Literal::sql).collect();
        let ours = tokio::task::spawn_blocking({
            let (schema, texts) = (Arc::clone(&schema), texts.clone());
            move || texts.iter().map(|sql| schema.answer(sql)).collect::<Vec<_>>()
        });
        let answers = pipeline.answers(&texts).await?;
        let ours = ours.await.map_err(|error| error.to_string())?;
        for ((literal, own), server) in literals.iter().zip(&ours).zip(answers) {
            let found = as_server_answer(own);
            let agree = found.agrees_with(&server)
                || state::is_of_this_server(literal, &found, &server)
                || elsewhere(&sessions, own, &literal.sql()).await?
                || state::is_for_a_name(&sessions, literal, own, &server).await?;
            report.note(literal, agree, found, server);
        }
    }
    Ok(report)
}

/// Whether a session with other settings says what sqlweave says.
async fn elsewhere(sessions: &[Pipeline], own: &Own, sql: &str) -> Result<bool, String> {
    for session in sessions {
        let answers = session.answers(&[sql.to_owned()]).await?;
        let agrees = |server: &Answer| as_server_answer(own).agrees_with(server);
        if answers.iter().any(agrees) {
            return Ok(true);
        }
    }
    Ok(false)
}
