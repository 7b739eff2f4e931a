//! One line of text to one record: names to OIDs, words to flags, texts and lists to references.

use super::{
    super::table::{self, Row, Tables},
    show,
};
use sqlweave_core::catalog::{
    CastContext, Method, ProcKind, RelationKind,
    builtin::format::{
        CAST_CONTEXTS, CastRecord, ClassRecord, CollationRecord, ColumnRecord, IndexRecord,
        METHODS, MemberRecord, OperatorRecord, ProcRecord, RELATION_KINDS, RelationRecord,
        TypeRecord, cast_method, encode_proc_kind, flag, list_reference, resolve_reference,
        string_reference, type_kind,
    },
};
use std::{collections::HashMap, error::Error};

pub(super) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Texts, each kept once.
#[derive(Default)]
pub(super) struct Strings {
    pub(super) text: String,
    references: HashMap<String, u32>,
}

/// Lists of words, each kept once.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) words: Vec<u32>,
    references: HashMap<Vec<u32>, u32>,
}

impl Strings {
    pub(super) fn reference(&mut self, text: &str) -> Result<u32> {
        if let Some(&found) = self.references.get(text) {
            return Ok(found);
        }
        let made = string_reference(self.text.len(), text.len()).ok_or("a text too long")?;
        self.text.push_str(text);
        self.references.insert(text.to_owned(), made);
        Ok(made)
    }
}

impl Lists {
    pub(super) fn reference(&mut self, words: Vec<u32>) -> Result<u32> {
        if let Some(&found) = self.references.get(&words) {
            return Ok(found);
        }
        let made = list_reference(self.words.len(), words.len()).ok_or("a list too long")?;
        self.words.extend(&words);
        self.references.insert(words, made);
        Ok(made)
    }
}

/// What resolves names while records are made.
pub(super) struct Packer {
    pub(super) strings: Strings,
    pub(super) lists: Lists,
    /// By file and name, the OIDs with the versions in which the name means them.
    oids: HashMap<(&'static str, String), Vec<(u32, u32)>>,
}

impl Packer {
    pub(super) fn new(tables: &Tables) -> Result<Packer> {
        let mut oids: HashMap<_, Vec<_>> = HashMap::new();
        for (name, key, oid) in [
            (table::NAMESPACES, 0..1, 1),
            (table::TYPES, 0..1, 1),
            (table::PROCS, 0..1, 1),
            (table::OPERATORS, 0..1, 1),
            (table::COLLATIONS, 0..1, 1),
            (table::FAMILIES, 0..2, 2),
            (table::RELATIONS, 0..1, 1),
        ] {
            for row in tables.rows(name) {
                let found = (row.versions, row.fields[oid].parse()?);
                oids.entry((name, row.fields[key.clone()].join(" "))).or_default().push(found);
            }
        }
        Ok(Packer { strings: Strings::default(), lists: Lists::default(), oids })
    }

    pub(super) fn records<R>(
        &mut self,
        tables: &Tables,
        name: &'static str,
        make: impl Fn(&mut Packer, &Row) -> Result<R>,
    ) -> Result<Vec<R>> {
        tables
            .rows(name)
            .map(|row| make(self, &row).map_err(|e| format!("{}: {e}", show(name, &row)).into()))
            .collect()
    }

    /// The text of a reference.
    pub(super) fn text(&self, reference: u32) -> &str {
        let (start, len) = resolve_reference(reference);
        &self.strings.text[start..start + len]
    }

    fn string(&mut self, text: &str) -> Result<u32> {
        self.strings.reference(text)
    }

    fn list(&mut self, words: Vec<u32>) -> Result<u32> {
        self.lists.reference(words)
    }

    /// The OID that a name means in all of the row's versions; 0 for `-`.
    fn oid(&self, table: &'static str, name: &str, row: &Row) -> Result<u32> {
        if name == "-" {
            return Ok(0);
        }
        let found = self.oids.get(&(table, name.to_owned())).map_or(&[][..], Vec::as_slice);
        let all: u32 = found.iter().map(|(versions, _)| versions & row.versions).sum();
        let mut oids = found.iter().filter(|(v, _)| v & row.versions != 0).map(|&(_, oid)| oid);
        match oids.next() {
            Some(oid) if all == row.versions && oids.all(|o| o == oid) => Ok(oid),
            _ => Err(format!("{name} is not one object of {table} in all its versions").into()),
        }
    }

