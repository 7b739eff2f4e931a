//! Operators: which operator a symbol between two types means (manual 10.2, `parse_oper.c`).

use super::{
    candidate::{self, match_argument_types, select_candidate},
    coerce::{array_type, base_element_type, base_type, can_coerce_type, find_coercion_pathway},
    format::format_type,
    polymorphic::{Refusal, enforce_generic_type_consistency, is_polymorphic},
};
use crate::{
    ast,
    catalog::{CastContext, Catalog, NamespaceOid, Operator, OperatorOid, ProcOid, TypeOid},
    diagnostic::Diagnostic,
    source::Span,
};

/// A chosen operator, with the types to coerce its operands to, implicitly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ResolvedOperator {
    pub operator: OperatorOid,
    /// The function behind it.
    pub proc: ProcOid,
    /// None for a prefix operator.
    pub left: Option<TypeOid>,
    /// For `x op any(array)` the array type.
    pub right: TypeOid,
    pub result: TypeOid,
}

/// Why a symbol means no operator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OperatorError {
    /// An operand is in error, and said so.
    Silent,
    UndefinedSchema(String),
    /// No operator accepts this; the text is `text + integer`.
    Undefined {
        signature: String,
        help: Vec<String>,
    },
    /// More than one does.
    Ambiguous {
        signature: String,
    },
    /// The one chosen cannot be used so.
    Refused(Box<Refusal>),
}

impl OperatorError {
    /// The message; None where one was given already.
    pub fn diagnostic(&self, span: Span) -> Option<Diagnostic> {
        match self {
            OperatorError::Silent => None,
            OperatorError::UndefinedSchema(name) => {
                let message = format!("schema \"{name}\" does not exist");
                Some(Diagnostic::error("3F000", span, message))
            }
            OperatorError::Undefined { signature, help } => {
                let message = format!("operator does not exist: {signature}");
                let diagnostic = Diagnostic::error("42883", span, message);
                Some(help.iter().fold(diagnostic, |d, help| d.help(help.clone())))
            }
            OperatorError::Ambiguous { signature } => {
                let message = format!("operator is not unique: {signature}");
                let help = "Could not choose a best candidate operator. \
                            You might need to add explicit type casts.";
                Some(Diagnostic::error("42725", span, message).help(help))
            }
            OperatorError::Refused(refusal) => Some(refusal.diagnostic(span)),
        }
    }
}

impl From<Refusal> for OperatorError {
    fn from(refusal: Refusal) -> OperatorError {
        OperatorError::Refused(Box::new(refusal))
    }
}

/// Chooses the operator of an expression (`make_op`).
pub fn resolve_operator(
    catalog: &Catalog,
    op: &ast::expr::Operator,
    left: Option<TypeOid>,
    right: TypeOid,
) -> Result<ResolvedOperator, OperatorError> {
    let chosen = choose(catalog, op, left, right)?;
    complete(catalog, chosen, left, right)
}

/// Chooses the operator of `left op any(array)` and `all` (`make_scalar_array_op`); `right` is then the array type.
pub fn resolve_scalar_array_operator(
    catalog: &Catalog,
    op: &ast::expr::Operator,
    left: TypeOid,
    array: TypeOid,
) -> Result<ResolvedOperator, OperatorError> {
    if array.is_error() {
        return Err(OperatorError::Silent);
    }
    let refused = |message: &str| Err(Refusal::new("42809", message).into());
    let element = match array {
        TypeOid::UNKNOWN => array,
        _ => match base_element_type(catalog, array) {
            Some(element) => element,
            None => return refused("op ANY/ALL (array) requires array on right side"),
        },
    };
    let chosen = choose(catalog, op, Some(left), element)?;
    let resolved = complete(catalog, chosen, Some(left), element)?;
    if resolved.result != TypeOid::BOOL {
        return refused("op ANY/ALL (array) requires operator to yield boolean");
    }
    if catalog.get_proc(chosen.proc).is_some_and(|p| p.returns_set) {
        return refused("op ANY/ALL (array) requires operator not to return a set");
    }
    let untyped = element == TypeOid::UNKNOWN && !is_polymorphic(resolved.right);
    if is_polymorphic(chosen.right) && !untyped {
        return Ok(ResolvedOperator { right: array, ..resolved });
    }
    let Some(right) = array_type(catalog, resolved.right) else {
        let ty = format_type(catalog, resolved.right, -1);
        let message = format!("could not find array type for data type {ty}");
        return Err(Refusal::new("42704", message).into());
    };
    Ok(ResolvedOperator { right, ..resolved })
}

