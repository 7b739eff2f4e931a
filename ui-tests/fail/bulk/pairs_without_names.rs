struct Key {
    order_id: i64,
    line: i16,
}

fn find(keys: Vec<Key>) {
    let _ = sqlweave::query! { select sku from items where (order_id, line + 1) in {..keys} };
}

fn main() {}
