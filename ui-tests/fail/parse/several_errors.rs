//! Each mistake is told once.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, upper(name, ), case when active then 1 as users
        from users u join orders o
        where u.id = and name is "Ann"
        group by name, order by 1
    };
}
