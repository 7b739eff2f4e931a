//! Parameters and the types that their uses give them (`parse_param.c`, variable parameters).

use super::{Analyzer, ParamInfo, resolutions::ParamUse, row_list::RowMember};
use crate::{
    catalog::TypeOid,
    diagnostic::{Diagnostic, Severity, Stage},
    lex::{RustIndex, SpliceKind},
    query::{Expr, ExprKind},
    source::Span,
};

/// The statement's parameters so far.
#[derive(Debug, Default)]
pub(crate) struct Params {
    list: Vec<Param>,
}

/// One of the parameters that a splice gives.
#[derive(Clone, PartialEq, Debug)]
pub enum Part {
    /// A column of the rows behind `(a, b) in`.
    Member(RowMember),
    /// A key of a page's cursor, counted from 0.
    PageKey(usize),
}

#[derive(Debug)]
struct Param {
    splice: Option<RustIndex>,
    /// The column of rows that it stands for while their types are open.
    column: Option<(usize, String)>,
    part: Option<Part>,
    /// It is the list behind IN.
    listed: bool,
    data_type: TypeOid,
    /// Every place of use.
    spans: Vec<Span>,
    /// Those that have the type: by a use before them, or by their own.
    typed: Vec<Span>,
}

impl Param {
    fn new(splice: Option<RustIndex>) -> Param {
        let data_type = TypeOid::UNKNOWN;
        let (spans, typed) = (Vec::new(), Vec::new());
        Param { splice, column: None, part: None, listed: false, data_type, spans, typed }
    }
}

/// Those that the protocol can carry.
const HIGHEST_CARRIED: u32 = 65535;

/// Those that the server has room for (`variable_paramref_hook`).
const HIGHEST_NUMBER: u32 = 0x3fff_ffff / 4;

