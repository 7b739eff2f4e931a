use sqlweave::{fragment, query};

fragment! {
    fn reachable(u) { u.active and u.emial is not null }
}

fn main() {
    let _ = query! { select u.id from users u where reachable!(u) };
}
