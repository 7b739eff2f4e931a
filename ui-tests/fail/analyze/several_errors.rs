//! Each mistake is told once, and nothing follows from it.

use sqlweave::query;

fn main() {
    let _ = query! {
        select name + 1 as a, upper(id) as b, sum(amount) as total, status
        from users join orders on user_id = users.id
        where amount > "much" and name
        group by name
        limit amount
    };
}
