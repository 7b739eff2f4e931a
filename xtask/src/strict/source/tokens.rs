//! C text to tokens.

/// The text without comments and without what is in quotes; lines stay lines.
pub(super) fn strip(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'*') => {
                chars.next();
                let mut last = ' ';
                for c in chars.by_ref() {
                    if c == '\n' {
                        made.push('\n');
                    }
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
                made.push(' ');
            }
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|&c| c != '\n').is_some() {},
            '"' | '\'' => {
                made.push(c);
                while let Some(inner) = chars.next() {
                    if inner == '\\' {
                        chars.next();
                    } else if inner == c {
                        break;
                    }
                }
                made.push(c);
            }
            c => made.push(c),
        }
    }
    made
}

/// Identifiers and numbers, `->`, `==`, and single characters.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut made = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        let word = rest.find(|c: char| !is_identifier(c)).unwrap_or(rest.len());
        let end = if word > 0 {
            word
        } else if rest.starts_with("->") || rest.starts_with("==") {
            2
        } else {
            c.len_utf8()
        };
        made.push(rest[..end].to_owned());
        rest = rest[end..].trim_start();
    }
    made
}

pub(super) fn is_identifier(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
