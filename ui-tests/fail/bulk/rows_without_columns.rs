fn ids(rows: Vec<i64>) {
    let _ = sqlweave::query! { select u.id from users u join {..rows} r on r.id = u.id };
}

fn main() {}
