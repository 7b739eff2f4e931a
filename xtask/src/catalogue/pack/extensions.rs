//! Extensions' catalogue files to `extensions.bin`: each is loaded as a schema's, in every version, and the rows that this
//! makes are written down.

use super::{
    File,
    records::{Lists, Result, Strings, position},
};
use crate::catalogue::extensions::Extensions;
use sqlweave_core::{
    catalog::{
        Cast, CastMethod, Catalog, Collation, Extension, FIRST_USER_OID, FamilyMember, Operator,
        OperatorClass, OperatorFamily, Proc, Relation, Type, TypeKind, TypeOid,
        builtin::format::{
            CAST_CONTEXTS, CastRecord, ClassRecord, ColumnRecord, ExtensionRecord, FIRST_VERSION,
            FamilyRecord, IMPORT, METHODS, MemberRecord, OperatorRecord, ProcRecord,
            RELATION_KINDS, Record, RelationRecord, Section, TypeRecord, cast_method,
            encode_proc_kind, flag, type_kind, version_bit,
        },
    },
    schema,
    source::Source,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The packed file.
pub(crate) fn pack_extensions(extensions: &Extensions, versions: u32) -> Result<Vec<u8>> {
    let mut packer = Packer { next_oid: FIRST_USER_OID, ..Packer::default() };
    for name in extensions.files.keys() {
        packer.extension(extensions, name, versions).map_err(|e| format!("{name}: {e}"))?;
    }
    if let Some(row) = extensions.never_null.keys().find(|row| !packer.never_null.contains(*row)) {
        return Err(format!("never_null.tsv: no extension has {row:?}").into());
    }
    let mut file = File::default();
    file.records(&packer.types);
    file.records(&packer.relations);
    file.records(&packer.columns);
    file.records(&packer.procs);
    file.records(&packer.operators);
    file.records(&packer.casts);
    file.records(&packer.families);
    file.records(&packer.classes);
    file.records(&packer.members);
    file.records(&packer.extensions);
    file.sections.insert(Section::Lists as usize, super::words(&packer.lists.words));
    file.sections.insert(Section::Strings as usize, packer.strings.text.into_bytes());
    file.finish(versions)
}

#[derive(Default)]
struct Packer {
    strings: Strings,
    lists: Lists,
    next_oid: u32,
    /// The functions that were found to never give NULL, by extension and signature.
    never_null: HashSet<(String, String)>,
    types: Vec<TypeRecord>,
    relations: Vec<RelationRecord>,
    columns: Vec<ColumnRecord>,
    procs: Vec<ProcRecord>,
    operators: Vec<OperatorRecord>,
    casts: Vec<CastRecord>,
    families: Vec<FamilyRecord>,
    classes: Vec<ClassRecord>,
    members: Vec<MemberRecord>,
    extensions: Vec<ExtensionRecord>,
}

/// Records of a kind without their versions, with these.
type Merged<R> = BTreeMap<Vec<u32>, (R, u32)>;

/// One extension in all versions.
#[derive(Default)]
struct Objects {
    /// OIDs by what an object is: its kind and signature.
    numbers: HashMap<String, u32>,
    first_oid: u32,
    /// The names of types of required extensions.
    imports: Vec<String>,
    types: Merged<TypeRecord>,
    relations: Merged<RelationRecord>,
    columns: Merged<ColumnRecord>,
    procs: Merged<ProcRecord>,
    operators: Merged<OperatorRecord>,
    casts: Merged<CastRecord>,
    families: Merged<FamilyRecord>,
    classes: Merged<ClassRecord>,
    members: Merged<MemberRecord>,
}

/// One extension in one version.
struct Members<'c> {
    catalog: &'c Catalog,
    own: &'c Extension,
    /// The OIDs of the packed file by those of the catalogue.
    oids: HashMap<u32, u32>,
}

