use sqlweave::query;

fn main() {
    let name = Some("Ada");
    let _ = query! { insert into users (email, name) values ("a@b.c", {?name}) };
}
