//! The layout of each tool's folder, and the sections of its files.

use super::{forward, in_order};

/// Checks which of some files are applied, in order; they are given in reverse.
#[track_caller]
fn check(files: &[&str], applied: &[&str]) {
    let reversed = files.iter().rev().map(|&file| file.to_owned()).collect();
    assert_eq!(in_order(reversed), applied);
}

#[test]
fn sqlx() {
    check(
        &["1_users.sql", "2_orders.sql", "10_items.sql", "README.md"],
        &["1_users.sql", "2_orders.sql", "10_items.sql"],
    );
    check(
        &["20240101_a.down.sql", "20240101_a.up.sql", "20240202_b.up.sql", "20240202_b.down.sql"],
        &["20240101_a.up.sql", "20240202_b.up.sql"],
    );
}

#[test]
fn refinery_and_flyway() {
    check(
        &["V1__a.sql", "U2__b.sql", "sub/V3__c.sql", "V10__d.sql", "V2__x.rs"],
        &["V1__a.sql", "U2__b.sql", "sub/V3__c.sql", "V10__d.sql"],
    );
    check(
        &["V1__a.sql", "U1__a.sql", "V1.1__b.sql", "V1_2__c.sql", "V2__d.sql", "R__views.sql"],
        &["V1__a.sql", "V1.1__b.sql", "V1_2__c.sql", "V2__d.sql", "R__views.sql"],
    );
}

#[test]
fn golang_migrate() {
    check(
        &["000009_i.up.sql", "000009_i.down.sql", "10_j.up.sql", "000100_k.up.sql"],
        &["000009_i.up.sql", "10_j.up.sql", "000100_k.up.sql"],
    );
}

#[test]
fn diesel() {
    check(
        &[
            "00000000000000_diesel_initial_setup/down.sql",
            "00000000000000_diesel_initial_setup/up.sql",
            "2019-01-01-000000_users/down.sql",
            "2019-01-01-000000_users/metadata.toml",
            "2019-01-01-000000_users/up.sql",
            "20200101000000_orders/up.sql",
            "2021-01-01-000000_items/up.sql",
        ],
        &[
            "00000000000000_diesel_initial_setup/up.sql",
            "2019-01-01-000000_users/up.sql",
            "20200101000000_orders/up.sql",
            "2021-01-01-000000_items/up.sql",
        ],
    );
}

#[test]
fn prisma() {
    check(
        &["20230101_init/migration.sql", "20230202_more/migration.sql", "migration_lock.toml"],
        &["20230101_init/migration.sql", "20230202_more/migration.sql"],
    );
}

#[test]
fn plain_names() {
    check(&["1.sql", "2.sql", "10.sql"], &["1.sql", "2.sql", "10.sql"]);
    check(&["1.1.sql", "1.2.sql", "1.10.sql"], &["1.1.sql", "1.2.sql", "1.10.sql"]);
    check(&["step9.sql", "step10.SQL", "down.sql"], &["step9.sql", "step10.SQL"]);
    check(&["1.sql", "old/1.sql", "seed/data.sql"], &["1.sql"]);
    check(&["007_é.sql", "8_ß.sql", ".sql", "", "/", "é"], &["007_é.sql", "8_ß.sql", ".sql"]);
    check(
        &["99999999999999999999998_a.sql", "99999999999999999999999_a.sql"],
        &["99999999999999999999998_a.sql", "99999999999999999999999_a.sql"],
    );
}

/// Checks the text that goes forward; every place in it stays where it is.
#[track_caller]
fn check_forward(text: &str, expected: &str) {
    let kept = forward(text.to_owned());
    assert_eq!(kept.len(), text.len());
    assert_eq!(kept.lines().count(), text.lines().count());
    let written: Vec<&str> =
        kept.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    assert_eq!(written.join("\n"), expected);
}

#[test]
fn sections() {
    check_forward(
        "-- migrate:up transaction:false\ncreate table a ();\n\n-- migrate:down\ndrop table a; -- é\n",
        "-- migrate:up transaction:false\ncreate table a ();",
    );
    check_forward(
        "-- +goose Down\ndrop table a;\n-- +goose Up\n-- +goose StatementBegin\ncreate table a ();\n\
         -- +goose StatementEnd\n-- +goose down\ndrop",
        "-- +goose Up\n-- +goose StatementBegin\ncreate table a ();\n-- +goose StatementEnd",
    );
    check_forward(
        "-- +migrate Up\ncreate table a ();\n-- +migrate Down\r\ndrop table a;\r\n",
        "-- +migrate Up\ncreate table a ();",
    );
    check_forward(
        "create table a ();\n---- create above / drop below ----\ndrop table a;",
        "create table a ();",
    );
    check_forward(
        "-- Up Migration\ncreate table a ();\n-- Down Migration\ndrop table a;",
        "-- Up Migration\ncreate table a ();",
    );
}

#[test]
fn a_file_without_sections_is_applied_whole() {
    check_forward(
        "-- down\ncreate table a ();\n-- move down",
        "-- down\ncreate table a ();\n-- move down",
    );
}
