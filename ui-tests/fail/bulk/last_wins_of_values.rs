fn add(email: &str, name: &str) {
    let _ = sqlweave::query! {
        insert into users (email, name) values ({email}, {name})
        on conflict (email) last wins do update set name = excluded.name
    };
}

fn main() {}
