use super::{
    Engine, Release, Target,
    features::{FEATURES, Feature},
};

#[test]
fn an_engine_and_its_version() {
    let target = Target::parse("yugabytedb 2025.1.0").unwrap();
    assert_eq!(target.engine, Engine::YugabyteDb);
    assert!(target.is_before("2025.2.3") && !target.is_before("2025.1"));
    assert!(!Target::parse("yugabytedb").unwrap().is_before("2025.2.3"));
    assert_eq!(Release::parse("v25.2"), Release::parse("25.2"));
    for wrong in ["", "25.", "25.x", "-1", "+1", "99999999999"] {
        assert_eq!(Release::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn what_is_no_engine() {
    let error = |text| Target::parse(text).unwrap_err();
    assert_eq!(
        error("cockroach"),
        "there is no target \"cockroach\": did you mean \"cockroachdb\"?"
    );
    assert_eq!(
        error("oracle"),
        "there is no target \"oracle\"; there are postgresql, citus, cockroachdb, yugabytedb"
    );
    assert_eq!(
        error("postgresql 15"),
        "the version of PostgreSQL has a key of its own: postgres = 15"
    );
    assert_eq!(error("citus new"), "\"new\" is no version of Citus: \"citus 25.2\"");
}

#[test]
fn a_feature_stands_in_the_table_once() {
    for (index, row) in FEATURES.iter().enumerate() {
        assert!(!row.lacking.is_empty(), "{row:?}");
        assert!(FEATURES.iter().skip(index + 1).all(|other| other.feature != row.feature));
    }
    assert!(FEATURES.is_sorted_by_key(|row| format!("{:?}", row.feature)));
}

#[test]
fn a_version_has_what_came_before_it() {
    let lacks = |text| Target::parse(text).unwrap().lacks(Feature::Notify).is_some();
    assert!(lacks("yugabytedb 2025.2.2") && lacks("cockroachdb"));
    assert!(!lacks("yugabytedb 2025.2.3") && !lacks("yugabytedb") && !lacks("postgresql"));
}
