sqlweave::query! {
    fn insert(users: Vec<NewUser>) {
        insert into users (name, email) values {..(name, email) in users: NewUser}
    }
}

fn main() {}
