fn ids(rows: Vec<(i64, i32)>) {
    let _ = sqlweave::query! { select u.id from users u join {..(id, n) in rows} as r(id, n) on r.id = u.id };
}

fn main() {}
