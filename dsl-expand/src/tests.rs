//! Whole macro calls, from tokens to tokens, against the schema of this crate's tests.

use proc_macro2::TokenStream;

use crate::expand;

/// Rust without space and without what every path begins with.
fn tight(rust: &str) -> String {
    rust.split_whitespace().collect::<String>().replace("::sqlweave::__private::", "")
}

fn query(rust: &str) -> String {
    tight(&expand::query(rust.parse().unwrap()).to_string())
}

#[track_caller]
fn check(rust: &str, parts: &[&str]) {
    let expanded = query(rust);
    for part in parts {
        assert!(expanded.contains(&tight(part)), "{part}\nis not in\n{expanded}");
    }
}

/// The calls whose broken forms are tried below.
const CALLS: [&str; 7] = [
    r#"select id, email as mail, tags from users u where u.id = {id} and name like "a%" order by 1"#,
    r#"/// Doc.
    pub fn orders_of(user: i64, at_least: Decimal) -> Vec<Order> {
        select o.id, o.status, o.amount as total!, count(*) over () as n?
        from orders o join users u on u.id = o.user_id
        where u.id = {user} and o.amount >= {at_least} and o.status in {list}
    }"#,
    r#"<crate::Total> select sum(amount) as total: Option<f64> from orders"#,
    r#"fn mails() -> Vec<String> { select email from users where @"createdAt" < 5 }"#,
    r##""select 'it''s' as a, \"createdAt\" from users where id = {id + 1} -- end""##,
    r#"insert into orders (user_id, status, amount) values ({u}, "new", 1.5) returning id"#,
    r#"#[allow(missing_where)] update users set name = {name}, home = {home}"#,
];

#[test]
fn queries_of_tables() {
    check(
        CALLS[0],
        &[
            "struct Row { id: i64, mail: ::std::string::String,",
            "tags: ::std::vec::Vec<::core::option::Option<::std::string::String>>",
            "#[derive(Debug)]",
            ".bind::<sql::bigint, NotNull, _>(&(id))",
        ],
    );
    check(
        "select name from users",
        &[
            r#"#[doc = "As it is shown.\n\nNullable: column users.name has no NOT NULL."] name: ::core::option::Option<"#,
        ],
    );
    check(
        "select id from orders where id = {x}",
        &[
            "id: crate::OrderId",
            r#".bind_chosen(20u32, "int8", chosen::<sql::bigint, crate::OrderId>().param::<NotNull, _>(&(x)))"#,
        ],
    );
    check(
        CALLS[5],
        &[
            ".bind::<sql::bigint, NotNull, _>(&(u))",
            "id: chosen::<sql::bigint, crate::OrderId>().get(r)?",
        ],
    );
    check(
        CALLS[6],
        &[
            "Query::<_, Nothing>::new",
            ".bind::<sql::text, Nullable, _>(&(name))",
            ".bind::<crate::db::Address, Nullable, _>(&(home))",
        ],
    );
    check(
        "select state, places from orders",
        &[
            "state: ::core::option::Option<crate::db::billing::State>",
            r#"user_types: &["state", "positive[]\x0023"]"#,
        ],
    );
}

/// There are 2^n variants of n optional parts, and n parts are emitted.
#[test]
fn optional_parts_cost_the_same_each() {
    let emitted = |parts: usize| {
        let parts: Vec<String> = (0..parts).map(|n| format!("name like {{?text_{n}}}")).collect();
        query(&format!("select id from users where {} order by id", parts.join(" and "))).len()
    };
    // The first call of all has the compiler track the schema's files.
    emitted(1);
    let (six, twelve, forty_eight) = (emitted(6), emitted(12), emitted(48));
    let each = (twelve - six).div_ceil(6);
    assert!(each < 400, "{each} bytes a part");
    // Numbers get longer.
    assert!(forty_eight < twelve + 36 * each * 5 / 4, "{forty_eight} bytes, {each} a part");
}

#[test]
fn a_column_s_type_flows_along_foreign_keys() {
    check("select order_id from invoices", &["order_id: ::core::option::Option<crate::OrderId>"]);
    check(
        "select invoice_id, order_id from lines where order_id = {x}",
        &[
            "invoice_id: i64, order_id: crate::OrderId",
            "chosen::<sql::bigint, crate::OrderId>().param::<NotNull, _>",
        ],
    );
}

#[test]
fn mistakes() {
    check(
        "select emial from users",
        &[r#"compile_error ! { "[42703] column \"emial\" does not exist"#],
    );
    check("select access from orders", &["of type aclitem, which the server sends as text alone"]);
    check("select emial, nmae from users", &["\"emial\\\"", "\"nmae\\\""]);
}

#[test]
fn the_schema_s_types() {
    let declared = tight(&expand::schema(TokenStream::new()).to_string());
    for part in [
        "pub enum OrderStatus { #[doc = \"`new`\"] New, #[doc = \"`paid`\"] Paid, #[doc = \"`sent back`\"] SentBack, }",
        "b\"sent back\" => ::core::result::Result::Ok(Self::SentBack),",
        "pub type Positive = i32;",
        "pub struct Address { pub street: ::core::option::Option<::std::string::String>, pub number: ::core::option::Option<i32>, pub status: ::core::option::Option<crate::db::OrderStatus> }",
        "oids: &[25, 0, 0]",
        "out.put_field::<sql::integer, Nullable, _>(0u32, &value.number);",
        "pub mod billing { #[doc = \"The enum `state`.\"]",
        "#[doc = \"Who may log in.\"] #[derive(Debug)] #[allow(non_snake_case)] pub struct Users { pub id: i64,",
        "pub createdAt: i64 }",
        "pub struct Lines { pub invoice_id: i64, pub order_id: crate::OrderId }",
        "pub struct Orders { pub id: crate::OrderId,",
    ] {
        assert!(declared.contains(&tight(part)), "{part}\nis not in\n{declared}");
    }
    // A column without a Rust type is left out of the table's row.
    assert!(!declared.contains("access"));
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

#[test]
fn no_call_panics() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let words: Vec<&str> = CALLS.iter().flat_map(|call| call.split_whitespace()).collect();
    for call in CALLS.iter().cycle().take(2_000) {
        let mut parts: Vec<&str> = call.split_inclusive([' ', '(', ',', '.', '{', '}']).collect();
        for _ in 0..=chance.below(3) {
            let at = chance.below(parts.len());
            let other = chance.below(parts.len());
            match chance.below(5) {
                0 if parts.len() > 1 => drop(parts.remove(at)),
                1 => parts.insert(at, parts[other]),
                2 => parts.swap(at, other),
                3 => parts.insert(at, words[chance.below(words.len())]),
                _ => parts.insert(
                    at,
                    ["{", "}", "<", "->", "as", "!", "$", "@", "\"", "::", "#"][chance.below(11)],
                ),
            }
        }
        if let Ok(tokens) = parts.concat().parse::<TokenStream>() {
            let _ = expand::query(tokens.clone()).to_string();
            let _ = expand::query_file(tokens.clone()).to_string();
            let _ = expand::schema(tokens).to_string();
        }
    }
}
