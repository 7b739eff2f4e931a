//! The rows that are written in bulk.

/// How many rows a statement writes where a program puts them into statements itself: about a megabyte.
pub const CHUNK: usize = 10_000;

pub struct Loaded {
    pub id: i64,
    pub sku: String,
    pub name: String,
    pub note: Option<String>,
    pub price: f64,
    pub stock: i32,
    pub active: bool,
}

pub fn loaded(count: i64) -> impl Iterator<Item = Loaded> + Send {
    (1..=count).map(|id| Loaded {
        id,
        sku: format!("SKU-{id}"),
        name: format!("Something that is sold as number {id}"),
        note: (id % 3 == 0).then(|| format!("Note {id}")),
        price: id as f64 * 0.25,
        stock: (id % 1000) as i32,
        active: id % 2 == 0,
    })
}
