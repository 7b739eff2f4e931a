//! `#[lend]` where no column can be lent.

fn main() {
    let _ = sqlweave::query! { #[lend] select id from users };
}
