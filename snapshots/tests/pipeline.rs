//! Each case beside what the macro makes of it.

use std::fs;

use sqlweave_snapshots::compile_case;

#[test]
fn pipeline() {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    let mut count = 0;
    let mut refused = Vec::new();
    settings.bind(|| {
        insta::glob!("../cases", "*/*.{sql,rs}", |path| {
            let text = fs::read_to_string(path).expect("a case");
            let folder = path.parent().expect("the folder of an area");
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(folder);
            settings.remove_snapshot_suffix();
            settings.remove_input_file();
            match compile_case(path, &text) {
                Ok(case) => settings.bind(|| insta::assert_snapshot!(name, case.report())),
                Err(message) => refused.push(format!("{}: {message}", path.display())),
            }
            count += 1;
        });
    });
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(count >= 100, "{count} cases");
}
