//! Which columns of a grid the columns of a block belong to: by place, or by the labels above them.

use super::entry_model::EntryModel;
use crate::intake::ColumnLabel;
use crate::money::AmountScale;

/// A label that is part of another must be at least so long to stand for it.
const PART_LEAST: usize = 2;

/// Where a column of a block goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The column of the grid; none for a column that isn't pasted.
    pub col: Option<usize>,
    /// The unit of its amounts where the block says one.
    pub scale: Option<AmountScale>,
}

/// Whether one of the labels is part of the other.
fn is_part(label: &ColumnLabel, other: &ColumnLabel) -> bool {
    let is_part =
        |part: &str, whole: &str| part.chars().count() >= PART_LEAST && whole.contains(part);
    is_part(&label.name, &other.name) || is_part(&other.name, &label.name)
}

fn is_same(label: &ColumnLabel, other: &ColumnLabel) -> bool {
    label.name == other.name
}

fn labels(model: &dyn EntryModel) -> Vec<ColumnLabel> {
    let columns = model.columns().iter();
    columns
        .map(|column| ColumnLabel::of(column.title()))
        .collect()
}

/// Whether at least half of a row are labels of columns.
pub(super) fn looks_like_header(model: &dyn EntryModel, row: &[String]) -> bool {
    let known = labels(model);
    let filled: Vec<ColumnLabel> = row
        .iter()
        .map(|text| ColumnLabel::of(text))
        .filter(|label| !label.name.is_empty())
        .collect();
    let hits = filled
        .iter()
        .filter(|label| known.iter().any(|it| it.name == label.name))
        .count();
    hits > 0 && 2 * hits >= filled.len()
}

/// Each column to the one below it, from a column on.
pub(super) fn targets_by_place(model: &dyn EntryModel, first: usize, width: usize) -> Vec<Target> {
    let columns = model.columns().len();
    let target = |at: usize| Target {
        col: Some(first + at).filter(|col| *col < columns),
        scale: None,
    };
    (0..width).map(target).collect()
}

/// Each column to the one of its label: of the same, else of the only one that holds it or is held by it.
pub(super) fn targets_by_name(model: &dyn EntryModel, header: &[String]) -> Vec<Target> {
    let known = labels(model);
    let wanted: Vec<ColumnLabel> = header.iter().map(|text| ColumnLabel::of(text)).collect();
    let mut cols: Vec<Option<usize>> = vec![None; wanted.len()];
    let fits: [fn(&ColumnLabel, &ColumnLabel) -> bool; 2] = [is_same, is_part];
    for fit in fits {
        for (at, label) in wanted.iter().enumerate() {
            if cols[at].is_some() || label.name.is_empty() {
                continue;
            }
            let free = |col: &usize| !cols.contains(&Some(*col)) && fit(label, &known[*col]);
            let mut found = (0..known.len()).filter(free);
            if let (Some(col), None) = (found.next(), found.next()) {
                cols[at] = Some(col);
            }
        }
    }
    let target = |(col, label): (Option<usize>, ColumnLabel)| Target {
        col,
        scale: label.scale,
    };
    cols.into_iter().zip(wanted).map(target).collect()
}
