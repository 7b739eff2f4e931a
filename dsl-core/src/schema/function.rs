//! Functions, procedures and aggregates by their signatures (`functioncmds.c`, `aggregatecmds.c`).

use super::{
    Loader, Refused, Step,
    data_type::{option_flag, option_type},
    errors,
};
use crate::{
    analyze::{
        analyze_query,
        function::{CallArgs, FunctionChoice, resolve_function},
        polymorphic::{is_polymorphic, keeps_unknown},
    },
    ast::{
        QualifiedName, TypeName,
        ddl::{CreateFunction, DefinitionOption, FunctionParameter, ObjectKind, ParameterMode},
        expr::{Expr, ExprKind, Literal},
        select::{Select, SelectBody, Values},
    },
    catalog::{
        Name, NamespaceOid, OutColumn, Proc, ProcKind, ProcOid, TypeKind, TypeOid,
        type_name::{dotted, resolve_namespace},
    },
    diagnostic::Diagnostics,
    source::Span,
};

/// What the parameters of a function say.
#[derive(Default)]
struct Signature {
    args: Vec<TypeOid>,
    arg_names: Vec<Name>,
    variadic: Option<TypeOid>,
    default_count: usize,
    default_types: Vec<TypeOid>,
    out_columns: Vec<OutColumn>,
    has_table: bool,
}

impl Loader {
    pub(super) fn create_function(&mut self, create: CreateFunction) -> Step {
        let made = self.try_create_function(&create);
        if made.is_err() {
            self.break_name(&create.name);
        }
        made
    }

    fn try_create_function(&mut self, create: &CreateFunction) -> Step {
        let namespace = self.creation_namespace(&create.name)?;
        let signature = self.signature(&create.parameters)?;
        let (return_type, returns_set) = self.return_type(create, &signature)?;
        let kind = match (create.procedure, create.window) {
            (true, _) => ProcKind::Procedure,
            (_, true) => ProcKind::Window,
            _ => ProcKind::Function,
        };
        let proc = Proc {
            oid: ProcOid(0),
            namespace,
            name: create.name.last().declared().into(),
            kind,
            strict: create.strict,
            returns_set,
            volatility: u8::try_from(create.volatility).unwrap_or(b'v'),
            casts_to_text: false,
            variadic: signature.variadic,
            return_type,
            args: signature.args,
            arg_names: signature.arg_names,
            default_count: signature.default_count,
            default_types: signature.default_types,
            out_columns: signature.out_columns,
            never_null: false,
        };
        self.put_proc(proc, create.or_replace, create.name.span)
    }

    /// Adds a function, or puts it in the place of the one that it replaces.
    fn put_proc(&mut self, mut proc: Proc, or_replace: bool, span: Span) -> Step {
        let present = self.catalog.procs_named(&proc.name);
        let present =
            present.into_iter().find(|p| p.namespace == proc.namespace && p.args == proc.args);
        let Some(present) = present else {
            proc.oid = ProcOid(self.catalog.new_oid());
            self.catalog.insert_proc(proc);
            return Ok(());
        };
        if !or_replace {
            return Err(errors::function_exists(&proc.name, span).into());
        }
        let is_procedure = |k: ProcKind| k == ProcKind::Procedure;
        if is_procedure(present.kind) != is_procedure(proc.kind)
            || present.kind.is_aggregate() != proc.kind.is_aggregate()
        {
            return Err(errors::routine_kind(span).into());
        }
        if present.return_type != proc.return_type || present.returns_set != proc.returns_set {
            return Err(errors::return_type_changed(span).into());
        }
        proc.oid = present.oid;
        if let Some(row) = self.catalog.proc_mut(proc.oid) {
            *row = proc;
        }
        Ok(())
    }

