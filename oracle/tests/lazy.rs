//! A schema that is read as far as it is asked for says what the whole of it says.

use std::collections::HashMap;

use sqlweave_core::catalog::Catalog;
use sqlweave_core::describe::describe;
use sqlweave_core::lint::Levels;
use sqlweave_core::schema::{self, References, Schema};
use sqlweave_core::source::Source;
use sqlweave_oracle::corpus;
use sqlweave_oracle::lazy;

const VERSION: u8 = 18;

/// One statement in so many is asked of a schema of its own.
const SOME: usize = 10;

/// The common schema, as it is with what a case adds.
struct Both {
    whole: Catalog,
    /// One that statement after statement is asked of, until it is read whole.
    lazy: Schema,
    source: Source,
}

impl Both {
    fn read(text: String) -> Both {
        let source = Source::new("schema.sql", text);
        let whole = schema::load(std::slice::from_ref(&source), VERSION, &mut Vec::new());
        let lazy = open(&source);
        Both { whole, lazy, source }
    }
}

fn open(source: &Source) -> Schema {
    Schema::open(vec![source.clone()], VERSION, References::BetweenAsked)
}

#[test]
fn statements_of_the_corpus_are_described_alike() {
    let common = corpus::common_schema().unwrap();
    let mut schemas: HashMap<String, Both> = HashMap::new();
    let mut different = Vec::new();
    let mut number = 0;
    for file in corpus::load("").unwrap() {
        for case in file.statements().filter(|case| case.is_for(u32::from(VERSION))) {
            let text = || Both::read(format!("{common}\n{}", case.schema));
            let both = schemas.entry(case.schema.clone()).or_insert_with(text);
            number += 1;
            if describe(&case.sql, &both.whole, &Levels::default()).outcome.is_err()
                && number % SOME != 0
            {
                // What is in error is read the whole for.
                continue;
            }
            different.extend(lazy::different_answer(&case.sql, &both.whole, &mut both.lazy));
            if both.lazy.is_complete() {
                both.lazy = open(&both.source);
            }
            if number % SOME == 0 {
                let mut fresh = open(&both.source);
                different.extend(lazy::different_answer(&case.sql, &both.whole, &mut fresh));
            }
        }
    }
    assert!(different.is_empty(), "{}\n{} differ", different.join("\n"), different.len());
}

#[test]
fn all_that_there_is_of_a_name_is_read_for_it() {
    let source = Source::new("schema.sql", corpus::common_schema().unwrap());
    let different = lazy::differences(&[source], VERSION);
    assert!(different.is_empty(), "{}\n{} differ", different.join("\n"), different.len());
}
