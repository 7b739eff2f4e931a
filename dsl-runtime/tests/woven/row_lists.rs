//! `(a, b) in {pairs}`: rows from Rust that a row is compared with.

use std::collections::HashSet;

use rust_decimal::Decimal;
use sqlweave::{ErrorKind, query};

use crate::db::Mood;
use crate::{OrderId, connect};

const ROWS: &str = "
    insert into users (email, mood, moods, \"displayName\") values
        ('a@x', 'ok', '{}', 'A'), ('b@x', 'sad', '{ok,NULL}', null), ('c@x', 'ok', '{sad}', 'C');
    insert into orders (user_id, amount, tags) values (1, 10, '{x,y}'), (1, 20, '{}'), (2, 10, '{x}')";

#[tokio::test]
async fn tuples_of_every_list() {
    let db = connect().await;
    db.batch_execute(ROWS).await.unwrap();
    let pairs = [("a@x", Mood::Ok), ("b@x", Mood::Ok), ("c@x", Mood::Ok)];
    let of = |found: Vec<String>| found.join(" ");
    let found = query! { select email from users where (email, mood) in {pairs} order by id };
    assert_eq!(of(found.scalars().fetch(&db).await.unwrap()), "a@x c@x");
    let slice = &pairs[1..];
    let found = query! { select email from users where (email, mood) in {slice} order by id };
    assert_eq!(of(found.scalars().fetch(&db).await.unwrap()), "c@x");
    let set: HashSet<(String, Mood)> = pairs.iter().map(|(e, m)| ((*e).to_owned(), *m)).collect();
    let found = query! { select email from users where (email, mood) not in {set} order by id };
    assert_eq!(of(found.scalars().fetch(&db).await.unwrap()), "b@x");
    let none: Vec<&(String, Mood)> = Vec::new();
    let found = query! { select email from users where (email, mood) in {none} };
    assert_eq!(found.scalars().fetch(&db).await.unwrap().len(), 0);
    let found = query! { select email from users where (email, mood) not in {none} };
    assert_eq!(found.scalars().fetch(&db).await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_nullable_column_equals_nothing() {
    let db = connect().await;
    db.batch_execute(ROWS).await.unwrap();
    let pairs = vec![("b@x", "B"), ("c@x", "C")];
    let rows = query! {
        select email, (email, displayName) in {pairs} as listed from users order by id
    };
    let listed: Vec<Option<bool>> =
        rows.fetch(&db).await.unwrap().into_iter().map(|row| row.listed).collect();
    assert_eq!(listed, [Some(false), None, Some(true)]);
    let pairs = vec![("b@x", 7), ("c@x", 1)];
    let rows = query! { select (email, level) in {pairs} as listed from users order by id };
    let listed: Vec<bool> = rows.fetch(&db).await.unwrap().into_iter().map(|r| r.listed).collect();
    assert_eq!(listed, [false, false, true]);
}

#[tokio::test]
async fn a_null_in_a_list_is_left_out_or_said() {
    let db = connect().await;
    db.batch_execute(ROWS).await.unwrap();
    let names = vec![Some("A"), None];
    let of = |found: Vec<Option<String>>| found.into_iter().flatten().collect::<String>();
    let known = query! {
        select displayName from users
        where displayName not in {names.iter().flatten().collect::<Vec<_>>()}
    };
    assert_eq!(of(known.scalars().fetch(&db).await.unwrap()), "C");
    let all = query! {
        select displayName from users where displayName <> all({&names}::text[])
    };
    assert_eq!(of(all.scalars().fetch(&db).await.unwrap()), "");
    let (ids, others) = (vec![Some(OrderId(1)), None], vec![OrderId(2), OrderId(3)]);
    let one = query! { select id from orders where id = any({&ids}) and id not in {others} };
    assert_eq!(one.scalars().fetch(&db).await.unwrap(), [OrderId(1)]);
}

#[tokio::test]
async fn columns_of_arrays_and_chosen_types() {
    let db = connect().await;
    db.batch_execute(ROWS).await.unwrap();
    let pairs = [(OrderId(1), vec!["x", "y"]), (OrderId(2), vec![]), (OrderId(3), vec!["x", "y"])];
    let found = query! { select id from orders where (id, tags) in {pairs} order by id };
    let found: Vec<OrderId> = found.scalars().fetch(&db).await.unwrap();
    assert_eq!(found, [OrderId(1), OrderId(2)]);
    let pairs = vec![("b@x", vec![Some(Mood::Ok), None]), ("c@x", vec![Some(Mood::Sad)])];
    let found = query! { select email from users where (email, moods) in {pairs} order by id };
    // Arrays are equal also where both hold NULL.
    assert_eq!(found.scalars().fetch(&db).await.unwrap(), ["b@x", "c@x"]);
}

struct Key {
    user_id: i64,
    amount: Decimal,
}

#[tokio::test]
async fn rows_of_an_iterator_by_name() {
    let db = connect().await;
    db.batch_execute(ROWS).await.unwrap();
    let keys = || [(1, 20), (2, 10), (2, 20)].into_iter();
    let structs = keys().map(|(user_id, n)| Key { user_id, amount: Decimal::from(n) });
    let found = query! {
        select id from orders o where (o.user_id, o.amount) in {..structs} order by id
    };
    assert_eq!(found.scalars().fetch(&db).await.unwrap(), vec![OrderId(2), OrderId(3)]);
    let tuples = keys().map(|(user_id, n)| (Decimal::from(n), user_id));
    let gone = query! {
        delete from orders where (user_id, amount) in {..(amount, user_id) in tuples}
    };
    assert_eq!(gone.execute(&db).await.unwrap(), 2);
}

#[tokio::test]
async fn lists_that_may_be_left_out() {
    let db = connect().await;
    db.batch_execute(ROWS).await.unwrap();
    for (wanted, unwanted, count) in [
        (None, None, 3),
        (Some(vec![(1, Decimal::TEN), (2, Decimal::TEN)]), None, 2),
        (None, Some([(2, vec!["x"])]), 2),
        (Some(vec![(1, Decimal::TEN), (2, Decimal::TEN)]), Some([(2, vec!["x"])]), 1),
    ] {
        let least = Decimal::ONE;
        let found = query! {
            select id from orders
            where (user_id, amount) in {?wanted} and (user_id, tags) not in {?unwanted} and amount > {least}
        };
        assert_eq!(found.fetch(&db).await.unwrap().len(), count);
    }
}

#[tokio::test]
async fn lists_in_batches_and_rows_in_bulk() {
    let mut db = connect().await;
    db.batch_execute(ROWS).await.unwrap();
    let (pairs, emails) = ([(1, Decimal::TEN), (2, Decimal::TEN)], [("a@x", 1), ("c@x", 1)]);
    let rows = query! {
        select u.id, batch array(
            select o.id as order_id from orders o where o.user_id = u.id and (o.user_id, o.amount) in {pairs}
        ) as orders
        from users u where (u.email, u.level) in {emails} order by u.id
    };
    let rows = rows.fetch(&db).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.orders.len()).collect::<Vec<_>>(), [1, 0]);
    let raised = [(1_i64, Decimal::from(5)), (2, Decimal::from(6))];
    let rows = query! {
        update orders o set amount = o.amount + r.more from {..(user_id, more) in raised} as r(user_id, more)
        where o.user_id = r.user_id and (o.user_id, o.amount) not in {pairs}
        returning o.id, o.amount
    };
    let rows = rows.fetch(&mut db).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].id, rows[0].amount), (OrderId(2), Decimal::from(25)));
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_by_row_and_column() {
    let db = connect().await;
    let pairs = vec![("a".to_owned(), 1), ("b\0".to_owned(), 2)];
    let found = query! { select id from users where (email, level) in {pairs} };
    let error = found.fetch(&db).await.unwrap_err();
    if error.kind() == ErrorKind::Encode {
        assert!(error.to_string().contains("row 2"), "{error}");
    } else {
        // The server refuses it.
        assert_eq!(error.sqlstate().map(|state| state.code()), Some("22021"), "{error}");
    }
}
