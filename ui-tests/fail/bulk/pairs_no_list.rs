fn find(pair: (i64, i16)) {
    let _ = sqlweave::query! { select sku from items where (order_id, line) in {pair} };
}

fn main() {}