impl Packer {
    fn extension(&mut self, all: &Extensions, name: &str, versions: u32) -> Result<()> {
        let mut objects = Objects { first_oid: self.next_oid, ..Objects::default() };
        let mut controls: BTreeMap<Vec<u32>, (ExtensionRecord, u32)> = BTreeMap::new();
        let numbers = (FIRST_VERSION..).take(16).filter(|&v| versions & version_bit(v) != 0);
        for version in numbers {
            let file = &all.files[name];
            let Some(default_version) = file.setting("default_version", version) else { continue };
            let bit = version_bit(version);
            if let Some(catalog) = load(all, name, version)? {
                self.objects(&catalog, name, bit, &all.never_null, &mut objects)?;
            }
            let setting = |key| file.setting(key, version).unwrap_or_default();
            let record = ExtensionRecord {
                name: self.strings.reference(name)?,
                default_version: self.strings.reference(&default_version.join(""))?,
                known_versions: self.names(&setting("versions"))?,
                flags: match setting("relocatable").join("").as_str() {
                    "true" => flag::EXTENSION_RELOCATABLE,
                    _ => 0,
                },
                schema: self.strings.reference(&setting("schema").join(""))?,
                requires: self.names(&setting("requires"))?,
                ..ExtensionRecord::default()
            };
            merge(&mut controls, record, bit);
        }
        let own = self.place(objects)?;
        for (_, (record, versions)) in controls {
            self.extensions.push(ExtensionRecord {
                name: record.name,
                versions,
                default_version: record.default_version,
                known_versions: record.known_versions,
                flags: record.flags,
                schema: record.schema,
                requires: record.requires,
                ..own
            });
        }
        Ok(())
    }

    fn names(&mut self, names: &[String]) -> Result<u32> {
        let names = names.iter().map(|n| self.strings.reference(n)).collect::<Result<_>>()?;
        self.lists.reference(names)
    }

    /// Puts an extension's records behind the others.
    fn place(&mut self, objects: Objects) -> Result<ExtensionRecord> {
        let oids = u32::try_from(objects.numbers.len())?;
        self.next_oid += oids;
        let mut own = ExtensionRecord {
            first_oid: objects.first_oid,
            oids,
            imports: self.names(&objects.imports)?,
            ..ExtensionRecord::default()
        };
        (own.types, own.type_count) =
            append(&mut self.types, objects.types, |r, v| r.versions = v)?;
        (own.relations, own.relation_count) =
            append(&mut self.relations, objects.relations, |r, v| r.versions = v)?;
        append(&mut self.columns, objects.columns, |r, v| r.versions = v)?;
        (own.procs, own.proc_count) =
            append(&mut self.procs, objects.procs, |r, v| r.versions = v)?;
        (own.operators, own.operator_count) =
            append(&mut self.operators, objects.operators, |r, v| r.versions = v)?;
        (own.casts, own.cast_count) =
            append(&mut self.casts, objects.casts, |r, v| r.versions = v)?;
        (own.families, own.family_count) =
            append(&mut self.families, objects.families, |r, v| r.versions = v)?;
        (own.classes, own.class_count) =
            append(&mut self.classes, objects.classes, |r, v| r.versions = v)?;
        (own.members, own.member_count) =
            append(&mut self.members, objects.members, |r, v| r.versions = v)?;
        Ok(own)
    }

    fn objects(
        &mut self,
        catalog: &Catalog,
        name: &str,
        version: u32,
        never_null: &BTreeMap<(String, String), u32>,
        objects: &mut Objects,
    ) -> Result<()> {
        let own = catalog.extensions().iter().find(|e| e.name == name).ok_or("is not there")?;
        let mut members = Members { catalog, own, oids: HashMap::new() };
        members.number(objects);
        let is_own = |oid: u32| own.oids.contains(&oid);
        if catalog.user_collations().iter().any(|c: &Collation| is_own(c.oid.0)) {
            return Err("collations have no place in the file".into());
        }
        for row in catalog.user_types().iter().filter(|t| is_own(t.oid.0)) {
            let record = self.type_record(row, &members, objects)?;
            merge(&mut objects.types, record, version);
        }
        for row in catalog.user_relations().iter().filter(|r| is_own(r.oid.0)) {
            let record = self.relation_record(row, &members)?;
            merge(&mut objects.relations, record, version);
            for record in self.column_records(row, record.oid, &members, objects)? {
                merge(&mut objects.columns, record, version);
            }
        }
        for row in catalog.user_procs().iter().filter(|p| is_own(p.oid.0)) {
            let mut record = self.proc_record(row, &members, objects)?;
            let signature = (name.to_owned(), members.signature(row));
            if let Some(versions) = never_null.get(&signature) {
                record.never_null = *versions;
                self.never_null.insert(signature);
            }
            merge(&mut objects.procs, record, version);
        }
        for row in catalog.user_operators().iter().filter(|o| is_own(o.oid.0)) {
            let record = self.operator_record(row, &members, objects)?;
            merge(&mut objects.operators, record, version);
        }
        let mut casts: Vec<Cast> = catalog.user_casts().copied().collect();
        casts.retain(|c| is_own(c.source.0) || is_own(c.target.0));
        for row in &casts {
            let record = cast_record(row, &members, objects)?;
            merge(&mut objects.casts, record, version);
        }
        for row in catalog.operator_families().iter().filter(|f| is_own(f.oid.0)) {
            let record = self.family_record(row, &members)?;
            merge(&mut objects.families, record, version);
        }
        for row in catalog.user_operator_classes().iter().filter(|c| is_own(c.oid.0)) {
            let record = self.class_record(row, &members, objects)?;
            merge(&mut objects.classes, record, version);
        }
        for row in catalog.user_family_members().iter().filter(|m| is_own(m.family.0)) {
            let record = member_record(row, &members, objects)?;
            merge(&mut objects.members, record, version);
        }
        Ok(())
    }

