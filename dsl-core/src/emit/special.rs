//! Functions with a syntax of their own.

use super::{
    name::{Place, needs_quotes},
    sql::Printer,
};
use crate::{
    ast::{
        Expr, Ident,
        expr::{SpecialCall, SpecialSyntax, SubstringForm, TrimSide, XmlCall, XmlFunction},
    },
    lex::keyword::lookup_any_keyword,
};

impl Printer<'_> {
    pub(super) fn special(&mut self, call: &SpecialCall) {
        let args = call.args.as_slice();
        match &call.syntax {
            SpecialSyntax::Extract { field } => {
                self.layout.push("EXTRACT(");
                self.extract_field(field);
                self.words_and_args(&["from"], args);
            }
            SpecialSyntax::Overlay => {
                self.layout.push("OVERLAY(");
                self.words_and_args(&["", "placing", "from", "for"], args);
            }
            SpecialSyntax::Position => {
                self.layout.push("POSITION(");
                if let [string, substring] = args {
                    self.operand(substring);
                    self.layout.push(" IN ");
                    self.operand(string);
                }
                self.layout.push_char(')');
            }
            SpecialSyntax::Substring(form) => self.substring(*form, args),
            SpecialSyntax::Trim { side } => self.trim(*side, args),
            SpecialSyntax::Normalize { form } => {
                self.layout.push("NORMALIZE(");
                self.plain_list(args);
                if let Some(form) = form {
                    self.layout.push(", ");
                    self.words(form);
                }
                self.layout.push_char(')');
            }
            SpecialSyntax::CollationFor => {
                self.layout.push("COLLATION FOR (");
                self.plain_list(args);
                self.layout.push_char(')');
            }
            SpecialSyntax::Treat { type_name } => {
                self.layout.push("TREAT(");
                self.plain_list(args);
                self.layout.push(" AS ");
                self.type_name(type_name);
                self.layout.push_char(')');
            }
            SpecialSyntax::Xml(xml) => self.xml(xml, args),
            SpecialSyntax::Json(json) => self.json(json),
            SpecialSyntax::MergeAction => self.layout.push("MERGE_ACTION()"),
        }
    }

    /// The field of EXTRACT is a name or a string to the server alike.
    fn extract_field(&mut self, field: &str) {
        const FIELDS: &[&str] = &["year", "month", "day", "hour", "minute", "second"];
        let word = FIELDS.contains(&field)
            || (lookup_any_keyword(field).is_none() && !needs_quotes(field, Place::Column));
        if word {
            self.layout.push(field);
        } else {
            self.string(field);
        }
    }

    /// Each argument behind its word, and the closing parenthesis; an empty word stands for none.
    fn words_and_args(&mut self, words: &[&str], args: &[Expr]) {
        for (word, arg) in words.iter().zip(args) {
            if !word.is_empty() {
                self.layout.push_char(' ');
                self.words(word);
                self.layout.push_char(' ');
            }
            self.expr(arg);
        }
        self.layout.push_char(')');
    }

    fn substring(&mut self, form: SubstringForm, args: &[Expr]) {
        self.layout.push("SUBSTRING(");
        match (form, args) {
            (SubstringForm::For, _) => self.words_and_args(&["", "for"], args),
            (SubstringForm::Similar, _) => self.words_and_args(&["", "similar", "escape"], args),
            (SubstringForm::ForFrom, [string, start, count]) => {
                self.expr(string);
                self.layout.push(" FOR ");
                self.expr(count);
                self.layout.push(" FROM ");
                self.expr(start);
                self.layout.push_char(')');
            }
            _ => self.words_and_args(&["", "from", "for"], args),
        }
    }

    fn trim(&mut self, side: Option<TrimSide>, args: &[Expr]) {
        self.layout.push(match side {
            None => "TRIM(",
            Some(TrimSide::Both) => "TRIM(BOTH ",
            Some(TrimSide::Leading) => "TRIM(LEADING ",
            Some(TrimSide::Trailing) => "TRIM(TRAILING ",
        });
        match args {
            [string] if side.is_some() => {
                self.layout.push("FROM ");
                self.expr(string);
            }
            [string, characters] => {
                self.expr(characters);
                self.layout.push(" FROM ");
                self.expr(string);
            }
            _ => self.plain_list(args),
        }
        self.layout.push_char(')');
    }

    fn xml(&mut self, xml: &XmlCall, args: &[Expr]) {
        let document = if xml.document { "DOCUMENT " } else { "CONTENT " };
        match xml.function {
            XmlFunction::Concat => return self.keyword_call("XMLCONCAT", args),
            XmlFunction::Element => self.xml_element(xml, args),
            XmlFunction::Forest => {
                self.layout.push("XMLFOREST(");
                self.named_values(&xml.named);
            }
            XmlFunction::Exists => {
                self.layout.push("XMLEXISTS(");
                self.plain_list(args.get(..1).unwrap_or(&[]));
                self.layout.push(" PASSING ");
                if !xml.options.is_empty() {
                    self.layout.push("BY REF ");
                }
                self.plain_list(args.get(1..).unwrap_or(&[]));
            }
            XmlFunction::Parse => {
                self.layout.push("XMLPARSE(");
                self.layout.push(document);
                self.plain_list(args);
                self.options(&xml.options);
            }
            XmlFunction::Pi => {
                self.layout.push("XMLPI(NAME ");
                self.optional_name(xml.name.as_ref());
                for content in args {
                    self.layout.push(", ");
                    self.expr(content);
                }
            }
            XmlFunction::Root => {
                self.layout.push("XMLROOT(");
                self.plain_list(args.get(..1).unwrap_or(&[]));
                self.layout.push(", VERSION ");
                match args.get(1) {
                    Some(version) => self.expr(version),
                    None => self.layout.push("NO VALUE"),
                }
                for option in xml.options.iter().filter(|o| o.starts_with("standalone")) {
                    self.layout.push(", ");
                    self.words(option);
                }
            }
            XmlFunction::Serialize => {
                self.layout.push("XMLSERIALIZE(");
                self.layout.push(document);
                self.plain_list(args);
                if let Some(type_name) = &xml.type_name {
                    self.layout.push(" AS ");
                    self.type_name(type_name);
                }
                self.options(&xml.options);
            }
        }
        self.layout.push_char(')');
    }

    fn xml_element(&mut self, xml: &XmlCall, args: &[Expr]) {
        self.layout.push("XMLELEMENT(NAME ");
        self.optional_name(xml.name.as_ref());
        if !xml.named.is_empty() {
            self.layout.push(", XMLATTRIBUTES(");
            self.named_values(&xml.named);
            self.layout.push_char(')');
        }
        for content in args {
            self.layout.push(", ");
            self.expr(content);
        }
    }

    fn optional_name(&mut self, name: Option<&Ident>) {
        if let Some(name) = name {
            self.ident(name, Place::Label);
        }
    }

    /// `value as name, value`
    pub(super) fn named_values(&mut self, named: &[(Expr, Option<Ident>)]) {
        for (i, (value, name)) in named.iter().enumerate() {
            if i > 0 {
                self.layout.push(", ");
            }
            self.expr(value);
            if let Some(name) = name {
                self.layout.push(" AS ");
                self.ident(name, Place::Label);
            }
        }
    }

    /// ` option`, each in capitals.
    pub(super) fn options(&mut self, options: &[impl AsRef<str>]) {
        for option in options {
            self.layout.push_char(' ');
            self.words(option.as_ref());
        }
    }
}
