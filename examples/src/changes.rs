//! What changes the data.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use sqlweave::query;

query! {
    /// Opens a cart.
    pub fn open_cart(tenant: i64, user: i64, note: Option<String>) -> i64 {
        insert into orders (tenant_id, user_id, note)
        values ({tenant}, {user}, {note})
        returning id
    }
}

query! {
    /// Adds a sale to its day.
    pub fn record_sale(tenant: i64, day: NaiveDate, amount: Decimal) -> DayOfSales {
        insert into daily_sales (tenant_id, day, orders, revenue)
        values ({tenant}, {day}, 1, {amount})
        on conflict (tenant_id, day) do update
        set orders = daily_sales.orders + 1, revenue = daily_sales.revenue + excluded.revenue
        returning orders, revenue
    }
}

query! {
    /// Writes the invoices that are missing, due after some days.
    pub fn write_invoices(tenant: i64, days: i32) -> Vec<Invoice> {
        insert into invoices (order_id, number, issued_on, due_on, billed_to)
        select o.id, "INV-" || o.id, current_date, current_date + {days}::int, u.address
        from orders o
        join users u on u.id = o.user_id
        where o.tenant_id = {tenant} and o.status = "cart" and u.address is not null
        returning order_id, number, due_on
    }
}

query! {
    /// Sets each order's amount to the sum of its items, and gives those that changed.
    pub fn correct_amounts(tenant: i64) -> Vec<Corrected> {
        update orders o
        set amount = s.total
        from (select order_id, sum(total) as total from items group by order_id) s
        where s.order_id = o.id and o.tenant_id = {tenant} and o.amount <> s.total
        returning o.id, o.amount
    }
}

query! {
    /// Takes sold out products out of carts.
    pub fn empty_carts_of_sold_out(tenant: i64) -> Vec<Removed> {
        delete from items i
        using orders o, products p
        where o.id = i.order_id and p.id = i.product_id
          and o.tenant_id = {tenant} and o.status = "cart" and p.stock = 0
        returning o.id as order_id, p.name as product
    }
}

query! {
    /// Moves old orders out of the way, in one statement.
    pub fn archive(tenant: i64, before: DateTime<Utc>) -> Vec<Archived> {
        with moved as (
            delete from orders
            where tenant_id = {tenant} and created_at < {before} and status in ("cancelled", "refunded")
            returning *
        )
        insert into archived_orders (id, tenant_id, user_id, status, amount, placed_at, created_at)
        select id, tenant_id, user_id, status, amount, placed_at, created_at
        from moved
        returning id, status, archived_at
    }
}