    fn type_oid(&self, name: &str, row: &Row) -> Result<u32> {
        self.oid(table::TYPES, name, row)
    }

    /// The schema and the name of what the files spell with or without its schema.
    fn qualified(&mut self, name: &str, row: &Row) -> Result<(u32, u32)> {
        let (namespace, name) = name.split_once('.').unwrap_or(("pg_catalog", name));
        Ok((self.oid(table::NAMESPACES, namespace, row)?, self.string(name)?))
    }

    pub(super) fn type_record(&mut self, row: &Row) -> Result<TypeRecord> {
        let [name, oid, kind, category, len, words, element, array, collation, delimiter, detail] =
            fields(row)?;
        let (namespace, name) = self.qualified(name, row)?;
        let mut flags = flag_bits(
            words,
            &[
                ("preferred", flag::TYPE_PREFERRED),
                ("array", flag::TYPE_ARRAY),
                ("modifier", flag::TYPE_MODIFIER),
                ("binary", flag::TYPE_BINARY),
                ("mutable_input", flag::TYPE_MUTABLE_INPUT),
                ("mutable_output", flag::TYPE_MUTABLE_OUTPUT),
            ],
        )?;
        let (kind, details) = self.type_detail(kind, detail, &mut flags, row)?;
        let [detail, detail2, detail3] = details;
        Ok(TypeRecord {
            oid: oid.parse()?,
            versions: row.versions,
            namespace,
            name,
            kind,
            category: character(category)?,
            delimiter: character(delimiter)?,
            flags,
            len: len.parse::<i32>()?.cast_unsigned(),
            element: self.type_oid(element, row)?,
            array: self.type_oid(array, row)?,
            collation: self.oid(table::COLLATIONS, collation, row)?,
            detail,
            detail2,
            detail3,
        })
    }

    fn type_detail(
        &mut self,
        kind: &str,
        detail: &str,
        flags: &mut u32,
        row: &Row,
    ) -> Result<(u32, [u32; 3])> {
        let words: Vec<&str> = detail.split(' ').collect();
        Ok(match (kind, words.as_slice()) {
            ("base", _) => (type_kind::BASE, [0; 3]),
            ("pseudo", _) => (type_kind::PSEUDO, [0; 3]),
            ("composite", [relation]) => {
                (type_kind::COMPOSITE, [self.oid(table::RELATIONS, relation, row)?, 0, 0])
            }
            ("domain", [base, modifier, rest @ ..]) => {
                let named = [
                    ("not_null", flag::TYPE_NOT_NULL),
                    ("check", flag::TYPE_CHECK),
                    ("default", flag::TYPE_DEFAULT),
                ];
                *flags |= flag_bits(&rest.join(" "), &named)?;
                let modifier = modifier.parse::<i32>()?.cast_unsigned();
                (type_kind::DOMAIN, [self.type_oid(base, row)?, modifier, 0])
            }
            ("enum", labels) => {
                let labels = labels.iter().map(|l| self.string(l)).collect::<Result<_>>()?;
                (type_kind::ENUM, [self.list(labels)?, 0, 0])
            }
            ("range", [subtype, multirange]) => {
                let subtype = self.type_oid(subtype, row)?;
                (type_kind::RANGE, [subtype, self.type_oid(multirange, row)?, 0])
            }
            ("multirange", [range]) => (type_kind::MULTIRANGE, [self.type_oid(range, row)?, 0, 0]),
            _ => return Err("unknown kind".into()),
        })
    }

