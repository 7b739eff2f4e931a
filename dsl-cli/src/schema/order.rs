//! The order of statements: by phase and name, but behind what each needs.

use std::collections::HashMap;

/// The class and the OID of an object, as the server writes them.
type Key = (String, String);

/// A statement and the object that it makes.
#[derive(Debug)]
pub(super) struct Object {
    key: Key,
    statement: String,
}

impl Object {
    /// From a row of `objects.sql`: phase, class, OID, name, statement.
    pub(super) fn read(row: &[String]) -> Option<Object> {
        let [_, class, oid, _, statement] = row else { return None };
        Some(Object { key: (class.clone(), oid.clone()), statement: statement.clone() })
    }
}

/// The statements, each behind those of the objects that its own needs. Of a circle, the first stands first. The objects
/// come by phase and name; `needs` has rows of `depend.sql`.
pub(super) fn in_order(objects: Vec<Object>, needs: &[Vec<String>]) -> Vec<String> {
    let mut first: HashMap<&Key, usize> = HashMap::new();
    for (index, object) in objects.iter().enumerate() {
        first.entry(&object.key).or_insert(index);
    }
    let mut needed: HashMap<Key, Vec<usize>> = HashMap::new();
    for row in needs {
        let [class, oid, ref_class, ref_oid] = row.as_slice() else { continue };
        if let Some(&index) = first.get(&(ref_class.clone(), ref_oid.clone())) {
            needed.entry((class.clone(), oid.clone())).or_default().push(index);
        }
    }
    needed.values_mut().for_each(|indexes| indexes.sort_unstable());
    let mut order = Vec::with_capacity(objects.len());
    let mut seen = vec![false; objects.len()];
    // What waits for what it needs, with how much of that is done: a stack of one's own, since chains may be long.
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    for start in 0..objects.len() {
        if !std::mem::replace(&mut seen[start], true) {
            waiting.push((start, 0));
        }
        while let Some((object, done)) = waiting.last_mut() {
            let list = needed.get(&objects[*object].key);
            match list.and_then(|list| list.get(*done)) {
                Some(&next) => {
                    *done += 1;
                    if !std::mem::replace(&mut seen[next], true) {
                        waiting.push((next, 0));
                    }
                }
                None => {
                    order.push(*object);
                    waiting.pop();
                }
            }
        }
    }
    let mut statements: Vec<Option<String>> =
        objects.into_iter().map(|object| Some(object.statement)).collect();
    order.into_iter().filter_map(|index| statements[index].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Object, in_order};

    fn object(oid: &str) -> Object {
        Object { key: ("1".to_owned(), oid.to_owned()), statement: oid.to_owned() }
    }

    fn need(one: &str, other: &str) -> Vec<String> {
        ["1", one, "1", other].map(str::to_owned).to_vec()
    }

    #[test]
    fn statements_stand_behind_what_they_need() {
        let objects = ["a", "b", "c", "d"].map(object).into_iter().collect();
        assert_eq!(in_order(objects, &[need("a", "c"), need("c", "d")]), ["d", "c", "a", "b"]);
        // A circle, and something that is not there.
        let objects = ["a", "b"].map(object).into_iter().collect();
        assert_eq!(
            in_order(objects, &[need("a", "b"), need("b", "a"), need("a", "x")]),
            ["b", "a"]
        );
    }
}
