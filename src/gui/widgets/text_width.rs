//! How wide a text will be, near enough to choose column widths before anything is laid out.
//!
//! What is painted is measured by the fonts; this is for defaults only.

use crate::gui::theme::sizes;

/// Width of a Latin character or digit, in the height of the text; those of the bundled font.
const HALF_WIDTH: f32 = 0.56;
/// Width of the marks that stand in amounts.
const POINT: f32 = 0.3;

/// The width of a text in the size of cells.
pub fn text_width(text: &str) -> f32 {
    let em: f32 = text
        .chars()
        .map(|c| match c {
            ',' | '.' => POINT,
            c if c.is_ascii() => HALF_WIDTH,
            _ => 1.0,
        })
        .sum();
    em * sizes::BODY
}

/// The width of a column that shows a text whole.
pub fn column_width(text: &str) -> f32 {
    // A point or two for what the estimate is short of.
    text_width(text) + 2.0 * sizes::CELL_PADDING + 3.0
}
