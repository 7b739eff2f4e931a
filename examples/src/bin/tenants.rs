//! A schema for each tenant, of which the name is given when a statement is sent.

use std::process::ExitCode;

use examples::{Result, Shop, tenants};
use rust_decimal::Decimal;
use sqlweave::SchemaName;

fn main() -> ExitCode {
    examples::run(sell)
}

async fn sell(shop: &mut Shop) -> Result<()> {
    let db = &shop.client;
    for name in ["alder", "birch"] {
        let schema = &SchemaName::new(name)?;
        let tables = format!(
            "create schema {name}; create table {name}.products (like public.products including all)"
        );
        db.batch_execute(&tables).await?;
        let thing = format!("Thing of {name}");
        tenants::add_product_in(schema, 1, "T-1", &thing, Decimal::ONE).fetch(db).await?;
        for product in tenants::products_in(schema, 1).fetch(db).await? {
            println!("{}", product.name);
        }
    }
    if let Err(error) = SchemaName::new("pg_catalog") {
        println!("{error}");
    }
    Ok(())
}
