use super::layout::{Edge, Graph, Placed, Size, lay_out};

/// A source of numbers that is the same always.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

fn graph(tables: usize, edges: usize, seed: u64) -> Graph {
    let mut numbers = Numbers(seed);
    let sizes: Vec<Size> = (0..tables)
        .map(|_| Size {
            width: 90.0 + numbers.below(200) as f64,
            height: 50.0 + numbers.below(300) as f64,
        })
        .collect();
    let edges = (0..edges).filter(|_| tables > 0).map(|_| Edge {
        parent: numbers.below(tables),
        child: numbers.below(tables),
        parent_y: 14.0,
        child_y: 38.0,
    });
    let edges = edges.collect();
    Graph { sizes, edges }
}

/// What is wrong with a layout that a reader would see.
fn flaws(graph: &Graph, placed: &Placed) -> Vec<String> {
    let mut flaws = Vec::new();
    let boxes: Vec<_> = placed.boxes.iter().zip(&graph.sizes).collect();
    for (index, (corner, size)) in boxes.iter().enumerate() {
        let inside = corner.x >= -0.01
            && corner.y >= -0.01
            && corner.x + size.width <= placed.size.width + 0.01
            && corner.y + size.height <= placed.size.height + 0.01;
        if !inside {
            flaws.push(format!("{index} is outside: {corner:?} in {:?}", placed.size));
        }
        for (other, (near, beside)) in boxes.iter().enumerate().skip(index + 1) {
            let apart = corner.x + size.width <= near.x
                || near.x + beside.width <= corner.x
                || corner.y + size.height <= near.y
                || near.y + beside.height <= corner.y;
            if !apart {
                flaws.push(format!("{index} and {other} overlap"));
            }
        }
    }
    for (edge, points) in graph.edges.iter().zip(&placed.lines) {
        let (parent, child) = (placed.boxes[edge.parent], placed.boxes[edge.child]);
        let ends: Vec<f64> = points.first().iter().chain(&points.last()).map(|p| p.y).collect();
        let own = [parent.y + edge.parent_y, child.y + edge.child_y];
        let meets = own.iter().all(|y| ends.iter().any(|end| (end - y).abs() < 0.01));
        if points.len() < 2 || !meets {
            flaws.push(format!("{edge:?} ends at {ends:?} instead of {own:?}"));
        }
        // Where it passes a layer it passes between boxes: its middle points come in pairs, straight across.
        let middle = points.get(1..points.len().saturating_sub(1)).unwrap_or_default();
        for pair in middle.chunks(2) {
            let [from, to] = pair else { continue };
            let hit = boxes.iter().position(|(corner, size)| {
                from.y > corner.y
                    && from.y < corner.y + size.height
                    && from.x < corner.x + size.width
                    && to.x > corner.x
            });
            flaws.extend(hit.map(|table| format!("{edge:?} goes through {table}")));
        }
    }
    flaws
}

#[test]
fn boxes_stand_apart_and_lines_go_between_them() {
    for tables in [0, 1, 2, 3, 10, 25, 60] {
        for seed in 0..12 {
            for edges in [0, tables / 2, tables + tables / 4, 2 * tables] {
                let graph = graph(tables, edges, seed);
                let placed = lay_out(&graph);
                let flaws = flaws(&graph, &placed);
                assert!(flaws.is_empty(), "{tables} tables, {edges} edges, {seed}: {flaws:#?}");
            }
        }
    }
}

#[test]
fn what_is_referenced_stands_left_of_what_refers() {
    let edge = |parent, child| Edge { parent, child, parent_y: 14.0, child_y: 38.0 };
    let sizes = vec![Size { width: 100.0, height: 80.0 }; 5];
    let graph =
        Graph { sizes, edges: vec![edge(0, 1), edge(1, 2), edge(0, 2), edge(3, 2), edge(2, 2)] };
    let placed = lay_out(&graph);
    let x = |table: usize| placed.boxes[table].x;
    assert!(x(0) < x(1) && x(1) < x(2));
    // It has no reason to stand further to the left.
    assert!(x(3) == x(1), "{:?}", placed.boxes);
}

#[test]
fn a_cycle_is_drawn() {
    let edge = |parent, child| Edge { parent, child, parent_y: 14.0, child_y: 38.0 };
    let sizes = vec![Size { width: 100.0, height: 80.0 }; 3];
    let graph = Graph { sizes, edges: vec![edge(0, 1), edge(1, 2), edge(2, 0)] };
    let placed = lay_out(&graph);
    assert!(flaws(&graph, &placed).is_empty());
}

/// A tree can be drawn without crossings, and is.
#[test]
fn a_tree_has_no_crossings() {
    let edges = (1..31).map(|child| Edge {
        // Numbered so that the order of the tables is not that of the picture.
        parent: (child * 7 - 1) % 31 / 2,
        child: child * 7 % 31,
        parent_y: 14.0,
        child_y: 38.0,
    });
    let edges: Vec<Edge> = edges.filter(|edge| edge.parent < edge.child).collect();
    let graph = Graph { sizes: vec![Size { width: 100.0, height: 60.0 }; 31], edges };
    let placed = lay_out(&graph);
    let mut crossed = 0;
    for (index, one) in placed.lines.iter().enumerate() {
        for other in placed.lines.iter().skip(index + 1) {
            let ([a, .., b], [c, .., d]) = (one.as_slice(), other.as_slice()) else { continue };
            let beside = (a.x - c.x).abs() < 101.0 && (b.x - d.x).abs() < 1.0;
            crossed += usize::from(beside && (a.y - c.y) * (b.y - d.y) < -1.0);
        }
    }
    assert_eq!(crossed, 0);
}