fn complete(
    catalog: &Catalog,
    chosen: &Operator,
    left: Option<TypeOid>,
    right: TypeOid,
) -> Result<ResolvedOperator, OperatorError> {
    if chosen.proc.0 == 0 {
        let signature = signature(catalog, None, &chosen.name, chosen.left, chosen.right);
        let message = format!("operator is only a shell: {signature}");
        return Err(Refusal::new("42883", message).into());
    }
    let (actual, mut declared) = ([left.unwrap_or(right), right], [chosen.right; 2]);
    let mut result = chosen.result;
    let mut enforce = |actual: &[TypeOid], declared: &mut [TypeOid]| {
        enforce_generic_type_consistency(catalog, actual, declared, chosen.result)
            .map(|r| result = r)
    };
    let (left, right) = match chosen.left {
        None => {
            let mut declared = [chosen.right];
            enforce(&[right], &mut declared)?;
            (None, declared[0])
        }
        Some(own) => {
            declared[0] = own;
            enforce(&actual, &mut declared)?;
            (Some(declared[0]), declared[1])
        }
    };
    Ok(ResolvedOperator { operator: chosen.oid, proc: chosen.proc, left, right, result })
}

// An operator as a candidate; a prefix operator has one argument.
struct Candidate<'a> {
    operator: &'a Operator,
    args: [TypeOid; 2],
    position: usize,
}

impl candidate::Candidate for Candidate<'_> {
    fn args(&self) -> &[TypeOid] {
        match self.operator.left {
            Some(_) => &self.args,
            None => &self.args[..1],
        }
    }
}

// `oper` and `left_oper`.
fn choose<'a>(
    catalog: &'a Catalog,
    op: &ast::expr::Operator,
    left: Option<TypeOid>,
    right: TypeOid,
) -> Result<&'a Operator, OperatorError> {
    if right.is_error() || left.is_some_and(|l| l.is_error()) {
        return Err(OperatorError::Silent);
    }
    let namespace = match &op.schema {
        None => None,
        Some(schema) => {
            let found = schema.spellings().find_map(|s| catalog.lookup_namespace(s));
            let undefined = || OperatorError::UndefinedSchema(schema.declared().into());
            Some(found.ok_or_else(undefined)?)
        }
    };
    let named = catalog.operators_named(op.symbol);
    if let Some(exact) = exact(catalog, namespace, &named, left, right) {
        return Ok(exact);
    }
    let schema = op.schema.as_ref().map(|s| s.declared());
    let text = || signature(catalog, schema, op.symbol, left, right);
    let inputs = [left.unwrap_or(right), right];
    let inputs = if left.is_some() { &inputs[..] } else { &inputs[..1] };
    let mut candidates = candidates(catalog, namespace, &named, left.is_some());
    match_argument_types(catalog, inputs, &mut candidates);
    if candidates.len() <= 1 {
        return candidates.pop().map(|c| c.operator).ok_or_else(|| OperatorError::Undefined {
            signature: text(),
            help: explain(catalog, op.symbol, &named, left, right),
        });
    }
    let chosen = select_candidate(catalog, inputs, candidates);
    chosen.map(|c| c.operator).ok_or_else(|| OperatorError::Ambiguous { signature: text() })
}

fn position(
    catalog: &Catalog,
    namespace: Option<NamespaceOid>,
    operator: &Operator,
) -> Option<usize> {
    match namespace {
        Some(namespace) => (namespace == operator.namespace).then_some(0),
        None => catalog.search_path_position(operator.namespace),
    }
}

