fn insert(users: Vec<(String, String)>) {
    let _ = sqlweave::query! { insert into users (name, email) values {..users: NewUser} };
}

fn main() {}
