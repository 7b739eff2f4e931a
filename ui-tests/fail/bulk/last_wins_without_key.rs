fn add(rows: Vec<(String, i64)>) {
    let _ = sqlweave::query! {
        insert into orders (note, user_id) values {..(note, user_id) in rows}
        on conflict (id) last wins do update set note = excluded.note
    };
}

fn main() {}
