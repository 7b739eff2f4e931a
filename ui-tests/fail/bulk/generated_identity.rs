struct New {
    id: i64,
    name: String,
}

fn insert(rows: Vec<New>) {
    let _ = sqlweave::query! { insert into users (id, name) values {..rows} };
}

fn main() {}
