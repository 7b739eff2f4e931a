//! A day in the shop: a dozen queries and what they say.

use std::process::ExitCode;

use chrono::{NaiveDate, Utc};
use examples::db::OrderStatus;
use examples::{Result, Shop, changes, customers, jobs, orders, trees};
use rust_decimal::Decimal;
use tokio_postgres::Client;

const TENANT: i64 = 1;

fn main() -> ExitCode {
    examples::run(day)
}

async fn day(shop: &mut Shop) -> Result<()> {
    let client = &mut shop.client;
    who_buys(client).await?;
    what_is_bought(client).await?;
    what_contains_what(client).await?;
    work(client).await?;
    change(client).await
}

async fn who_buys(db: &Client) -> Result<()> {
    println!("Active users");
    for user in customers::active_users(TENANT).fetch(db).await? {
        let seen = user.last_seen_at.map_or("never".to_owned(), |at| at.date_naive().to_string());
        println!("  {:4} {:16} last seen {seen}", user.id, user.name);
    }
    println!("Orders by user");
    for user in customers::order_counts(TENANT).fetch(db).await? {
        println!("  {:16} {:2} orders, {:>8}", user.name, user.orders, user.spent);
    }
    println!("Top customers");
    for top in customers::top_customers(TENANT, 2).fetch(db).await? {
        println!("  {:16} {:>8}", top.name, top.total);
    }
    println!("Against the average");
    for row in customers::against_average(TENANT).fetch(db).await? {
        println!("  {:16} {:>8.2}", row.name, row.difference);
    }
    println!("Last orders");
    for last in customers::last_orders(TENANT).fetch(db).await? {
        match (last.order_id, last.status) {
            (Some(order), Some(status)) => println!("  {:16} {order:2} {status:?}", last.name),
            _ => println!("  {:16} none yet", last.name),
        }
    }
    Ok(())
}

async fn what_is_bought(db: &Client) -> Result<()> {
    println!("Running totals");
    for order in orders::running_totals(TENANT).fetch(db).await? {
        println!(
            "  order {:2} is number {} of user {}: {:>6}, so far {}",
            order.id, order.nth, order.user_id, order.amount, order.running_total
        );
    }
    println!("Best sellers");
    for best in orders::best_sellers(TENANT, 2).fetch(db).await? {
        println!("  {:12} {:20} {}", best.category, best.product, best.sold);
    }
    println!("Orders, four a page");
    let mut after = None;
    loop {
        let page = orders::page(TENANT, after, 4).fetch(db).await?;
        println!("  {:?}", page.rows.iter().map(|order| order.id).collect::<Vec<_>>());
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    println!("Trouble");
    let states = vec![OrderStatus::Cancelled, OrderStatus::Refunded];
    for order in orders::in_states(TENANT, states).fetch(db).await? {
        println!("  order {} {:?}: {}", order.id, order.status, order.note.unwrap_or_default());
    }
    Ok(())
}

async fn what_contains_what(db: &Client) -> Result<()> {
    println!("Categories");
    for category in trees::categories(TENANT).fetch(db).await? {
        let indent = usize::try_from(category.depth)? * 2;
        println!("  {:indent$}{}", "", category.name);
    }
    println!("Warehouse");
    for node in trees::below(1).fetch(db).await? {
        println!("  {}", node.path.join(" > "));
    }
    println!("Largest families");
    for family in trees::largest_families().fetch(db).await? {
        println!("  {}. {} with {}", family.place, family.name, family.children);
    }
    Ok(())
}

async fn work(db: &mut Client) -> Result<()> {
    println!("Jobs");
    jobs::add("mail", serde_json::json!({"kind": "newsletter"})).fetch(db).await?;
    let done = jobs::work(db, "mail", async |job| {
        println!("  {} {}", job.id, job.payload);
        Ok(())
    });
    done.await?;
    Ok(())
}

async fn change(db: &Client) -> Result<()> {
    println!("Changes");
    let cart = changes::open_cart(TENANT, 2, Some("Ring twice".to_owned())).fetch(db).await?;
    println!("  cart {cart}");
    let day = NaiveDate::from_ymd_opt(2024, 4, 11).unwrap_or_default();
    let sales = changes::record_sale(TENANT, day, Decimal::new(1250, 2)).fetch(db).await?;
    println!("  {day}: {} orders, {}", sales.orders, sales.revenue);
    for invoice in changes::write_invoices(TENANT, 14).fetch(db).await? {
        println!("  {} is due on {}", invoice.number, invoice.due_on);
    }
    db.batch_execute("update items set quantity = quantity + 1 where order_id = 9").await?;
    for order in changes::correct_amounts(TENANT).fetch(db).await? {
        println!("  order {} now costs {}", order.id, order.amount);
    }
    db.batch_execute("update products set stock = 0 where sku = 'B-103'").await?;
    for removed in changes::empty_carts_of_sold_out(TENANT).fetch(db).await? {
        println!("  {} is gone from cart {}", removed.product, removed.order_id);
    }
    for order in changes::archive(TENANT, Utc::now()).fetch(db).await? {
        println!("  archived order {} ({:?})", order.id, order.status);
    }
    Ok(())
}
