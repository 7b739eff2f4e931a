sqlweave::query! {
    fn found(pairs: Vec<Pair>) -> Vec<i64> {
        select id from users where (name, email) in {..pairs: Pair}
    }
}

fn main() {}