    fn signature(&self, parameters: &[FunctionParameter]) -> Step<Signature> {
        let mut signature = Signature::default();
        for (position, parameter) in parameters.iter().enumerate() {
            let span = parameter.type_name.span;
            let data_type =
                self.type_or_shell(&parameter.type_name).map_err(errors::without_quotes)?;
            let name = parameter.name.as_ref().map_or("", |n| n.declared());
            if parameters
                .get(..position)
                .is_some_and(|before| before.iter().any(|other| clashes(other, parameter)))
            {
                return Err(errors::parameter_twice(name, span).into());
            }
            let is_input = !matches!(parameter.mode, ParameterMode::Out | ParameterMode::Table);
            if is_input {
                if signature.variadic.is_some() {
                    return Err(errors::variadic_not_last(span).into());
                }
                if let Some(default) = &parameter.default {
                    signature.default_count += 1;
                    signature.default_types.push(self.default_type(default, data_type));
                } else if signature.default_count > 0 {
                    return Err(errors::default_missing(span).into());
                }
                signature.args.push(data_type);
                signature.arg_names.push(name.to_owned().into());
            }
            if parameter.mode == ParameterMode::Variadic {
                let Some(element) = self.variadic_element(data_type) else {
                    return Err(errors::variadic_no_array(span).into());
                };
                signature.variadic = Some(element);
            }
            let is_output = matches!(
                parameter.mode,
                ParameterMode::Out | ParameterMode::InOut | ParameterMode::Table
            );
            if is_output {
                signature.has_table |= parameter.mode == ParameterMode::Table;
                let number = signature.out_columns.len() + 1;
                let name =
                    if name.is_empty() { format!("column{number}") } else { name.to_owned() };
                signature.out_columns.push(OutColumn { name: name.into(), data_type });
            }
        }
        if signature.arg_names.iter().all(|n| n.is_empty()) {
            signature.arg_names.clear();
        }
        Ok(signature)
    }

    /// The type of a parameter's default, as a call resolves with it: NULL for a polymorphic array or range is of that
    /// pseudo-type, and what is untyped for another polymorphic parameter stays so.
    fn default_type(&self, default: &Expr, declared: TypeOid) -> TypeOid {
        if !is_polymorphic(declared) {
            return declared;
        }
        let mut bare = default;
        while let ExprKind::Paren(inner) = &bare.kind {
            bare = inner;
        }
        let untyped = matches!(bare.kind, ExprKind::Literal(Literal::Null | Literal::String(_)));
        if untyped {
            return if keeps_unknown(declared) { TypeOid::UNKNOWN } else { declared };
        }
        let span = default.span;
        let select = Select::plain(
            SelectBody::Values(Values { rows: vec![vec![default.clone()]], span }),
            span,
        );
        let query = analyze_query(&self.catalog, &select, &mut Diagnostics::new());
        let column = query.as_ref().and_then(|query| query.output().next());
        column.map_or(TypeOid::UNKNOWN, |column| column.expr.data_type)
    }

    /// A type of a signature, where a shell may stand: the input and output functions of a type come before it.
    fn type_or_shell(&self, type_name: &TypeName) -> Step<TypeOid> {
        if type_name.array_dimensions == 0
            && !type_name.percent_type
            && let Ok(oid) = self.type_named(&type_name.name)
            && self.catalog.get_type(oid).is_some_and(|t| matches!(t.kind, TypeKind::Shell))
        {
            return Ok(oid);
        }
        Ok(self.resolve_type(type_name)?.0)
    }

    fn variadic_element(&self, array: TypeOid) -> Option<TypeOid> {
        match array {
            TypeOid::ANY => Some(TypeOid::ANY),
            TypeOid::ANYARRAY => Some(TypeOid::ANYELEMENT),
            TypeOid::ANYCOMPATIBLEARRAY => Some(TypeOid::ANYCOMPATIBLE),
            _ => self.catalog.get_type(array).filter(|t| t.is_array)?.element,
        }
    }

    fn return_type(&self, create: &CreateFunction, signature: &Signature) -> Step<(TypeOid, bool)> {
        let of_columns = match signature.out_columns.as_slice() {
            [] => None,
            _ if create.procedure => Some(TypeOid::RECORD),
            [only] => Some(only.data_type),
            _ => Some(TypeOid::RECORD),
        };
        if signature.has_table {
            return Ok((of_columns.unwrap_or(TypeOid::RECORD), true));
        }
        let Some(returns) = &create.returns else {
            return match of_columns {
                Some(data_type) => Ok((data_type, false)),
                None if create.procedure => Ok((TypeOid::VOID, false)),
                None => Err(errors::no_result_type(create.name.span).into()),
            };
        };
        let data_type = self.type_or_shell(returns)?;
        match of_columns {
            Some(required) if required != data_type => {
                let text = self.type_text(required);
                Err(errors::result_type_must_be(&text, returns.span).into())
            }
            _ => Ok((data_type, returns.setof)),
        }
    }

