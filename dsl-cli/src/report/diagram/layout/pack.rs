//! Parts beside and below each other.

use super::{BOX_GAP, Graph, PART_GAP, Part, Placed, Point, Size};

/// Tables without foreign keys, in rows that are at least so wide.
pub(super) fn grid(tables: &[usize], sizes: &[Size], width: f64) -> Part {
    let own = || tables.iter().map(|table| sizes[*table]);
    let area: f64 = own().map(|s| (s.width + PART_GAP) * (s.height + BOX_GAP)).sum();
    let widest = own().map(|s| s.width).fold(0.0, f64::max);
    let mut rows = Rows::new((area * 2.5).sqrt().max(widest).max(width), PART_GAP, BOX_GAP);
    let mut tallest_first = tables.to_vec();
    tallest_first.sort_by(|one, other| sizes[*other].height.total_cmp(&sizes[*one].height));
    let boxes = tallest_first.iter().map(|table| (*table, rows.add(sizes[*table]))).collect();
    Part { boxes, lines: Vec::new(), size: rows.size() }
}

/// All parts, in rows as wide as the widest.
pub(super) fn shelves(graph: &Graph, parts: Vec<Part>) -> Placed {
    let area: f64 =
        parts.iter().map(|p| (p.size.width + PART_GAP) * (p.size.height + PART_GAP)).sum();
    let widest = parts.iter().map(|p| p.size.width).fold(0.0, f64::max);
    let mut rows = Rows::new((area * 1.6).sqrt().max(widest), PART_GAP, PART_GAP);
    let mut boxes = vec![Point { x: 0.0, y: 0.0 }; graph.sizes.len()];
    let mut lines = vec![Vec::new(); graph.edges.len()];
    for part in parts {
        let corner = rows.add(part.size);
        let moved = |point: Point| Point { x: point.x + corner.x, y: point.y + corner.y };
        for (table, point) in part.boxes {
            boxes[table] = moved(point);
        }
        for (edge, points) in part.lines {
            lines[edge] = points.into_iter().map(moved).collect();
        }
    }
    Placed { boxes, lines, size: rows.size() }
}

/// Rows that are filled from left to right.
struct Rows {
    limit: f64,
    gap: Size,
    next: Point,
    row_height: f64,
    width: f64,
}

impl Rows {
    fn new(limit: f64, beside: f64, below: f64) -> Rows {
        let gap = Size { width: beside, height: below };
        Rows { limit, gap, next: Point { x: 0.0, y: 0.0 }, row_height: 0.0, width: 0.0 }
    }

    fn add(&mut self, size: Size) -> Point {
        if self.next.x > 0.0 && self.next.x + size.width > self.limit {
            self.next = Point { x: 0.0, y: self.next.y + self.row_height + self.gap.height };
            self.row_height = 0.0;
        }
        let place = self.next;
        self.width = self.width.max(place.x + size.width);
        self.row_height = self.row_height.max(size.height);
        self.next.x += size.width + self.gap.width;
        place
    }

    fn size(&self) -> Size {
        Size { width: self.width, height: self.next.y + self.row_height }
    }
}
