use sqlweave::query;

fn main() {
    let nickname = Some("ada");
    let _ = query! {
        insert into users (email, name) values ("a@b.c", "Ada")
        on conflict (email) do update set nickname = {?nickname}
    };
}
