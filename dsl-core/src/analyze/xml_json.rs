//! XML functions and SQL/JSON constructors and query functions (`transformXmlExpr`, `transformJsonFuncExpr`).

use super::Analyzer;
use crate::{
    ast::{
        self,
        expr::{JsonCall, JsonFunction, XmlCall, XmlFunction},
    },
    catalog::{CastContext, TypeOid},
    query::{Expr, ExprKind},
    source::Span,
};

impl Analyzer<'_> {
    pub(crate) fn xml(&mut self, call: &XmlCall, args: &[ast::Expr], span: Span) -> Expr {
        let mut values: Vec<Expr> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for (value, name) in &call.named {
            let value_span = value.span;
            let value = self.expr(value);
            let name = match (name, &value.kind) {
                (Some(name), _) => Some(name.declared().to_owned()),
                (None, _) => {
                    call.named.iter().find(|(e, _)| e.span == value_span).and_then(|(e, _)| {
                        matches!(e.kind, ast::ExprKind::Column(_))
                            .then(|| super::target::figure_name(e))
                            .flatten()
                    })
                }
            };
            match name {
                Some(name) => {
                    if call.function == XmlFunction::Element && names.contains(&name) {
                        let message =
                            format!("XML attribute name \"{name}\" appears more than once");
                        self.error("42601", value_span, message);
                    }
                    names.push(name);
                }
                None => {
                    let what = if call.function == XmlFunction::Element {
                        "unnamed XML attribute value must be a column reference"
                    } else {
                        "unnamed XML element value must be a column reference"
                    };
                    self.error("42601", value_span, what);
                }
            }
            values.push(value);
        }
        let construct = match call.function {
            XmlFunction::Concat => "XMLCONCAT",
            XmlFunction::Element => "XMLELEMENT",
            XmlFunction::Exists => "XMLEXISTS",
            XmlFunction::Forest => "XMLFOREST",
            XmlFunction::Parse => "XMLPARSE",
            XmlFunction::Pi => "XMLPI",
            XmlFunction::Root => "XMLROOT",
            XmlFunction::Serialize => "XMLSERIALIZE",
        };
        let plain: Vec<Expr> = args.iter().map(|a| self.expr(a)).collect();
        if call.function == XmlFunction::Exists {
            return self.call_builtin("xmlexists", plain, span);
        }
        for (index, value) in plain.into_iter().enumerate() {
            let value = match (call.function, index) {
                (XmlFunction::Concat | XmlFunction::Serialize, _) | (XmlFunction::Root, 0) => {
                    self.coerce_to_specific(value, TypeOid::XML, construct)
                }
                (XmlFunction::Parse | XmlFunction::Pi, _) | (XmlFunction::Root, _) => {
                    self.coerce_to_specific(value, TypeOid::TEXT, construct)
                }
                _ => value,
            };
            values.push(value);
        }
        if values.iter().any(|v| v.is_error()) {
            return Expr::error(span);
        }
        let value =
            Expr::new(ExprKind::Xml { function: call.function, args: values }, TypeOid::XML, span);
        match (&call.type_name, call.function) {
            (Some(type_name), XmlFunction::Serialize) => {
                let Some((target, modifier)) = self.type_by_name(type_name) else {
                    return Expr::error(span);
                };
                let text = Expr { data_type: TypeOid::TEXT, ..value };
                match self.coerce_to_target(text, target, modifier, CastContext::Implicit) {
                    Some(value) => value,
                    None => {
                        let message = format!(
                            "cannot cast XMLSERIALIZE result to {}",
                            self.type_name(target)
                        );
                        self.error("42846", span, message);
                        Expr::error(span)
                    }
                }
            }
            _ => value,
        }
    }

    pub(crate) fn json(&mut self, call: &JsonCall, args: &[ast::Expr], span: Span) -> Expr {
        let mut values: Vec<Expr> = Vec::new();
        for (key, value) in &call.pairs {
            let key = self.expr(key);
            values.push(self.unknown_to_text(key));
            let value = self.expr(value);
            values.push(self.unknown_to_text(value));
        }
        for arg in args {
            let value = self.expr(arg);
            values.push(self.unknown_to_text(value));
        }
        if let Some(query) = &call.subquery {
            values.push(self.scalar_subquery(query, span));
        }
        for (value, _) in &call.passing {
            let value = self.expr(value);
            values.push(self.unknown_to_text(value));
        }
        for default in &call.defaults {
            let value = self.expr(default);
            values.push(self.unknown_to_text(value));
        }
        if matches!(call.function, JsonFunction::ObjectAgg | JsonFunction::ArrayAgg) {
            return self.json_aggregate(call, values, span);
        }
        if values.iter().any(|v| v.is_error()) {
            return Expr::error(span);
        }
        let returning = match &call.returning {
            Some(type_name) => match self.type_by_name(type_name) {
                Some(found) => Some(found),
                None => return Expr::error(span),
            },
            None => None,
        };
        let default = match call.function {
            JsonFunction::Exists => TypeOid::BOOL,
            JsonFunction::Query => TypeOid::JSONB,
            JsonFunction::Value | JsonFunction::Serialize => TypeOid::TEXT,
            JsonFunction::Json
            | JsonFunction::Scalar
            | JsonFunction::Object
            | JsonFunction::ObjectAgg
            | JsonFunction::Array
            | JsonFunction::ArrayAgg => TypeOid::JSON,
        };
        let (data_type, modifier) = returning.unwrap_or((default, -1));
        let kind = ExprKind::Json { function: call.function, args: values };
        Expr { kind, data_type, modifier, span }
    }

    /// `json_arrayagg`, `json_objectagg`: a call of one of the aggregates of `pg_catalog`.
    fn json_aggregate(&mut self, call: &JsonCall, args: Vec<Expr>, span: Span) -> Expr {
        let returning = match &call.returning {
            Some(type_name) => match self.type_by_name(type_name) {
                Some(found) => Some(found),
                None => return Expr::error(span),
            },
            None => None,
        };
        let has = |words: &str| call.options.iter().any(|o| o == words);
        let binary = returning.is_some_and(|(returning, _)| returning == TypeOid::JSONB);
        let prefix = if binary { "jsonb" } else { "json" };
        let name = if call.function == JsonFunction::ArrayAgg {
            let strict = if has("null on null") { "" } else { "_strict" };
            format!("{prefix}_agg{strict}")
        } else {
            let unique = if has("with unique keys") { "_unique" } else { "" };
            let strict = if has("absent on null") { "_strict" } else { "" };
            format!("{prefix}_object_agg{unique}{strict}")
        };
        let value = self.aggregate_builtin(&name, call, args, span);
        match returning {
            Some((target, modifier)) if !value.is_error() => self
                .coerce_to_target(value, target, modifier, CastContext::Assignment)
                .unwrap_or_else(|| Expr::error(span)),
            _ => value,
        }
    }
}
