//! `xml`, which is sent as text. The server converts what it receives from the encoding that the document declares, so
//! one that declares another than that of Rust's texts would come out as another text.

use crate::params::Params;

pub(crate) fn put(text: &str, out: &mut Params) {
    let declared = declared_encoding(text);
    if declared.is_some_and(|name| !matches!(name.to_ascii_lowercase().as_str(), "utf-8" | "utf8"))
    {
        out.refuse("the XML document declares another encoding than UTF-8".to_owned());
    }
    out.put(text.as_bytes());
}

/// The value of `encoding="…"` in the declaration that a document may begin with.
fn declared_encoding(text: &str) -> Option<&str> {
    let (declaration, _) = text.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, behind) = declaration.split_once("encoding")?;
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::declared_encoding;

    #[test]
    fn the_encoding_that_a_document_declares() {
        for (text, encoding) in [
            ("<a/>", None),
            ("<?xml version=\"1.0\"?><a/>", None),
            ("<?xml version='1.0' encoding = 'latin1' ?><a encoding='x'/>", Some("latin1")),
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", Some("UTF-8")),
            ("<?xml encoding=\"", None),
        ] {
            assert_eq!(declared_encoding(text), encoding, "{text}");
        }
    }
}
