//! Categories and nodes, which contain each other.

use sqlweave::query;

query! {
    /// The categories of a tenant with their depth and path.
    pub fn categories(tenant: i64) -> Vec<CategoryInTree> {
        with recursive tree as (
            select id, name, 0 as depth, name as path
            from categories
            where tenant_id = {tenant} and parent_id is null
            union all
            select c.id, c.name, t.depth + 1, t.path || " / " || c.name
            from categories c
            join tree t on c.parent_id = t.id
            where t.depth < 10
        )
        select id, name, depth, path
        from tree
        order by path
    }
}

query! {
    /// What is below a node. A node that would contain itself is told of, and not followed.
    pub fn below(root: i32) -> Vec<NodeBelow> {
        with recursive below as (
            select id, name, array[name] as path
            from nodes
            where id = {root}
            union all
            select n.id, n.name, b.path || n.name
            from nodes n
            join below b on n.parent_id = b.id
        ) cycle id set is_cycle using visited
        select id, path as path: Vec<String>, is_cycle as is_cycle!
        from below
        order by path
    }
}

query! {
    /// Parents by how many children they have.
    pub fn largest_families() -> Vec<Family> {
        with siblings as (
            select parent_id, count(*) as children
            from nodes
            where parent_id is not null
            group by parent_id
        )
        select n.name, s.children, rank() over (order by s.children desc) as place
        from siblings s
        join nodes n on n.id = s.parent_id
        order by place, n.name
    }
}
