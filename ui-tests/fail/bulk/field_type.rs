struct New {
    name: String,
    email: i32,
}

fn insert(rows: Vec<New>) {
    let _ = sqlweave::query! { insert into users (name, email) values {..rows} };
}

fn main() {}
