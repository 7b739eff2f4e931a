//! XML functions and XMLTABLE (`transformXmlExpr`, `transformRangeTableFunc`).

use super::{
    Analyzer,
    from_clause::plain_column,
    scope::{Context, NamespaceItem},
};
use crate::{
    ast::{
        self, Ident,
        expr::{XmlCall, XmlFunction},
        from_clause::{XmlTable, XmlTableColumn},
    },
    catalog::{CastContext, TypeOid},
    query::{EntryColumn, EntryKind, Expr, ExprKind},
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

    /// XMLTABLE as a relation (`transformRangeTableFunc`).
    pub(super) fn xml_table_item(&mut self, table: &XmlTable) -> NamespaceItem {
        let before = std::mem::replace(&mut self.scope().lateral_active, true);
        let mut columns: Vec<EntryColumn> = Vec::new();
        let mut not_null: Vec<bool> = Vec::new();
        let args = self.in_context(Context::FromFunction, |a| {
            let path = a.expr(&table.path);
            let path = a.coerce_to_specific(path, TypeOid::TEXT, "XMLTABLE");
            let document = a.expr(&table.document);
            let mut args = vec![path, a.coerce_to_specific(document, TypeOid::XML, "XMLTABLE")];
            for (index, column) in table.columns.iter().enumerate() {
                let earlier = table.columns.get(..index).unwrap_or(&[]);
                a.xml_table_column(column, earlier, &mut columns, &mut args);
                not_null.push(column.type_name.is_none() || column.not_null);
            }
            a.xml_namespaces(&table.namespaces, &mut args);
            args
        });
        self.scope().lateral_active = before;
        let kind = EntryKind::TableFunction { args, not_null };
        let name = "xmltable".to_owned();
        self.add_entry(name, kind, columns, table.alias.as_ref(), true, table.span)
    }

    fn xml_table_column(
        &mut self,
        column: &XmlTableColumn,
        earlier: &[XmlTableColumn],
        columns: &mut Vec<EntryColumn>,
        args: &mut Vec<Expr>,
    ) {
        let name = column.name.declared();
        let (data_type, modifier) = match &column.type_name {
            Some(type_name) => self.type_by_name(type_name).unwrap_or((TypeOid::ERROR, -1)),
            None => (TypeOid::INT4, -1),
        };
        if column.type_name.is_none() && earlier.iter().any(|c| c.type_name.is_none()) {
            self.error("42601", column.name.span, "only one FOR ORDINALITY column is allowed");
        }
        for (part, target) in [(&column.path, TypeOid::TEXT), (&column.default, data_type)] {
            if let Some(part) = part {
                let part = self.expr(part);
                args.push(self.coerce_to_specific(part, target, "XMLTABLE"));
            }
        }
        if let Some(type_name) = &column.type_name {
            self.refuse_set_column(name, type_name);
        }
        if columns.iter().any(|c| c.name == name) {
            let message = format!("column name \"{name}\" is not unique");
            self.error("42601", column.name.span, message);
        }
        columns.push(EntryColumn { modifier, ..plain_column(name, data_type) });
    }

    fn xml_namespaces(&mut self, namespaces: &[(ast::Expr, Option<Ident>)], args: &mut Vec<Expr>) {
        let mut names: Vec<Option<&str>> = Vec::new();
        for (uri, name) in namespaces {
            let uri = self.expr(uri);
            let span = uri.span;
            args.push(self.coerce_to_specific(uri, TypeOid::TEXT, "XMLTABLE"));
            let name = name.as_ref().map(|n| n.declared());
            if names.contains(&name) {
                let message = match name {
                    Some(name) => format!("namespace name \"{name}\" is not unique"),
                    None => "only one default namespace is allowed".to_owned(),
                };
                self.error("42601", span, message);
            }
            names.push(name);
        }
    }
}
