//! A live server describes each case as sqlweave does, as it is written and as it is sent.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sqlweave_oracle::{Answer, live::Oracle};
use sqlweave_snapshots::{Case, compile_case};

fn cases() -> Vec<(PathBuf, Case)> {
    let areas = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let entries = |folder: &Path| {
        let listed = fs::read_dir(folder).expect("a folder of cases");
        listed.filter_map(|entry| Some(entry.ok()?.path())).collect::<Vec<_>>()
    };
    let mut paths: Vec<PathBuf> = entries(&areas).iter().flat_map(|area| entries(area)).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "sql" || e == "rs"));
    paths.sort();
    let compiled = paths.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("a case");
        let case = compile_case(&path, &text);
        (path.clone(), case.unwrap_or_else(|message| panic!("{}: {message}", path.display())))
    });
    compiled.collect()
}

/// Names and types of the columns, and types of the parameters.
type Description = (Vec<(String, String)>, Vec<String>);

/// What sqlweave says, in the words of the server's answer.
fn own(case: &Case) -> Description {
    (case.columns(), case.params())
}

fn of_server(answer: Answer) -> Result<Description, String> {
    match answer {
        Answer::Accepted { columns, params } => {
            Ok((columns.into_iter().map(|c| (c.name, c.type_name)).collect(), params))
        }
        Answer::Refused(refusal) => Err(format!("[{}] {}", refusal.code, refusal.message)),
    }
}

#[tokio::test]
async fn a_server_agrees() {
    let schema = include_str!("../../examples/schema.sql");
    let oracle = Oracle::start("snapshots", schema).await.expect("a server");
    let mut different = Vec::new();
    for (path, case) in cases() {
        let mut expected = Ok(own(&case));
        if let Some(copied) = &case.compiled.copied {
            let found = of_server(oracle.answer("", copied).await.expect("an answer"));
            let columns = Ok((case.copied_columns(), Vec::new()));
            if found != columns {
                let path = path.display();
                different
                    .push(format!("{path}\n{copied}\n  server: {found:?}\n  own: {columns:?}"));
            }
            // Of COPY itself a server says nothing.
            expected = Ok(Description::default());
        }
        for sql in [Some(case.compiled.sql.as_str()), case.written.as_deref()].into_iter().flatten()
        {
            let found = of_server(oracle.answer("", sql).await.expect("an answer"));
            if found != expected {
                let path = path.display();
                different.push(format!("{path}\n{sql}\n  server: {found:?}\n  own: {expected:?}"));
            }
        }
    }
    for (path, case) in cases() {
        for (sql, columns, params) in case.batches() {
            let found = of_server(oracle.answer("", sql).await.expect("an answer"));
            let expected = Ok((columns, params));
            if found != expected {
                let path = path.display();
                different.push(format!("{path}\n{sql}\n  server: {found:?}\n  own: {expected:?}"));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n\n"));
}
