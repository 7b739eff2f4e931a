use sqlweave::query;

fn main() {
    let sort = 1;
    let _ = query! {
        select name from users order by match {sort} { 1 => nmae, _ => id }
    };
}
