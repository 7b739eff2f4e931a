struct New {
    name: String,
}

fn insert(rows: Vec<New>) {
    let _ = sqlweave::query! { insert into users (name, email) values {..rows} };
}

fn main() {}
