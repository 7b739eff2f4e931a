//! Function calls: which function a name with arguments means (manual 10.3, `func_get_detail` and `ParseFuncOrColumn`).

mod candidates;
mod explain;
mod rules;

use super::{
    candidate::{match_argument_types, select_candidate},
    coerce::{
        Pathway, array_type, base_element_type, composite_relation, find_cast_pathway,
        type_category,
    },
    format::format_type,
    polymorphic::{Refusal, enforce_generic_type_consistency, is_polymorphic},
};
use crate::{
    ast,
    catalog::{CastContext, Catalog, NamespaceOid, Proc, ProcKind, ProcOid, TypeKind, TypeOid},
    diagnostic::Diagnostic,
    source::Span,
};
use candidates::Candidate;

/// What a call gives to choose by. For WITHIN GROUP the ordered arguments stand behind the direct ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct CallArgs<'a> {
    pub types: &'a [TypeOid],
    /// The names of named arguments, as long as `types`, or empty if none is named.
    pub names: &'a [Option<&'a ast::Ident>],
    /// The only argument is an untyped constant, NULL included: `int4('3')` is a cast then.
    pub literal: bool,
    /// VARIADIC stands before the last argument.
    pub variadic: bool,
    /// `f(*)`
    pub star: bool,
    pub distinct: bool,
    /// How many arguments come from WITHIN GROUP.
    pub within_group: Option<usize>,
    /// How many expressions ORDER BY in the parentheses has.
    pub order_by: usize,
    pub filter: bool,
    pub over: bool,
}

/// What a call means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FunctionChoice {
    Call(FunctionCall),
    /// `int4('3')`: an explicit cast to this type.
    Cast(TypeOid),
}

/// A chosen function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FunctionCall {
    pub proc: ProcOid,
    /// For each given argument, as written, the parameter that it is for. A variadic parameter repeats.
    pub parameters: Vec<usize>,
    /// For each given argument, as written, the type to coerce it to, implicitly; polymorphic types are resolved,
    /// `any` stays.
    pub arg_types: Vec<TypeOid>,
    /// For each of the function's own parameters its concrete type, defaults included: for the OUT columns.
    pub signature: Vec<TypeOid>,
    pub return_type: TypeOid,
    /// How many of the last given arguments are gathered into an array; 0 for a call without, and for `VARIADIC "any"`.
    pub variadic_count: usize,
    /// How many parameters take their defaults.
    pub defaults_used: usize,
}

/// Why a call means no function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FunctionError {
    /// An argument is in error, and said so.
    Silent,
    UndefinedSchema(String),
    /// No function accepts this.
    Undefined(Box<CallText>),
    /// More than one does.
    Ambiguous(Box<CallText>),
    /// The one chosen cannot be called so.
    Refused(Box<Refusal>),
}

/// A call as messages tell of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallText {
    /// `f(integer, b => text)`
    pub signature: String,
    pub help: Vec<String>,
}

impl FunctionError {
    /// The message; None where one was given already.
    pub fn diagnostic(&self, span: Span) -> Option<Diagnostic> {
        let (code, message, help) = match self {
            FunctionError::Silent => return None,
            FunctionError::UndefinedSchema(name) => {
                ("3F000", format!("schema \"{name}\" does not exist"), &[][..])
            }
            FunctionError::Undefined(call) => {
                ("42883", format!("function {} does not exist", call.signature), &call.help[..])
            }
            FunctionError::Ambiguous(call) => {
                ("42725", format!("function {} is not unique", call.signature), &call.help[..])
            }
            FunctionError::Refused(refusal) => return Some(refusal.diagnostic(span)),
        };
        let diagnostic = Diagnostic::error(code, span, message);
        Some(help.iter().fold(diagnostic, |d, help| d.help(help.clone())))
    }
}

impl From<Refusal> for FunctionError {
    fn from(refusal: Refusal) -> FunctionError {
        FunctionError::Refused(Box::new(refusal))
    }
}

/// `FUNC_MAX_ARGS`.
const MAX_ARGS: usize = 100;

/// A call under resolution: the spelling of the name that was chosen, and what is given.
struct Call<'a> {
    catalog: &'a Catalog,
    namespace: Option<NamespaceOid>,
    /// As written, or folded.
    name: &'a str,
    /// With the schema, for messages.
    full_name: String,
    args: &'a CallArgs<'a>,
    /// The names of the last arguments.
    arg_names: Vec<&'a ast::Ident>,
}

/// Chooses the function that a call means.
///
/// An expression in error fits any parameter; the choice is given if there is but one candidate and its type does not
/// depend on that expression, otherwise the failure is silent.
pub fn resolve_function(
    catalog: &Catalog,
    name: &ast::QualifiedName,
    args: &CallArgs<'_>,
) -> Result<FunctionChoice, FunctionError> {
    if args.types.iter().any(|t| t.is_error()) {
        let choice = choose(catalog, name, args, true);
        return choice.map_err(|_| FunctionError::Silent);
    }
    choose(catalog, name, args, false)
}

