use sqlweave::query;

fn main() {
    let (name, age) = (Some("Ada"), true);
    let _ = query! {
        select id from users where active = {age} or (name = {?name} and nickname is null)
    };
}
