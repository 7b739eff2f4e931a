fn find(pairs: &[(i64, Option<String>)]) {
    let _ = sqlweave::query! { select id from orders where (user_id, note) in {pairs} };
}

fn main() {}
