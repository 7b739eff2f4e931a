//! Rows that batches load, put together as `array(select …)` puts them.

use sqlweave::{Connection, Executor};
use tokio_postgres::types::{FromSql, Type};

use super::*;

type Users = Vec<(Option<i64>, Vec<(i64, String, db::Mood, Vec<(OrderId, Decimal)>)>)>;

macro_rules! users {
    ($rows:expr) => {
        $rows
            .into_iter()
            .map(|row| {
                let users = row.users.into_iter().map(|user| {
                    let orders = user.orders.into_iter().map(|order| (order.id, order.amount));
                    (user.id, user.email, user.mood, orders.collect())
                });
                (row.key, users.collect())
            })
            .collect::<Users>()
    };
}

async fn by_key<E: Executor>(db: &E, keys: &[Option<i64>]) -> Users {
    let rows = query! {
        select k.id as key, batch array(
            select u.id, u.email, u.mood, batch array(
                select o.id, o.amount from orders o where o.user_id = u.id order by o.amount desc, o.id
            ) as orders
            from users u where u.id = k.id
        ) as users
        from unnest({keys}::bigint[]) with ordinality k(id, place) order by k.place
    };
    users!(rows.fetch(db).await.unwrap())
}

async fn in_arrays<E: Executor>(db: &E, keys: &[Option<i64>]) -> Users {
    let rows = query! {
        #[allow(nested_many)]
        select k.id as key, array(
            select u.id, u.email, u.mood, array(
                select o.id, o.amount from orders o where o.user_id = u.id order by o.amount desc, o.id
            ) as orders
            from users u where u.id = k.id
        ) as users
        from unnest({keys}::bigint[]) with ordinality k(id, place) order by k.place
    };
    users!(rows.fetch(db).await.unwrap())
}

#[tokio::test]
async fn keys_in_any_order() {
    let db = connect().await;
    let fill = "
        insert into users (id, email, mood) overriding system value
            select n, n || '@x', case when n % 2 = 0 then 'sad'::mood else 'very happy' end
            from generate_series(-5, 300) n;
        insert into orders (user_id, amount)
            select n % 7, n % 5 from generate_series(1, 100) n where n % 7 <> 3";
    db.batch_execute(fill).await.unwrap();
    let ascending: Vec<Option<i64>> = (1..=300).map(Some).collect();
    let with_gaps: Vec<Option<i64>> = (-3..400).step_by(3).map(Some).collect();
    let descending: Vec<Option<i64>> = ascending.iter().rev().copied().collect();
    let twice: Vec<Option<i64>> = (0..8).flat_map(|n| [Some(n), Some(n)]).collect();
    let mixed =
        [Some(4), None, Some(1), Some(4), Some(-2), None, Some(2), Some(1), Some(999), Some(256)];
    let prepared = Connection::new(connect().await);
    prepared.client().batch_execute(fill).await.unwrap();
    for keys in [&ascending[..], &with_gaps, &descending, &twice, &mixed, &[None], &[]] {
        let expected = in_arrays(&db, keys).await;
        assert_eq!(by_key(&db, keys).await, expected);
        assert_eq!(by_key(&prepared, keys).await, expected);
    }
    let orders = |users: Users| users[0].1[0].3.iter().map(|order| order.1).collect::<Vec<_>>();
    assert!(orders(by_key(&db, &[Some(1)]).await).is_sorted_by(|a, b| a >= b));
}

/// The key comes once, in the place where it is selected.
#[tokio::test]
async fn the_key_among_the_columns() {
    let db = connect().await;
    let (ann, bob) = add_orders(&db).await.unwrap();
    let rows = query! {
        select u.id,
               batch array(select o.* from orders o where o.user_id = u.id order by o.amount) as orders,
               batch array(select o.user_id, o.amount from orders o where u.id = o.user_id order by 2) as first,
               batch array(
                   select o.amount,
                          batch array(select v.email, v.id from users v where v.id = o.user_id) as users,
                          o.user_id as whose
                   from orders o where o.user_id = u.id order by o.amount
               ) as last
        from users u order by u.id
    };
    assert!(rows.statements().all(|sql| !sql.contains("batch_key")));
    let rows = rows.fetch(&db).await.unwrap();
    let expected: [(i64, &[&str]); 2] = [(ann, &["10.50"]), (bob, &["1.00", "99.00"])];
    for (row, (id, amounts)) in rows.iter().zip(expected) {
        let amounts: Vec<(i64, Decimal)> =
            amounts.iter().map(|amount| (id, amount.parse().unwrap())).collect();
        assert_eq!(row.id, id);
        let orders = row.orders.iter().map(|order| (order.user_id, order.amount));
        assert_eq!(orders.collect::<Vec<_>>(), amounts);
        let first = row.first.iter().map(|order| (order.user_id, order.amount));
        assert_eq!(first.collect::<Vec<_>>(), amounts);
        let last = row.last.iter().map(|order| (order.whose, order.amount));
        assert_eq!(last.collect::<Vec<_>>(), amounts);
        assert!(row.last.iter().all(|order| order.users.len() == 1 && order.users[0].id == id));
    }
    assert_eq!(rows.len(), 2);
}

#[derive(Clone, Copy)]
enum Sort<'a> {
    Newest,
    Near(&'a str),
}

