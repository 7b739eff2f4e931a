//! What the finder says of a crate's queries, in the words of the page.

use sqlweave_core::{
    compiled::{CompiledColumn, CompiledQuery, variants::SwitchKind},
    lex::RustIndex,
};
use sqlweave_finder::{
    Checked, Crate, Field as RustField, Mistake, Query as Found,
    render::{number_of_rows, promised, readable},
    statements::in_schema,
};

use super::{
    anchor,
    query::{Field, Parameter, Query, Statement, Used},
};

/// `schema` is the one that schemas chosen at run time stand for.
pub(super) fn collect(found: &Crate, queries: &[Found], schema: &str) -> Vec<Query> {
    queries.iter().map(|query| of(found, query, schema)).collect()
}

fn of(found: &Crate, query: &Found, schema: &str) -> Query {
    let module = found.module_path(query.target, &query.module);
    let shown = Query {
        anchor: anchor("query", &format!("{module}::{}", query.name)),
        name: query.name.clone(),
        module,
        file: query.place.file.display().to_string(),
        line: query.place.line,
        doc: doc(&query.written),
        written: query.written.clone(),
        ..Query::default()
    };
    match &query.checked {
        Ok(checked) => describe(shown, checked, schema),
        Err(mistakes) => {
            let told: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
            Query { error: Some(told.join("\n")), ..shown }
        }
    }
}

fn describe(shown: Query, checked: &Checked, schema: &str) -> Query {
    let compiled = &checked.compiled;
    let rust = |index: RustIndex| checked.rust.get(index.0 as usize).map_or("", String::as_str);
    let statement = |label: Option<String>, sql: &str| Statement {
        label,
        sql: readable(sql, checked),
        // COPY has no plan.
        planned: compiled.copied.is_none().then(|| in_schema(sql, schema)),
        plan: None,
    };
    let main = statement(None, &compiled.sql);
    let batches = compiled.batches.iter().enumerate().map(|(index, batch)| {
        let label = match compiled.batches.len() {
            1 => "Then, for all of these rows".to_owned(),
            _ => format!("Statement {}, for all rows of statement {}", index + 2, batch.parent + 1),
        };
        statement(Some(label), &batch.sql)
    });
    let mut row = Vec::new();
    fields(&compiled.columns, &checked.row, 0, &mut row);
    let relations = checked.relations.iter().map(|used| Used {
        name: match used.schema.as_str() {
            "public" => used.name.clone(),
            schema => format!("{schema}.{}", used.name),
        },
        read: used.read,
        written: used.written,
    });
    let mut remarks: Vec<String> = checked.warnings.iter().map(Mistake::to_string).collect();
    if !compiled.lints.allowed.is_empty() {
        remarks.push(format!("allowed here: {}", compiled.lints.allowed.join(", ")));
    }
    remarks.extend(variants(compiled, rust));
    Query {
        gives: Some(gives(checked)),
        statements: std::iter::once(main).chain(batches).collect(),
        parameters: parameters(checked),
        row,
        many: compiled.many.as_ref().map(|many| many.text.clone()),
        relations: relations.collect(),
        remarks,
        ..shown
    }
}

/// The rows that an item promises, or how many are proved.
fn gives(checked: &Checked) -> String {
    promised(checked).unwrap_or_else(|| {
        let number = number_of_rows(checked.compiled.cardinality);
        let row = checked.row_type.as_deref();
        row.map_or_else(|| number.to_owned(), |row| format!("{number} of {row}"))
    })
}

fn parameters(checked: &Checked) -> Vec<Parameter> {
    let compiled = &checked.compiled;
    let params = compiled.params.iter().zip(&checked.params).enumerate();
    let mut found: Vec<Parameter> = params
        .map(|(index, (param, rust))| Parameter {
            place: format!("${}", index + 1),
            written: rust.written.clone(),
            rust: rust.rust.clone().unwrap_or_default(),
            type_name: param.data_type.describe(),
            nullable: param.nullable,
        })
        .collect();
    if let Some(rows) = &compiled.rows {
        for column in &rows.columns {
            found.push(Parameter {
                place: format!("${}", found.len() + 1),
                written: format!("{}, of all rows", column.name),
                rust: String::new(),
                type_name: format!("{}[]", column.data_type.describe()),
                nullable: column.nullable,
            });
        }
    }
    found
}

fn fields(columns: &[CompiledColumn], rust: &[RustField], depth: usize, found: &mut Vec<Field>) {
    for (index, column) in columns.iter().enumerate() {
        let own = rust.get(index);
        found.push(Field {
            depth,
            name: column.name.clone(),
            type_name: column.data_type.describe(),
            rust: own.map(|field| field.rust.clone()).unwrap_or_default(),
            nullable: column.nullable,
            why: column.why.as_ref().map(|why| why.text.clone()),
            comment: column.comment.clone(),
        });
        if let Some(nested) = &column.nested {
            let inner = own.map(|field| field.nested.as_slice()).unwrap_or_default();
            fields(&nested.columns, inner, depth + 1, found);
        }
    }
}

/// What is left out, and what is chosen, when the statement is sent.
fn variants<'r>(compiled: &CompiledQuery, rust: impl Fn(RustIndex) -> &'r str) -> Option<String> {
    let (mut optional, mut chosen) = (Vec::new(), Vec::new());
    for switch in &compiled.variants.as_ref()?.switches {
        match switch.kind {
            SwitchKind::Optional(index) => optional.push(rust(index)),
            SwitchKind::Arm(index) => chosen.push(rust(index)),
            SwitchKind::FromEnd(_) => {}
        }
    }
    let mut told = Vec::new();
    if !optional.is_empty() {
        told.push(format!(
            "with all optional parts, which are left out with: {}",
            optional.join(", ")
        ));
    }
    if !chosen.is_empty() {
        told.push(format!("one of these is chosen: {}", chosen.join(", ")));
    }
    (!told.is_empty()).then(|| told.join("; "))
}

/// The documentation that stands before an item's `fn`.
fn doc(written: &str) -> Option<String> {
    let lines =
        written.lines().skip(1).map(str::trim).take_while(|line| {
            line.starts_with("///") || line.starts_with("#[") || line.is_empty()
        });
    let text: Vec<&str> =
        lines.filter_map(|line| line.strip_prefix("///")).map(str::trim).collect();
    (!text.is_empty()).then(|| text.join("\n"))
}
