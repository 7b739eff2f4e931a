//! CREATE FUNCTION, PROCEDURE, AGGREGATE, OPERATOR and CAST. Bodies are passed over.

use crate::{
    ast::{
        Ident, QualifiedName, TypeName,
        ddl::{
            CastContext, CastMethod, CreateCast, CreateFunction, DdlKind, FunctionParameter,
            ParameterMode,
        },
    },
    lex::{TokenKind, keyword::Keyword},
    parse::cursor::{Parse, Parser},
    source::Span,
};

impl Parser<'_> {
    /// `func_name`
    pub(super) fn routine_name(&mut self) -> Parse<QualifiedName> {
        let first =
            if *self.peek_at(1) == TokenKind::Dot { self.col_id()? } else { self.function_id()? };
        self.attributes(first)
    }

    pub(super) fn create_function(&mut self, or_replace: bool, procedure: bool) -> Parse<DdlKind> {
        self.bump();
        let name = self.routine_name()?;
        let parameters = self.routine_parameters()?;
        let mut function = CreateFunction {
            name,
            procedure,
            or_replace,
            parameters,
            returns: None,
            strict: false,
            window: false,
            volatility: 'v',
            language: None,
        };
        if self.at_keyword(Keyword::Returns) && self.keyword_at(1) != Some(Keyword::Null) {
            self.bump();
            if self.eat_keyword(Keyword::Table) {
                let columns = self.parenthesized(|p| p.plain_list(Self::table_parameter))?;
                function.parameters.extend(columns);
            } else {
                function.returns = Some(self.function_type()?);
            }
        }
        while self.function_option(&mut function)? {}
        if matches!(self.keyword(), Some(Keyword::Return | Keyword::Begin)) {
            self.skip_rest();
        }
        Ok(DdlKind::CreateFunction(Box::new(function)))
    }

    /// A column of RETURNS TABLE.
    fn table_parameter(&mut self) -> Parse<FunctionParameter> {
        let name = Some(self.parameter_name()?);
        let type_name = self.function_type()?;
        Ok(FunctionParameter { name, mode: ParameterMode::Table, type_name, default: None })
    }

    fn parameter_name(&mut self) -> Parse<Ident> {
        self.function_id()
    }

    /// One option of CREATE FUNCTION; false behind the last.
    fn function_option(&mut self, function: &mut CreateFunction) -> Parse<bool> {
        match self.keyword() {
            Some(Keyword::As) => {
                self.bump();
                self.string()?;
                if self.eat(&TokenKind::Comma) {
                    self.string()?;
                }
            }
            Some(Keyword::Language) => {
                self.bump();
                let language = match self.peek() {
                    TokenKind::String(text) => {
                        self.bump();
                        text.clone()
                    }
                    _ => self.non_reserved_word()?.name.to_owned(),
                };
                function.language = Some(language);
            }
            Some(Keyword::Strict) => {
                self.bump();
                function.strict = true;
            }
            Some(Keyword::Returns) => {
                self.bump();
                self.expect_keyword(Keyword::Null)?;
                self.on_null_input()?;
                function.strict = true;
            }
            Some(Keyword::Called) => {
                self.bump();
                self.on_null_input()?;
                function.strict = false;
            }
            Some(Keyword::Immutable) => {
                self.bump();
                function.volatility = 'i';
            }
            Some(Keyword::Stable) => {
                self.bump();
                function.volatility = 's';
            }
            Some(Keyword::Volatile) => {
                self.bump();
                function.volatility = 'v';
            }
            Some(Keyword::Window) => {
                self.bump();
                function.window = true;
            }
            _ => return self.idle_function_option(),
        }
        Ok(true)
    }

    /// What ALTER FUNCTION says of NULL arguments and volatility.
    pub(super) fn altered_function_options(&mut self) -> Parse<(Option<bool>, Option<char>)> {
        let (mut strict, mut volatility) = (None, None);
        loop {
            match self.keyword() {
                Some(Keyword::Strict) => strict = Some(true),
                Some(Keyword::Returns) => {
                    self.bump();
                    self.expect_keyword(Keyword::Null)?;
                    self.on_null_input()?;
                    strict = Some(true);
                    continue;
                }
                Some(Keyword::Called) => {
                    self.bump();
                    self.on_null_input()?;
                    strict = Some(false);
                    continue;
                }
                Some(Keyword::Immutable) => volatility = Some('i'),
                Some(Keyword::Stable) => volatility = Some('s'),
                Some(Keyword::Volatile) => volatility = Some('v'),
                _ => match self.idle_function_option()? {
                    true => continue,
                    false => return Ok((strict, volatility)),
                },
            }
            self.bump();
        }
    }

    fn on_null_input(&mut self) -> Parse<()> {
        self.expect_keyword(Keyword::On)?;
        self.expect_keyword(Keyword::Null)?;
        self.expect_keyword(Keyword::Input)?;
        Ok(())
    }

    /// Options that cannot matter.
    fn idle_function_option(&mut self) -> Parse<bool> {
        match self.keyword() {
            Some(Keyword::External | Keyword::Security) => {
                self.eat_keyword(Keyword::External);
                self.expect_keyword(Keyword::Security)?;
                if !self.eat_keyword(Keyword::Definer) {
                    self.expect_keyword(Keyword::Invoker)?;
                }
            }
            Some(Keyword::Leakproof) => {
                self.bump();
            }
            Some(Keyword::Not) => {
                self.bump();
                self.expect_keyword(Keyword::Leakproof)?;
            }
            Some(Keyword::Cost | Keyword::Rows) => {
                self.bump();
                if !self.eat_op("-") {
                    self.eat_op("+");
                }
                let TokenKind::Number(_) = self.peek() else {
                    return Err(self.unexpected("a number"));
                };
                self.bump();
            }
            Some(Keyword::Support) => {
                self.bump();
                self.any_name()?;
            }
            Some(Keyword::Parallel) => {
                self.bump();
                self.col_id()?;
            }
            Some(Keyword::Transform) => {
                self.bump();
                self.plain_list(|p| {
                    p.expect_keyword(Keyword::For)?;
                    p.expect_keyword(Keyword::Type)?;
                    p.type_name()
                })?;
            }
            Some(Keyword::Set | Keyword::Reset) => self.setting()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// SET or RESET of a run-time setting.
    fn setting(&mut self) -> Parse<()> {
        let reset = self.at_keyword(Keyword::Reset);
        self.bump();
        if self.eat_keywords(&[Keyword::Time, Keyword::Zone]) {
            self.bump();
            return Ok(());
        }
        let first = self.col_label()?;
        self.attributes(first)?;
        if reset || self.eat_keywords(&[Keyword::From, Keyword::Current]) {
            return Ok(());
        }
        if !self.eat_keyword(Keyword::To) {
            self.expect_op("=")?;
        }
        self.plain_list(|p| {
            if !p.eat_op("-") {
                p.eat_op("+");
            }
            match p.peek() {
                TokenKind::String(_) | TokenKind::Number(_) => {
                    p.bump();
                    Ok(())
                }
                _ => p.col_label().map(|_| ()),
            }
        })?;
        Ok(())
    }

    /// `func_args_with_defaults`
    pub(super) fn routine_parameters(&mut self) -> Parse<Vec<FunctionParameter>> {
        self.expect(&TokenKind::LeftParen)?;
        if self.eat(&TokenKind::RightParen) {
            return Ok(Vec::new());
        }
        let parameters = self.plain_list(Self::routine_parameter)?;
        self.expect(&TokenKind::RightParen)?;
        Ok(parameters)
    }

    /// `arg_class`
    fn parameter_mode(&mut self) -> Option<ParameterMode> {
        let mode = match self.keyword() {
            Some(Keyword::In) if self.keyword_at(1) == Some(Keyword::Out) => {
                self.bump();
                ParameterMode::InOut
            }
            Some(Keyword::In) => ParameterMode::In,
            Some(Keyword::Out) => ParameterMode::Out,
            Some(Keyword::Inout) => ParameterMode::InOut,
            Some(Keyword::Variadic) => ParameterMode::Variadic,
            _ => return None,
        };
        self.bump();
        Some(mode)
    }

    pub(super) fn routine_parameter(&mut self) -> Parse<FunctionParameter> {
        let before = self.parameter_mode();
        let name = if self.at_parameter_name() { Some(self.parameter_name()?) } else { None };
        let behind = if before.is_none() { self.parameter_mode() } else { None };
        let mode = before.or(behind).unwrap_or(ParameterMode::In);
        let type_name = self.function_type()?;
        let default = if self.eat_keyword(Keyword::Default) || self.eat_op("=") {
            Some(self.expr()?)
        } else {
            None
        };
        Ok(FunctionParameter { name, mode, type_name, default })
    }

    /// Whether a word is a parameter's name, which shows in that a type, or a mode and a type, follows.
    fn at_parameter_name(&self) -> bool {
        if !self.at_function_name(0) || self.class_at(1).is_none() {
            return false;
        }
        let double = self.at_keyword(Keyword::Double);
        match self.keyword_at(1) {
            Some(Keyword::Precision) => !double,
            Some(
                Keyword::In | Keyword::Variadic | Keyword::Out | Keyword::Inout | Keyword::Setof,
            ) => true,
            Some(Keyword::Array | Keyword::Default | Keyword::Order) => false,
            _ => true,
        }
    }

    /// `func_type`: a type, or `name%type`.
    pub(super) fn function_type(&mut self) -> Parse<TypeName> {
        let start = self.span();
        let position = self.position();
        let setof = self.eat_keyword(Keyword::Setof);
        if self.at_function_name(0) && *self.peek_at(1) == TokenKind::Dot {
            let first = self.take_ident()?;
            let name = self.attributes(first)?;
            if self.at_op("%") && self.keyword_at(1) == Some(Keyword::Type) {
                self.bump();
                self.bump();
                let written = self.written_since(start);
                let mut type_name = self.plain_type(name, written, Vec::new(), start);
                type_name.setof = setof;
                type_name.percent_type = true;
                return Ok(type_name);
            }
        }
        self.rewind(position);
        self.type_name()
    }

    pub(super) fn create_aggregate(&mut self) -> Parse<DdlKind> {
        self.bump();
        let name = self.routine_name()?;
        // The old form has no arguments, but BASETYPE among the options.
        let old = *self.peek_at(2) == TokenKind::Op("=");
        let (parameters, direct) =
            if old { (Vec::new(), None) } else { self.aggregate_parameters()? };
        let options = self.definition()?;
        Ok(DdlKind::CreateAggregate { name, parameters, direct, options })
    }

    /// `aggr_args`, and how many of them are direct arguments.
    pub(super) fn aggregate_parameters(
        &mut self,
    ) -> Parse<(Vec<FunctionParameter>, Option<usize>)> {
        self.parenthesized(|p| {
            if p.eat_op("*") {
                return Ok((Vec::new(), None));
            }
            let mut parameters = Vec::new();
            if !p.at_keyword(Keyword::Order) {
                parameters = p.plain_list(Self::routine_parameter)?;
            }
            let mut direct = None;
            if p.eat_keywords(&[Keyword::Order, Keyword::By]) {
                direct = Some(parameters.len());
                parameters.extend(p.plain_list(Self::routine_parameter)?);
            }
            Ok((parameters, direct))
        })
    }

    /// The name of an operator as a qualified name, the symbol last.
    pub(super) fn operator_name(&mut self) -> Parse<QualifiedName> {
        let operator = self.any_operator()?;
        let symbol = Ident::new(operator.symbol, operator.span);
        let parts = operator.schema.into_iter().chain([symbol]).collect();
        Ok(QualifiedName { parts, span: operator.span })
    }

    pub(super) fn create_operator(&mut self) -> Parse<DdlKind> {
        self.bump();
        let name = self.operator_name()?;
        let options = self.definition()?;
        Ok(DdlKind::CreateOperator { name, options })
    }

    pub(super) fn create_cast(&mut self) -> Parse<DdlKind> {
        self.bump();
        let (source, target) = self.cast_types()?;
        let method = if self.eat_keywords(&[Keyword::Without, Keyword::Function]) {
            CastMethod::Binary
        } else if self.eat_keywords(&[Keyword::With, Keyword::Inout]) {
            CastMethod::InOut
        } else {
            self.expect_keyword(Keyword::With)?;
            self.expect_keyword(Keyword::Function)?;
            let name = self.routine_name()?;
            let parameters = if self.at(&TokenKind::LeftParen) {
                self.routine_parameters()?
            } else {
                Vec::new()
            };
            let arguments = parameters.into_iter().map(|p| p.type_name).collect();
            CastMethod::Function { name, arguments }
        };
        let context = if self.eat_keywords(&[Keyword::As, Keyword::Implicit]) {
            CastContext::Implicit
        } else if self.eat_keywords(&[Keyword::As, Keyword::Assignment]) {
            CastContext::Assignment
        } else {
            CastContext::Explicit
        };
        Ok(DdlKind::CreateCast(Box::new(CreateCast { source, target, method, context })))
    }

    /// `(source as target)` of a cast.
    pub(super) fn cast_types(&mut self) -> Parse<(TypeName, TypeName)> {
        self.parenthesized(|p| {
            let source = p.type_name()?;
            p.expect_keyword(Keyword::As)?;
            Ok((source, p.type_name()?))
        })
    }

    /// A place as a name, for objects that have none.
    pub(super) fn nameless(&self, span: Span) -> QualifiedName {
        QualifiedName { parts: vec![Ident::new("", span)], span }
    }
}
