fn ids(rows: Vec<i64>) {
    let _ = sqlweave::query! { select id from users where id = {..rows} };
}

fn main() {}