/// The query around a batch has parts that may be left out or are chosen; the batches have parameters of their own.
#[tokio::test]
async fn variants_around_batches() {
    let client = connect().await;
    let (ann, bob) = add_orders(&client).await.unwrap();
    let prepared = Connection::new(connect().await);
    add_orders(prepared.client()).await.unwrap();
    let list = |id: Option<i64>, email: Option<&str>, sort: Sort<'_>, least: i32| {
        query! {
            select u.email, batch array(
                       select o.amount, batch array(select v.id from users v where v.id = o.user_id and v.email <> {"x"}) as users
                       from orders o where o.user_id = u.id and o.amount > {least}
                       order by o.amount
                   ) as orders
            from users u
            where u.email = {?email} and u.id = {?id}
            order by match {sort} { Sort::Newest => u.id desc, Sort::Near(near) => u.email = {near} desc, u.id }
        }
    };
    let (ann_s, bob_s) = (("ann@example.org", 1), ("bob@example.org", 2));
    let cases: [(_, _, _, _, &[(&str, usize)]); 6] = [
        (None, None, Sort::Newest, 0, &[bob_s, ann_s]),
        (
            None,
            None,
            Sort::Near("bob@example.org"),
            50,
            &[("bob@example.org", 1), ("ann@example.org", 0)],
        ),
        (None, None, Sort::Near("ann@example.org"), 0, &[ann_s, bob_s]),
        (Some(ann), None, Sort::Newest, 0, &[ann_s]),
        (Some(bob), Some("bob@example.org"), Sort::Near("none"), 0, &[bob_s]),
        (Some(bob), Some("ann@example.org"), Sort::Newest, 0, &[]),
    ];
    for (id, email, sort, least, expected) in cases {
        let rows = list(id, email, sort, least);
        let found = [
            rows.clone().fetch_all(&client).await.unwrap(),
            rows.fetch_all(&prepared).await.unwrap(),
        ];
        for rows in found {
            let found = rows.iter().map(|row| (row.email.as_str(), row.orders.len()));
            assert_eq!(found.collect::<Vec<_>>(), expected);
            let mut orders = rows.iter().flat_map(|row| &row.orders);
            assert!(
                orders.all(|order| order.users.len() == 1 && order.amount > Decimal::from(least))
            );
        }
    }
}

/// More than is kept in one piece, and rows larger than that.
#[tokio::test]
async fn many_rows_and_large_ones() {
    let db = connect().await;
    let counts = [0, 3_000, 1, 2_000];
    let rows = query! {
        select c.n as count!, batch array(
            select g.n as number!, repeat("x", g.n % 300) as text! from generate_series(1, c.n) g(n) order by g.n desc
        ) as series
        from unnest({&counts}::int4[]) with ordinality c(n, place) order by c.place
    };
    let rows = rows.fetch(&db).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.count).collect::<Vec<i32>>(), counts);
    for row in rows {
        let numbers = row.series.iter().map(|one| one.number);
        assert!(numbers.eq((1..=row.count).rev()));
        assert!(row.series.iter().all(|one| one.text.len() as i32 == one.number % 300));
    }
    let large = query! {
        select c.n as count!, batch array(select repeat("y", c.n) as text!, c.n as number!) as texts
        from unnest({&[1, 700_000, 2, 300_000, 300_000]}::int4[]) with ordinality c(n, place) order by c.place
    };
    for row in large.fetch(&db).await.unwrap() {
        assert_eq!(row.texts.len(), 1);
        assert_eq!((row.texts[0].text.len() as i32, row.texts[0].number), (row.count, row.count));
    }
}

/// A type of the author's own, which asks for the type that the server says.
#[derive(Clone, Debug, PartialEq)]
struct Feeling(String);

impl<'a> FromSql<'a> for Feeling {
    fn from_sql(
        ty: &Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Feeling(format!("{} {}", ty.name(), std::str::from_utf8(raw)?)))
    }

    fn accepts(ty: &Type) -> bool {
        matches!(ty.name(), "mood" | "text")
    }
}

#[tokio::test]
async fn types_of_the_author_s_choice() {
    let client = connect().await;
    let prepared = Connection::new(connect().await);
    for db in [&client, prepared.client()] {
        add_orders(db).await.unwrap();
    }
    let rows = query! {
        select u.id, batch array(
            select v.mood as mood: Feeling, o.id as order_id, v.email as email: Feeling, v.home as home: Option<Feeling>
            from users v join orders o on o.user_id = v.id
            where v.id = u.id order by o.id
        ) as orders
        from users u order by u.id desc
    };
    let found = [rows.clone().fetch(&client).await.unwrap(), rows.fetch(&prepared).await.unwrap()];
    for rows in found {
        let orders = rows.iter().flat_map(|row| &row.orders);
        assert_eq!(orders.map(|order| order.order_id.0).collect::<Vec<_>>(), [2, 3, 1]);
        let first = &rows[0].orders[0];
        assert_eq!((first.mood.0.as_str(), &first.home), ("mood ok", &None));
        assert_eq!(first.email.0, "text bob@example.org");
    }
}

#[tokio::test]
async fn a_null_in_a_batch_is_told_by_its_path() {
    let db = connect().await;
    add_orders(&db).await.unwrap();
    let rows = query! {
        select u.id, batch array(
            select o.id, batch array(select null::text as said! from users v where v.id = o.user_id) as who
            from orders o where o.user_id = u.id
        ) as orders
        from users u order by u.id
    };
    let error = rows.fetch(&db).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.column()),
        (ErrorKind::UnexpectedNull, Some("orders.who.said"))
    );
}
