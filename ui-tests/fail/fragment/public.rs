use sqlweave::fragment;

fragment! {
    pub fn named(u, name) { u.name = {name} }
}

fn main() {}
