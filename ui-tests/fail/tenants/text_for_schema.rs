fn users(schema: &str) {
    let _ = sqlweave::query! { select id from {schema}.users };
}

fn main() {}
