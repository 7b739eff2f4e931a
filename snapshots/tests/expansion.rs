//! A few whole expansions, as rustc gets them.

use sqlweave_snapshots::expansion;

/// The expansion as one file: a query that is a value stands in a function.
#[track_caller]
fn check(name: &str, written: &str) {
    let expanded = expansion(written).expect("tokens").to_string();
    let is_item = written.trim_start().starts_with("pub fn");
    let file =
        if is_item { expanded } else { format!("fn inline() {{ let query = {{ {expanded} }}; }}") };
    let file = syn::parse_file(&file).expect("Rust");
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("../expansions");
    settings.bind(|| insta::assert_snapshot!(name, prettyplease::unparse(&file)));
}

#[test]
fn many_rows() {
    check(
        "many_rows",
        r#"pub fn paid_orders(tenant: i64, users: &[i64]) -> Vec<PaidOrder> {
            select id, status, amount, note, created_at
            from orders
            where tenant_id = {tenant} and user_id in {users} and status = "paid"
        }"#,
    );
}

#[test]
fn one_value() {
    check(
        "one_value",
        "pub fn open_cart(tenant: i64, user: i64) -> i64 {
            insert into orders (tenant_id, user_id) values ({tenant}, {user}) returning id
        }",
    );
}

#[test]
fn no_rows() {
    check(
        "no_rows",
        "pub fn rename(user: i64, name: &str, address: Option<db::PostalAddress>) {
            update users set name = {name}, address = {address} where id = {user}
        }",
    );
}

#[test]
fn rows_declared() {
    check(
        "rows_declared",
        "pub fn add_users(users: impl IntoIterator<Item = NewUser>) -> Vec<i64> {
            insert into users (tenant_id, email, name, address, roles)
            values {..users: NewUser} returning id
        }",
    );
}

#[test]
fn inline() {
    check("inline", "select id, tags, attributes from products where id = {id}");
}

#[test]
fn struct_in_scope() {
    check("struct_in_scope", "<User> select id, email, address from users");
}

#[test]
fn mistake() {
    check(
        "mistake",
        "pub fn users(tenant: i64) -> Vec<User> { select id, emial from users where tenant_id = {tenant} }",
    );
}
