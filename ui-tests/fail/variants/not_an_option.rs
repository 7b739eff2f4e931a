use sqlweave::query;

fn main() {
    let id = 7_i64;
    let _ = query! { select name from users where id = {?id} };
}
