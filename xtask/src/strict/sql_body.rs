//! Functions in SQL whose body is one expression: never NULL where everything that it calls is.

use std::collections::HashSet;

/// Nodes that give NULL for NULL input only, besides the calls, which are checked by their function.
const NODES: &[&str] = &[
    "QUERY",
    "FROMEXPR",
    "TARGETENTRY",
    "FUNCEXPR",
    "OPEXPR",
    "CONST",
    "PARAM",
    "RELABELTYPE",
    "COERCEVIAIO",
];

/// Nothing, or what in the stored tree (`prosqlbody`) may be NULL.
pub(super) fn never_null(tree: &str, proved: &HashSet<u32>) -> Result<(), String> {
    if tree.is_empty() {
        return Err("has no stored tree".into());
    }
    for empty in [":fromlist", ":quals", ":rtable", ":cteList", ":limitCount"] {
        if !tree.contains(&format!("{empty} <>")) {
            return Err("is more than an expression".into());
        }
    }
    // CURRENT_DATE alone of its kind: others depend on the session.
    let tree = tree.replace("{SQLVALUEFUNCTION :op 0 ", "{CONST ");
    let words: Vec<&str> = tree.split_whitespace().collect();
    for pair in words.windows(2) {
        let node = pair[0].trim_start_matches('(').strip_prefix('{');
        match (pair[0], pair[1]) {
            (":funcid" | ":opfuncid", oid)
                if !oid.parse().is_ok_and(|oid| proved.contains(&oid)) =>
            {
                return Err(format!("calls function {oid}"));
            }
            (":constisnull", "true") => return Err("has a NULL".into()),
            _ => {}
        }
        if let Some(node) = node.filter(|node| !NODES.contains(node)) {
            return Err(format!("has a node {node}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::never_null;
    use std::collections::HashSet;

    #[test]
    fn only_calls_of_what_is_proved() {
        let tree = |expr: &str| {
            format!(
                "{{QUERY :cteList <> :rtable <> :jointree {{FROMEXPR :fromlist <> :quals <>}} :targetList \
                 ({{TARGETENTRY :expr {expr} :resno 1}}) :limitCount <>}}"
            )
        };
        let proved = HashSet::from([7]);
        let call = "{FUNCEXPR :funcid 7 :args ({PARAM :paramid 1} {CONST :constisnull false})}";
        assert_eq!(never_null(&tree(call), &proved), Ok(()));
        assert!(never_null(&tree(call), &HashSet::new()).is_err());
        assert!(never_null(&tree("{CONST :constisnull true :location 1}"), &proved).is_err());
        assert!(never_null(&tree("{SUBLINK :x 1}"), &proved).is_err());
        assert!(never_null("", &proved).is_err());
    }
}
