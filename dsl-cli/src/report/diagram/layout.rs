//! A layered layout: what is referenced stands left of what refers to it.
//!
//! Parts that nothing connects are laid out alone and packed. In each: cycles are cut, tables get layers, lines through
//! layers get places of their own, layers are ordered so that few lines cross, and boxes move towards what they are tied to.

mod coordinates;
mod order;
mod pack;
mod rank;

use rank::Layered;

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A line from what refers to what is referenced; where it leaves is counted from the top of the box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) parent: usize,
    pub(super) child: usize,
    pub(super) parent_y: f64,
    pub(super) child_y: f64,
}

pub(super) struct Graph {
    pub(super) sizes: Vec<Size>,
    pub(super) edges: Vec<Edge>,
}

/// Where everything stands.
pub(super) struct Placed {
    /// Upper left corners.
    pub(super) boxes: Vec<Point>,
    /// By edge: the points it goes through, from the parent's side to the child's.
    pub(super) lines: Vec<Vec<Point>>,
    pub(super) size: Size,
}

/// Between layers, where lines bend.
const LAYER_GAP: f64 = 72.0;
/// Between boxes of a layer.
const BOX_GAP: f64 = 22.0;
/// Between a line that passes and what is beside it.
const LINE_GAP: f64 = 12.0;
/// Between parts that nothing connects.
const PART_GAP: f64 = 40.0;

pub(super) fn lay_out(graph: &Graph) -> Placed {
    let mut parts: Vec<Part> = Vec::new();
    let mut alone = Vec::new();
    for nodes in components(graph) {
        match nodes.as_slice() {
            [one] if !graph.edges.iter().any(|e| e.parent == *one) => alone.push(*one),
            _ => parts.push(part(graph, &nodes)),
        }
    }
    if !alone.is_empty() {
        let width = parts.iter().map(|part| part.size.width).fold(0.0, f64::max);
        parts.push(pack::grid(&alone, &graph.sizes, width));
    }
    pack::shelves(graph, parts)
}

/// A part with its own origin.
struct Part {
    boxes: Vec<(usize, Point)>,
    lines: Vec<(usize, Vec<Point>)>,
    size: Size,
}

/// Sets of tables that foreign keys connect, largest first.
fn components(graph: &Graph) -> Vec<Vec<usize>> {
    let mut seen = vec![false; graph.sizes.len()];
    let mut found = Vec::new();
    for start in 0..graph.sizes.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let (mut nodes, mut at) = (vec![start], 0);
        while at < nodes.len() {
            for edge in &graph.edges {
                for (one, other) in [(edge.parent, edge.child), (edge.child, edge.parent)] {
                    if one == nodes[at] && !seen[other] {
                        seen[other] = true;
                        nodes.push(other);
                    }
                }
            }
            at += 1;
        }
        nodes.sort_unstable();
        found.push(nodes);
    }
    found.sort_by_key(|nodes: &Vec<usize>| std::cmp::Reverse(nodes.len()));
    found
}

fn part(graph: &Graph, nodes: &[usize]) -> Part {
    let mut layered = Layered::new(graph, nodes);
    order::reduce_crossings(&mut layered);
    coordinates::place(graph, &layered)
}
