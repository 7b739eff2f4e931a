fn find(ids: Vec<i64>) {
    let _ = sqlweave::query! { select sku from items where order_id in {..ids} };
}

fn main() {}
