//! point, line, lseg, box, path, polygon, circle (`geo_ops.c`).

use super::{Check, LiteralError, number::float, scanner::Scanner};

/// Reads a figure's text; every failure that is not a number's quotes the whole of it.
struct Figure<'a> {
    name: &'static str,
    text: &'a str,
    scanner: Scanner<'a>,
}

type Read<T = ()> = Result<T, LiteralError>;

impl<'a> Figure<'a> {
    fn new(name: &'static str, text: &'a str) -> Figure<'a> {
        Figure { name, text, scanner: Scanner::new(text) }
    }

    fn wrong(&self) -> LiteralError {
        LiteralError::syntax(self.name, self.text)
    }

    fn expect(&mut self, byte: u8) -> Read {
        if self.scanner.eat(byte) { Ok(()) } else { Err(self.wrong()) }
    }

    fn end(&self) -> Read {
        if self.scanner.is_end() { Ok(()) } else { Err(self.wrong()) }
    }

    fn number(&mut self) -> Read<f64> {
        let rest = self.scanner.rest();
        let (value, end) = float(rest, self.text, "double precision", false)
            .map_err(|error| if error.sqlstate == "22P02" { self.wrong() } else { error })?;
        self.scanner.rewind(self.scanner.at() + end);
        self.scanner.spaces();
        Ok(value)
    }

    /// `x,y` or `(x,y)`
    fn pair(&mut self) -> Read<(f64, f64)> {
        self.scanner.spaces();
        let parens = self.scanner.eat(b'(');
        let x = self.number()?;
        self.expect(b',')?;
        let y = self.number()?;
        if parens {
            self.expect(b')')?;
            self.scanner.spaces();
        }
        Ok((x, y))
    }

    /// Whether the parenthesis here is the last one that opens.
    fn is_last_open(&self) -> bool {
        self.scanner.rest().rfind('(') == Some(0)
    }

    /// So many points in `(…)`, `[…]` where a figure may be open, or bare.
    fn points(&mut self, count: usize, may_be_open: bool) -> Read<Vec<(f64, f64)>> {
        self.scanner.spaces();
        let mut open = false;
        let mut depth = 0;
        if self.scanner.peek() == Some(b'[') {
            if !may_be_open {
                return Err(self.wrong());
            }
            self.scanner.bump();
            (open, depth) = (true, 1);
        } else if self.scanner.peek() == Some(b'(') {
            let last = self.is_last_open();
            let start = self.scanner.at();
            self.scanner.bump();
            self.scanner.spaces();
            if self.scanner.peek() == Some(b'(') || last {
                depth = 1;
            } else {
                self.scanner.rewind(start);
            }
        }
        let mut points = Vec::new();
        for _ in 0..count {
            points.push(self.pair()?);
            self.scanner.eat(b',');
        }
        if depth > 0 {
            let closed = self.scanner.eat(b')') || (open && self.scanner.eat(b']'));
            if !closed {
                return Err(self.wrong());
            }
            self.scanner.spaces();
        }
        Ok(points)
    }

    /// How many points the commas speak of.
    fn pair_count(&self) -> Read<usize> {
        let commas = self.text.bytes().filter(|&b| b == b',').count();
        if commas % 2 == 1 { Ok(commas.div_ceil(2)) } else { Err(self.wrong()) }
    }
}

pub(super) fn check_point(text: &str) -> Check {
    let mut figure = Figure::new("point", text);
    figure.pair()?;
    figure.end()
}

pub(super) fn check_lseg(text: &str) -> Check {
    let mut figure = Figure::new("lseg", text);
    figure.points(2, true)?;
    figure.end()
}

pub(super) fn check_box(text: &str) -> Check {
    let mut figure = Figure::new("box", text);
    figure.points(2, false)?;
    figure.end()
}

pub(super) fn check_polygon(text: &str) -> Check {
    let mut figure = Figure::new("polygon", text);
    let count = figure.pair_count()?;
    figure.points(count, false)?;
    figure.end()
}

/// The distance below which the server takes two coordinates for one.
const EPSILON: f64 = 1.0e-6;

pub(super) fn check_line(text: &str) -> Check {
    let mut figure = Figure::new("line", text);
    figure.scanner.spaces();
    if figure.scanner.eat(b'{') {
        let a = figure.number()?;
        figure.expect(b',')?;
        let b = figure.number()?;
        figure.expect(b',')?;
        figure.number()?;
        figure.expect(b'}')?;
        figure.scanner.spaces();
        figure.end()?;
        if a.abs() <= EPSILON && b.abs() <= EPSILON {
            let message = "invalid line specification: A and B cannot both be zero";
            return Err(LiteralError::new("22P02", message));
        }
        return Ok(());
    }
    let points = figure.points(2, true)?;
    figure.end()?;
    let near = |p: f64, q: f64| p == q || (p - q).abs() <= EPSILON || (p.is_nan() && q.is_nan());
    match points.as_slice() {
        [p, q] if near(p.0, q.0) && near(p.1, q.1) => {
            let message = "invalid line specification: must be two distinct points";
            Err(LiteralError::new("22P02", message))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_path(text: &str) -> Check {
    let mut figure = Figure::new("path", text);
    let count = figure.pair_count()?;
    figure.scanner.spaces();
    let parens = figure.scanner.peek() == Some(b'(') && figure.is_last_open();
    if parens {
        figure.scanner.bump();
    }
    figure.points(count, true)?;
    if parens {
        figure.expect(b')')?;
        figure.scanner.spaces();
    }
    figure.end()
}

pub(super) fn check_circle(text: &str) -> Check {
    let mut figure = Figure::new("circle", text);
    figure.scanner.spaces();
    let mut depth = 0;
    if figure.scanner.eat(b'<') {
        depth = 1;
    } else if figure.scanner.peek() == Some(b'(') {
        let start = figure.scanner.at();
        figure.scanner.bump();
        figure.scanner.spaces();
        if figure.scanner.peek() == Some(b'(') {
            depth = 1;
        } else {
            figure.scanner.rewind(start);
        }
    }
    figure.pair()?;
    figure.scanner.eat(b',');
    if figure.number()? < 0.0 {
        return Err(figure.wrong());
    }
    if depth > 0 {
        // The server does not compare the closing sign with the opening one.
        if !figure.scanner.eat(b')') && !figure.scanner.eat(b'>') {
            return Err(figure.wrong());
        }
        figure.scanner.spaces();
    }
    figure.end()
}