    pub(super) fn alter_function(
        &mut self,
        object: ObjectKind,
        name: &QualifiedName,
        arguments: Option<&[FunctionParameter]>,
        strict: Option<bool>,
        volatility: Option<char>,
    ) -> Step {
        let oid = match self.find_proc(object, name, arguments) {
            Err(Refused(Some(error))) => return Err(self.unless_broken(name, *error)),
            found => found?,
        };
        let Some(proc) = self.catalog.proc_mut(oid) else { return Ok(()) };
        proc.strict = strict.unwrap_or(proc.strict);
        if let Some(volatility) = volatility.and_then(|v| u8::try_from(v).ok()) {
            proc.volatility = volatility;
        }
        Ok(())
    }

    // Aggregates.

    pub(super) fn create_aggregate(
        &mut self,
        name: &QualifiedName,
        parameters: &[FunctionParameter],
        direct: Option<usize>,
        options: &[DefinitionOption],
    ) -> Step {
        let made = self.try_create_aggregate(name, parameters, direct, options);
        if made.is_err() {
            self.break_name(name);
        }
        made
    }

    fn try_create_aggregate(
        &mut self,
        name: &QualifiedName,
        parameters: &[FunctionParameter],
        direct: Option<usize>,
        options: &[DefinitionOption],
    ) -> Step {
        let namespace = self.creation_namespace(name)?;
        let mut signature = self.signature(declared_parameters(parameters, direct))?;
        // The old syntax names one argument type as an option.
        if let Some(base) = option_type(options, "basetype")
            && !base.name.last().declared().eq_ignore_ascii_case("any")
        {
            signature.args = vec![self.resolve_type(base)?.0];
        }
        let return_type = self.aggregate_type(name, &signature.args, direct, options)?;
        let kind = match direct {
            None => ProcKind::Aggregate,
            Some(direct) if option_flag(options, "hypothetical") => {
                ProcKind::Hypothetical { direct }
            }
            Some(direct) => ProcKind::OrderedSet { direct },
        };
        let proc = Proc {
            oid: ProcOid(0),
            namespace,
            name: name.last().declared().into(),
            kind,
            strict: false,
            returns_set: false,
            volatility: b'i',
            casts_to_text: false,
            variadic: signature.variadic,
            return_type,
            args: signature.args,
            arg_names: signature.arg_names,
            default_count: 0,
            default_types: Vec::new(),
            out_columns: Vec::new(),
            never_null: false,
        };
        self.put_proc(proc, true, name.span)
    }

    /// What an aggregate gives: its state, or what its final function makes of that.
    fn aggregate_type(
        &self,
        name: &QualifiedName,
        args: &[TypeOid],
        direct: Option<usize>,
        options: &[DefinitionOption],
    ) -> Step<TypeOid> {
        let step = option_type(options, "sfunc").or_else(|| option_type(options, "sfunc1"));
        let Some(step) = step else {
            return Err(errors::aggregate_without("sfunc", name.span).into());
        };
        let state = option_type(options, "stype").or_else(|| option_type(options, "stype1"));
        let Some(state) = state else {
            return Err(errors::aggregate_without("stype", name.span).into());
        };
        let (state, _) = self.resolve_type(state)?;
        let all: Vec<TypeOid> = [state].iter().chain(args).copied().collect();
        if direct.is_none() && !all.iter().any(|&t| is_polymorphic(t)) {
            self.final_type(&step.name, &all)?;
        }
        let Some(function) = option_type(options, "finalfunc") else { return Ok(state) };
        let given = match direct {
            _ if option_flag(options, "finalfunc_extra") => all.as_slice(),
            Some(direct) => all.get(..=direct).unwrap_or(&all),
            None => &[state],
        };
        self.final_type(&function.name, given)
    }

    /// What an aggregate's final function gives for these arguments.
    fn final_type(&self, name: &QualifiedName, given: &[TypeOid]) -> Step<TypeOid> {
        if let Some(exact) = self.exact_proc(name, given)? {
            let proc = self.catalog.get_proc(exact);
            if let Some(proc) = proc.filter(|p| {
                !is_polymorphic(p.return_type) || given.iter().any(|&t| is_polymorphic(t))
            }) {
                return Ok(proc.return_type);
            }
        }
        let call = CallArgs { types: given, ..CallArgs::default() };
        match resolve_function(&self.catalog, name, &call) {
            Ok(FunctionChoice::Call(call)) => Ok(call.return_type),
            _ => Err(self.unless_broken(name, self.unknown_function(name, given))),
        }
    }

    // Finding.

