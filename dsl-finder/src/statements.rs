//! The statements that a query may send, each with what a server has to say of it: one for each variant of optional
//! parts and choices, as far as they can be counted, and one for each batch.

use std::collections::HashSet;

use sqlweave_core::{
    ast::with_schemas,
    compiled::{
        CompiledColumn, CompiledQuery, Variants,
        variants::{Bind, SwitchKind},
    },
};

/// A statement and what is expected of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    pub sql: String,
    /// Types of its parameters.
    pub params: Vec<String>,
    /// Names and types of its columns.
    pub columns: Vec<(String, String)>,
    /// It can be planned: it is not the query that stands for a COPY.
    pub planned: bool,
}

/// How many variants of a query are made; of one with more, those in which one part differs from all or from none.
const MANY: usize = 64;

/// All statements of a query; `schema` is what stands for schemas that are chosen at run time.
pub fn statements(compiled: &CompiledQuery, schema: &str) -> Vec<Statement> {
    let in_schema = |sql: &str| in_schema(sql, schema);
    let columns = on_the_wire(&compiled.columns, &compiled.hidden);
    let mut all = Vec::new();
    if let Some(copied) = &compiled.copied {
        let columns = match &compiled.rows {
            Some(rows) => {
                let columns = rows.columns.iter();
                columns.map(|c| (c.name.clone(), c.data_type.result_type().describe())).collect()
            }
            None => columns,
        };
        all.push(Statement { sql: in_schema(copied), params: Vec::new(), columns, planned: false });
        return all;
    }
    let rows: Vec<String> =
        compiled.rows.iter().flat_map(|rows| rows.params()).map(|name| name.to_string()).collect();
    let own = |index: usize| compiled.params.get(index).map(|param| param.data_type.describe());
    let mut add = |sql: &str, sent: Vec<usize>| {
        let params = sent.into_iter().filter_map(own).chain(rows.iter().cloned()).collect();
        let columns = columns.clone();
        all.push(Statement { sql: in_schema(sql), params, columns, planned: true });
    };
    match &compiled.variants {
        None => add(&compiled.sql, (0..compiled.params.len()).collect()),
        Some(variants) => {
            let mut seen = HashSet::new();
            for on in assignments(variants) {
                let (sql, sent) = variants.text(|switch| on.contains(&switch.0));
                if seen.insert(sql.clone()) {
                    add(&sql, sent);
                }
            }
        }
    }
    all.extend(compiled.batches.iter().map(|batch| {
        let params = batch.params.iter().map(|param| param.data_type.describe());
        let keys = batch.keys.iter().map(|key| format!("{}[]", key.data_type.describe()));
        Statement {
            sql: in_schema(&batch.sql),
            params: params.chain(keys).collect(),
            columns: on_the_wire(&batch.columns, &batch.hidden),
            planned: true,
        }
    }));
    all
}

/// The text with this schema for those that are chosen at run time.
pub fn in_schema(sql: &str, schema: &str) -> String {
    with_schemas(sql, |_| format!("\"{}\"", schema.replace('"', "\"\"")))
}

/// The columns that come: those that a batch loads do not.
fn on_the_wire(columns: &[CompiledColumn], hidden: &[CompiledColumn]) -> Vec<(String, String)> {
    let loaded =
        |column: &&CompiledColumn| column.nested.as_ref().is_some_and(|n| n.batch.is_some());
    let sent = columns.iter().filter(|column| !loaded(column)).chain(hidden);
    sent.map(|c| (c.name.clone(), c.data_type.result_type().describe())).collect()
}

/// Which switches are on, for each variant that is made.
fn assignments(variants: &Variants) -> Vec<HashSet<usize>> {
    // Of each group one member is on, or none where that is its first: what is optional is on or off, and of a choice
    // one arm is.
    let mut groups: Vec<Vec<Option<usize>>> = Vec::new();
    for (index, switch) in variants.switches.iter().enumerate() {
        if let SwitchKind::Optional(_) = switch.kind {
            groups.push(vec![Some(index), None]);
        }
    }
    choices(&variants.binds, &mut groups);
    let in_groups: HashSet<usize> = groups.iter().flatten().flatten().copied().collect();
    // Arms without parameters of their own are in no list of values.
    let lone = (0..variants.switches.len()).filter(|index| !in_groups.contains(index));
    groups.extend(lone.map(|index| vec![Some(index), None]));
    let count = groups.iter().try_fold(1_usize, |n, group| n.checked_mul(group.len()));
    let first = |group: &Vec<Option<usize>>| group.first().copied().flatten();
    if count.is_some_and(|count| count <= MANY) {
        return groups.iter().fold(vec![HashSet::new()], |made, group| {
            let with = |on: &HashSet<usize>, member: Option<usize>| {
                on.iter().copied().chain(member).collect::<HashSet<usize>>()
            };
            made.iter().flat_map(|on| group.iter().map(move |member| with(on, *member))).collect()
        });
    }
    let full: Vec<Option<usize>> = groups.iter().map(first).collect();
    let none: Vec<Option<usize>> =
        groups.iter().map(|group| group.last().copied().flatten()).collect();
    let mut made = vec![full.clone(), none.clone()];
    for (index, group) in groups.iter().enumerate() {
        for member in group {
            for base in [&full, &none] {
                let mut changed = base.clone();
                if let Some(place) = changed.get_mut(index) {
                    *place = *member;
                }
                made.push(changed);
            }
        }
    }
    made.into_iter().map(|on| on.into_iter().flatten().collect()).collect()
}

fn choices(binds: &[Bind], groups: &mut Vec<Vec<Option<usize>>>) {
    for bind in binds {
        if let Bind::Choice { arms, .. } = bind {
            groups.push(arms.iter().map(|arm| Some(arm.switch.0)).collect());
            arms.iter().for_each(|arm| choices(&arm.binds, groups));
        }
    }
}
