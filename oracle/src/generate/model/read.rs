//! Reads the catalogue of a database.

use std::collections::HashMap;

use super::{Cast, Column, Model, Operator, Proc, Relation, Type, Unique};
use crate::answer::qualified;
use crate::generate::literal::is_spelt;
use crate::generate::wire::{Row, Wire};

const TYPES: &str = "
select t.oid, n.nspname, t.typname, t.typtype, t.typcategory, nullif(t.typelem, 0), nullif(t.typarray, 0),
       nullif(t.typbasetype, 0), format_type(t.oid, null), t.typsubscript = 'array_subscript_handler'::regproc and t.typlen = -1,
       (select string_agg(enumlabel, chr(1) order by enumsortorder) from pg_enum where enumtypid = t.oid),
       coalesce((select rngsubtype from pg_range where rngtypid = t.oid),
                (select rngtypid from pg_range where rngmultitypid = t.oid)),
       (select string_agg(format('%s %s', quote_ident(attname), atttypid), chr(1) order by attnum) from pg_attribute
        where attrelid = t.typrelid and attnum > 0 and not attisdropped),
       exists (select from pg_class c where c.oid = t.typrelid and c.relkind <> 'c')
from pg_type t join pg_namespace n on n.oid = t.typnamespace
where n.nspname <> 'pg_toast' order by t.oid";

const PROCS: &str = "
select n.nspname, quote_ident(p.proname), p.prokind, p.proretset, p.prorettype, p.proargtypes,
       (select string_agg(quote_ident(name), chr(1) order by i) from unnest(p.proargnames, coalesce(p.proargmodes, '{}')) with ordinality a(name, mode, i)
        where coalesce(mode, 'i') in ('i', 'b', 'v') and name <> ''),
       p.pronargdefaults, nullif(p.provariadic, 0),
       (select string_agg(format('%s %s', quote_ident(coalesce(name, '')), oid), chr(1) order by i)
        from unnest(p.proargnames, p.proargmodes, p.proallargtypes) with ordinality a(name, mode, oid, i) where mode in ('o', 'b', 't')),
       a.aggkind, a.aggnumdirectargs, p.provolatile
from pg_proc p join pg_namespace n on n.oid = p.pronamespace left join pg_aggregate a on a.aggfnoid = p.oid
where n.nspname <> 'information_schema' and p.prorettype not in (2279, 3838, 2281, 2275)
  and not p.proargtypes::oid[] && '{2275, 2281}'::oid[]
order by p.oid";

const OPERATORS: &str = "
select n.nspname, o.oprname, nullif(o.oprleft, 0), o.oprright, o.oprresult
from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where o.oprcode <> 0 order by o.oid";

const CASTS: &str = "select castsource, casttarget, castcontext from pg_cast order by oid";

