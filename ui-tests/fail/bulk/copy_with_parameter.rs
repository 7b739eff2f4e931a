fn out(tenant: i64) {
    let _ = sqlweave::query! { copy (select id from users where id = {tenant}) to stdout };
}

fn main() {}
