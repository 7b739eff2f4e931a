fn insert(rows: Vec<(String, String)>) {
    let _ = sqlweave::query! { insert into users (name, email) values {..(name, mail) in rows} };
}

fn main() {}
