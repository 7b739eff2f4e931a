//! Keyset pages, turned forward and back.

use sqlweave::{ErrorKind, Page, PageCursor, query};

use crate::{add_order, add_orders, add_user, connect};

query! {
    fn orders(after: Option<PageCursor>, before: Option<PageCursor>, n: i64) -> Page<Order> {
        select id, amount from orders page by amount desc, id after {?after} before {?before} limit {n}
    }
}

query! {
    fn latest(after: Option<&PageCursor>) -> Page<Latest> {
        select id from orders page by id desc after {?after} limit 2
    }
}

#[tokio::test]
async fn pages_are_turned_forward_and_back() {
    let db = connect().await;
    let (ann, _) = add_orders(&db).await.unwrap();
    for _ in 0..4 {
        add_order(ann, "5".parse().unwrap(), &[]).fetch(&db).await.unwrap();
    }
    let ids = |page: &Page<Order>| page.rows.iter().map(|row| row.id.0).collect::<Vec<i64>>();
    let first = orders(None, None, 3).fetch(&db).await.unwrap();
    assert_eq!((ids(&first), &first.previous), (vec![2, 1, 4], &None));
    let second = orders(first.next.clone(), None, 3).fetch(&db).await.unwrap();
    assert_eq!(ids(&second), [5, 6, 7]);
    let third = orders(second.next.clone(), None, 3).fetch(&db).await.unwrap();
    assert_eq!((ids(&third), &third.next), (vec![3], &None));
    let back = orders(None, third.previous.clone(), 3).fetch(&db).await.unwrap();
    assert_eq!(ids(&back), [5, 6, 7]);
    let back = orders(None, back.previous, 3).fetch(&db).await.unwrap();
    assert_eq!((ids(&back), back.previous), (vec![2, 1, 4], None));
    let between = orders(first.next.clone(), third.previous, 2).fetch(&db).await.unwrap();
    assert_eq!(ids(&between), [5, 6]);
}

#[tokio::test]
async fn a_cursor_is_of_one_query() {
    let db = connect().await;
    add_orders(&db).await.unwrap();
    add_user("cid@example.org").fetch(&db).await.unwrap();
    let first = orders(None, None, 1).fetch(&db).await.unwrap();
    let next = first.next.unwrap();
    let again: PageCursor = next.to_string().parse().unwrap();
    assert_eq!(again, next);
    let error = latest(Some(&next)).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::PageCursor);
    let page = latest(None).fetch(&db).await.unwrap();
    assert_eq!(page.rows.len(), 2);
    let rest = latest(page.next.as_ref()).fetch(&db).await.unwrap();
    assert_eq!((rest.rows.len(), rest.next), (1, None));
}
