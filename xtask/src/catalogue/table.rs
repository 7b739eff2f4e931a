//! The text files: one sorted line a row, tab separated, each with the versions that it stands in.

use sqlweave_core::catalog::builtin::format::{parse_versions, show_versions, version_bit};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    error::Error,
    fmt::Write,
    path::Path,
};

/// One file.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// The query that gives the columns.
    pub(super) sql: &'static str,
    /// Behind these come `versions`, and for procs `never_null`.
    pub(super) columns: &'static [&'static str],
    /// Which column is the OID, behind those that identify the object.
    oid: Option<usize>,
}

macro_rules! shapes {
    ($($constant:ident $name:literal $oid:expr, [$($column:literal)*];)*) => {
        $(#[allow(dead_code)] // Keywords are not packed, only compared.
        pub(crate) const $constant: &str = $name;)*
        pub(crate) const SHAPES: &[Shape] = &[$(Shape {
            name: $name,
            sql: include_str!(concat!("sql/", $name, ".sql")),
            columns: &[$($column),*],
            oid: $oid,
        }),*];
    };
}

shapes! {
    NAMESPACES "namespaces" Some(1), ["name" "oid"];
    TYPES "types" Some(1), ["name" "oid" "kind" "category" "len" "flags" "element" "array" "collation" "delimiter" "detail"];
    PROCS "procs" Some(1), ["signature" "oid" "kind" "volatility" "flags" "returns" "arg_names" "defaults" "variadic" "out_columns"];
    OPERATORS "operators" Some(1), ["signature" "oid" "result" "proc" "commutator" "negator" "flags"];
    CASTS "casts" None, ["source" "target" "context" "method"];
    COLLATIONS "collations" Some(1), ["name" "oid" "flags"];
    FAMILIES "families" Some(2), ["method" "name" "oid"];
    CLASSES "classes" Some(2), ["method" "name" "oid" "family" "input" "flags"];
    MEMBERS "members" None, ["method" "family" "left" "right" "strategy" "operator"];
    RELATIONS "relations" Some(1), ["name" "oid" "kind" "row_type" "unlockable"];
    COLUMNS "columns" None, ["relation" "number" "name" "type" "modifier" "collation" "flags"];
    INDEXES "indexes" None, ["relation" "name" "method" "columns" "flags"];
    KEYWORDS "keywords" None, ["word" "class" "flags"];
}

/// OIDs below are the same on every server.
const FIRST_UNSTABLE_OID: u32 = 10_000;

/// A line.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) fields: Vec<String>,
    /// As bits.
    pub(crate) versions: u32,
}

/// All files.
#[derive(Default)]
pub(crate) struct Tables {
    tables: HashMap<&'static str, BTreeMap<Vec<String>, u32>>,
    /// The versions in which a function, by its signature, never gives NULL for non-NULL input.
    pub(crate) never_null: BTreeMap<String, u32>,
}

impl Tables {
    /// Reads the files of a folder; those that are not there are empty.
    pub(crate) fn read(folder: &Path) -> Result<Tables, Box<dyn Error>> {
        let mut tables = Tables::default();
        for shape in SHAPES {
            let path = folder.join(format!("{}.tsv", shape.name));
            let text = match std::fs::read_to_string(&path) {
                Ok(text) => text,
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => continue,
                Err(e) => return Err(format!("{}: {e}", path.display()).into()),
            };
            for (number, line) in text.lines().enumerate().skip(1) {
                let wrong = || format!("{}:{}: cannot be read", path.display(), number + 1);
                tables.read_line(shape, line).ok_or_else(wrong)?;
            }
        }
        Ok(tables)
    }

    fn read_line(&mut self, shape: &Shape, line: &str) -> Option<()> {
        let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if shape.name == PROCS {
            let never_null = parse_versions(&fields.pop()?)?;
            if never_null != 0 {
                *self.never_null.entry(fields.first()?.clone()).or_default() |= never_null;
            }
        }
        let versions = parse_versions(&fields.pop()?)?;
        (fields.len() == shape.columns.len()).then(|| self.add(shape.name, fields, versions))
    }

    pub(super) fn add(&mut self, table: &'static str, fields: Vec<String>, versions: u32) {
        *self.tables.entry(table).or_default().entry(fields).or_default() |= versions;
    }

    /// Takes a version out of every row.
    pub(super) fn remove_version(&mut self, version: u8) {
        for table in self.tables.values_mut() {
            table.retain(|_, versions| {
                *versions &= !version_bit(version);
                *versions != 0
            });
        }
    }

    /// The rows of a file in their order.
    pub(crate) fn rows(&self, table: &str) -> impl Iterator<Item = Row> {
        let rows = self.tables.get(table).into_iter().flatten();
        rows.map(|(fields, &versions)| Row { fields: fields.clone(), versions })
    }

    /// The versions that any row stands in.
    pub(crate) fn versions(&self) -> u32 {
        self.tables.values().flat_map(BTreeMap::values).fold(0, |all, v| all | v)
    }

    /// Gives objects whose OIDs initdb assigns OIDs of our own, by the order of their names.
    pub(super) fn number_objects(&mut self) -> Result<(), Box<dyn Error>> {
        for shape in SHAPES {
            let Some(oid) = shape.oid else { continue };
            let rows = self.tables.remove(shape.name).unwrap_or_default();
            let is_stable =
                |text: &str| text.parse().is_ok_and(|oid: u32| oid < FIRST_UNSTABLE_OID);
            let stable: HashMap<Vec<String>, String> = rows
                .keys()
                .filter(|f| is_stable(&f[oid]))
                .map(|f| (f[..oid].to_vec(), f[oid].clone()))
                .collect();
            let unstable: BTreeSet<Vec<String>> = rows
                .keys()
                .filter(|f| !is_stable(&f[oid]) && !stable.contains_key(&f[..oid]))
                .map(|f| f[..oid].to_vec())
                .collect();
            let numbers: HashMap<Vec<String>, String> = unstable
                .into_iter()
                .zip(FIRST_UNSTABLE_OID..)
                .map(|(key, number)| (key, number.to_string()))
                .collect();
            for (mut fields, versions) in rows {
                if !is_stable(&fields[oid]) {
                    let key = &fields[..oid];
                    let number = stable.get(key).or_else(|| numbers.get(key));
                    fields[oid] = number.ok_or("an object without a number")?.clone();
                }
                self.add(shape.name, fields, versions);
            }
        }
        Ok(())
    }

    /// Writes every file.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        for shape in SHAPES {
            let mut text = shape.columns.join("\t") + "\tversions";
            if shape.name == PROCS {
                text += "\tnever_null";
            }
            text.push('\n');
            for row in self.rows(shape.name) {
                write!(text, "{}\t{}", row.fields.join("\t"), show_versions(row.versions))?;
                if shape.name == PROCS {
                    let never_null = self.never_null.get(&row.fields[0]).copied().unwrap_or(0);
                    write!(text, "\t{}", show_versions(never_null & row.versions))?;
                }
                text.push('\n');
            }
            std::fs::write(folder.join(format!("{}.tsv", shape.name)), text)?;
        }
        Ok(())
    }
}
