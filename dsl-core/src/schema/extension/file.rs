//! An extension's catalogue file: its control file in comments, then DDL, a statement a line, each with the server
//! versions that it stands in behind it (`-- 14-16`), or without where it stands in all.

use crate::catalog::builtin::format::{parse_versions, version_bit};

/// What a catalogue file says for one server version.
#[derive(Default, Debug)]
pub(in crate::schema) struct ExtensionFile {
    pub(in crate::schema) name: String,
    pub(in crate::schema) control: Control,
    /// The statements, each at the place that it has in the file; the rest is blank.
    pub(in crate::schema) text: String,
}

/// The control file, as far as it matters.
#[derive(Clone, Default, Debug)]
pub(in crate::schema) struct Control {
    /// None where the server version has no such extension.
    pub(in crate::schema) default_version: Option<String>,
    /// The versions that may be asked for.
    pub(in crate::schema) versions: Vec<String>,
    pub(in crate::schema) relocatable: bool,
    pub(in crate::schema) schema: Option<String>,
    pub(in crate::schema) requires: Vec<String>,
}

/// Whether a text is an extension's catalogue file: `-- extension = 'name'` is among the comments that it begins with.
pub fn is_extension_file(text: &str) -> bool {
    let mut head = text.lines().take_while(|line| line.starts_with("--"));
    head.any(|line| line.starts_with("-- extension = '"))
}

impl ExtensionFile {
    pub(in crate::schema) fn parse(text: &str, version: u8) -> ExtensionFile {
        let mut file = ExtensionFile::default();
        for line in text.split_inclusive('\n') {
            let kept = in_version(line, version);
            if let Some((key, value)) = kept.strip_prefix("-- ").and_then(|l| l.split_once(" = ")) {
                file.set(key, value);
            }
            let statement = if kept.starts_with("--") { "" } else { kept };
            file.text.push_str(statement);
            let blank = line.as_bytes().iter().skip(statement.len());
            file.text.extend(blank.map(|&b| if b == b'\n' { '\n' } else { ' ' }));
        }
        file
    }

    fn set(&mut self, key: &str, value: &str) {
        let mut strings = quoted(value);
        match key {
            "extension" => self.name = strings.next().unwrap_or_default(),
            "default_version" => self.control.default_version = strings.next(),
            "versions" => self.control.versions = strings.collect(),
            "relocatable" => self.control.relocatable = value.trim() == "true",
            "schema" => self.control.schema = strings.next(),
            "requires" => self.control.requires = strings.collect(),
            _ => {}
        }
    }
}

/// A line without its mark; nothing of it where it does not stand in the version.
fn in_version(line: &str, version: u8) -> &str {
    let Some((statement, mark)) = line.rsplit_once(" -- ") else { return line };
    match parse_versions(mark.trim_end()) {
        Some(versions) if versions & version_bit(version) == 0 => "",
        Some(_) => statement,
        None => line,
    }
}

/// `'one', 'two'`
fn quoted(value: &str) -> impl Iterator<Item = String> {
    value.split('\'').skip(1).step_by(2).map(str::to_owned)
}
