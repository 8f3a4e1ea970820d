//! Which columns of a grid the columns of a block belong to: by place, or by the labels above them.

use super::entry_model::EntryModel;
use crate::codes::folded;
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

/// A label without its unit: 预算数（万元）.
#[derive(Debug)]
struct Label {
    name: String,
    scale: Option<AmountScale>,
}

impl Label {
    fn of(text: &str) -> Self {
        let whole = folded(text);
        let units = [
            ("单位万元", AmountScale::TenThousandYuan),
            ("万元", AmountScale::TenThousandYuan),
            ("单位元", AmountScale::Yuan),
            ("元", AmountScale::Yuan),
        ];
        let cut = units
            .into_iter()
            .find_map(|(unit, scale)| Some((whole.strip_suffix(unit)?.to_owned(), scale)));
        match cut {
            Some((name, scale)) if !name.is_empty() => Self {
                name,
                scale: Some(scale),
            },
            Some(_) | None => Self {
                name: whole,
                scale: None,
            },
        }
    }
}

impl Label {
    fn is_same(&self, other: &Self) -> bool {
        self.name == other.name
    }

    fn is_part(&self, other: &Self) -> bool {
        let is_part =
            |part: &str, whole: &str| part.chars().count() >= PART_LEAST && whole.contains(part);
        is_part(&self.name, &other.name) || is_part(&other.name, &self.name)
    }
}

fn labels(model: &dyn EntryModel) -> Vec<Label> {
    let columns = model.columns().iter();
    columns.map(|column| Label::of(column.title())).collect()
}

/// Whether at least half of a row are labels of columns.
pub(super) fn looks_like_header(model: &dyn EntryModel, row: &[String]) -> bool {
    let known = labels(model);
    let filled: Vec<Label> = row
        .iter()
        .map(|text| Label::of(text))
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
    let wanted: Vec<Label> = header.iter().map(|text| Label::of(text)).collect();
    let mut cols: Vec<Option<usize>> = vec![None; wanted.len()];
    let fits: [fn(&Label, &Label) -> bool; 2] = [Label::is_same, Label::is_part];
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
    let target = |(col, label): (Option<usize>, Label)| Target {
        col,
        scale: label.scale,
    };
    cols.into_iter().zip(wanted).map(target).collect()
}
