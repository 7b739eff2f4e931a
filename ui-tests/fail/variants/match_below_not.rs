use sqlweave::query;

fn main() {
    let all = true;
    let _ = query! { select name from users where not match {all} { true => true, false => active } };
}
