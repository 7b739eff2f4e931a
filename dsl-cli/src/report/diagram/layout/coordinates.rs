//! Where boxes stand: layers side by side; in each, boxes move towards what they are tied to, as far as those above and
//! below let them.

use super::{
    BOX_GAP, Edge, Graph, LAYER_GAP, LINE_GAP, Part, Point, Size,
    rank::{Layered, Node},
};

const ROUNDS: usize = 40;

/// How far a line that passes goes straight beyond the layer's edges.
const MARGIN: f64 = 4.0;

pub(super) fn place(graph: &Graph, layered: &Layered) -> Part {
    let size = |node: &Node| match node {
        Node::Table(table) => graph.sizes[*table],
        Node::Line => Size { width: 0.0, height: 0.0 },
    };
    let sizes: Vec<Size> = layered.nodes.iter().map(size).collect();
    let tops = tops(graph, layered, &sizes);
    let mut lefts = vec![0.0; sizes.len()];
    let mut widths = vec![0.0; sizes.len()];
    let mut x = 0.0;
    for layer in &layered.layers {
        let width = layer.iter().map(|node| sizes[*node].width).fold(0.0, f64::max);
        for node in layer {
            (lefts[*node], widths[*node]) = (x, width);
        }
        x += width + LAYER_GAP;
    }
    let corners = layered.nodes.iter().zip(lefts.iter().zip(&tops));
    let boxes = corners.filter_map(|(node, (x, y))| match node {
        Node::Table(table) => Some((*table, Point { x: *x, y: *y })),
        Node::Line => None,
    });
    let boxes: Vec<(usize, Point)> = boxes.collect();
    let height = tops.iter().zip(&sizes).map(|(top, s)| top + s.height).fold(0.0, f64::max);
    let nodes = Nodes { layered, sizes: &sizes, lefts: &lefts, widths: &widths, tops: &tops };
    let lines =
        layered.chains.iter().map(|(edge, chain)| (*edge, nodes.line(&graph.edges[*edge], chain)));
    let size = Size { width: x - LAYER_GAP, height };
    Part { boxes, lines: lines.collect(), size }
}

/// What stands where.
struct Nodes<'n> {
    layered: &'n Layered,
    sizes: &'n [Size],
    lefts: &'n [f64],
    /// Those of the layers.
    widths: &'n [f64],
    tops: &'n [f64],
}

impl Nodes<'_> {
    /// The points of an edge, from its left end to its right one.
    fn line(&self, edge: &Edge, chain: &[usize]) -> Vec<Point> {
        let mut points = Vec::new();
        // Both ends of a line within a layer are on the right.
        let within = matches!(chain, [one, other] if self.lefts[*one] == self.lefts[*other]);
        for (index, node) in chain.iter().enumerate() {
            let (left, top) = (self.lefts[*node], self.tops[*node]);
            match self.layered.nodes[*node] {
                Node::Table(table) => {
                    let is_parent = table == edge.parent && (table != edge.child || index == 0);
                    let y = top + if is_parent { edge.parent_y } else { edge.child_y };
                    let on_right = index == 0 || within;
                    let x = left + if on_right { self.sizes[*node].width } else { 0.0 };
                    points.push(Point { x, y });
                }
                Node::Line => {
                    points.push(Point { x: left - MARGIN, y: top });
                    points.push(Point { x: left + self.widths[*node] + MARGIN, y: top });
                }
            }
        }
        points
    }
}

fn tops(graph: &Graph, layered: &Layered, sizes: &[Size]) -> Vec<f64> {
    let mut tops = vec![0.0; sizes.len()];
    for layer in &layered.layers {
        let mut y = 0.0;
        for (place, node) in layer.iter().enumerate() {
            if place > 0 {
                y += gap(layered, layer[place - 1], *node);
            }
            tops[*node] = y;
            y += sizes[*node].height;
        }
    }
    let pulls = pulls(graph, layered);
    let count = layered.layers.len();
    for round in 0..ROUNDS {
        let order: Vec<usize> =
            if round % 2 == 0 { (0..count).collect() } else { (0..count).rev().collect() };
        for layer in order {
            settle(layered, layer, sizes, &pulls, &mut tops);
        }
    }
    let least = tops.iter().copied().fold(f64::INFINITY, f64::min);
    tops.iter_mut().for_each(|top| *top -= least);
    tops
}

/// By node, what it is tied to: the other node, and how much higher the other one's end is in its box than the own end.
type Pulls = Vec<Vec<(usize, f64)>>;

fn pulls(graph: &Graph, layered: &Layered) -> Pulls {
    let mut pulls: Pulls = vec![Vec::new(); layered.nodes.len()];
    for (edge, chain) in &layered.chains {
        let edge = &graph.edges[*edge];
        let end = |node: usize| match layered.nodes[node] {
            Node::Table(table) if table == edge.parent => edge.parent_y,
            Node::Table(_) => edge.child_y,
            Node::Line => 0.0,
        };
        for pair in chain.windows(2).filter(|pair| pair[0] != pair[1]) {
            let lower = end(pair[1]) - end(pair[0]);
            pulls[pair[0]].push((pair[1], lower));
            pulls[pair[1]].push((pair[0], -lower));
        }
    }
    pulls
}

/// Nodes that touch, and move as one.
struct Block {
    /// Where its first node wants to be, by all of its nodes: their sum, and its weight.
    wanted: f64,
    weight: f64,
    /// Each with its distance from the first.
    nodes: Vec<(usize, f64)>,
    height: f64,
}

impl Block {
    fn top(&self) -> f64 {
        self.wanted / self.weight
    }

    /// Takes in what stands below, at that distance.
    fn join(&mut self, below: Block, offset: f64) {
        self.wanted += below.wanted - offset * below.weight;
        self.weight += below.weight;
        self.nodes.extend(below.nodes.into_iter().map(|(node, y)| (node, y + offset)));
        self.height = offset + below.height;
    }
}

/// Moves what stands in a layer to where it is pulled; what would overlap moves together, by the mean of its pulls.
fn settle(layered: &Layered, layer: usize, sizes: &[Size], pulls: &Pulls, tops: &mut [f64]) {
    let mut blocks: Vec<Block> = Vec::new();
    for node in &layered.layers[layer] {
        let pulled = &pulls[*node];
        let sum: f64 = pulled.iter().map(|(other, lower)| tops[*other] + lower).sum();
        let (wanted, weight) = match pulled.len() {
            0 => (tops[*node] * 0.2, 0.2),
            many => (sum, many as f64),
        };
        let height = sizes[*node].height;
        let mut block = Block { wanted, weight, nodes: vec![(*node, 0.0)], height };
        while let Some(mut above) = blocks.pop() {
            let between = match (above.nodes.last(), block.nodes.first()) {
                (Some((upper, _)), Some((lower, _))) => gap(layered, *upper, *lower),
                _ => 0.0,
            };
            let offset = above.height + between;
            if above.top() + offset <= block.top() {
                blocks.push(above);
                break;
            }
            above.join(block, offset);
            block = above;
        }
        blocks.push(block);
    }
    for block in blocks {
        let top = block.top();
        block.nodes.iter().for_each(|(node, y)| tops[*node] = top + y);
    }
}

/// How much is left free between one node and the next below it.
fn gap(layered: &Layered, upper: usize, lower: usize) -> f64 {
    match (layered.nodes[upper], layered.nodes[lower]) {
        (Node::Table(_), Node::Table(_)) => BOX_GAP,
        _ => LINE_GAP,
    }
}
