//! The text files to `catalogue.bin`; the layout is `sqlweave_core::catalog::builtin::format`.

mod extensions;
mod records;

pub(crate) use extensions::pack_extensions;

use super::{
    extensions::Extensions,
    table::{self, Row, Tables},
};
use records::{Packer, Result};
use sqlweave_core::catalog::builtin::format::{
    HEADER_WORDS, MAGIC, Record, SECTIONS, Section, TypeRecord,
};
use std::{collections::HashMap, path::Path};

/// Packs both files.
pub(crate) fn write(folder: &Path, tables: &Tables, extensions: &Extensions) -> Result<()> {
    let packed = pack(tables)?;
    std::fs::write(folder.join("catalogue.bin"), &packed)?;
    let packed_extensions = pack_extensions(extensions, tables.versions())?;
    std::fs::write(folder.join("extensions.bin"), &packed_extensions)?;
    println!("packed {} bytes, extensions {} bytes", packed.len(), packed_extensions.len());
    Ok(())
}

/// The packed file.
pub(crate) fn pack(tables: &Tables) -> Result<Vec<u8>> {
    let mut packer = Packer::new(tables)?;
    let mut file = File::default();

    let types = packer.records(tables, table::TYPES, Packer::type_record)?;
    let types = sorted(types, |r| (r.oid, r.versions));
    file.short_section(Section::TypesByOid, &direct_index(&types)?);
    file.index(Section::TypesByName, &types, |r| packer.text(r.name).to_owned())?;
    file.records(&types);

    let procs = packer.records(tables, table::PROCS, |p, row| p.proc_record(row, tables))?;
    let procs = sorted(procs, |r| (r.oid, r.versions));
    file.index(Section::ProcsByName, &procs, |r| packer.text(r.name).to_owned())?;
    file.records(&procs);

    let operators = packer.records(tables, table::OPERATORS, Packer::operator_record)?;
    let operators = sorted(operators, |r| (r.oid, r.versions));
    file.index(Section::OperatorsByName, &operators, |r| packer.text(r.name).to_owned())?;
    file.records(&operators);

    let casts = packer.records(tables, table::CASTS, Packer::cast_record)?;
    let casts = sorted(casts, |r| (r.source, r.target, r.versions));
    file.index(Section::CastsByTarget, &casts, |r| r.target)?;
    file.records(&casts);

    let collations = packer.records(tables, table::COLLATIONS, Packer::collation_record)?;
    file.records(&sorted(collations, |r| (r.oid, r.versions)));
    let classes = packer.records(tables, table::CLASSES, Packer::class_record)?;
    file.records(&sorted(classes, |r| (r.oid, r.versions)));

    let members = packer.records(tables, table::MEMBERS, Packer::member_record)?;
    let members = sorted(members, |r| (r.family, r.left, r.right, r.strategy, r.versions));
    file.index(Section::MembersByOperator, &members, |r| r.operator)?;
    file.records(&members);

    let relations = packer.records(tables, table::RELATIONS, Packer::relation_record)?;
    let relations = sorted(relations, |r| (r.oid, r.versions));
    file.index(Section::RelationsByName, &relations, |r| packer.text(r.name).to_owned())?;
    file.records(&relations);
    let columns = packer.records(tables, table::COLUMNS, Packer::column_record)?;
    file.records(&sorted(columns, |r| (r.relation, r.number, r.versions)));
    let indexes = packer.records(tables, table::INDEXES, Packer::index_record)?;
    file.records(&sorted(indexes, |r| (r.relation, packer.text(r.name).to_owned(), r.versions)));

    file.sections.insert(Section::Lists as usize, words(&packer.lists.words));
    file.sections.insert(Section::Strings as usize, packer.strings.text.into_bytes());
    file.finish(tables.versions())
}

fn sorted<R, K: Ord>(mut records: Vec<R>, key: impl Fn(&R) -> K) -> Vec<R> {
    records.sort_by_key(key);
    records
}

/// For each type OID the number of its first record plus one.
fn direct_index(types: &[TypeRecord]) -> Result<Vec<u16>> {
    let length = types.iter().map(|t| t.oid as usize + 1).max().unwrap_or(0);
    let mut index = vec![0; length];
    for (number, record) in types.iter().enumerate().rev() {
        index[record.oid as usize] = u16::try_from(number + 1)?;
    }
    Ok(index)
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|w| w.to_le_bytes()).collect()
}

#[derive(Default)]
struct File {
    sections: HashMap<usize, Vec<u8>>,
}

impl File {
    fn records<R: Record>(&mut self, records: &[R]) {
        let all: Vec<u32> = records.iter().flat_map(Record::words).collect();
        self.sections.insert(R::SECTION as usize, words(&all));
    }

    /// The record numbers in the order of a key.
    fn index<R, K: Ord>(
        &mut self,
        section: Section,
        records: &[R],
        key: impl Fn(&R) -> K,
    ) -> Result<()> {
        let mut numbers: Vec<usize> = (0..records.len()).collect();
        numbers.sort_by_key(|&n| (key(&records[n]), n));
        let numbers: std::result::Result<Vec<u32>, _> =
            numbers.into_iter().map(u32::try_from).collect();
        self.sections.insert(section as usize, words(&numbers?));
        Ok(())
    }

    fn short_section(&mut self, section: Section, shorts: &[u16]) {
        let bytes = shorts.iter().flat_map(|s| s.to_le_bytes()).collect();
        self.sections.insert(section as usize, bytes);
    }

    fn finish(mut self, versions: u32) -> Result<Vec<u8>> {
        let mut header = vec![MAGIC, versions];
        let mut body: Vec<u8> = Vec::new();
        for section in 0..SECTIONS {
            // `catalogue.bin` has no extensions, and `extensions.bin` no indexes.
            let bytes = self.sections.remove(&section).unwrap_or_default();
            header.push(u32::try_from(4 * HEADER_WORDS + body.len())?);
            header.push(u32::try_from(bytes.len())?);
            body.extend(bytes);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        let mut file = words(&header);
        file.extend(body);
        Ok(file)
    }
}

/// The row with the place it came from, for messages.
fn show(table: &str, row: &Row) -> String {
    format!("{table}: {}", row.fields.join(" "))
}
