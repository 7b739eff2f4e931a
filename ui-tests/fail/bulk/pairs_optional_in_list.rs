fn find(pairs: Option<Vec<(i64, i16)>>) {
    let _ = sqlweave::query! { select (order_id, line) in {?pairs} as hit from items };
}

fn main() {}
