//! The order of what stands in a layer: by the middle of what it is tied to, in sweeps from left to right and back; the
//! order with the fewest crossings is kept.

use super::rank::Layered;

const SWEEPS: usize = 24;

pub(super) fn reduce_crossings(layered: &mut Layered) {
    let (left, right) = neighbours(layered);
    let mut best = layered.layers.clone();
    let mut fewest = crossings(layered);
    for sweep in 0..SWEEPS {
        if fewest == 0 {
            break;
        }
        let count = layered.layers.len();
        if sweep % 2 == 0 {
            (1..count).for_each(|layer| sort(layered, layer, &left));
        } else {
            (0..count.saturating_sub(1)).rev().for_each(|layer| sort(layered, layer, &right));
        }
        swap_neighbours(layered, &left, &right);
        let found = crossings(layered);
        if found < fewest {
            (fewest, best) = (found, layered.layers.clone());
        }
    }
    layered.layers = best;
}

type Neighbours = Vec<Vec<usize>>;

/// What each node is tied to in the layer before, and in the one behind.
fn neighbours(layered: &Layered) -> (Neighbours, Neighbours) {
    let mut left = vec![Vec::new(); layered.nodes.len()];
    let mut right = left.clone();
    for (one, other) in &layered.links {
        left[*other].push(*one);
        right[*one].push(*other);
    }
    (left, right)
}

/// Where each node stands in its layer.
fn positions(layered: &Layered) -> Vec<usize> {
    let mut positions = vec![0; layered.nodes.len()];
    for layer in &layered.layers {
        layer.iter().enumerate().for_each(|(place, node)| positions[*node] = place);
    }
    positions
}

fn sort(layered: &mut Layered, layer: usize, towards: &Neighbours) {
    let positions = positions(layered);
    let middle = |node: usize| {
        let tied = &towards[node];
        match tied.len() {
            // What is tied to nothing there stays.
            0 => positions[node] as f64,
            many => tied.iter().map(|n| positions[*n] as f64).sum::<f64>() / many as f64,
        }
    };
    layered.layers[layer].sort_by(|one, other| middle(*one).total_cmp(&middle(*other)));
}

/// Exchanges what stands side by side where that helps.
fn swap_neighbours(layered: &mut Layered, left: &Neighbours, right: &Neighbours) {
    for layer in 0..layered.layers.len() {
        let positions = positions(layered);
        for place in 1..layered.layers[layer].len() {
            let (one, other) = (layered.layers[layer][place - 1], layered.layers[layer][place]);
            let cost = |upper: usize, lower: usize| -> usize {
                let crossed = |ties: &Neighbours| inverted(&ties[upper], &ties[lower], &positions);
                crossed(left) + crossed(right)
            };
            if cost(other, one) < cost(one, other) {
                layered.layers[layer].swap(place - 1, place);
            }
        }
    }
}

/// How many lines of one node cross those of the node below it.
fn inverted(upper: &[usize], lower: &[usize], positions: &[usize]) -> usize {
    let crossed = |a: &usize| lower.iter().filter(|b| positions[**b] < positions[*a]).count();
    upper.iter().map(crossed).sum()
}

/// How many pairs of lines cross.
pub(super) fn crossings(layered: &Layered) -> usize {
    let positions = positions(layered);
    let mut layer_of = vec![0; layered.nodes.len()];
    for (index, layer) in layered.layers.iter().enumerate() {
        layer.iter().for_each(|node| layer_of[*node] = index);
    }
    let mut count = 0;
    for (index, (a, b)) in layered.links.iter().enumerate() {
        for (c, d) in layered.links.iter().skip(index + 1) {
            if layer_of[*a] == layer_of[*c] {
                let left = positions[*a].cmp(&positions[*c]);
                let right = positions[*b].cmp(&positions[*d]);
                count += usize::from(left.is_ne() && right.is_ne() && left != right);
            }
        }
    }
    count
}
