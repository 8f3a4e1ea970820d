//! How wide the columns of a table are: by what stands in them, and so that the table fits the screen.
//!
//! Amounts are never narrower than their digits; texts give way first.

use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::gui::theme::sizes;
use crate::gui::widgets::text_width::column_width;
use crate::gui::widgets::text_width::text_width;
use crate::money::Money;

/// Definitions give widths in half-width characters; one is this many points wide.
const CHARACTER: f32 = 7.8;
/// An amount column takes this much where there is room.
const AMOUNT_WIDTH: f32 = 112.0;
/// A text that is longer is cut, though there be room.
const TEXT_MOST: f32 = 320.0;
/// A text column can always be told from others at this width.
const TEXT_LEAST: f32 = 96.0;
/// Labels up to this width stand in one line: `人员经费`.
const LABEL_MOST: f32 = 75.0;
/// Texts further down are not looked at for a default.
const ROWS: usize = 300;

/// The column that shows how deep a row lies.
pub fn tree_column(table: &FilledTable) -> Option<usize> {
    let wraps = |column: &Column| !column.is_amount && column.wraps;
    table
        .column("name")
        .or_else(|| table.columns.iter().position(wraps))
}

/// How many levels a row is set in, in the column that shows them.
pub fn indent(row: &FilledRow) -> u8 {
    row.depth.saturating_sub(1)
}

/// The widths that fill the width available, or are as narrow as can be.
pub fn widths(table: &FilledTable, available: f32) -> Vec<f32> {
    let columns = || table.columns.iter().enumerate();
    let mut widths: Vec<f32> = columns()
        .map(|(at, column)| natural(table, at, column))
        .collect();
    let room = available - widths.iter().sum::<f32>();
    let limits: Vec<f32> = columns()
        .map(|(at, column)| {
            if room > 0.0 {
                roomy(column).max(widths[at])
            } else if column.is_amount {
                widths[at]
            } else {
                widths[at].min(TEXT_LEAST)
            }
        })
        .collect();
    let way: f32 = limits.iter().sum::<f32>() - widths.iter().sum::<f32>();
    if way.abs() > f32::EPSILON {
        let share = (room / way).clamp(0.0, 1.0);
        for (width, limit) in widths.iter_mut().zip(limits) {
            *width = (*width + (limit - *width) * share).floor();
        }
    }
    widths
}

/// What the column takes when nothing presses.
fn natural(table: &FilledTable, at: usize, column: &Column) -> f32 {
    let title = column.path.last().map_or("", String::as_str);
    if column.is_amount {
        let label = match column_width(title) {
            whole if whole <= LABEL_MOST => whole,
            // Two lines are enough for any label; the header grows.
            whole => whole / 2.0 + sizes::BODY,
        };
        return column_width(&widest_amount(table, at)).max(label);
    }
    let is_tree = tree_column(table) == Some(at);
    let text = |row: &FilledRow| match &row.cells[at] {
        Cell::Text(text) if is_tree => text_width(text) + f32::from(indent(row)) * sizes::INDENT,
        Cell::Text(text) => text_width(text),
        Cell::Blank | Cell::Amount(_) => 0.0,
    };
    let widest = table.rows.iter().take(ROWS).map(text).fold(0.0, f32::max);
    (widest + column_width(""))
        .max(column_width(title))
        .min(TEXT_MOST)
}

/// The amount with the most digits, as printed.
fn widest_amount(table: &FilledTable, at: usize) -> String {
    let amounts = || table.rows.iter().map(|row| row.cells[at].amount());
    let ends = [
        amounts().max().unwrap_or(Money::ZERO),
        amounts().min().unwrap_or(Money::ZERO),
    ];
    let printed = ends.map(|amount| table.format.show(amount));
    let [most, least] = printed;
    if least.len() > most.len() {
        least
    } else {
        most
    }
}

/// What the column takes where there is room.
fn roomy(column: &Column) -> f32 {
    match column.width {
        _ if column.is_amount => AMOUNT_WIDTH,
        Some(characters) => f32::from(characters) * CHARACTER,
        None => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::files::sample;

    fn total(id: &str, available: f32) -> f32 {
        let document = sample().unwrap();
        let table = document.book().table(id).unwrap();
        widths(table, available).iter().sum()
    }

    #[test]
    fn the_tables_read_most_fit_a_screen_of_1366_points() {
        for id in [
            "revenue_expenditure_overview",
            "expenditure_by_function",
            "appropriation_overview",
            "general_expenditure",
            "general_basic_expenditure",
            "three_public",
            "government_fund_expenditure",
        ] {
            let total = total(id, 660.0);
            assert!(total <= 660.0, "{id} {total}");
        }
    }

    #[test]
    fn a_table_too_wide_keeps_its_digits() {
        let document = sample().unwrap();
        let table = document.book().table("revenue_by_unit").unwrap();
        let narrow = widths(table, 100.0);
        for (at, column) in table.columns.iter().enumerate() {
            let digits = text_width(&widest_amount(table, at));
            assert!(!column.is_amount || narrow[at] > digits, "{}", column.id);
        }
    }

    #[test]
    fn room_that_is_left_goes_to_the_columns() {
        let id = "three_public";
        assert!(total(id, 2000.0) > total(id, 300.0));
    }
}
