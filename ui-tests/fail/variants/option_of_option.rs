use sqlweave::query;

fn main() {
    let name = Some(Some("Ada"));
    let _ = query! { update users set name = {?name}, active = true where id = 1 };
}
