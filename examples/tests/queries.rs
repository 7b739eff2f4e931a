//! What becomes of each query of this crate, under review (`cargo insta review`), and what a server says of it.

#[test]
fn queries() {
    sqlweave::assert_snapshots!();
}

#[tokio::test]
async fn the_database_is_as_the_queries_expect() {
    let shop = examples::Shop::open().await.unwrap();
    sqlweave::assert_verified!(&shop.client).await;
    shop.close().await.unwrap();
}
