//! Enums, composites, domains and types of the author's choice.

use sqlweave_runtime::private::{
    Accepts, Cells, Columns, Decode, Fault, Many, NotNull, Nullable, One, Params, Query, chosen,
    record,
};
use sqlweave_runtime::sql::{self, SqlType};
use sqlweave_runtime::{Error, ErrorKind};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::support::{connect, query};

const SCHEMA: &str = "
    create type mood as enum ('sad', 'ok');
    create domain positive as int check (value > 0);
    create type item as (name text, amount bigint, mood mood, size positive, tags text[]);
    create table t (m mood not null, ms mood[] not null, i item, p positive, ps positive[]);
";

#[derive(Debug, Clone, Copy, PartialEq)]
enum Mood {
    Sad,
    Ok,
}

impl SqlType for Mood {
    const OID: u32 = 0;
    const ARRAY_OID: u32 = 0;
}

impl<N> Accepts<Mood, N> for Mood {
    fn encode(value: &Self, out: &mut Params) {
        out.put(match value {
            Mood::Sad => b"sad",
            Mood::Ok => b"ok",
        });
    }
}

impl Decode<Mood> for Mood {
    fn decode(raw: &[u8]) -> Result<Self, Fault> {
        Ok(match raw {
            b"sad" => Mood::Sad,
            b"ok" => Mood::Ok,
            _ => return Err(Fault::label("mood", raw)),
        })
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Item {
    name: Option<String>,
    amount: Option<i64>,
    mood: Option<Mood>,
    size: Option<i32>,
    tags: Option<Vec<Option<String>>>,
}

impl SqlType for Item {
    const OID: u32 = 0;
    const ARRAY_OID: u32 = 0;
}

impl<N> Accepts<Item, N> for Item {
    fn encode(value: &Self, out: &mut Params) {
        out.put_record(5);
        out.put_field::<sql::text, Nullable, _>(25, &value.name);
        out.put_field::<sql::bigint, Nullable, _>(20, &value.amount);
        out.put_field::<Mood, Nullable, _>(0, &value.mood);
        out.put_field::<sql::integer, Nullable, _>(0, &value.size);
        out.put_field::<sql::array<sql::text>, Nullable, _>(1009, &value.tags);
    }
}

impl Decode<Item> for Item {
    fn decode(raw: &[u8]) -> Result<Self, Fault> {
        fn read(r: &mut Cells<'_>) -> Option<Item> {
            Some(Item {
                name: r.string_n(),
                amount: r.i64_n(),
                mood: r.user_n(),
                size: r.i32_n(),
                tags: r.array_n::<sql::text, Option<String>>(),
            })
        }
        const FIELDS: Columns = Columns {
            names: "name\0amount\0mood\0size\0tags",
            oids: &[25, 20, 0, 0, 1009],
            user_types: &["mood", "positive"],
        };
        record(raw, &FIELDS, read)
    }
}

type Row = (Mood, Vec<Mood>, Option<Item>, Option<i32>, Option<Vec<i32>>);

const COLUMNS: Columns = Columns {
    names: "m\0ms\0i\0p\0ps",
    oids: &[0, 0, 0, 23, 0],
    user_types: &["mood", "mood[]", "item", "positive[]"],
};

fn insert(item: Option<Item>) -> Query<Row, One> {
    fn read(r: &mut Cells<'_>) -> Option<Row> {
        let (m, ms) = (r.user()?, r.array::<Mood, Mood>());
        Some((m, ms, r.user_n(), r.i32_n(), r.array_n::<sql::integer, i32>()))
    }
    query("insert into t values ($1, $2, $3, $4, $5) returning m, ms, i, p, ps", COLUMNS, read)
        .bind::<Mood, NotNull, _>(&Mood::Ok)
        .bind::<sql::array<Mood>, NotNull, _>(&[Mood::Sad, Mood::Ok])
        .bind::<Item, Nullable, _>(&item)
        .bind_inferred::<sql::integer, Nullable, _>(&Some(7))
        .bind_inferred::<sql::array<sql::integer>, Nullable, _>(&vec![1, 2])
}

fn an_item() -> Item {
    Item {
        name: Some("a, \"b\"".into()),
        amount: Some(-1),
        mood: Some(Mood::Ok),
        size: Some(3),
        tags: Some(vec![Some("x".into()), None]),
    }
}

#[tokio::test]
async fn they_go_in_and_come_out() {
    let db = connect(SCHEMA).await;
    let moods = vec![Mood::Sad, Mood::Ok];
    let full = insert(Some(an_item())).fetch(&db).await.unwrap();
    assert_eq!(full, (Mood::Ok, moods.clone(), Some(an_item()), Some(7), Some(vec![1, 2])));
    let empty = Item { name: None, amount: None, mood: None, size: None, tags: None };
    assert_eq!(insert(Some(empty.clone())).fetch(&db).await.unwrap().2, Some(empty));
    assert_eq!(insert(None).fetch(&db).await.unwrap().2, None);
}

#[tokio::test]
async fn a_domain_checks_its_values() {
    let db = connect(SCHEMA).await;
    let item = Item { size: Some(-3), ..an_item() };
    let error = insert(Some(item)).fetch(&db).await.unwrap_err();
    assert_eq!(error.sqlstate().unwrap().code(), "23514");
}

async fn drift(change: &str) -> Error {
    let db = connect(SCHEMA).await;
    insert(Some(an_item())).fetch(&db).await.unwrap();
    for change in change.split(';') {
        db.batch_execute(change).await.unwrap();
    }
    let all: Query<Option<Item>, Many> =
        query("select i from t", Columns { names: "i", oids: &[0], user_types: &["item"] }, |r| {
            Some(r.user_n())
        });
    all.fetch(&db).await.unwrap_err()
}

#[tokio::test]
async fn a_field_that_changed_its_type() {
    let error = drift(
        "alter table t drop column i; alter type item alter attribute amount type float8;
         alter table t add i item; update t set i = row('a', 1, 'ok', 1, null)",
    )
    .await;
    assert_eq!(error.kind(), ErrorKind::SchemaDrift);
    assert_eq!(
        error.to_string(),
        "column \"i.amount\": the schema file says int8, the database says float8"
    );
}

#[tokio::test]
async fn a_field_more() {
    let error = drift("alter type item add attribute more int").await;
    assert_eq!(error.kind(), ErrorKind::SchemaDrift);
    assert_eq!(
        error.to_string(),
        "column \"i\": the schema file says a composite of 5 fields, the database says a composite of 6 fields"
    );
}

#[tokio::test]
async fn a_label_more() {
    let error = drift("alter type mood add value 'great'; update t set i.mood = 'great'").await;
    assert_eq!(error.kind(), ErrorKind::SchemaDrift);
    assert_eq!(
        error.to_string(),
        "column \"i.mood\": the schema file says the enum mood without this label, the database says \"great\""
    );
}

#[derive(Debug, PartialEq, Clone, Copy)]
struct OrderId(i64);

impl ToSql for OrderId {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut bytes::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        self.0.to_sql(ty, out)
    }

    fn accepts(ty: &Type) -> bool {
        <i64 as ToSql>::accepts(ty)
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for OrderId {
    fn from_sql(
        ty: &Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        i64::from_sql(ty, raw).map(OrderId)
    }

    fn accepts(ty: &Type) -> bool {
        <i64 as FromSql>::accepts(ty)
    }
}

#[tokio::test]
async fn types_of_the_author_s_choice() {
    let db = connect("create extension if not exists citext").await;
    let columns =
        Columns { names: "a\0b\0c\0d", oids: &[20, 20, 1016, 0], user_types: &["citext"] };
    type Row = (OrderId, Option<OrderId>, Vec<OrderId>, String);
    let read: fn(&mut Cells<'_>) -> Option<Row> = |r| {
        let id = chosen::<sql::bigint, OrderId>();
        Some((
            id.get(r)?,
            id.get_n(r),
            chosen::<sql::array<sql::bigint>, Vec<OrderId>>().get(r)?,
            chosen::<sql::unmapped, String>().get(r)?,
        ))
    };
    let id = chosen::<sql::bigint, OrderId>();
    let ids = chosen::<sql::array<sql::bigint>, Vec<OrderId>>();
    let text = chosen::<sql::unmapped, String>();
    let query: Query<Row, One> =
        query("select $1 as a, $2 as b, $3 as c, $4::citext as d", columns, read);
    let query = query
        .bind_chosen(20, "int8", id.param::<NotNull, _>(&OrderId(1)))
        .bind_chosen(20, "int8", id.param::<Nullable, _>(&None::<OrderId>))
        .bind_chosen(1016, "int8[]", ids.param::<NotNull, _>(&vec![OrderId(2)]))
        .bind_chosen(0, "citext", text.param::<NotNull, _>(&"Abc"));
    let row = query.fetch(&db).await.unwrap();
    assert_eq!(row, (OrderId(1), None, vec![OrderId(2)], "Abc".to_owned()));
}

#[tokio::test]
async fn a_choice_that_cannot_be() {
    let db = connect("").await;
    let columns = Columns { names: "a", oids: &[25], user_types: &[] };
    let query: Query<OrderId, One> =
        query("select 'x'::text as a", columns, |r| chosen::<sql::text, OrderId>().get(r));
    let error = query.fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.column(), Some("a"));
}
