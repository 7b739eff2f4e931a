//! A batch that selects from a common table of the statement around it.

use sqlweave::query;

fn main() {
    let _ = query! {
        with noted as (select id, user_id, note from orders where note is not null)
        select u.id, batch array(select o.id, o.note from noted o where o.user_id = u.id) as orders from users u
    };
}
