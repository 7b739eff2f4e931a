//! What depends on the state of one server: the names of its objects, roles and time zones.

use super::Literal;
use crate::answer::Answer;
use crate::own::{Own, as_server_answer};
use crate::pipeline::Pipeline;

/// Whether the server refuses a name that another database or role may have, and sqlweave gives it the benefit of the
/// doubt.
pub(super) fn is_of_this_server(literal: &Literal, found: &Answer, server: &Answer) -> bool {
    let Some(refusal) = server.refusal() else { return false };
    // A domain's CHECK is evaluated inside arrays and rows as they are read, which sqlweave never does.
    if refusal.code == "23514" {
        return true;
    }
    if found.refusal().is_some() {
        // The locale's digits behind the point decide which mistake is met first.
        return literal.type_name == "money";
    }
    match refusal.code.as_str() {
        "22023" => zone_of(server).is_some(),
        "42P01" | "42883" | "42725" | "3F000" => literal.type_name.contains("reg"),
        "0A000" => refusal.message.starts_with("cross-database references"),
        "42704" => literal.type_name.contains("reg") || literal.type_name.contains("aclitem"),
        // Currency symbols and separators are the locale's.
        "22P02" | "22003" if literal.type_name == "money" => {
            let digits = literal.text.trim();
            digits.contains(|c: char| !c.is_ascii_digit()) || digits.parse::<i64>().is_ok()
        }
        _ => false,
    }
}

/// The time zone that the server does not know.
fn zone_of(server: &Answer) -> Option<&str> {
    let message = &server.refusal()?.message;
    message.strip_prefix("time zone \"")?.strip_suffix("\" not recognized")
}

/// Whether the server would say what sqlweave says if it knew the role or the time zone that it refuses, or if a word of
/// the text were an abbreviation that it knows: other servers have other time zones, and other files of abbreviations.
pub(super) async fn is_for_a_name(
    sessions: &[Pipeline],
    literal: &Literal,
    own: &Own,
    server: &Answer,
) -> Result<bool, String> {
    let Some(refusal) = server.refusal() else { return Ok(false) };
    if !["22007", "22008", "22009", "22023", "42704"].contains(&refusal.code.as_str()) {
        return Ok(false);
    }
    let mut texts = Vec::new();
    let role = refusal.message.strip_prefix("role \"").and_then(|rest| rest.split('"').next());
    if let Some((before, after)) = role.and_then(|role| literal.text.rsplit_once(role)) {
        texts.push(format!("{before}postgres{after}"));
    }
    if let Some(zone) = zone_of(server)
        && let Some(start) = literal.text.to_ascii_lowercase().find(zone)
        && let (Some(before), Some(after)) =
            (literal.text.get(..start), literal.text.get(start + zone.len()..))
    {
        texts.push(format!("{before}Europe/Berlin{after}"));
    }
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let words = literal.text.split(|c| !is_letter(c)).filter(|word| !word.is_empty());
    texts.push(words.fold(literal.text.clone(), |text, word| text.replace(word, "pst")));
    let mut start = 0;
    for word in literal.text.split(|c: char| !c.is_ascii_alphabetic()) {
        let end = start + word.len();
        if let (Some(before), Some(after), false) =
            (literal.text.get(..start), literal.text.get(end..), word.is_empty())
        {
            texts.push(format!("{before}pst{after}"));
            texts.push(literal.text.replace(word, "pst"));
            // The other way round: what one server knows, another may not.
            texts.push(format!("{before}zzq{after}"));
        }
        let separator = literal.text.get(end..).and_then(|rest| rest.chars().next());
        start = end + separator.map_or(0, char::len_utf8);
    }
    for token in literal.text.split(|c: char| !c.is_ascii_alphanumeric() && !"/_+-:.".contains(c)) {
        let zone = token.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        if zone.contains(|c: char| c == '/' || c.is_ascii_digit()) {
            texts.push(literal.text.replace(zone, "Etc/UTC"));
        }
    }
    let renamed = texts.into_iter().map(|text| Literal { text, ..literal.clone() });
    let renamed: Vec<String> = renamed.map(|literal| literal.sql()).collect();
    let found = as_server_answer(own);
    for session in sessions {
        let answers = session.answers(&renamed).await?;
        if answers.iter().any(|server| found.agrees_with(server)) {
            return Ok(true);
        }
    }
    Ok(false)
}
