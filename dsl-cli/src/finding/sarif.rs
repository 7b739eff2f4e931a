//! Findings in SARIF 2.1.0, which services for code review show at their lines.

use std::{env, path::Path};

use serde_json::{Value, json};

use super::{Finding, Report};

pub(super) fn write(report: &Report, folder: &Path) -> Result<String, String> {
    let rules: Vec<Value> = report
        .rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name(),
                "shortDescription": { "text": rule.about() },
                "defaultConfiguration": { "level": rule.level() },
            })
        })
        .collect();
    let results: Vec<Value> =
        report.findings.iter().map(|finding| result(finding, folder)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "sqlweave",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let text = serde_json::to_string_pretty(&log).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

fn result(finding: &Finding, folder: &Path) -> Value {
    let Finding { rule, message, place, query, .. } = finding;
    let text = match query {
        Some(query) => format!("{query}: {message}"),
        None => message.clone(),
    };
    json!({
        "ruleId": rule.name(),
        "level": rule.level(),
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&folder.join(&place.file)) },
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        } }],
    })
}

/// The file relative to the current folder, which is the repository's where a pipeline runs; with `/` on every system.
fn uri(path: &Path) -> String {
    let here = env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let relative = path.strip_prefix(&here).unwrap_or(path);
    let parts = relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> =
        parts.map(|part| part.replace('%', "%25").replace(' ', "%20")).collect();
    parts.join("/")
}
