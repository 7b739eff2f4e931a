use sqlweave::{fragment, query};

fragment! {
    fn named(u, name) { u.name = {name} }
}

fn main() {
    let _ = query! { select u.id from users u where named!(u) };
}
