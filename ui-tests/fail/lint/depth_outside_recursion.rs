//! A filter on the depth that chooses from what an endless recursion gives.

use sqlweave::query;

query! {
    #[deny(unbounded_recursion)]
    pub fn tree(id: i64) -> Vec<Node> {
        with recursive tree as (
            select u.id, 0 as depth from users u where u.id = {id}
            union all
            select o.user_id, t.depth + 1 from tree t join orders o on o.id = t.id
        )
        select id, depth from tree where depth < 10
    }
}

fn main() {}
