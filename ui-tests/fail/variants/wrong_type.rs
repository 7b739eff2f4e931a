use sqlweave::query;

fn main() {
    let id = Some("seven");
    let _ = query! { select name from users where id = {?id} };
}
