//! Schemas that are chosen when a statement is sent: `{schema}.products`.

use std::borrow::Cow;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

/// The name of a schema, looked at once: it can be one, and is always sent in quotes.
///
/// ```
/// use sqlweave_runtime::SchemaName;
///
/// let schema = SchemaName::new("tenant_42")?;
/// assert_eq!(schema.as_str(), "tenant_42");
/// assert!(SchemaName::new("").is_err());
/// # Ok::<(), sqlweave_runtime::NoSchemaName>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaName(Arc<str>);

/// Why a text is not the name of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSchemaName(&'static str);

/// A longer name would be cut off by the server, and might be another schema's then: `NAMEDATALEN` - 1.
const LONGEST: usize = 63;

impl SchemaName {
    /// Takes the name as it stands in `pg_namespace`: capitals matter, and there are no quotes around it.
    ///
    /// It is refused if it is empty, longer than 63 bytes, holds a control character, or is one of the
    /// system's own (`pg_…`, `information_schema`).
    pub fn new(name: impl Into<Arc<str>>) -> Result<SchemaName, NoSchemaName> {
        let name = name.into();
        if name.is_empty() {
            return Err(NoSchemaName("the name of a schema is empty"));
        }
        if name.len() > LONGEST {
            return Err(NoSchemaName("the name of a schema is longer than 63 bytes"));
        }
        if name.chars().any(char::is_control) {
            return Err(NoSchemaName("the name of a schema holds a control character"));
        }
        if name.starts_with("pg_") || &*name == "information_schema" {
            return Err(NoSchemaName("the schema is one of the system's own"));
        }
        Ok(SchemaName(name))
    }

    /// The name, without quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SchemaName {
    type Err = NoSchemaName;

    fn from_str(name: &str) -> Result<SchemaName, NoSchemaName> {
        SchemaName::new(name)
    }
}

impl fmt::Display for SchemaName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SchemaName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SchemaName").field(&self.0).finish()
    }
}

impl fmt::Display for NoSchemaName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NoSchemaName {}

/// What stands around the number of a schema in a text; a name never holds it.
const MARK: char = '\u{1}';

/// The schemas of one statement, by their numbers in its text.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Schemas(Option<Arc<Chosen>>);

#[derive(Clone, PartialEq, Eq)]
struct Chosen {
    names: Vec<(u32, SchemaName)>,
    hash: u64,
}

impl Chosen {
    fn put(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 64);
        for (index, part) in text.split(MARK).enumerate() {
            if index % 2 == 0 {
                out.push_str(part);
                continue;
            }
            let number = part.parse().ok();
            let found = self.names.iter().find(|(own, _)| Some(*own) == number);
            if let Some((_, name)) = found {
                out.push('"');
                out.push_str(&name.0.replace('"', "\"\""));
                out.push('"');
            }
        }
        out
    }
}

impl Schemas {
    pub(crate) fn choose(&mut self, number: u32, name: &SchemaName) {
        let mut names = self.0.take().map_or(Vec::new(), |chosen| chosen.names.clone());
        names.push((number, name.clone()));
        let mut hasher = DefaultHasher::new();
        names.hash(&mut hasher);
        self.0 = Some(Arc::new(Chosen { names, hash: hasher.finish() }));
    }

    /// 0 where there are none.
    pub(crate) fn hash(&self) -> u64 {
        self.0.as_ref().map_or(0, |chosen| chosen.hash)
    }

    /// The text with the schemas in it, each in quotes.
    #[inline]
    pub(crate) fn put<'t>(&self, text: Cow<'t, str>) -> Cow<'t, str> {
        match &self.0 {
            Some(chosen) => Cow::Owned(chosen.put(&text)),
            None => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted() {
        let mut schemas = Schemas::default();
        schemas.choose(3, &SchemaName::new("a\".b; drop").expect("a name"));
        schemas.choose(12, &SchemaName::new("Ünï").expect("a name"));
        let text = schemas.put(Cow::Borrowed("select from \u{1}3\u{1}.t, \u{1}12\u{1}.u, x"));
        assert_eq!(text, "select from \"a\"\".b; drop\".t, \"Ünï\".u, x");
    }

    #[test]
    fn what_is_no_name() {
        let long = "x".repeat(64);
        for name in ["", &long, "a\0b", "a\nb", "\u{1}1\u{1}", "pg_catalog", "information_schema"] {
            assert!(SchemaName::new(name).is_err(), "{name:?}");
        }
        assert!(SchemaName::new("x".repeat(63)).is_ok());
    }
}