    /// The function of exactly these argument types, in the name's schema or along the path.
    pub(super) fn exact_proc(
        &self,
        name: &QualifiedName,
        args: &[TypeOid],
    ) -> Step<Option<ProcOid>> {
        let namespace = resolve_namespace(&self.catalog, name)?;
        let named = self.catalog.procs_named(name.last().declared());
        let fits = named.into_iter().filter(|p| p.args == args);
        Ok(self.first_in_path(namespace, fits.map(|p| (p.namespace, p.oid))))
    }

    /// Of objects with their schemas, the one in a given schema or the first along the path.
    pub(super) fn first_in_path<T>(
        &self,
        namespace: Option<NamespaceOid>,
        objects: impl Iterator<Item = (NamespaceOid, T)>,
    ) -> Option<T> {
        let placed = objects.filter_map(|(own, object)| {
            let position = match namespace {
                Some(namespace) => (own == namespace).then_some(0),
                None => self.catalog.search_path_position(own),
            };
            Some((position?, object))
        });
        placed.min_by_key(|(position, _)| *position).map(|(_, object)| object)
    }

    pub(super) fn unknown_function(
        &self,
        name: &QualifiedName,
        args: &[TypeOid],
    ) -> crate::diagnostic::Diagnostic {
        let types: Vec<String> = args.iter().map(|&t| self.type_text(t)).collect();
        errors::unknown_function(&dotted(name), &types, name.span)
    }

    /// The function that ALTER, DROP and COMMENT name.
    pub(super) fn find_proc(
        &self,
        object: ObjectKind,
        name: &QualifiedName,
        arguments: Option<&[FunctionParameter]>,
    ) -> Step<ProcOid> {
        if let Some(arguments) = arguments {
            let inputs = arguments.iter().filter(|p| p.mode != ParameterMode::Out);
            let args: Vec<TypeOid> =
                inputs.map(|p| Ok(self.resolve_type(&p.type_name)?.0)).collect::<Step<_>>()?;
            let Some(found) = self.exact_proc(name, &args)? else {
                return Err(self.unless_broken(name, self.unknown_function(name, &args)));
            };
            let kind = self.catalog.get_proc(found).map_or(ProcKind::Function, |p| p.kind);
            if !is_object(kind, object) {
                let types: Vec<String> = args.iter().map(|&t| self.type_text(t)).collect();
                let text = format!("{}({})", dotted(name), types.join(", "));
                return Err(errors::not_a_routine(&text, object, name.span).into());
            }
            return Ok(found);
        }
        let namespace = resolve_namespace(&self.catalog, name)?;
        let named = self.catalog.procs_named(name.last().declared());
        let visible = named.into_iter().filter(|p| match namespace {
            Some(namespace) => p.namespace == namespace,
            None => self.catalog.search_path_position(p.namespace).is_some(),
        });
        let fits = visible.filter(|p| is_object(p.kind, object));
        let found: Vec<ProcOid> = fits.map(|p| p.oid).collect();
        match *found.as_slice() {
            [only] => Ok(only),
            [] => Err(self.unless_broken(name, errors::no_routine_named(object, name))),
            _ => Err(errors::function_not_unique(name).into()),
        }
    }
}

/// Whether a function is what ALTER or DROP calls it.
fn is_object(kind: ProcKind, object: ObjectKind) -> bool {
    match object {
        ObjectKind::Procedure => kind == ProcKind::Procedure,
        ObjectKind::Aggregate => kind.is_aggregate(),
        ObjectKind::Function => kind != ProcKind::Procedure,
        _ => true,
    }
}

/// Whether two parameters have one name. One that only goes in may be called as one that only comes out.
fn clashes(one: &FunctionParameter, other: &FunctionParameter) -> bool {
    let input =
        |p: &FunctionParameter| matches!(p.mode, ParameterMode::In | ParameterMode::Variadic);
    let output =
        |p: &FunctionParameter| matches!(p.mode, ParameterMode::Out | ParameterMode::Table);
    let apart = input(one) && output(other) || output(one) && input(other);
    match (&one.name, &other.name) {
        (Some(a), Some(b)) => a.declared() == b.declared() && !apart,
        _ => false,
    }
}

/// `(variadic "any" order by variadic "any")` declares its variadic parameter once.
fn declared_parameters(
    parameters: &[FunctionParameter],
    direct: Option<usize>,
) -> &[FunctionParameter] {
    let before = direct.and_then(|d| parameters.get(..d)).unwrap_or(&[]);
    match before.last() {
        Some(last) if last.mode == ParameterMode::Variadic => before,
        _ => parameters,
    }
}
