//! What queries are called: an item by its function, a value by what it stands in; none by its line.

use std::collections::HashMap;

use sqlweave_expand::input::{Form, Input};

use crate::scan::Invocation;

/// Names given so far, by target and module.
#[derive(Default)]
pub(crate) struct Names {
    given: HashMap<(usize, Vec<String>, String), usize>,
}

impl Names {
    /// The name of the next query. Those that would have the same one are numbered as they stand.
    pub(crate) fn next(&mut self, call: &Invocation, input: Option<&Input>) -> String {
        let mut parts = call.around.clone();
        if let Some(Form::Item(item)) = input.map(|input| &input.form) {
            parts.push(item.name.to_string().trim_start_matches("r#").to_owned());
        }
        let name = if parts.is_empty() { "query".to_owned() } else { parts.join("::") };
        let key = (call.target, call.module.clone(), name.clone());
        let count = self.given.entry(key).or_default();
        *count += 1;
        match *count {
            1 => name,
            count => format!("{name} ({count})"),
        }
    }
}
