//! The search for what was meant by a name that is not there.

/// The names nearest to one that was not found, best first, at most three.
///
/// Near means: equal but for case and underscores, or few edits apart against the length.
pub fn nearest<'n>(wanted: &str, mut names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    nearest_of(wanted, &mut names)
}

fn nearest_of<'n>(wanted: &str, names: &mut dyn Iterator<Item = &'n str>) -> Vec<&'n str> {
    let limit = match wanted.chars().count() {
        0..=1 => 0,
        2..=4 => 1,
        5..=7 => 2,
        8..=12 => 3,
        _ => 4,
    };
    let plain =
        |s: &str| s.chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect::<String>();
    let wanted_plain = plain(wanted);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in names {
        if name.len().abs_diff(wanted.len()) > limit || !shares_letters(wanted, name) {
            continue;
        }
        let name_plain = plain(name);
        let distance =
            if name_plain == wanted_plain { 0 } else { edit_distance(&wanted_plain, &name_plain) };
        let related =
            distance <= limit || (wanted.len() > 3 && name_plain == format!("{wanted_plain}s"));
        if related && !found.iter().any(|(_, n)| *n == name) {
            found.push((distance, name));
        }
    }
    found.sort();
    let best = found.first().map_or(0, |(distance, _)| *distance);
    found.retain(|(distance, _)| *distance <= best.max(1));
    found.truncate(3);
    found.into_iter().map(|(_, name)| name).collect()
}

/// Whether at least half of the letters wanted occur at all: cheap, and true of every near name.
fn shares_letters(wanted: &str, name: &str) -> bool {
    let letters = |s: &str| s.bytes().fold(0u64, |set, b| set | 1 << (b.to_ascii_lowercase() & 63));
    let wanted = letters(wanted);
    (wanted & letters(name)).count_ones() * 2 >= wanted.count_ones()
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn edit_distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substitution = previous[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substitution.min(previous[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut previous, row);
    }
    previous[b.len()]
}

/// "did you mean …" over quoted names.
pub fn did_you_mean(names: &[impl AsRef<str>]) -> Option<String> {
    let quoted: Vec<String> = names.iter().map(|n| format!("\"{}\"", n.as_ref())).collect();
    match quoted.as_slice() {
        [] => None,
        [one] => Some(format!("did you mean {one}?")),
        [first @ .., last] => Some(format!("did you mean {} or {last}?", first.join(", "))),
    }
}
