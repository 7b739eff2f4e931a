fn insert(rows: Vec<(String, String)>) {
    let _ = sqlweave::query! {
        #[lend]
        insert into users (name, email) values {..(name, email) in rows} returning name
    };
}

fn main() {}
