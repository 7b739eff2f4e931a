use sqlweave::fragment;

fragment! {
    fn named(u, name: &str) { u.name = {name} }
}

fn main() {}
