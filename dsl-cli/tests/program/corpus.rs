//! The batch says of the corpus what PostgreSQL says.

use std::collections::HashMap;

use sqlweave_oracle::{Answer, Stage, corpus};

use crate::run;

/// Every how many cases one is asked for; the corpus's own tests ask for all.
const STEP: usize = 7;

/// The statement in JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// An answer line of the protocol in the corpus's form; its types are named without quotes.
fn read(line: &str) -> Answer {
    let answer: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    if answer["ok"].as_bool().unwrap() {
        let columns = answer["columns"].as_array().unwrap().iter();
        let params = answer["params"].as_array().unwrap().iter();
        return Answer::Accepted {
            columns: columns
                .map(|column| sqlweave_oracle::Column {
                    name: text(&column["name"]),
                    type_name: text(&column["type"]),
                })
                .collect(),
            params: params.map(text).collect(),
        };
    }
    let error = &answer["error"];
    let planned = error["stage"] == "plan";
    Answer::Refused(sqlweave_oracle::Refusal {
        code: text(&error["sqlstate"]),
        stage: if planned { Stage::Plan } else { Stage::Parse },
        position: None,
        message: text(&error["message"]),
    })
}

fn without_quotes(answer: &Answer) -> Answer {
    let plain = |name: &String| name.replace('"', "");
    match answer {
        Answer::Accepted { columns, params } => Answer::Accepted {
            columns: columns
                .iter()
                .map(|column| sqlweave_oracle::Column {
                    name: column.name.clone(),
                    type_name: plain(&column.type_name),
                })
                .collect(),
            params: params.iter().map(plain).collect(),
        },
        refused => refused.clone(),
    }
}

#[test]
fn the_batch_says_what_the_servers_say() {
    let common = corpus::common_schema().unwrap();
    let (mut questions, mut expected) = (String::new(), HashMap::new());
    let files = corpus::load("").unwrap();
    let cases = files.iter().flat_map(|file| file.statements()).step_by(STEP);
    for (number, case) in cases.enumerate() {
        let version = corpus::VERSIONS[number % corpus::VERSIONS.len()];
        let Some(answer) = case.answer(version) else { continue };
        // A domain's CHECK inside a literal is not evaluated.
        if answer.refusal().is_some_and(|refusal| refusal.code == "23514") {
            continue;
        }
        let schema = format!("{common}\n{}", case.schema);
        let (schema_id, sql) = (quoted(&case.schema), quoted(&case.sql));
        let schema = if expected.is_empty() || !case.schema.is_empty() {
            format!("\"schema\": {}, ", quoted(&schema))
        } else {
            String::new()
        };
        let id = expected.len();
        questions.push_str(&format!(
            "{{\"id\": {id}, \"schema_id\": {schema_id}, {schema}\"query\": {sql}, \"postgres\": {version}}}\n"
        ));
        expected.insert(id, (case, version, answer));
    }
    let found = run(std::path::Path::new("."), &["describe", "--batch"], questions.as_bytes());
    assert!(expected.len() > 500, "{} cases", expected.len());
    let answers: Vec<&str> = found.output.lines().collect();
    assert_eq!(answers.len(), expected.len());
    let mut wrong = Vec::new();
    for (id, line) in answers.iter().enumerate() {
        let (case, version, answer) = &expected[&id];
        if !read(line).agrees_with(&without_quotes(answer)) {
            wrong.push(format!("{} (PostgreSQL {version})\n  {answer}\n  {line}", case.sql));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
