use sqlweave::query;

enum By {
    Id(i64),
    Email(String),
}

fn main() {
    let by = By::Id(1);
    let _ = query! { select name from users where match {by} { By::Id(id) => id = {id} } };
    let _ = By::Email(String::new());
}
