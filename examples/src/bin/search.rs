//! Parts of a query that may be missing, and one of several: filters, orders, keys, and a PATCH.

use std::process::ExitCode;

use examples::search::{self, By, ProductFilter, ProductOrder, UserPatch};
use examples::{Result, Shop};
use rust_decimal::Decimal;

const TENANT: i64 = 1;

fn main() -> ExitCode {
    examples::run(look)
}

async fn look(shop: &mut Shop) -> Result<()> {
    let db = &shop.client;
    let any = ProductFilter::default();
    let cheap = ProductFilter {
        cheapest: Some(Decimal::TEN),
        dearest: Some(Decimal::from(18)),
        ..any.clone()
    };
    for (filter, order) in [(&any, ProductOrder::Name), (&cheap, ProductOrder::Price)] {
        let found = search::products(TENANT, filter, order, Some(3)).fetch(db).await?;
        println!("{}", found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join(", "));
    }
    for by in [By::Email("ADA@alder.example".to_owned()), By::Referrer { id: 1, active: None }] {
        let found = search::users_by(TENANT, &by).fetch(db).await?;
        println!("{}", found.iter().map(|u| u.name.as_str()).collect::<Vec<_>>().join(", "));
    }
    let patch = UserPatch { referred_by: Some(None), ..UserPatch::default() };
    if let Some(user) = search::patch_user(2, &patch).fetch(db).await? {
        println!("{} {:?}", user.name, user.referred_by);
    }
    Ok(())
}
