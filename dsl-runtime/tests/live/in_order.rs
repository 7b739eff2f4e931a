//! What is returned for each row comes in the order of the rows, or not at all.

use sqlweave_runtime::ErrorKind;
use sqlweave_runtime::private::{
    Bulk, Cells, Columns, InOrder, IterRows, NotNull, RowColumn, RowLayout,
};
use sqlweave_runtime::sql;

use crate::support;

const COLUMNS: Columns = Columns { names: "v\0place", oids: &[20, 23], user_types: &[] };

static LAYOUT: RowLayout =
    RowLayout { names: "v", columns: &[RowColumn::Values(20)], divisible: true, in_order: true };

fn returning(
    behind: &str,
    rows: Vec<i64>,
) -> Bulk<IterRows<std::vec::IntoIter<i64>>, i64, InOrder> {
    fn read(r: &mut Cells<'_>) -> Option<i64> {
        Some(r.i64())
    }
    let given = "select unnest($1::int8[]) as v, generate_subscripts($1::int8[], 1) as place";
    let sql = format!("select v, place from ({given}) as r {behind}");
    support::query::<i64, InOrder>(&sql, COLUMNS, read)
        .over_rows(&LAYOUT, rows, |row, out| out.value::<sql::bigint, NotNull, _>(row))
}

#[tokio::test]
async fn rows_of_any_order_are_put_in_that_of_the_input() {
    let mut db = support::connect("").await;
    let rows: Vec<i64> = (0..1000).map(|n| n * 7919 % 1000).collect();
    for behind in ["", "order by place desc", "order by v", "order by random()"] {
        let found = returning(behind, rows.clone()).chunk_bytes(1024).fetch(&mut db).await.unwrap();
        assert_eq!(found, rows, "{behind}");
        let found = returning(behind, rows.clone()).chunk_bytes(1024).per_chunk();
        assert_eq!(found.fetch_all(&db).await.unwrap(), rows, "{behind}");
    }
    assert!(returning("", Vec::new()).fetch(&mut db).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_row_that_is_left_out_is_an_error() {
    let mut db = support::connect("").await;
    for behind in ["where place <> 2", "where place <> 3", "cross join generate_series(1, 2)"] {
        let error = returning(behind, vec![5, 6, 7]).fetch(&mut db).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SchemaDrift, "{behind}");
        assert!(error.to_string().contains("rows for 3"), "{error}");
    }
    // What is matched by a key has neither values nor a place where there is no match.
    let behind = "where place <> 2 union all select null, null";
    let error = returning(behind, vec![5, 6, 7]).fetch(&mut db).await.unwrap_err();
    assert!(error.to_string().contains("2 rows for 3"), "{error}");
}
