//! Types of the author's choice, by column and by type.

use std::collections::BTreeMap;

use bigdecimal::BigDecimal;
use bytes::{BufMut, BytesMut};
use sqlweave::{Array, Dimension, Error, Json, query};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::{connect, db};

/// Written as `pgvector::Vector` is: the number of dimensions, two bytes of nothing, and each of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Embedding(pub Vec<f32>);

type Refusal = Box<dyn std::error::Error + Sync + Send>;

impl<'a> FromSql<'a> for Embedding {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Refusal> {
        let floats = raw.get(4..).ok_or("too short")?.chunks_exact(4);
        Ok(Embedding(floats.map(|raw| f32::from_be_bytes(raw.try_into().unwrap())).collect()))
    }

    fn accepts(ty: &Type) -> bool {
        ty.name() == "vector"
    }
}

impl ToSql for Embedding {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Refusal> {
        out.put_u16(self.0.len().try_into()?);
        out.put_u16(0);
        for float in &self.0 {
            out.put_f32(*float);
        }
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        ty.name() == "vector"
    }

    to_sql_checked!();
}

#[tokio::test]
async fn types_by_column_and_by_type() -> Result<(), Error> {
    let db = connect().await;
    let details = Json(BTreeMap::from([("a".to_owned(), 1)]));
    let precise: BigDecimal = "1234567890123456789012345678901234567890.5".parse().unwrap();
    let matrix = Array {
        dimensions: vec![
            Dimension { len: 2, lower_bound: 0 },
            Dimension { len: 1, lower_bound: 1 },
        ],
        elements: vec![Some(1), None],
    };
    let near = Embedding(vec![1.5, -2.0]);
    let both = [near.clone(), Embedding(vec![])];
    query! {
        insert into chosen values ({1}, {&details}, {&precise}, {&matrix}, {Some(&near)}, {&both[..]})
    }
    .execute(&db)
    .await?;
    let read = query! {
        select *, details as typed: Json<serde_json::Map<String, serde_json::Value>>, matrix[0][1] as first
        from chosen where precise = {&precise} and embedding is not null
    }
    .fetch(&db)
    .await?;
    let read = &read[0];
    assert_eq!((&read.details, &read.precise, &read.matrix), (&details, &precise, &Some(matrix)));
    assert_eq!((&read.embedding, read.typed.0.len(), read.first), (&near, 1, Some(1)));
    assert_eq!(read.embeddings, Some(both.map(Some).to_vec()));
    let whole = query! { <db::Chosen> select * from chosen where id = {1} }.fetch(&db).await?;
    assert_eq!(whole.unwrap().embedding, Some(near));
    Ok(())
}

#[test]
fn enums_and_texts() {
    assert_eq!("very happy".parse(), Ok(db::Mood::VeryHappy));
    assert_eq!(db::Mood::VeryHappy.to_string(), "very happy");
    let unknown = "angry".parse::<db::Mood>().unwrap_err();
    assert_eq!(unknown.to_string(), "not a label of the enum mood");
}