    fn type_record(
        &mut self,
        row: &Type,
        members: &Members<'_>,
        objects: &mut Objects,
    ) -> Result<TypeRecord> {
        let mut flags = 0;
        for (holds, bit) in [
            (row.preferred, flag::TYPE_PREFERRED),
            (row.is_array, flag::TYPE_ARRAY),
            (row.has_modifier, flag::TYPE_MODIFIER),
            (row.has_binary, flag::TYPE_BINARY),
            (row.mutable_input, flag::TYPE_MUTABLE_INPUT),
            (row.mutable_output, flag::TYPE_MUTABLE_OUTPUT),
        ] {
            flags |= if holds { bit } else { 0 };
        }
        let mut of = |t: TypeOid| members.type_oid(t, objects);
        let (kind, detail, detail2) = match &row.kind {
            TypeKind::Base => (type_kind::BASE, 0, 0),
            TypeKind::Pseudo => (type_kind::PSEUDO, 0, 0),
            TypeKind::Composite { relation } => (type_kind::COMPOSITE, members.oid(relation.0)?, 0),
            TypeKind::Domain { base, modifier, not_null, has_check, has_default } => {
                for (holds, bit) in [
                    (*not_null, flag::TYPE_NOT_NULL),
                    (*has_check, flag::TYPE_CHECK),
                    (*has_default, flag::TYPE_DEFAULT),
                ] {
                    flags |= if holds { bit } else { 0 };
                }
                (type_kind::DOMAIN, of(*base)?, modifier.cast_unsigned())
            }
            TypeKind::Enum { labels } => {
                let labels: Vec<String> = labels.iter().map(|l| l.to_string()).collect();
                (type_kind::ENUM, self.names(&labels)?, 0)
            }
            TypeKind::Range { subtype, multirange, .. } => {
                (type_kind::RANGE, of(*subtype)?, of(*multirange)?)
            }
            TypeKind::Multirange { range } => (type_kind::MULTIRANGE, of(*range)?, 0),
            TypeKind::Shell => return Err(format!("{} is a shell", row.name).into()),
        };
        Ok(TypeRecord {
            oid: members.oid(row.oid.0)?,
            name: self.strings.reference(&row.name)?,
            kind,
            category: u32::from(row.category),
            delimiter: u32::from(row.delimiter),
            flags,
            len: i32::from(row.len).cast_unsigned(),
            element: row.element.map_or(Ok(0), &mut of)?,
            array: row.array.map_or(Ok(0), &mut of)?,
            collation: row.collation.map_or(0, |c| c.0),
            detail,
            detail2,
            ..TypeRecord::default()
        })
    }

    fn relation_record(&mut self, row: &Relation, members: &Members<'_>) -> Result<RelationRecord> {
        Ok(RelationRecord {
            oid: members.oid(row.oid.0)?,
            name: self.strings.reference(&row.name)?,
            kind: position(&RELATION_KINDS, row.kind)?,
            row_type: members.oid(row.row_type.0)?,
            ..RelationRecord::default()
        })
    }

    fn column_records(
        &mut self,
        row: &Relation,
        relation: u32,
        members: &Members<'_>,
        objects: &mut Objects,
    ) -> Result<Vec<ColumnRecord>> {
        let mut records = Vec::new();
        for attribute in &row.attributes {
            records.push(ColumnRecord {
                relation,
                number: u32::try_from(attribute.number)?,
                name: self.strings.reference(&attribute.name)?,
                data_type: members.type_oid(attribute.data_type, objects)?,
                modifier: attribute.modifier.cast_unsigned(),
                collation: attribute.collation.map_or(0, |c| c.0),
                flags: if attribute.not_null { flag::COLUMN_NOT_NULL } else { 0 },
                ..ColumnRecord::default()
            });
        }
        Ok(records)
    }