impl Analyzer<'_> {
    /// `$n`.
    pub(crate) fn numbered_param(&mut self, number: u32, span: Span) -> Expr {
        if number == 0 || number > HIGHEST_NUMBER {
            self.error("42P02", span, format!("there is no parameter ${number}"));
            return Expr::error(span);
        }
        if number > HIGHEST_CARRIED {
            // Nobody can write so many, so that one of the lower ones must be missing.
            self.error("42P18", span, "could not determine data type of parameter $1");
            return Expr::error(span);
        }
        let index = number as usize - 1;
        while self.params.list.len() <= index {
            self.params.list.push(Param::new(None));
        }
        self.params.list[index].spans.push(span);
        let data_type = self.params.list[index].data_type;
        if data_type != TypeOid::UNKNOWN {
            self.params.list[index].typed.push(span);
        }
        Expr::new(ExprKind::Param(index), data_type, span)
    }

    /// Rust in braces. A part that may be left out, and rows of any number, would mean something else as a parameter.
    pub(crate) fn splice(&mut self, kind: SpliceKind, index: RustIndex, span: Span) -> Expr {
        let refused = match kind {
            SpliceKind::Optional if self.optional_parts == 0 => {
                return self.misplaced_optional(span);
            }
            SpliceKind::Value | SpliceKind::Optional => return self.splice_param(index, span),
            SpliceKind::Spread => Diagnostic::syntax(span, "rows cannot stand here")
                .help("rows are a relation: `from {..rows} as r(id, name)`, or `insert … values {..rows}`"),
        };
        self.report(refused);
        Expr::error(span)
    }

    /// A column of rows whose type is still open.
    pub(super) fn rows_param(
        &mut self,
        (rows, index): (RustIndex, usize),
        name: &str,
        span: Span,
        written: Option<TypeOid>,
    ) -> Expr {
        let is_known =
            |p: &Param| p.splice == Some(rows) && p.column.as_ref().is_some_and(|c| c.0 == index);
        let known = self.params.list.iter().position(is_known).unwrap_or_else(|| {
            let param = Param {
                column: Some((index, name.to_owned())),
                data_type: written.unwrap_or(TypeOid::UNKNOWN),
                spans: vec![span],
                ..Param::new(Some(rows))
            };
            self.params.list.push(param);
            self.params.list.len() - 1
        });
        Expr::new(ExprKind::Param(known), self.param_type(known), span)
    }

    /// One of the parameters that a splice gives.
    pub(super) fn part_of_splice(&mut self, splice: RustIndex, part: Part, span: Span) -> Expr {
        let part = Param { part: Some(part), ..Param::new(Some(splice)) };
        let is_known = |p: &Param| p.splice == part.splice && p.part == part.part;
        let known = self.params.list.iter().position(is_known).unwrap_or_else(|| {
            self.params.list.push(Param { spans: vec![span], ..part });
            self.params.list.len() - 1
        });
        Expr::new(ExprKind::Param(known), self.param_type(known), span)
    }

    /// `{expr}`: a parameter of its own.
    pub(crate) fn splice_param(&mut self, splice: RustIndex, span: Span) -> Expr {
        // The same splice is analyzed again where the server analyzes a clause twice.
        let known = self.params.list.iter().position(|p| p.splice == Some(splice));
        let index = known.unwrap_or_else(|| {
            let mut param = Param::new(Some(splice));
            param.spans.push(span);
            self.params.list.push(param);
            self.params.list.len() - 1
        });
        let data_type = self.params.list[index].data_type;
        Expr::new(ExprKind::Param(index), data_type, span)
    }

    /// A parameter is the list behind IN, in which no value is NULL.
    pub(super) fn note_list(&mut self, list: &Expr) {
        if let ExprKind::Param(index) = list.kind
            && let Some(param) = self.params.list.get_mut(index)
        {
            param.listed = true;
        }
    }

    /// Where the first parameter stands.
    pub(super) fn first_param(&self) -> Option<Span> {
        self.params.list.iter().find_map(|param| param.spans.first().copied())
    }

    /// A parameter of unknown type meets a type (`variable_coerce_param_hook`). None where it has another already.
    pub(crate) fn set_param_type(&mut self, expr: &Expr, target: TypeOid) -> Option<Expr> {
        let ExprKind::Param(index) = expr.kind else { return None };
        let known = self.params.list.get(index)?.data_type;
        self.params.list[index].typed.push(expr.span);
        if known == TypeOid::UNKNOWN {
            self.params.list[index].data_type = target;
        } else if known != target {
            let number = index + 1;
            let message = format!("inconsistent types deduced for parameter ${number}");
            let help = format!("{} versus {}", self.type_name(known), self.type_name(target));
            let diagnostic =
                crate::diagnostic::Diagnostic::error("42P08", expr.span, message).help(help);
            self.report(diagnostic);
            return Some(Expr::error(expr.span));
        }
        Some(Expr::new(expr.kind.clone(), target, expr.span))
    }

    /// An expression is dropped for an equal one that is there already: its parameters ask for nothing.
    pub(crate) fn drop_param_uses(&mut self, expr: &Expr) {
        super::walk::walk_expr(expr, 0, &mut |e, _| {
            if let ExprKind::Param(index) = e.kind
                && let Some(param) = self.params.list.get_mut(index)
            {
                param.typed.push(e.span);
            }
        });
    }

    /// The type that a parameter has by now.
    pub(crate) fn param_type(&self, index: usize) -> TypeOid {
        self.params.list.get(index).map_or(TypeOid::UNKNOWN, |p| p.data_type)
    }

    /// Reports uses of a parameter that left its type open although another use decides it
    /// (`check_parameter_resolution_walker`).
    fn check_open_uses(&mut self, number: usize, param: &Param) {
        // `$1::unknown` gets its type as a whole.
        let is_typed = |span: &Span| param.typed.iter().any(|typed| typed.holds(*span));
        for span in param.spans.iter().filter(|span| !is_typed(span)) {
            let message = format!("could not determine data type of parameter ${number}");
            let diagnostic = crate::diagnostic::Diagnostic::error("42P08", *span, message);
            self.report(diagnostic.help(format!("write a cast at its first use: ${number}::type")));
        }
    }

    /// Reports parameters whose type nothing decides, and notes each place of use.
    pub(crate) fn finish_params(&mut self) -> Vec<ParamInfo> {
        let list = std::mem::take(&mut self.params.list);
        // What rewriting refuses comes behind this.
        let failed = self
            .diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error && found.stage <= Stage::Analyze);
        // Of numbers that are left out the first is told.
        let mut left_out = false;
        let mut infos = Vec::new();
        for (index, param) in list.iter().enumerate() {
            let number = index + 1;
            let span = param.spans.first().copied().unwrap_or_default();
            let again = param.spans.is_empty() && std::mem::replace(&mut left_out, true);
            if param.data_type == TypeOid::UNKNOWN && !failed && !again {
                let diagnostic = undetermined(param, number, span);
                self.report(diagnostic);
            }
            if param.splice.is_none() && param.data_type != TypeOid::UNKNOWN && !failed {
                self.check_open_uses(number, param);
            }
            let place = ParamUse { number, data_type: param.data_type };
            for span in &param.spans {
                match (&param.part, param.splice) {
                    (Some(Part::Member(member)), _) => {
                        let column = self.sent_column(&member.settled(param.data_type));
                        self.resolutions.row_lists.entry(*span).or_default().push(column);
                        self.resolutions.params.entry(*span).or_insert(place);
                    }
                    (Some(Part::PageKey(key)), Some(cursor)) => {
                        self.resolutions.page_keys.insert((cursor, *key), place);
                    }
                    _ => {
                        self.resolutions.params.insert(*span, place);
                    }
                }
            }
            let data_type =
                if param.data_type == TypeOid::UNKNOWN { TypeOid::ERROR } else { param.data_type };
            let column = param.column.clone();
            let (splice, part, listed) = (param.splice, param.part.clone(), param.listed);
            infos.push(ParamInfo { splice, column, part, listed, data_type, span });
        }
        infos
    }
}

/// Nothing decides the type of a parameter.
fn undetermined(param: &Param, number: usize, span: Span) -> Diagnostic {
    if let Some((_, name)) = &param.column {
        let message = format!("could not determine data type of column \"{name}\" of the rows");
        let help = format!("write its type: `{{..rows}} as r({name} text)`");
        return Diagnostic::error("42P18", span, message).help(help);
    }
    let what = if param.splice.is_some() {
        "write a cast: {x}::type".to_owned()
    } else {
        format!("write a cast: ${number}::type")
    };
    let message = format!("could not determine data type of parameter ${number}");
    Diagnostic::error("42P18", span, message).help(what)
}
