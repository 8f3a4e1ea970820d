//! The lines of a table: edges that cells share are drawn once, and edges in a row as one line.

use std::collections::BTreeMap;

use crate::export::pages::Stroke;

/// How thick they are in points.
const WEIGHT: f32 = 0.5;
/// Places are told apart to the hundredth of a point.
const STEPS: f32 = 100.0;

/// The edges added so far.
#[derive(Default)]
pub(super) struct Grid {
    /// From left to right, by height.
    horizontal: BTreeMap<i32, Vec<(i32, i32)>>,
    /// From top to bottom, by distance from the left.
    vertical: BTreeMap<i32, Vec<(i32, i32)>>,
}

impl Grid {
    /// Adds the four edges of a cell.
    pub(super) fn add(&mut self, left: f32, top: f32, right: f32, bottom: f32) {
        let [left, top, right, bottom] = [left, top, right, bottom].map(steps);
        for y in [top, bottom] {
            self.horizontal.entry(y).or_default().push((left, right));
        }
        for x in [left, right] {
            self.vertical.entry(x).or_default().push((top, bottom));
        }
    }

    pub(super) fn strokes(self) -> Vec<Stroke> {
        let stroke = |from: (i32, i32), to: (i32, i32)| Stroke {
            from: (points(from.0), points(from.1)),
            to: (points(to.0), points(to.1)),
            weight: WEIGHT,
        };
        let mut strokes = Vec::new();
        for (y, parts) in self.horizontal {
            let lines = joined(parts).into_iter();
            strokes.extend(lines.map(|(left, right)| stroke((left, y), (right, y))));
        }
        for (x, parts) in self.vertical {
            let lines = joined(parts).into_iter();
            strokes.extend(lines.map(|(top, bottom)| stroke((x, top), (x, bottom))));
        }
        strokes
    }
}

/// Parts that touch or overlap, as one.
fn joined(mut parts: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    parts.sort_unstable();
    let mut lines: Vec<(i32, i32)> = Vec::new();
    for (start, end) in parts {
        match lines.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            Some(_) | None => lines.push((start, end)),
        }
    }
    lines
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "no page is twenty million points long"
)]
fn steps(points: f32) -> i32 {
    (points * STEPS).round() as i32
}

#[expect(
    clippy::cast_precision_loss,
    reason = "hundredths of points on a page have seven digits at most"
)]
fn points(steps: i32) -> f32 {
    steps as f32 / STEPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_edges_are_drawn_once_and_edges_in_a_row_as_one_line() {
        let mut grid = Grid::default();
        for column in 0..3_u8 {
            for row in 0..2_u8 {
                let (x, y) = (f32::from(column) * 10.0, f32::from(row) * 20.0);
                grid.add(x, y, x + 10.0, y + 20.0);
            }
        }
        let strokes = grid.strokes();
        assert_eq!(strokes.len(), 3 + 4);
        assert_eq!((strokes[0].from, strokes[0].to), ((0.0, 0.0), (30.0, 0.0)));
        assert_eq!(
            (strokes[6].from, strokes[6].to),
            ((30.0, 0.0), (30.0, 40.0))
        );
    }

    #[test]
    fn a_merged_cell_has_no_line_through_it() {
        let mut grid = Grid::default();
        grid.add(0.0, 0.0, 20.0, 10.0);
        grid.add(0.0, 10.0, 10.0, 20.0);
        grid.add(10.0, 10.0, 20.0, 20.0);
        let middle = grid
            .strokes()
            .into_iter()
            .find(|it| it.from == (10.0, 10.0));
        assert_eq!(middle.map(|it| it.to), Some((10.0, 20.0)));
    }
}