const RELATIONS: &str = "
select c.oid, n.nspname, quote_ident(c.relname), c.relkind,
       (select string_agg(concat_ws(' ', atttypid, attnotnull, atthasdef, case when attidentity <> '' then attidentity when attgenerated <> '' then 'g' else '-' end,
                                    quote_ident(attname)), chr(1) order by attnum)
        from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname <> 'pg_toast' order by c.oid";

const UNIQUES: &str = "
select i.indrelid, pg_get_expr(i.indpred, i.indrelid),
       (select string_agg(pg_get_indexdef(i.indexrelid, k, false), chr(1) order by k) from generate_series(1, i.indnkeyatts) k),
       (select quote_ident(conname) from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u') limit 1)
from pg_index i join pg_class c on c.oid = i.indrelid
where i.indisunique and c.relnamespace <> 'pg_catalog'::regnamespace order by i.indexrelid";

const COLLATIONS: &str = "
select quote_ident(collname) from pg_collation
where collnamespace = 'pg_catalog'::regnamespace and collname in ('C', 'POSIX', 'default', 'ucs_basic', 'unicode') order by 1";

impl Model {
    /// Reads all of it.
    pub(crate) fn read(wire: &mut Wire) -> Result<Model, String> {
        let mut model = Model::default();
        let version = "select current_setting('server_version_num')::int / 10000";
        let version = wire.execute(version)?;
        model.version = version.first().and_then(|row| number(row, 0)).unwrap_or_default();
        model.types = Model::read_types(wire)?;
        model.procs = wire.execute(PROCS)?.iter().filter_map(proc).collect();
        model.operators = wire.execute(OPERATORS)?.iter().filter_map(operator).collect();
        model.casts = wire.execute(CASTS)?.iter().filter_map(cast).collect();
        model.relations = wire.execute(RELATIONS)?.iter().filter_map(relation).collect();
        for row in wire.execute(UNIQUES)? {
            let owner = number(&row, 0);
            let relation = model.relations.iter_mut().find(|known| Some(known.oid) == owner);
            if let Some(relation) = relation {
                relation.unique.push(Unique {
                    keys: list(&row, 2),
                    predicate: text(&row, 1).map(str::to_owned),
                    constraint: text(&row, 3).map(str::to_owned),
                });
            }
        }
        let collations = wire.execute(COLLATIONS)?;
        model.collations =
            collations.iter().filter_map(|row| text(row, 0).map(str::to_owned)).collect();
        model.index();
        Ok(model)
    }

    /// Reads no more than what answers are written with.
    pub(crate) fn of_types(wire: &mut Wire) -> Result<Model, String> {
        Ok(Model { types: Model::read_types(wire)?, ..Model::default() })
    }

    fn read_types(wire: &mut Wire) -> Result<HashMap<u32, Type>, String> {
        let rows = wire.execute(TYPES)?;
        let known = rows.iter().filter_map(|row| Some((number(row, 0)?, data_type(row)?)));
        let mut types = known.collect();
        name_arrays(&mut types);
        Ok(types)
    }

    /// Whether it is the row type of a relation, or an array of them.
    pub(crate) fn is_of_relation(&self, known: &Type) -> bool {
        let element = known.element.and_then(|element| self.get(element)).unwrap_or(known);
        element.of_relation
    }

    /// Forgets the functions that are not to be called.
    pub(crate) fn keep_procs(&mut self, keep: impl Fn(&Proc) -> bool) {
        self.procs.retain(keep);
        self.functions_by_result.clear();
        self.aggregates_by_result.clear();
        self.windows_by_result.clear();
        self.set_functions.clear();
        self.operators_by_result.clear();
        self.casts_to.clear();
        self.index();
    }

    fn index(&mut self) {
        for (number, proc) in self.procs.iter().enumerate() {
            match proc.kind {
                'f' if proc.returns_set => self.set_functions.push(number),
                'f' => self.functions_by_result.entry(proc.result).or_default().push(number),
                'a' => self.aggregates_by_result.entry(proc.result).or_default().push(number),
                'w' => self.windows_by_result.entry(proc.result).or_default().push(number),
                _ => {}
            }
        }
        for (number, operator) in self.operators.iter().enumerate() {
            self.operators_by_result.entry(operator.result).or_default().push(number);
        }
        for cast in &self.casts {
            self.casts_to.entry(cast.target).or_default().push(*cast);
        }
        let mut columns: Vec<&Type> = self
            .types
            .values()
            .filter(|known| matches!(known.kind, 'b' | 'c' | 'd' | 'e' | 'r' | 'm'))
            .collect();
        columns.sort_by_key(|known| known.oid);
        let (plain, made): (Vec<&Type>, Vec<&Type>) =
            columns.into_iter().partition(|known| known.built_in);
        let plain =
            plain.iter().filter(|known| !self.is_of_relation(known) && is_spelt(self, known));
        self.plain_types = plain.map(|known| known.oid).collect();
        self.made_types = made.iter().map(|known| known.oid).collect();
    }
}

fn text(row: &Row, column: usize) -> Option<&str> {
    row.get(column)?.as_deref()
}

fn number<T: std::str::FromStr>(row: &Row, column: usize) -> Option<T> {
    text(row, column)?.parse().ok()
}

fn letter(row: &Row, column: usize) -> char {
    text(row, column).and_then(|word| word.chars().next()).unwrap_or('-')
}

fn holds(row: &Row, column: usize) -> bool {
    text(row, column) == Some("t")
}

/// The parts of a list that the query has joined.
fn list(row: &Row, column: usize) -> Vec<String> {
    text(row, column).into_iter().flat_map(|all| all.split('\u{1}')).map(str::to_owned).collect()
}

/// Pairs of a name and a type's OID, the OID last.
fn named_types(row: &Row, column: usize) -> Vec<(String, u32)> {
    let pairs = list(row, column).into_iter().filter_map(|pair| {
        let (name, data_type) = pair.rsplit_once(' ')?;
        Some((name.to_owned(), data_type.parse().ok()?))
    });
    pairs.collect()
}

/// A name with its schema where the search path does not lead to it.
fn in_schema(schema: &str, name: &str) -> String {
    match schema {
        "pg_catalog" | "public" => name.to_owned(),
        _ => format!("{schema}.{name}"),
    }
}

fn data_type(row: &Row) -> Option<Type> {
    let (schema, name) = (text(row, 1)?, text(row, 2)?);
    let element = number(row, 5).filter(|_| holds(row, 9));
    Some(Type {
        oid: number(row, 0)?,
        sql: text(row, 8)?.to_owned(),
        answer: qualified(schema, name),
        name: name.to_owned(),
        kind: letter(row, 3),
        category: letter(row, 4),
        // int2vector and oidvector have elements too, but are no arrays to a reader.
        element: element.filter(|_| name.starts_with('_')),
        array: number(row, 6),
        base: number(row, 7),
        labels: list(row, 10),
        subtype: number(row, 11),
        fields: named_types(row, 12),
        of_relation: holds(row, 13),
        built_in: schema == "pg_catalog" || schema == "information_schema",
    })
}

/// An array is named by its element.
fn name_arrays(types: &mut HashMap<u32, Type>) {
    let names: Vec<(u32, String)> = types
        .values()
        .filter_map(|known| {
            let element = types.get(&known.element?)?;
            Some((known.oid, format!("{}[]", element.answer)))
        })
        .collect();
    for (oid, name) in names {
        if let Some(known) = types.get_mut(&oid) {
            known.answer = name;
        }
    }
}

fn proc(row: &Row) -> Option<Proc> {
    let args: Vec<u32> =
        text(row, 5)?.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let names = list(row, 6);
    let (schema, name) = (text(row, 0)?, text(row, 1)?);
    Some(Proc {
        sql: in_schema(schema, name),
        kind: letter(row, 2),
        returns_set: holds(row, 3),
        result: number(row, 4)?,
        names: if names.len() == args.len() { names } else { Vec::new() },
        args,
        defaults: number(row, 7)?,
        variadic: number(row, 8),
        columns: named_types(row, 9),
        aggregate: number(row, 11).map(|direct: usize| (letter(row, 10), direct)),
        volatile: letter(row, 12) == 'v',
        built_in: schema == "pg_catalog",
    })
}

fn operator(row: &Row) -> Option<Operator> {
    Some(Operator {
        schema: text(row, 0)?.to_owned(),
        symbol: text(row, 1)?.to_owned(),
        left: number(row, 2),
        right: number(row, 3)?,
        result: number(row, 4)?,
    })
}

fn cast(row: &Row) -> Option<Cast> {
    Some(Cast { source: number(row, 0)?, target: number(row, 1)?, context: letter(row, 2) })
}

fn relation(row: &Row) -> Option<Relation> {
    let (schema, name) = (text(row, 1)?, text(row, 2)?);
    Some(Relation {
        oid: number(row, 0)?,
        sql: in_schema(schema, name),
        name: name.to_owned(),
        kind: letter(row, 3),
        columns: list(row, 4).iter().filter_map(|column| self::column(column)).collect(),
        unique: Vec::new(),
        built_in: schema == "pg_catalog" || schema == "information_schema",
    })
}

fn column(written: &str) -> Option<Column> {
    let mut words = written.splitn(5, ' ');
    let data_type = words.next()?.parse().ok()?;
    let (not_null, has_default) = (words.next()? == "t", words.next()? == "t");
    let computed = words.next()?.chars().next().filter(|mark| *mark != '-');
    let name = words.next()?.to_owned();
    Some(Column { name, data_type, not_null, has_default, computed })
}
