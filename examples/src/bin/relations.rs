//! Rows inside rows: in one statement, and in one for each level.

use std::process::ExitCode;

use examples::db::OrderStatus;
use examples::{Result, Shop, relations};

const TENANT: i64 = 1;

fn main() -> ExitCode {
    examples::run(show)
}

async fn show(shop: &mut Shop) -> Result<()> {
    let db = &shop.client;
    for user in relations::with_orders(TENANT, 2).fetch(db).await? {
        println!("{}", user.name);
        for order in &user.orders {
            println!("  order {}: {} items", order.id, order.items.len());
        }
    }
    let query = relations::with_orders_in_batches(TENANT, &[OrderStatus::Paid]);
    let statements = query.statements().count();
    let users = query.fetch(db).await?;
    let orders: usize = users.iter().map(|user| user.orders.len()).sum();
    println!("{orders} paid orders of {} users by {statements} statements", users.len());
    if let Some(order) = relations::order(3).fetch(db).await? {
        let invoice = order.invoice.map_or("none".to_owned(), |invoice| invoice.number);
        println!("order 3 of {}, invoice {invoice}", order.buyer.name);
    }
    Ok(())
}