    pub(super) fn proc_record(&mut self, row: &Row, tables: &Tables) -> Result<ProcRecord> {
        let [signature, oid, kind, volatility, words, returns, arg_names, defaults, variadic, out] =
            fields(row)?;
        let (name, args) = split_signature(signature)?;
        let (namespace, name) = self.qualified(name, row)?;
        let args = args.split(',').filter(|a| !a.is_empty());
        let args = args.map(|a| self.type_oid(a, row)).collect::<Result<_>>()?;
        let arg_names = listed(arg_names).map(|n| self.string(if n == "-" { "" } else { n }));
        let arg_names = arg_names.collect::<Result<_>>()?;
        let mut out_columns = Vec::new();
        for column in listed(out) {
            let (name, data_type) = column.split_once(':').ok_or("an OUT column without type")?;
            out_columns.push(self.string(if name == "-" { "" } else { name })?);
            out_columns.push(self.type_oid(data_type, row)?);
        }
        let (kind, direct) = encode_proc_kind(proc_kind(kind)?);
        let never_null = tables.never_null.get(signature).copied().unwrap_or(0);
        Ok(ProcRecord {
            oid: oid.parse()?,
            versions: row.versions,
            namespace,
            name,
            kind,
            direct: u32::try_from(direct)?,
            volatility: character(volatility.get(..1).ok_or("no volatility")?)?,
            flags: flag_bits(
                words,
                &[
                    ("strict", flag::PROC_STRICT),
                    ("set", flag::PROC_SET),
                    ("cast_to_text", flag::PROC_CAST_TO_TEXT),
                ],
            )?,
            return_type: self.type_oid(returns, row)?,
            variadic: self.type_oid(variadic, row)?,
            args: self.list(args)?,
            arg_names: self.list(arg_names)?,
            out_columns: self.list(out_columns)?,
            defaults: defaults.parse()?,
            never_null: never_null & row.versions,
        })
    }

    pub(super) fn operator_record(&mut self, row: &Row) -> Result<OperatorRecord> {
        let [signature, oid, result, proc, commutator, negator, words] = fields(row)?;
        let (name, args) = split_signature(signature)?;
        let (namespace, name) = self.qualified(name, row)?;
        let (left, right) = args.split_once(',').ok_or("not two arguments")?;
        Ok(OperatorRecord {
            oid: oid.parse()?,
            versions: row.versions,
            namespace,
            name,
            left: self.type_oid(left, row)?,
            right: self.type_oid(right, row)?,
            result: self.type_oid(result, row)?,
            proc: self.oid(table::PROCS, proc, row)?,
            commutator: self.oid(table::OPERATORS, commutator, row)?,
            negator: self.oid(table::OPERATORS, negator, row)?,
            flags: flag_bits(
                words,
                &[("merge", flag::OPERATOR_MERGE), ("hash", flag::OPERATOR_HASH)],
            )?,
        })
    }

    pub(super) fn cast_record(&mut self, row: &Row) -> Result<CastRecord> {
        let [source, target, context, method] = fields(row)?;
        let context = match context {
            "implicit" => CastContext::Implicit,
            "assignment" => CastContext::Assignment,
            "explicit" => CastContext::Explicit,
            _ => return Err("unknown context".into()),
        };
        let (method, proc) = match method {
            "binary" => (cast_method::BINARY, 0),
            "inout" => (cast_method::INOUT, 0),
            proc => (cast_method::FUNCTION, self.oid(table::PROCS, proc, row)?),
        };
        Ok(CastRecord {
            source: self.type_oid(source, row)?,
            target: self.type_oid(target, row)?,
            versions: row.versions,
            context: position(&CAST_CONTEXTS, context)?,
            method,
            proc,
        })
    }

    pub(super) fn collation_record(&mut self, row: &Row) -> Result<CollationRecord> {
        let [name, oid, words] = fields(row)?;
        let (namespace, name) = self.qualified(name, row)?;
        let flags = flag_bits(words, &[("deterministic", flag::COLLATION_DETERMINISTIC)])?;
        Ok(CollationRecord { oid: oid.parse()?, versions: row.versions, namespace, name, flags })
    }

    pub(super) fn class_record(&mut self, row: &Row) -> Result<ClassRecord> {
        let [method, name, oid, family, input, words] = fields(row)?;
        let (namespace, name) = self.qualified(name, row)?;
        Ok(ClassRecord {
            oid: oid.parse()?,
            versions: row.versions,
            namespace,
            name,
            method: index_method(method)?,
            family: self.oid(table::FAMILIES, &format!("{method} {family}"), row)?,
            input: self.type_oid(input, row)?,
            flags: flag_bits(words, &[("default", flag::CLASS_DEFAULT)])?,
        })
    }

    pub(super) fn member_record(&mut self, row: &Row) -> Result<MemberRecord> {
        let [method, family, left, right, strategy, operator] = fields(row)?;
        Ok(MemberRecord {
            family: self.oid(table::FAMILIES, &format!("{method} {family}"), row)?,
            left: self.type_oid(left, row)?,
            right: self.type_oid(right, row)?,
            strategy: strategy.parse()?,
            versions: row.versions,
            method: index_method(method)?,
            operator: self.oid(table::OPERATORS, operator, row)?,
        })
    }

