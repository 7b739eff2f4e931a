fn find(triples: &[(i64, i16, &str)]) {
    let _ = sqlweave::query! { select sku from items where (order_id, line) in {triples} };
}

fn main() {}
