// One mistake is one error: the struct is there all the same.
sqlweave::query! {
    pub fn insert(users: Vec<NewUser>) -> Option<i64> {
        insert into users (name, email) values {..users: NewUser} returning id
    }
}

fn main() {
    let _ = insert(vec![NewUser { name: "a".to_owned(), email: "a@b".to_owned() }]);
}