    fn proc_record(
        &mut self,
        row: &Proc,
        members: &Members<'_>,
        objects: &mut Objects,
    ) -> Result<ProcRecord> {
        let (kind, direct) = encode_proc_kind(row.kind);
        let mut flags = if row.strict { flag::PROC_STRICT } else { 0 };
        flags |= if row.returns_set { flag::PROC_SET } else { 0 };
        let mut out_columns = Vec::new();
        for column in &row.out_columns {
            out_columns.push(self.strings.reference(&column.name)?);
            out_columns.push(members.type_oid(column.data_type, objects)?);
        }
        let args = row.args.iter().map(|&a| members.type_oid(a, objects)).collect::<Result<_>>()?;
        let arg_names = row.arg_names.iter().map(|n| self.strings.reference(n));
        let arg_names = arg_names.collect::<Result<_>>()?;
        Ok(ProcRecord {
            oid: members.oid(row.oid.0)?,
            name: self.strings.reference(&row.name)?,
            kind,
            direct: u32::try_from(direct)?,
            volatility: u32::from(row.volatility),
            flags,
            return_type: members.type_oid(row.return_type, objects)?,
            variadic: row.variadic.map_or(Ok(0), |t| members.type_oid(t, objects))?,
            args: self.lists.reference(args)?,
            arg_names: self.lists.reference(arg_names)?,
            out_columns: self.lists.reference(out_columns)?,
            defaults: u32::try_from(row.default_count)?,
            ..ProcRecord::default()
        })
    }

    fn operator_record(
        &mut self,
        row: &Operator,
        members: &Members<'_>,
        objects: &mut Objects,
    ) -> Result<OperatorRecord> {
        let mut flags = if row.can_merge { flag::OPERATOR_MERGE } else { 0 };
        flags |= if row.can_hash { flag::OPERATOR_HASH } else { 0 };
        Ok(OperatorRecord {
            oid: members.oid(row.oid.0)?,
            name: self.strings.reference(&row.name)?,
            left: row.left.map_or(Ok(0), |t| members.type_oid(t, objects))?,
            right: members.type_oid(row.right, objects)?,
            result: members.type_oid(row.result, objects)?,
            proc: members.oid(row.proc.0)?,
            commutator: row.commutator.map_or(Ok(0), |o| members.oid(o.0))?,
            negator: row.negator.map_or(Ok(0), |o| members.oid(o.0))?,
            flags,
            ..OperatorRecord::default()
        })
    }

    fn family_record(
        &mut self,
        row: &OperatorFamily,
        members: &Members<'_>,
    ) -> Result<FamilyRecord> {
        Ok(FamilyRecord {
            oid: members.oid(row.oid.0)?,
            name: self.strings.reference(&row.name)?,
            method: position(&METHODS, row.method)?,
            ..FamilyRecord::default()
        })
    }

    fn class_record(
        &mut self,
        row: &OperatorClass,
        members: &Members<'_>,
        objects: &mut Objects,
    ) -> Result<ClassRecord> {
        Ok(ClassRecord {
            oid: members.oid(row.oid.0)?,
            name: self.strings.reference(&row.name)?,
            method: position(&METHODS, row.method)?,
            family: members.oid(row.family.0)?,
            input: members.type_oid(row.input, objects)?,
            flags: if row.is_default { flag::CLASS_DEFAULT } else { 0 },
            ..ClassRecord::default()
        })
    }
}

fn cast_record(row: &Cast, members: &Members<'_>, objects: &mut Objects) -> Result<CastRecord> {
    let (method, proc) = match row.method {
        CastMethod::Function(function) => (cast_method::FUNCTION, members.oid(function.0)?),
        CastMethod::Binary => (cast_method::BINARY, 0),
        CastMethod::InOut => (cast_method::INOUT, 0),
    };
    Ok(CastRecord {
        source: members.type_oid(row.source, objects)?,
        target: members.type_oid(row.target, objects)?,
        context: position(&CAST_CONTEXTS, row.context)?,
        method,
        proc,
        ..CastRecord::default()
    })
}

fn member_record(
    row: &FamilyMember,
    members: &Members<'_>,
    objects: &mut Objects,
) -> Result<MemberRecord> {
    Ok(MemberRecord {
        family: members.oid(row.family.0)?,
        left: members.type_oid(row.left, objects)?,
        right: members.type_oid(row.right, objects)?,
        strategy: u32::from(row.strategy),
        method: position(&METHODS, row.method)?,
        operator: members.oid(row.operator.0)?,
        ..MemberRecord::default()
    })
}

