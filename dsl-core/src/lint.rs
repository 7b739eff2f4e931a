//! What lints there are: names, what each is about, and its level, by itself or where the author says another.
//!
//! The rules that find them stand in `lints`.

use crate::spelling::nearest;

/// What becomes of a lint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// Nothing is said.
    Allow,
    Warn,
    Deny,
}

/// A lint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lint {
    pub name: &'static str,
    /// Where neither the configuration nor an attribute says another.
    pub level: Level,
    /// One line on what it finds.
    pub about: &'static str,
}

const fn warn(name: &'static str, about: &'static str) -> Lint {
    Lint { name, level: Level::Warn, about }
}

pub const CARTESIAN_PRODUCT: Lint =
    warn("cartesian_product", "relations of FROM that no condition connects");
pub const CORRELATED_CAPTURE: Lint = warn(
    "correlated_capture",
    "an unqualified name in a subquery that means a column of the query around it",
);
pub const LIMIT_WITHOUT_ORDER: Lint =
    warn("limit_without_order", "LIMIT or OFFSET over rows in no order");
pub const MISSING_TENANT: Lint = Lint {
    name: "missing_tenant",
    level: Level::Deny,
    about: "rows of every tenant, where the configuration names tenant columns",
};
pub const MISSING_WHERE: Lint = warn("missing_where", "UPDATE or DELETE of every row");
pub const NESTED_MANY: Lint =
    warn("nested_many", "rows nested by `array(…)` in each of any number of rows");
pub const NEVER_TRUE: Lint = warn("never_true", "`is null` of what is proved not to be NULL");
pub const NOT_IN_NULLABLE: Lint =
    warn("not_in_nullable", "NOT IN over values of which one may be NULL");
pub const NULL_COMPARISON: Lint = Lint {
    name: "null_comparison",
    level: Level::Deny,
    about: "a comparison with the literal NULL, which is never true",
};
pub const ORDER_BY_PARAMETER: Lint = warn(
    "order_by_parameter",
    "rows ordered or grouped by a parameter, which is the same for all of them",
);
pub const SETTING_DEPENDENT_LITERAL: Lint = warn(
    "setting_dependent_literal",
    "a literal that another setting of the server reads as another value",
);
pub const UNBOUNDED_RECURSION: Lint =
    warn("unbounded_recursion", "a recursive query that nothing stops");
pub const UNINDEXED_LOOKUP: Lint = Lint {
    name: "unindexed_lookup",
    level: Level::Allow,
    about: "rows looked up by columns that no index begins with",
};

/// Every lint, by name.
pub const LINTS: [Lint; 13] = [
    CARTESIAN_PRODUCT,
    CORRELATED_CAPTURE,
    LIMIT_WITHOUT_ORDER,
    MISSING_TENANT,
    MISSING_WHERE,
    NESTED_MANY,
    NEVER_TRUE,
    NOT_IN_NULLABLE,
    NULL_COMPARISON,
    ORDER_BY_PARAMETER,
    SETTING_DEPENDENT_LITERAL,
    UNBOUNDED_RECURSION,
    UNINDEXED_LOOKUP,
];

/// The lint of a name.
pub fn lookup_lint(name: &str) -> Option<Lint> {
    LINTS.iter().copied().find(|lint| lint.name == name)
}

/// The lint that was probably meant by a name that is none's.
pub fn nearest_lint(name: &str) -> Option<&'static str> {
    let names = LINTS.map(|lint| lint.name);
    let part = || names.into_iter().find(|known| known.split('_').any(|word| word == name));
    nearest(name, names.into_iter()).first().copied().or_else(part)
}

/// What is said of a name that is no lint's.
pub fn unknown_lint(name: &str) -> String {
    match nearest_lint(name) {
        Some(near) => format!("there is no lint \"{name}\": did you mean \"{near}\"?"),
        None => {
            let names = LINTS.map(|lint| lint.name);
            format!("there is no lint \"{name}\"; there are {}", names.join(", "))
        }
    }
}

/// Which columns say whose a row is. Names are matched as SQL's are; a table's without a schema is in any.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tenants {
    /// `column`, which counts in every table that has it, or `table.column`, which counts alone in that table.
    pub columns: Vec<String>,
    /// Tables and views of which rows of every tenant may be read and written.
    pub exempt: Vec<String>,
}

/// What an author sets of lints: their levels, of which what is set later counts, and what is a tenant's.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Levels {
    set: Vec<(Lint, Level)>,
    pub tenants: Tenants,
}

impl Levels {
    /// Sets the level of the lint of a name; the error is what is said of a name that is none's.
    pub fn set(&mut self, name: &str, level: Level) -> Result<(), String> {
        let lint = lookup_lint(name).ok_or_else(|| unknown_lint(name))?;
        self.set.push((lint, level));
        Ok(())
    }

    /// The level that was set.
    pub fn get(&self, name: &str) -> Option<Level> {
        self.set.iter().rev().find(|(lint, _)| lint.name == name).map(|(_, level)| *level)
    }

    /// Whether anything would come of what is found: rules that look far are spared else.
    pub fn listens(&self, lint: &Lint) -> bool {
        self.get(lint.name).unwrap_or(lint.level) != Level::Allow
    }
}
