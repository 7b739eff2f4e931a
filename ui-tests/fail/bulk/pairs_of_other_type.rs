fn find(pairs: &[(i64, &str)]) {
    let _ = sqlweave::query! { select sku from items where (order_id, line) in {pairs} };
}

fn main() {}