fn choose(
    catalog: &Catalog,
    name: &ast::QualifiedName,
    args: &CallArgs<'_>,
    in_error: bool,
) -> Result<FunctionChoice, FunctionError> {
    if args.types.len() > MAX_ARGS {
        let message = format!("cannot pass more than {MAX_ARGS} arguments to a function");
        return Err(Refusal::new("54023", message).into());
    }
    let call = Call::new(catalog, name, args)?;
    let found = call.candidates();
    if in_error && found.len() != 1 {
        return Err(FunctionError::Silent);
    }
    let choice = match call.func_get_detail(found)? {
        Detail::Cast(target) => {
            rules::check_plain(&call)?;
            FunctionChoice::Cast(target)
        }
        Detail::Chosen(candidate) => FunctionChoice::Call(call.complete(&candidate)?),
    };
    match &choice {
        FunctionChoice::Call(chosen) if in_error && call.is_polymorphic(chosen) => {
            Err(FunctionError::Silent)
        }
        FunctionChoice::Cast(_) if in_error => Err(FunctionError::Silent),
        _ => Ok(choice),
    }
}

/// What `func_get_detail` finds.
enum Detail<'a> {
    Cast(TypeOid),
    Chosen(Candidate<'a>),
}

impl<'a> Call<'a> {
    fn new(
        catalog: &'a Catalog,
        name: &'a ast::QualifiedName,
        args: &'a CallArgs<'a>,
    ) -> Result<Call<'a>, FunctionError> {
        let schema = name.schema();
        let namespace = match schema {
            None => None,
            Some(schema) => {
                let found = schema.spellings().find_map(|s| catalog.lookup_namespace(s));
                let undefined = || FunctionError::UndefinedSchema(schema.declared().into());
                Some(found.ok_or_else(undefined)?)
            }
        };
        // The exact spelling counts if anything has it.
        let is_there = |n: &str| {
            !catalog.procs_named(n).is_empty() || catalog.lookup_type(namespace, n).is_some()
        };
        let last = name.last();
        let spelling = match &last.folded {
            Some(folded) if !is_there(last.name) => folded,
            _ => last.name,
        };
        let full_name = match schema {
            Some(schema) => format!("{}.{spelling}", schema.declared()),
            None => spelling.to_owned(),
        };
        let arg_names = arg_names(args)?;
        Ok(Call { catalog, namespace, name: spelling, full_name, args, arg_names })
    }

    // `func_get_detail`.
    fn func_get_detail(&self, found: Vec<Candidate<'a>>) -> Result<Detail<'a>, FunctionError> {
        let types = self.args.types;
        let exact = found.iter().position(|c| c.args.get(..types.len()) == Some(types));
        let chosen = match exact {
            Some(exact) => found.into_iter().nth(exact),
            None => {
                if let Some(target) = self.as_cast() {
                    return Ok(Detail::Cast(target));
                }
                let mut fitting = found;
                match_argument_types(self.catalog, types, &mut fitting);
                if fitting.len() <= 1 {
                    fitting.pop()
                } else {
                    let chosen = select_candidate(self.catalog, types, fitting);
                    Some(chosen.ok_or_else(|| self.ambiguous())?)
                }
            }
        };
        let Some(chosen) = chosen else { return Err(self.undefined()) };
        if chosen.ambiguous {
            return Err(self.ambiguous());
        }
        // VARIADIC with named arguments must have met the variadic parameter itself.
        let last = types.len().checked_sub(1);
        if self.args.variadic
            && let (Some(order), Some(last)) = (&chosen.order, last)
            && order.get(last) != Some(&last)
        {
            return Err(self.undefined());
        }
        Ok(Detail::Chosen(chosen))
    }

    // `int4('3')`: a call with a type's name that is a cast by relabelling or by input and output.
    fn as_cast(&self) -> Option<TypeOid> {
        let &[source] = self.args.types else { return None };
        if !self.arg_names.is_empty() {
            return None;
        }
        let target = self.catalog.lookup_type(self.namespace, self.name)?;
        if matches!(target.kind, TypeKind::Shell | TypeKind::Composite { .. }) {
            return None;
        }
        let target = target.oid;
        let is_cast = if source == TypeOid::UNKNOWN && self.args.literal {
            true
        } else {
            match find_cast_pathway(self.catalog, target, source, CastContext::Explicit) {
                Some(Pathway::Relabel) => true,
                // A row to text by this way would hide that a column was meant.
                Some(Pathway::ViaIo) => {
                    let is_row = source == TypeOid::RECORD
                        || composite_relation(self.catalog, source).is_some();
                    !(is_row && type_category(self.catalog, target) == b'S')
                }
                _ => false,
            }
        };
        is_cast.then_some(target)
    }

    // What `ParseFuncOrColumn` does with the function chosen.
    fn complete(&self, candidate: &Candidate<'a>) -> Result<FunctionCall, FunctionError> {
        let proc = candidate.proc;
        let given = self.args.types.len();
        rules::check_kind(self, candidate)?;
        let mut declared = candidate.args.to_vec();
        let mut actual = self.args.types.to_vec();
        if let ProcKind::Hypothetical { .. } = proc.kind {
            rules::unify_hypothetical(self, &mut actual, &mut declared)?;
        }
        // The types of defaults count as well.
        actual.extend(candidate.default_types());
        let return_type = enforce_generic_type_consistency(
            self.catalog,
            &actual,
            &mut declared,
            proc.return_type,
        )?;
        let parameters = candidate.parameters();
        let signature = self.signature(candidate, &parameters, &declared)?;
        self.check_variadic(proc)?;
        rules::check_use(self, proc)?;
        let arg_types = declared.iter().copied().take(given).collect();
        let parameters = parameters.into_iter().take(given).collect();
        let gathers = proc.variadic != Some(TypeOid::ANY);
        Ok(FunctionCall {
            proc: proc.oid,
            parameters,
            arg_types,
            signature,
            return_type,
            variadic_count: if gathers { candidate.variadic_count } else { 0 },
            defaults_used: candidate.default_count,
        })
    }

    // The concrete types of the function's own parameters.
    fn signature(
        &self,
        candidate: &Candidate<'_>,
        parameters: &[usize],
        declared: &[TypeOid],
    ) -> Result<Vec<TypeOid>, FunctionError> {
        let proc = candidate.proc;
        let mut signature = proc.args.clone();
        for (&parameter, &ty) in parameters.iter().zip(declared) {
            let Some(place) = signature.get_mut(parameter) else { continue };
            let gathered = candidate.variadic_count > 0 && parameter + 1 == proc.args.len();
            *place = match gathered {
                false => ty,
                true if proc.variadic == Some(TypeOid::ANY) => TypeOid::ANY,
                true => array_type(self.catalog, ty).ok_or_else(|| {
                    let ty = format_type(self.catalog, ty, -1);
                    let message = format!("could not find array type for data type {ty}");
                    Refusal::new("42704", message)
                })?,
            };
        }
        Ok(signature)
    }

    fn check_variadic(&self, proc: &Proc) -> Result<(), FunctionError> {
        if !self.args.variadic || proc.variadic != Some(TypeOid::ANY) {
            return Ok(());
        }
        match self.args.types.last() {
            Some(&ty) if !ty.is_error() && base_element_type(self.catalog, ty).is_none() => {
                Err(Refusal::new("42804", "VARIADIC argument must be an array").into())
            }
            _ => Ok(()),
        }
    }

    fn is_polymorphic(&self, chosen: &FunctionCall) -> bool {
        let Some(proc) = self.catalog.get_proc(chosen.proc) else { return true };
        is_polymorphic(proc.return_type)
            || proc.out_columns.iter().any(|c| is_polymorphic(c.data_type))
            || proc.return_type == TypeOid::ANY
    }

    /// `f(integer, b => text)`, as `funcname_signature_string` has it.
    fn signature_text(&self) -> String {
        let mut text = format!("{}(", self.full_name);
        let positional = self.args.types.len() - self.arg_names.len();
        for (index, &ty) in self.args.types.iter().enumerate() {
            if index > 0 {
                text.push_str(", ");
            }
            if let Some(name) = index.checked_sub(positional).and_then(|i| self.arg_names.get(i)) {
                text.push_str(name.declared());
                text.push_str(" => ");
            }
            text.push_str(&format_type(self.catalog, ty, -1));
        }
        text.push(')');
        text
    }

    fn undefined(&self) -> FunctionError {
        let help = explain::undefined(self);
        FunctionError::Undefined(Box::new(CallText { signature: self.signature_text(), help }))
    }

    fn ambiguous(&self) -> FunctionError {
        let help = explain::ambiguous(self);
        FunctionError::Ambiguous(Box::new(CallText { signature: self.signature_text(), help }))
    }
}

// The names of the named arguments, which stand last.
fn arg_names<'a>(args: &CallArgs<'a>) -> Result<Vec<&'a ast::Ident>, FunctionError> {
    let mut names: Vec<&ast::Ident> = Vec::new();
    for name in args.names {
        match name {
            Some(name) if names.iter().any(|n| n.name == name.name) => {
                let message = format!("argument name \"{}\" used more than once", name.declared());
                return Err(Refusal::new("42601", message).at(name.span).into());
            }
            Some(name) => names.push(name),
            None if !names.is_empty() => {
                let message = "positional argument cannot follow named argument";
                return Err(Refusal::new("42601", message).into());
            }
            None => {}
        }
    }
    names.truncate(args.types.len());
    Ok(names)
}
