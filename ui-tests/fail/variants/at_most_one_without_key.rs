use sqlweave::query;

query! {
    fn user(id: Option<i64>) -> Option<User> { select name from users where id = {?id} }
}

fn main() {
    let _ = user(None);
}
