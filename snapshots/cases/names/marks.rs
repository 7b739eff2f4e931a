select id as number: i64, note as note?, placed_at as placed!, amount as amount: Option<Decimal> from orders