    pub(super) fn relation_record(&mut self, row: &Row) -> Result<RelationRecord> {
        let [name, oid, kind, row_type, unlockable] = fields(row)?;
        let (namespace, name) = self.qualified(name, row)?;
        let kind = match kind {
            "table" => RelationKind::Table,
            "view" => RelationKind::View,
            _ => return Err("unknown kind".into()),
        };
        Ok(RelationRecord {
            oid: oid.parse()?,
            versions: row.versions,
            namespace,
            name,
            kind: position(&RELATION_KINDS, kind)?,
            row_type: self.type_oid(row_type, row)?,
            unlockable: self.string(if unlockable == "-" { "" } else { unlockable })?,
        })
    }

    pub(super) fn column_record(&mut self, row: &Row) -> Result<ColumnRecord> {
        let [relation, number, name, data_type, modifier, collation, words] = fields(row)?;
        Ok(ColumnRecord {
            relation: self.oid(table::RELATIONS, relation, row)?,
            number: number.parse()?,
            versions: row.versions,
            name: self.string(name)?,
            data_type: self.type_oid(data_type, row)?,
            modifier: modifier.parse::<i32>()?.cast_unsigned(),
            collation: self.oid(table::COLLATIONS, collation, row)?,
            flags: flag_bits(words, &[("not_null", flag::COLUMN_NOT_NULL)])?,
        })
    }

    pub(super) fn index_record(&mut self, row: &Row) -> Result<IndexRecord> {
        let [relation, name, method, columns, words] = fields(row)?;
        let columns: std::result::Result<_, _> = columns.split(' ').map(str::parse).collect();
        Ok(IndexRecord {
            relation: self.oid(table::RELATIONS, relation, row)?,
            versions: row.versions,
            name: self.string(name)?,
            method: self.string(method)?,
            columns: self.list(columns?)?,
            flags: flag_bits(
                words,
                &[
                    ("unique", flag::INDEX_UNIQUE),
                    ("primary", flag::INDEX_PRIMARY),
                    ("constraint", flag::INDEX_CONSTRAINT),
                ],
            )?,
        })
    }
}

/// The fields of a row, of which there are as many as its file has columns.
fn fields<const N: usize>(row: &Row) -> Result<[&str; N]> {
    let fields: Vec<&str> = row.fields.iter().map(String::as_str).collect();
    fields.try_into().map_err(|_| "not as many fields as columns".into())
}

/// The parts of a list with commas; none for `-`.
fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').filter(move |_| list != "-")
}

/// The name and the list of arguments of `name(args)`.
fn split_signature(signature: &str) -> Result<(&str, &str)> {
    let inner = signature.strip_suffix(')').and_then(|s| s.split_once('('));
    Ok(inner.ok_or("not a signature")?)
}

fn flag_bits(words: &str, named: &[(&str, u32)]) -> Result<u32> {
    let mut bits = 0;
    for word in words.split(' ').filter(|w| !w.is_empty() && *w != "-") {
        let found = named.iter().find(|(name, _)| *name == word);
        bits |= found.ok_or_else(|| format!("unknown flag {word}"))?.1;
    }
    Ok(bits)
}

/// The only character of a text.
fn character(text: &str) -> Result<u32> {
    match text.as_bytes() {
        [byte] => Ok(u32::from(*byte)),
        _ => Err("not one character".into()),
    }
}

pub(super) fn position<T: PartialEq>(all: &[T], one: T) -> Result<u32> {
    let at = all.iter().position(|x| *x == one).ok_or("not in the layout")?;
    Ok(u32::try_from(at)?)
}

fn index_method(method: &str) -> Result<u32> {
    match method {
        "btree" => position(&METHODS, Method::Btree),
        "hash" => position(&METHODS, Method::Hash),
        _ => Err("unknown method".into()),
    }
}

fn proc_kind(kind: &str) -> Result<ProcKind> {
    let (kind, direct) = kind.split_once(':').unwrap_or((kind, "0"));
    let direct = direct.parse()?;
    Ok(match kind {
        "function" => ProcKind::Function,
        "procedure" => ProcKind::Procedure,
        "window" => ProcKind::Window,
        "aggregate" => ProcKind::Aggregate,
        "ordered_set" => ProcKind::OrderedSet { direct },
        "hypothetical" => ProcKind::Hypothetical { direct },
        _ => return Err("unknown kind".into()),
    })
}
