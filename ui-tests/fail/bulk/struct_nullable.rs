sqlweave::query! {
    pub fn insert(users: Vec<NewUser>) {
        insert into users (name, email, nickname, tags, address) values {..users: NewUser}
    }
}

mod db {
    sqlweave::schema!();
}

fn main() {
    let _ = insert(vec![NewUser {
        name: "a".to_owned(),
        email: "a@b".to_owned(),
        nickname: "a".to_owned(),
        tags: vec![],
        address: None,
    }]);
}
