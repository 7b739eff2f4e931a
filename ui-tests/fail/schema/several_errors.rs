//! Each name is told once, and nothing follows from it.

use sqlweave::query;

fn main() {
    let id = 1_i64;
    let _ = query! {
        select u.emial, upper(u.nmae) || "!", o.amount * 2 as twice, count(*) over (partition by o.user)
        from users u
        join orders o on o.usr_id = u.id and o.status = "payed"
        where u.actve and u.id = {id}
        order by u.emial, lenght(u.name)
    };
}
