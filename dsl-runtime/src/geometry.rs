//! The geometric types: `point`, `line`, `lseg`, `box`, `path`, `polygon` and `circle`.
//!
//! ```
//! use sqlweave_runtime::geometry::{Circle, Point};
//!
//! let unit = Circle { center: Point { x: 0.0, y: 0.0 }, radius: 1.0 };
//! # let _ = unit;
//! ```

use crate::array::take_u32;
use crate::decode::{Fault, fixed};
use crate::params::Params;

/// A `point`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Point {
    /// The first coordinate.
    pub x: f64,
    /// The second coordinate.
    pub y: f64,
}

/// A `line`, which has no ends: all points with `a * x + b * y + c = 0`. The server refuses one whose `a` and `b` are 0.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Line {
    /// What `x` is multiplied with.
    pub a: f64,
    /// What `y` is multiplied with.
    pub b: f64,
    /// What is added.
    pub c: f64,
}

/// An `lseg`: a line between two points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct LineSegment {
    /// One end.
    pub start: Point,
    /// The other.
    pub end: Point,
}

/// A `box`. The server keeps the upper right corner and the lower left one, whichever two it is given.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Box {
    /// The corner with the greater coordinates.
    pub high: Point,
    /// The corner with the smaller ones.
    pub low: Point,
}

/// A `path`: points and the lines between them. The server refuses one without points.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Path {
    /// Whether there is a line from the last point to the first.
    pub closed: bool,
    /// The points, in order.
    pub points: Vec<Point>,
}

/// A `polygon`. The server refuses one without points.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Polygon {
    /// The corners, in order.
    pub points: Vec<Point>,
}

/// A `circle`. The server refuses one with a negative radius.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Circle {
    /// Its middle.
    pub center: Point,
    /// The distance of each of its points from there.
    pub radius: f64,
}

fn floats<const N: usize>(raw: &[u8]) -> Result<[f64; N], Fault> {
    let mut floats = [0.0; N];
    if raw.len() != N * 8 {
        return Err(Fault::Malformed);
    }
    for (float, raw) in floats.iter_mut().zip(raw.chunks_exact(8)) {
        *float = f64::from_be_bytes(fixed(raw)?);
    }
    Ok(floats)
}

fn put_floats(floats: &[f64], out: &mut Params) {
    for float in floats {
        out.put(&float.to_be_bytes());
    }
}

/// `path_send` and `poly_send`: how many points, then each.
fn points(mut raw: &[u8]) -> Result<Vec<Point>, Fault> {
    let count = take_u32(&mut raw)? as usize;
    if Some(raw.len()) != count.checked_mul(16) {
        return Err(Fault::Malformed);
    }
    raw.chunks_exact(16).map(Point::read).collect()
}

fn put_points(points: &[Point], out: &mut Params) {
    match i32::try_from(points.len()) {
        Ok(count) => out.put(&count.to_be_bytes()),
        Err(_) => return out.refuse("there are more than 2,147,483,647 points".to_owned()),
    }
    for point in points {
        point.write(out);
    }
}

impl Point {
    pub(crate) fn read(raw: &[u8]) -> Result<Point, Fault> {
        let [x, y] = floats(raw)?;
        Ok(Point { x, y })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        put_floats(&[self.x, self.y], out);
    }
}

impl Line {
    pub(crate) fn read(raw: &[u8]) -> Result<Line, Fault> {
        let [a, b, c] = floats(raw)?;
        Ok(Line { a, b, c })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        put_floats(&[self.a, self.b, self.c], out);
    }
}

impl LineSegment {
    pub(crate) fn read(raw: &[u8]) -> Result<LineSegment, Fault> {
        let [a, b, c, d] = floats(raw)?;
        Ok(LineSegment { start: Point { x: a, y: b }, end: Point { x: c, y: d } })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        put_floats(&[self.start.x, self.start.y, self.end.x, self.end.y], out);
    }
}

impl Box {
    pub(crate) fn read(raw: &[u8]) -> Result<Box, Fault> {
        let [a, b, c, d] = floats(raw)?;
        Ok(Box { high: Point { x: a, y: b }, low: Point { x: c, y: d } })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        put_floats(&[self.high.x, self.high.y, self.low.x, self.low.y], out);
    }
}

impl Path {
    pub(crate) fn read(raw: &[u8]) -> Result<Path, Fault> {
        match raw {
            [closed @ (0 | 1), rest @ ..] => {
                Ok(Path { closed: *closed == 1, points: points(rest)? })
            }
            _ => Err(Fault::Malformed),
        }
    }

    pub(crate) fn write(&self, out: &mut Params) {
        out.put(&[u8::from(self.closed)]);
        put_points(&self.points, out);
    }
}

impl Polygon {
    pub(crate) fn read(raw: &[u8]) -> Result<Polygon, Fault> {
        Ok(Polygon { points: points(raw)? })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        put_points(&self.points, out);
    }
}

impl Circle {
    pub(crate) fn read(raw: &[u8]) -> Result<Circle, Fault> {
        let [x, y, radius] = floats(raw)?;
        Ok(Circle { center: Point { x, y }, radius })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        put_floats(&[self.center.x, self.center.y, self.radius], out);
    }
}
