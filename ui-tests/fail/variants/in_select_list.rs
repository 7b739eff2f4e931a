use sqlweave::query;

fn main() {
    let name = Some("Ada");
    let _ = query! { select id, {?name} as name from users };
}
