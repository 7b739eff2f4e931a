//! The record as a picture: how often the cost by hand goes into that of each library, a row for each kind of work.

use std::fmt::Write;

use super::peers::Peer;
use super::record::{Record, Row};
use super::table::chosen;

const WIDTH: f64 = 880.0;
/// Where the axis begins and ends.
const LEFT: f64 = 250.0;
const RIGHT: f64 = 850.0;
const TOP: f64 = 104.0;
const LANE: f64 = 7.0;
/// Sqlweave's own lane is the first, and wider.
const FIRST: f64 = 11.0;
const GAP: f64 = 14.0;
/// From a row to the next.
const TALL: f64 = FIRST + (LIBRARIES.len() - 1) as f64 * LANE + GAP;

/// Ratios at the ends of the axis, which is logarithmic.
const LEAST: f64 = 0.25;
const MOST: f64 = 16.0;

/// From the top of a row to its bottom.
const LIBRARIES: [(Peer, &str); 5] = [
    (Peer::Sqlweave, "a"),
    (Peer::Cornucopia, "b"),
    (Peer::Diesel, "c"),
    (Peer::Sqlx, "d"),
    (Peer::SeaOrm, "e"),
];

const STYLE: &str = "\
    svg { --paper: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --band: #f6f8fa; \
--a: #d1440c; --b: #1a7f5a; --c: #1f6feb; --d: #a8518a; --e: #b58900; }
    @media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; \
--band: #151b23; --a: #ff8a4c; --b: #3fb58a; --c: #6cb0ff; --d: #d58fbc; --e: #e0bc45; } }
    text { font: 13px system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; fill: var(--ink); }
    .title { font-size: 16px; font-weight: 600; }
    .soft { fill: var(--soft); font-size: 11.5px; }
    .value { font-size: 11.5px; font-weight: 600; fill: var(--a); }
    .grid { stroke: var(--line); stroke-width: 1; }
    .hand { stroke: var(--ink); stroke-width: 1.5; }
    .paper { fill: var(--paper); stroke: var(--line); }
    .band { fill: var(--band); }
    .a { fill: var(--a); } .b { fill: var(--b); } .c { fill: var(--c); } .d { fill: var(--d); } .e { fill: var(--e); }
";

pub(super) fn svg(record: &Record) -> String {
    let rows = chosen(record);
    let bottom = TOP + rows.len() as f64 * TALL;
    let words =
        wrapped(&format!("{}. {}: {}.", record.machine(), record.date, record.versions()), 125);
    let height = bottom + 44.0 + words.len() as f64 * 16.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" aria-label=\"Cost of sqlweave and other libraries, against tokio-postgres by hand\">\n  \
         <style>\n{STYLE}  </style>\n  \
         <rect class=\"paper\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\"/>\n  \
         <text class=\"title\" x=\"24\" y=\"32\">What it costs, against tokio-postgres by hand (1×)</text>\n  \
         <text class=\"soft\" x=\"24\" y=\"50\">CPU time of the program or of the compiler, or memory; less is better</text>\n",
        WIDTH - 1.0,
        height - 1.0
    );
    legend(&mut svg);
    for (at, _) in rows.iter().enumerate().filter(|(at, _)| at % 2 == 0) {
        let y = TOP + at as f64 * TALL;
        put(
            &mut svg,
            format_args!(
                "<rect class=\"band\" x=\"12\" y=\"{y}\" width=\"{}\" height=\"{TALL}\"/>",
                WIDTH - 24.0
            ),
        );
    }
    axis(&mut svg, bottom);
    for (at, (what, row)) in rows.iter().enumerate() {
        bars(&mut svg, what, row, TOP + at as f64 * TALL);
    }
    put(
        &mut svg,
        format_args!(
            "<line class=\"hand\" x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{TOP}\" y2=\"{bottom}\"/>",
            place(1.0)
        ),
    );
    for (at, line) in words.iter().enumerate() {
        let y = bottom + 40.0 + at as f64 * 16.0;
        put(&mut svg, format_args!("<text class=\"soft\" x=\"24\" y=\"{y}\">{line}</text>"));
    }
    svg.push_str("</svg>\n");
    svg
}

fn put(svg: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(svg, "  {line}");
}

fn legend(svg: &mut String) {
    let mut x = LEFT;
    for (peer, class) in LIBRARIES {
        put(
            svg,
            format_args!(
                "<rect class=\"{class}\" x=\"{x}\" y=\"68\" width=\"12\" height=\"12\" rx=\"2\"/>"
            ),
        );
        put(svg, format_args!("<text x=\"{}\" y=\"79\">{}</text>", x + 18.0, peer.name()));
        x += 44.0 + peer.name().len() as f64 * 7.4;
    }
}

fn axis(svg: &mut String, bottom: f64) {
    let mut ratio = LEAST;
    while ratio <= MOST {
        let x = place(ratio);
        put(
            svg,
            format_args!(
                "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{TOP}\" y2=\"{bottom}\"/>"
            ),
        );
        put(
            svg,
            format_args!(
                "<text class=\"soft\" x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{ratio}×</text>",
                bottom + 17.0
            ),
        );
        ratio *= 2.0;
    }
}

/// A bar for each library, from the line of the work by hand to its ratio.
fn bars(svg: &mut String, what: &str, row: &Row, top: f64) {
    let middle = top + TALL / 2.0 + 4.5;
    put(
        svg,
        format_args!(
            "<text x=\"{}\" y=\"{middle}\" text-anchor=\"end\">{what}</text>",
            LEFT - 14.0
        ),
    );
    let hand = place(1.0);
    let mut y = top + GAP / 2.0;
    for (peer, class) in LIBRARIES {
        let lane = if peer == Peer::Sqlweave { FIRST } else { LANE };
        if let Some(ratio) = row.ratio(peer) {
            let end = place(ratio);
            // What is as dear as the work by hand is seen too.
            let (x, width) = (hand.min(end) - 1.5, (hand - end).abs() + 3.0);
            let title = format!("<title>{}: {ratio:.2}×</title>", peer.name());
            put(
                svg,
                format_args!(
                    "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" rx=\"1.5\">{title}</rect>",
                    lane - 1.5
                ),
            );
            if peer == Peer::Sqlweave {
                let (x, y) = (x - 5.0, y + 8.5);
                put(
                    svg,
                    format_args!(
                        "<text class=\"value\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"end\">{ratio:.2}×</text>"
                    ),
                );
            }
        }
        y += lane;
    }
}

fn place(ratio: f64) -> f64 {
    let share = (ratio.clamp(LEAST, MOST) / LEAST).log2() / (MOST / LEAST).log2();
    LEFT + share * (RIGHT - LEFT)
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let full =
            lines.last().is_some_and(|line| line.chars().count() + word.chars().count() > width);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
