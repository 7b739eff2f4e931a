//! The record as tables: ratios to the work by hand, and how far sqlweave is ahead of the best of the others.

use super::peers::Peer;
use super::record::{Group, Record, Row};

/// What the README and the plot show: the group, what was done, and what it is called there.
pub(super) const CHOSEN: [(Group, &str, &str); 13] = [
    (Group::Client, "a row by its key", "a row by its key"),
    (Group::Client, "100 rows", "100 rows"),
    (Group::Client, "10,000 rows", "10,000 rows"),
    (Group::Client, "1,000 rows of a join", "1,000 rows of a join"),
    (Group::Client, "100 users, their posts and comments", "100 users, posts, comments"),
    (Group::Client, "10,000 users, their posts and comments", "10,000 users, posts, comments"),
    (Group::Client, "a tree of 100 levels, a recursive query", "a tree, recursive query"),
    (Group::Client, "5,000,000 rows as a stream", "5,000,000 rows streamed"),
    (Group::Client, "1,000,000 rows written by INSERT", "1,000,000 rows by INSERT"),
    (Group::Client, "1,000,000 rows written by COPY", "1,000,000 rows by COPY"),
    (Group::Memory, "1,000,000 rows written by INSERT", "memory for these by INSERT"),
    (
        Group::Compiler,
        "`cargo check` from nothing, dependencies included",
        "cargo check from nothing",
    ),
    (Group::Compiler, "each of 200 queries more, cold", "each of 200 queries, cargo check"),
];

/// Those of them that are recorded.
pub(super) fn chosen(record: &Record) -> Vec<(&'static str, &Row)> {
    let find = |(group, what, name): (Group, &str, &'static str)| {
        let row = record.rows.iter().find(|row| row.group == group && row.what == what)?;
        Some((name, row))
    };
    CHOSEN.into_iter().filter_map(find).collect()
}

/// For the terminal.
pub(super) fn text(record: &Record) -> String {
    let mut text = String::new();
    for (group, rows) in groups(record) {
        text.push_str(&format!("\n{}\n", title(group)));
        let cells = cells(rows.iter().map(|row| (row.what.as_str(), *row)));
        let columns = cells.first().map_or(0, Vec::len);
        let width =
            |at: usize| cells.iter().filter_map(|row| Some(row.get(at)?.chars().count())).max();
        let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0)).collect();
        for row in &cells {
            let padded = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
                0 => format!("{cell:width$}"),
                _ => format!("  {cell:>width$}"),
            });
            text.push_str(padded.collect::<String>().trim_end());
            text.push('\n');
        }
    }
    text
}

/// For the README.
pub(super) fn short(record: &Record) -> String {
    format!(
        "\n{}\nMeasured on {}: {}, with {}.\n\n",
        markdown(&cells(chosen(record).into_iter())),
        record.date,
        record.machine(),
        record.versions()
    )
}

/// For the guide.
pub(super) fn whole(record: &Record) -> String {
    let mut text = format!(
        "\nMeasured on {}: {}, with {}.\n",
        record.date,
        record.machine(),
        record.versions()
    );
    for (group, rows) in groups(record) {
        let table = markdown(&cells(rows.iter().map(|row| (row.what.as_str(), *row))));
        text.push_str(&format!("\n## {}\n\n{table}", title(group)));
    }
    text.push('\n');
    text.push_str(&forms(record));
    text
}

fn groups(record: &Record) -> Vec<(Group, Vec<&Row>)> {
    let of =
        |group| (group, record.rows.iter().filter(|row| row.group == group).collect::<Vec<_>>());
    Group::ALL.into_iter().map(of).filter(|(_, rows)| !rows.is_empty()).collect()
}

fn title(group: Group) -> &'static str {
    match group {
        Group::Client => "CPU time of the program",
        Group::Both => "CPU time of the program and the server",
        Group::Time => "Time until the result is there",
        Group::Instructions => "Instructions of the program",
        Group::Memory => "Memory of the program, at most",
        Group::Compiler => "CPU time of the compiler",
    }
}

fn cells<'a>(rows: impl Iterator<Item = (&'a str, &'a Row)>) -> Vec<Vec<String>> {
    let mut head = vec![String::new()];
    head.extend(Peer::ALL.map(|peer| peer.name().to_owned()));
    head.push("the best other : sqlweave".to_owned());
    let mut cells = vec![head];
    for (what, row) in rows {
        let mut line = vec![what.to_owned()];
        for peer in Peer::ALL {
            let shown = match peer {
                Peer::ByHand => row.value(peer).map(|value| amount(row.group, value)),
                _ => row.ratio(peer).map(|ratio| format!("{ratio:.2}")),
            };
            line.push(shown.unwrap_or_else(|| "–".to_owned()));
        }
        line.push(match row.ahead() {
            Some((peer, ahead)) => format!("{ahead:.2} ({})", peer.name()),
            None => "–".to_owned(),
        });
        cells.push(line);
    }
    cells
}

/// The two forms for nested rows, each beside the work by hand.
fn forms(record: &Record) -> String {
    let mut cells = vec![["", "`array(…)`", "`batch array(…)`"].map(str::to_owned).to_vec()];
    for row in &record.rows {
        let ratio = |name: &str| Some(row.values.get(name)? / row.value(Peer::ByHand)?);
        if let (Some(array), Some(batch)) = (ratio("sqlweave, array"), ratio("sqlweave, batch")) {
            let what =
                format!("{}: {}", row.what, title(row.group).to_lowercase().replace("cpu", "CPU"));
            cells.push(vec![what, format!("{array:.2}"), format!("{batch:.2}")]);
        }
    }
    if cells.len() == 1 {
        return String::new();
    }
    format!(
        "## The two forms of nested rows\n\nOf which the better one stands above.\n\n{}\n",
        markdown(&cells)
    )
}

fn markdown(cells: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (at, row) in cells.iter().enumerate() {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
        if at == 0 {
            let columns = row.len().saturating_sub(1);
            text.push_str(&format!("|---|{}\n", "--:|".repeat(columns)));
        }
    }
    text
}

/// An amount with three digits.
fn amount(group: Group, value: f64) -> String {
    let units: &[(f64, &str)] = match group {
        Group::Client | Group::Both | Group::Time => &[(1e9, "s"), (1e6, "ms"), (1e3, "µs")],
        Group::Instructions => &[(1e6, "M"), (1e3, "k")],
        Group::Memory => &[(1024.0, "MB")],
        Group::Compiler => &[(1e3, "s"), (1.0, "ms")],
    };
    let (size, unit) = units
        .iter()
        .find(|(size, _)| value >= *size)
        .or(units.last())
        .copied()
        .unwrap_or((1.0, ""));
    let value = value / size;
    let digits = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.digits$} {unit}")
}
