//! Each server describes every variant of a statement as sqlweave does: the same columns, and of the parameters those that
//! the variant sends, of the types that they have in the whole statement.

use sqlweave_core::{
    compiled::{
        CompiledQuery, Variants,
        variants::{Bind, SwitchIndex, SwitchKind},
    },
    schema,
    source::Source,
};
use sqlweave_oracle::{Answer, live::Oracle, own::compile_woven};
use sqlweave_test_server::Server;
use std::collections::HashSet;

const SCHEMA: &str = include_str!("variants/schema.sql");
const STATEMENTS: &str = include_str!("variants/statements.sql");
/// Those that the server knows since 18.
const STATEMENTS_18: &str = include_str!("variants/statements_18.sql");

/// All sets of switches that are on together: every set of optional parts with one arm of each choice.
fn variants(variants: &Variants) -> Vec<Vec<SwitchIndex>> {
    let is_optional =
        |index: &SwitchIndex| !matches!(variants.switches[index.0].kind, SwitchKind::Arm(_));
    let all = (0..variants.switches.len()).map(SwitchIndex);
    let optional: Vec<SwitchIndex> = all.filter(is_optional).collect();
    assert!(optional.len() <= 12, "too many variants to describe");
    let mut sets: Vec<Vec<SwitchIndex>> = (0..1_usize << optional.len())
        .map(|bits| {
            let on = optional.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
            on.map(|(_, switch)| *switch).collect()
        })
        .collect();
    let mut choices: Vec<Vec<SwitchIndex>> = Vec::new();
    collect_choices(&variants.binds, &mut choices);
    for arms in choices {
        let with = |set: &Vec<SwitchIndex>| {
            arms.iter().map(|arm| [set.as_slice(), &[*arm]].concat()).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(with).collect();
    }
    sets
}

fn collect_choices(binds: &[Bind], choices: &mut Vec<Vec<SwitchIndex>>) {
    for bind in binds {
        let Bind::Choice { arms, .. } = bind else { continue };
        choices.push(arms.iter().map(|arm| arm.switch).collect());
        arms.iter().for_each(|arm| collect_choices(&arm.binds, choices));
    }
}

/// What sqlweave says of a variant that sends these parameters.
fn own(compiled: &CompiledQuery, sent: &[usize]) -> Answer {
    let columns =
        compiled.columns.iter().chain(&compiled.hidden).map(|column| sqlweave_oracle::Column {
            name: column.name.clone(),
            type_name: column.data_type.result_type().describe(),
        });
    let params = sent.iter().map(|param| compiled.params[*param].data_type.describe());
    Answer::Accepted { columns: columns.collect(), params: params.collect() }
}

#[tokio::test]
async fn every_variant_is_described_alike() {
    let mut different = Vec::new();
    for binaries in Server::all_binaries().unwrap() {
        let server = Server::start_from(&binaries).unwrap();
        let oracle = Oracle::start_on(&server, "variants", SCHEMA).await.unwrap();
        let count = compare(&oracle, &mut different).await;
        assert!(count > 4_200, "{}: {count} variants were described", oracle.version);
    }
    assert!(different.is_empty(), "{}\n{}", different.len(), different.join("\n\n"));
}

/// How many variants this server described, and where sqlweave says something else.
async fn compare(oracle: &Oracle, different: &mut Vec<String>) -> usize {
    let version = u8::try_from(oracle.version).expect("a major version");
    let catalog = schema::load(&[Source::new("schema.sql", SCHEMA)], version, &mut Vec::new());
    let newer = if version >= 18 { STATEMENTS_18 } else { "" };
    let statements = STATEMENTS.split("\n\n").chain(newer.split("\n\n"));
    let statements = statements.filter(|sql| !sql.trim().is_empty());
    let (read, refused): (Vec<_>, Vec<_>) =
        statements.map(|sql| compile_woven(sql, &catalog)).partition(Result::is_ok);
    let refused: Vec<String> = refused.into_iter().filter_map(Result::err).collect();
    assert!(refused.is_empty(), "{version}: {}", refused.join("\n\n"));
    let mut count = 0;
    for compiled in read.into_iter().flatten() {
        let sql = compiled.sql.as_str();
        let parts = compiled.variants.as_ref().unwrap_or_else(|| panic!("{sql}\nhas no variants"));
        let mut seen = HashSet::new();
        for on in variants(parts) {
            let (text, sent) = parts.text(|switch| on.contains(&switch));
            if !seen.insert(text.clone()) {
                continue;
            }
            count += 1;
            let found = oracle.answer("", &text).await.expect("an answer");
            let expected = own(&compiled, &sent);
            if !expected.agrees_with(&found) {
                let told = format!("own: {expected:?}\n  {version}: {found:?}");
                different.push(format!("{sql}\n{text}\n  {told}"));
            }
        }
    }
    count
}
