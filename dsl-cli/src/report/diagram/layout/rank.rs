//! Which layer a table stands in, and the places of lines that go through layers. Lines from one row of a table go
//! together as far as they can.

use std::collections::HashMap;

use super::{BOX_GAP, Graph, LAYER_GAP};

/// What stands in a layer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Node {
    Table(usize),
    /// What passes.
    Line,
}

/// A part of the graph in layers.
pub(super) struct Layered {
    pub(super) nodes: Vec<Node>,
    /// Indexes of nodes from top to bottom, by layer from left to right.
    pub(super) layers: Vec<Vec<usize>>,
    /// Pairs of nodes in layers side by side, left one first.
    pub(super) links: Vec<(usize, usize)>,
    /// By edge of the part: its index, and its nodes from left to right. Of an edge within one table, that table twice.
    pub(super) chains: Vec<(usize, Vec<usize>)>,
}

impl Layered {
    pub(super) fn new(graph: &Graph, tables: &[usize]) -> Layered {
        let ranks = ranks(graph, tables);
        let rank = |table: usize| ranks[table].unwrap_or(0);
        let mut layered = Layered {
            nodes: tables.iter().map(|table| Node::Table(*table)).collect(),
            layers: vec![Vec::new(); tables.iter().map(|t| rank(*t) + 1).max().unwrap_or(0)],
            links: Vec::new(),
            chains: Vec::new(),
        };
        for (node, table) in tables.iter().enumerate() {
            layered.layers[rank(*table)].push(node);
        }
        let mut trunks: HashMap<(usize, u64, usize), usize> = HashMap::new();
        let node_of = |table: usize| tables.iter().position(|own| *own == table);
        for (index, edge) in graph.edges.iter().enumerate() {
            let (Some(parent), Some(child)) = (node_of(edge.parent), node_of(edge.child)) else {
                continue;
            };
            // An edge of a cycle may go back.
            let back = rank(edge.parent) > rank(edge.child);
            let (left, right) = if back { (child, parent) } else { (parent, child) };
            let (one, other) = (rank(edge.parent), rank(edge.child));
            let (first, last) = (one.min(other), one.max(other));
            let mut chain = vec![left];
            for layer in first + 1..last {
                let next = layered.nodes.len();
                let start = if back { edge.child_y } else { edge.parent_y };
                let node = *trunks.entry((left, start.to_bits(), layer)).or_insert(next);
                if node == next {
                    layered.layers[layer].push(node);
                    layered.nodes.push(Node::Line);
                }
                chain.push(node);
            }
            chain.push(right);
            if first < last {
                layered.links.extend(chain.windows(2).map(|pair| (pair[0], pair[1])));
            }
            layered.chains.push((index, chain));
        }
        layered.links.sort_unstable();
        layered.links.dedup();
        layered
    }
}

/// The layer of each table of a part: behind all that it references, as far as there are no cycles, and further where a
/// layer would grow too tall.
fn ranks(graph: &Graph, tables: &[usize]) -> Vec<Option<usize>> {
    let parents = acyclic_parents(graph, tables);
    let tallest = allowed_height(graph, tables);
    let mut ranks: Vec<Option<usize>> = vec![None; graph.sizes.len()];
    let mut heights: Vec<f64> = Vec::new();
    let mut waiting: Vec<usize> = tables.to_vec();
    // What is referenced most comes first into a layer.
    let uses = |table: usize| graph.edges.iter().filter(|e| e.parent == table).count();
    waiting.sort_by_key(|table| std::cmp::Reverse(uses(*table)));
    while !waiting.is_empty() {
        let is_ready = |table: &usize| parents[*table].iter().all(|p| ranks[*p].is_some());
        // There is always one, since cycles are cut.
        let table = waiting.remove(waiting.iter().position(is_ready).unwrap_or(0));
        let behind = parents[table].iter().filter_map(|parent| ranks[*parent]).max();
        let mut rank = behind.map_or(0, |rank| rank + 1);
        let height = graph.sizes[table].height + BOX_GAP;
        while heights.get(rank).is_some_and(|used| *used > 0.0 && used + height > tallest) {
            rank += 1;
        }
        if heights.len() <= rank {
            heights.resize(rank + 1, 0.0);
        }
        heights[rank] += height;
        ranks[table] = Some(rank);
    }
    pull_right(graph, tables, &parents, &mut ranks);
    close_gaps(&mut ranks);
    ranks
}

/// A table that references nothing stands directly before the first that refers to it.
fn pull_right(
    graph: &Graph,
    tables: &[usize],
    parents: &[Vec<usize>],
    ranks: &mut [Option<usize>],
) {
    for table in tables.iter().filter(|table| parents[**table].is_empty()) {
        let children = graph.edges.iter().filter(|e| e.parent == *table && e.child != *table);
        let nearest = children.filter_map(|edge| ranks[edge.child]).min();
        if let (Some(nearest), Some(own)) = (nearest, ranks[*table])
            && nearest > own + 1
        {
            ranks[*table] = Some(nearest - 1);
        }
    }
}

/// Layers that are left empty go.
fn close_gaps(ranks: &mut [Option<usize>]) {
    let mut used: Vec<usize> = ranks.iter().filter_map(|rank| *rank).collect();
    used.sort_unstable();
    used.dedup();
    for rank in ranks.iter_mut().flatten() {
        *rank = used.iter().position(|own| own == rank).unwrap_or(0);
    }
}

/// What each table references, without the edges that close cycles.
fn acyclic_parents(graph: &Graph, tables: &[usize]) -> Vec<Vec<usize>> {
    let mut parents: Vec<Vec<usize>> = vec![Vec::new(); graph.sizes.len()];
    for edge in graph.edges.iter().filter(|e| tables.contains(&e.child)) {
        let known = parents[edge.child].contains(&edge.parent);
        if edge.parent != edge.child && !known && !reaches(&parents, edge.parent, edge.child) {
            parents[edge.child].push(edge.parent);
        }
    }
    parents
}

/// Whether one table references another, directly or through others.
fn reaches(parents: &[Vec<usize>], from: usize, to: usize) -> bool {
    let (mut seen, mut waiting) = (vec![false; parents.len()], vec![from]);
    while let Some(table) = waiting.pop() {
        if table == to {
            return true;
        }
        if !std::mem::replace(&mut seen[table], true) {
            waiting.extend(&parents[table]);
        }
    }
    false
}

/// How tall a layer may be for the whole to be about as wide as a page is.
fn allowed_height(graph: &Graph, tables: &[usize]) -> f64 {
    let sizes = || tables.iter().map(|table| graph.sizes[*table]);
    let area: f64 = sizes().map(|s| (s.width + LAYER_GAP) * (s.height + BOX_GAP)).sum();
    let tallest = sizes().map(|s| s.height + BOX_GAP).fold(0.0, f64::max);
    (area * 0.75).sqrt().max(tallest * 1.5)
}