impl Members<'_> {
    /// Gives every object the number that what it is has in any version.
    fn number(&mut self, objects: &mut Objects) {
        let mut found: Vec<(u32, String)> = Vec::new();
        let catalog = self.catalog;
        found.extend(catalog.user_types().iter().map(|t| (t.oid.0, format!("type {}", t.name))));
        let relations = catalog.user_relations().iter();
        found.extend(relations.map(|r| (r.oid.0, format!("relation {}", r.name))));
        let procs = catalog.user_procs().iter();
        found.extend(procs.map(|p| (p.oid.0, format!("proc {}", self.signature(p)))));
        found.extend(catalog.user_operators().iter().map(|o| {
            let left = o.left.map_or("-", |left| self.name(left));
            (o.oid.0, format!("operator {}({left},{})", o.name, self.name(o.right)))
        }));
        let families = catalog.operator_families().iter();
        found.extend(families.map(|f| (f.oid.0, format!("family {:?} {}", f.method, f.name))));
        let classes = catalog.user_operator_classes().iter();
        found.extend(classes.map(|c| (c.oid.0, format!("class {:?} {}", c.method, c.name))));
        found.retain(|(oid, _)| self.own.oids.contains(oid));
        found.sort();
        for (oid, what) in found {
            let next = objects.first_oid + objects.numbers.len() as u32;
            self.oids.insert(oid, *objects.numbers.entry(what).or_insert(next));
        }
    }

    fn name(&self, data_type: TypeOid) -> &str {
        self.catalog.get_type(data_type).map_or("-", |t| &t.name)
    }

    fn signature(&self, proc: &Proc) -> String {
        let types: Vec<&str> = proc.args.iter().map(|&t| self.name(t)).collect();
        format!("{}({})", proc.name, types.join(","))
    }

    /// An OID of the server's, or of the extension's own.
    fn oid(&self, oid: u32) -> Result<u32> {
        if oid < FIRST_USER_OID {
            return Ok(oid);
        }
        Ok(*self.oids.get(&oid).ok_or("what is no type comes from another extension")?)
    }

    fn type_oid(&self, oid: TypeOid, objects: &mut Objects) -> Result<u32> {
        if let Ok(own) = self.oid(oid.0) {
            return Ok(own);
        }
        let row = self.catalog.get_type(oid).ok_or("a type that is not there")?;
        let found = objects.imports.iter().position(|i| *i == row.name);
        let number = found.unwrap_or_else(|| {
            objects.imports.push(row.name.to_string());
            objects.imports.len() - 1
        });
        Ok(IMPORT | u32::try_from(number)?)
    }
}

/// The catalogue in which an extension was created; None where it needs what the version does not have.
fn load(all: &Extensions, name: &str, version: u8) -> Result<Option<Catalog>> {
    let mut files = Vec::new();
    let mut needed = vec![name.to_owned()];
    while let Some(name) = needed.pop() {
        let Some(file) = all.files.get(&name) else { continue };
        if file.setting("default_version", version).is_none() {
            return Ok(None);
        }
        needed.extend(file.setting("requires", version).unwrap_or_default());
        files.push(Source::new(format!("{name}.sql"), file.text(version_bit(version))));
    }
    files.insert(0, Source::new("schema.sql", format!("create extension \"{name}\" cascade")));
    let mut found = Vec::new();
    let catalog = schema::load(&files, version, &mut found);
    match found.first() {
        None => Ok(Some(catalog)),
        // It requires what no server of the version ships.
        Some((0, _)) => Ok(None),
        Some((_, wrong)) => Err(format!("version {version}: {}", wrong.message).into()),
    }
}

fn merge<R: Record>(merged: &mut Merged<R>, record: R, version: u32) {
    merged.entry(record.words()).or_insert((record, 0)).1 |= version;
}

/// The first of the records and how many there are.
fn append<R>(
    records: &mut Vec<R>,
    merged: Merged<R>,
    set_versions: impl Fn(&mut R, u32),
) -> Result<(u32, u32)> {
    let first = u32::try_from(records.len())?;
    let count = u32::try_from(merged.len())?;
    for (_, (mut record, versions)) in merged {
        set_versions(&mut record, versions);
        records.push(record);
    }
    Ok((first, count))
}
