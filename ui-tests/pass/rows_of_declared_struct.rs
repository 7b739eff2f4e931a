sqlweave::query! {
    pub fn insert(users: impl IntoIterator<Item = NewUser>) {
        insert into users (name, email, nickname, tags, address) values {..users: NewUser}
    }
}

sqlweave::query! {
    fn rename<'a>(users: &'a [NewName]) -> Vec<i64> {
        update users u set name = r.name from {..users: NewName} as r(id, name) where u.id = r.id
        returning u.id
    }
}


mod db {
    sqlweave::schema!();
}

fn main() {
    let user = NewUser {
        name: "a".to_owned(),
        email: "a@b".to_owned(),
        nickname: None,
        tags: vec!["a".to_owned()],
        address: Some(db::PostalAddress { street: None, city: None }),
    };
    let _ = insert([user]);
    let _ = rename(&[NewName { id: 1, name: "b".to_owned() }]);
}
