fn insert(rows: Vec<(Option<String>, String)>) {
    let _ = sqlweave::query! { insert into users (name, email) values {..(name, email) in rows} };
}

fn main() {}
