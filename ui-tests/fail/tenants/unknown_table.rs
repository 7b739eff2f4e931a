fn users(schema: &sqlweave::SchemaName) {
    let _ = sqlweave::query! { select id from {schema}.user };
}

fn main() {}
