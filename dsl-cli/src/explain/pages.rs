//! The pages of `docs/errors`, which the package holds by a link: one for every SQLSTATE that sqlweave gives and for
//! every lint. A test sees that none is missing.

/// A page by its name.
macro_rules! pages {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../errors/", $name, ".md")))),*]
    };
}

/// The pages, by name.
#[rustfmt::skip]
pub const PAGES: &[(&str, &str)] = pages! {
    "0A000" "22000" "22001" "22003" "22007" "22008" "22009" "2200N" "22015" "2201W" "22021" "22023" "22025"
    "22026" "2202E" "2202H" "22P02" "22P05" "23502" "23505" "2BP01" "3F000" "42601" "42602" "42622" "42701"
    "42702" "42703" "42704" "42710" "42712" "42723" "42725" "42803" "42804" "42809" "42830" "42846" "42883"
    "428C9" "42P01" "42P02" "42P06" "42P07" "42P08" "42P09" "42P10" "42P13" "42P16" "42P17" "42P18" "42P19"
    "42P20" "42P21" "53000" "54000" "54001" "54011" "54023" "55000" "58P01" "XX000" "cartesian_product"
    "correlated_capture" "limit_without_order" "missing_tenant" "missing_where" "nested_many" "never_true" "not_in_nullable"
    "null_comparison" "order_by_parameter" "setting_dependent_literal" "unbounded_recursion" "unindexed_lookup"
};