// `binary_oper_exact`: an untyped operand is taken as the other's type, at last as the type under its domain.
fn exact<'a>(
    catalog: &Catalog,
    namespace: Option<NamespaceOid>,
    named: &[&'a Operator],
    left: Option<TypeOid>,
    right: TypeOid,
) -> Option<&'a Operator> {
    let find = |left: Option<TypeOid>, right: TypeOid| {
        let exact = named.iter().filter(|o| o.left == left && o.right == right);
        let placed = exact.filter_map(|o| Some((position(catalog, namespace, o)?, *o)));
        placed.min_by_key(|(position, _)| *position).map(|(_, o)| o)
    };
    let Some(left) = left else { return find(None, right) };
    let one = match (left, right) {
        (TypeOid::UNKNOWN, other) | (other, TypeOid::UNKNOWN) => other,
        _ => return find(Some(left), right),
    };
    if one == TypeOid::UNKNOWN {
        return None;
    }
    find(Some(one), one).or_else(|| {
        let base = base_type(catalog, one);
        (base != one).then(|| find(Some(base), base)).flatten()
    })
}

// `OpernameGetCandidates`: of operators with the same operands, the first in the search path.
fn candidates<'a>(
    catalog: &Catalog,
    namespace: Option<NamespaceOid>,
    named: &[&'a Operator],
    binary: bool,
) -> Vec<Candidate<'a>> {
    let mut found: Vec<Candidate<'a>> = Vec::with_capacity(named.len());
    let mut last: Option<(NamespaceOid, Option<usize>)> = None;
    for &operator in named {
        let position = match last {
            Some((namespace, position)) if namespace == operator.namespace => position,
            _ => position(catalog, namespace, operator),
        };
        last = Some((operator.namespace, position));
        let Some(position) = position else { continue };
        if operator.left.is_some() != binary {
            continue;
        }
        let new = Candidate {
            operator,
            args: [operator.left.unwrap_or(operator.right), operator.right],
            position,
        };
        // Built-in operators come first, and differ among themselves.
        let user = operator.oid.0 >= crate::catalog::FIRST_USER_OID;
        if !user {
            found.push(new);
            continue;
        }
        match found.iter_mut().find(|c| c.args == new.args) {
            Some(old) if old.position > position => *old = new,
            Some(_) => {}
            None => found.push(new),
        }
    }
    found
}

// `op_signature_string`.
fn signature(
    catalog: &Catalog,
    schema: Option<&str>,
    symbol: &str,
    left: Option<TypeOid>,
    right: TypeOid,
) -> String {
    let qualified = schema.map_or(symbol.to_owned(), |s| format!("{s}.{symbol}"));
    let right = format_type(catalog, right, -1);
    match left {
        Some(left) => format!("{} {qualified} {right}", format_type(catalog, left, -1)),
        None => format!("{qualified} {right}"),
    }
}

fn explain(
    catalog: &Catalog,
    name: &str,
    named: &[&Operator],
    left: Option<TypeOid>,
    right: TypeOid,
) -> Vec<String> {
    let condition = left == Some(TypeOid::BOOL) || right == TypeOid::BOOL;
    if let Some(meant) = of_another_language(name, left.is_some(), condition) {
        return vec![meant.to_owned()];
    }
    if named.is_empty() {
        return vec!["there is no operator of that name".into()];
    }
    let none = "no operator of that name takes these types: a cast may help";
    let Some(left) = left else { return vec![none.to_owned()] };
    let mut help = Vec::new();
    // One cast that would do: of an operand to the other's type.
    for (from, to, which) in [(right, left, "right"), (left, right, "left")] {
        let same = named.iter().any(|o| o.left == Some(to) && o.right == to);
        let castable = find_coercion_pathway(catalog, to, from, CastContext::Explicit).is_some();
        if same && castable && !can_coerce_type(catalog, &[from], &[to], CastContext::Implicit) {
            let to = format_type(catalog, to, -1);
            help.push(format!("to operate on {to}, cast the {which} operand with `::{to}`"));
        }
    }
    if name == "+" && left == TypeOid::TEXT {
        help.insert(0, "texts are joined with `||`".to_owned());
    }
    if help.is_empty() {
        help.push(none.to_owned());
    }
    help
}

/// What SQL has for an operator of other languages, unless a type of the schema has one of that name.
fn of_another_language(name: &str, binary: bool, condition: bool) -> Option<&'static str> {
    match (name, binary) {
        ("==", true) => Some("equality is `=`"),
        ("&&", true) if condition => Some("conditions are joined with `and`"),
        ("!", false) if condition => Some("a condition is negated with `not`"),
        _ => None,
    }
}
