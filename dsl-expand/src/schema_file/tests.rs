//! Folders of migrations, as they are read.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sqlweave_core::{project::read_schema, source::Source};

use super::Disk;

/// Reads the folder `migrations` in a folder; `read` gets the paths that the answer depends on.
fn read_migrations(folder: &Path, read: &mut Vec<PathBuf>) -> Result<Vec<Source>, Vec<String>> {
    read_schema(folder, &["migrations".to_owned()], &mut Disk { read })
}

/// Checks the sources that come of a folder with some files, and the paths that the answer depends on.
#[track_caller]
fn check(name: &str, files: &[(&str, &str)], expected: &[(&str, &str)]) {
    let folder = std::env::temp_dir().join(format!("sqlweave-{name}-{}", std::process::id()));
    for (path, text) in files {
        let path = folder.join("migrations").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut read = Vec::new();
    let sources = read_migrations(&folder, &mut read).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let found: Vec<(String, String)> = sources
        .into_iter()
        .map(|source| (source.name.replace('\\', "/"), source.text.trim_end().to_owned()))
        .collect();
    let expected: Vec<(String, String)> = expected
        .iter()
        .map(|(name, text)| (format!("migrations/{name}"), (*text).to_owned()))
        .collect();
    assert_eq!(found, expected);
    assert!(read.contains(&folder.join("migrations")));
}

#[test]
fn files_of_a_folder() {
    check(
        "files",
        &[
            ("10_c.sql", "create table c ();"),
            ("2_b.up.sql", "create table b ();"),
            ("2_b.down.sql", "drop table b;"),
            ("1_a.sql", "create table a ();\n-- migrate:down\ndrop table a;"),
        ],
        &[
            ("1_a.sql", "create table a ();"),
            ("2_b.up.sql", "create table b ();"),
            ("10_c.sql", "create table c ();"),
        ],
    );
}

#[test]
fn folders_of_a_folder() {
    check(
        "folders",
        &[
            ("2024-01-02-000000_b/up.sql", "create table b ();"),
            ("2024-01-02-000000_b/down.sql", "drop table b;"),
            ("2023-01-02-000000_a/up.sql", "create table a ();"),
        ],
        &[
            ("2023-01-02-000000_a/up.sql", "create table a ();"),
            ("2024-01-02-000000_b/up.sql", "create table b ();"),
        ],
    );
}

#[test]
fn a_folder_without_migrations() {
    let folder = std::env::temp_dir().join(format!("sqlweave-none-{}", std::process::id()));
    fs::create_dir_all(folder.join("migrations")).unwrap();
    let mistakes = read_migrations(&folder, &mut Vec::new());
    fs::remove_dir_all(&folder).unwrap();
    assert!(mistakes.unwrap_err().concat().ends_with("has no migrations"));
}
