fn add(rows: Vec<(String, String)>) {
    let _ = sqlweave::query! {
        insert into users (email, name) values {..(email, name) in rows} on conflict (email) last wins do nothing
    };
}

fn main() {}
