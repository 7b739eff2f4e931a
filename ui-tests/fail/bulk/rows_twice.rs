fn ids(rows: Vec<(i64,)>) {
    let _ = sqlweave::query! {
        select u.id from users u
        join {..(id,) in rows} as r(id) on r.id = u.id
        join {..(id,) in rows} as s(id) on s.id = u.id
    };
}

fn main() {}
