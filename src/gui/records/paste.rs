//! A copied block on its way into a grid: which column goes where, and what becomes of every cell.
//!
//! It makes one transaction of what can be read and names what can't; whether that is shown first
//! is the screen's business.

use std::collections::BTreeMap;

use super::entry_model::CellField;
use super::entry_model::EntryModel;
use super::paste_columns::Target;
use super::paste_columns::looks_like_header;
use super::paste_columns::targets_by_name;
use super::paste_columns::targets_by_place;
use crate::edit::Transaction;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::Editability;
use crate::intake::clipboard::Block;
use crate::model::Value;
use crate::model::ValueKind;
use crate::model::ValueReader;

/// A range is filled with repetitions of a block up to so many cells.
const REPEATED_MOST: usize = 600_000;

/// A block and how it is to go in.
#[derive(Clone, Debug)]
pub struct Pasting {
    /// The cells, with the header if there is one.
    pub block: Block,
    /// Where each column of the block goes.
    pub targets: Vec<Target>,
    /// The first row holds labels and isn't pasted.
    pub has_header: bool,
    /// Columns are matched by the labels in the first row.
    pub goes_by_name: bool,
    /// Blank rows are left out, so that they empty nothing.
    pub skips_blank: bool,
    first: Cell,
}

/// What becomes of a block.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    /// The change; without edits when nothing could be taken.
    pub edits: Vec<crate::edit::Edit>,
    /// Why cells can't be taken, by row and column of the block.
    pub problems: BTreeMap<(usize, usize), Problem>,
    /// How many cells have a place.
    pub cells: usize,
    /// The cells the block fills.
    pub area: CellRange,
}

/// Why a cell can't be taken.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The reason.
    pub reason: String,
    /// What its place takes; none where it takes nothing.
    pub kind: Option<ValueKind>,
}

impl Pasting {
    /// A block for the cells at the upper left corner of a range, or for all of the range
    /// where it is the block several times.
    pub fn new(model: &dyn EntryModel, range: CellRange, block: Block) -> Self {
        let has_header = block.rows().len() > 1 && looks_like_header(model, &block.rows()[0]);
        let block = if has_header {
            block
        } else {
            repeated(model, range, &block).unwrap_or(block)
        };
        let mut pasting = Self {
            block,
            targets: Vec::new(),
            has_header,
            goes_by_name: has_header,
            skips_blank: false,
            first: range.first,
        };
        pasting.assign(model);
        pasting
    }

    /// Finds a place for every column anew.
    pub fn assign(&mut self, model: &dyn EntryModel) {
        self.targets = if self.has_header && self.goes_by_name {
            targets_by_name(model, &self.block.rows()[0])
        } else {
            targets_by_place(model, self.first.col, self.block.width())
        };
    }

    /// Whether all can go in as anybody would expect.
    pub fn goes_without_saying(&self, pasted: &Pasted) -> bool {
        !self.has_header
            && pasted.problems.is_empty()
            && self.targets.iter().all(|target| target.col.is_some())
    }

    /// The first row of the block that is pasted.
    pub fn first_row(&self) -> usize {
        usize::from(self.has_header)
    }

    /// Reads every cell.
    pub fn read(&self, model: &dyn EntryModel) -> Pasted {
        let reader = model.entry().reader();
        let mut pasted = Pasted::default();
        let mut row = self.first.row;
        let mut added = 0;
        let rows = self.block.rows().iter().enumerate();
        for (at, texts) in rows.skip(self.first_row()) {
            let is_there = model.has_row(row);
            let is_blank = texts.iter().all(|text| text.trim().is_empty());
            if is_blank && (self.skips_blank || !is_there) {
                continue;
            }
            let values = self.read_row(model, &reader, (at, row), &mut pasted);
            if is_there {
                let edit = |(col, value)| model.set(Cell::new(row, col), value);
                pasted.edits.extend(values.into_iter().filter_map(edit));
            } else if !values.is_empty()
                && let Some(edit) = model.append(added, values)
            {
                pasted.edits.push(edit);
                added += 1;
            }
            row += 1;
        }
        pasted.area = self.area(row.max(self.first.row + 1) - 1);
        pasted
    }

    /// The values of a row of the block for a row of the grid.
    fn read_row(
        &self,
        model: &dyn EntryModel,
        reader: &ValueReader<'_>,
        (at, row): (usize, usize),
        pasted: &mut Pasted,
    ) -> Vec<(usize, Value)> {
        let is_there = model.has_row(row);
        let mut values = Vec::new();
        for (from, target) in self.targets.iter().enumerate() {
            let Some(col) = target.col else { continue };
            pasted.cells += 1;
            let text = &self.block.rows()[at][from];
            // A new record keeps what it has from the one above where the block says nothing.
            if text.trim().is_empty() && !is_there {
                continue;
            }
            match value(model, reader, Cell::new(row, col), *target, text) {
                Ok(value) => values.push((col, value)),
                Err(reason) => {
                    let field = model.field_at(Cell::new(row, col));
                    let kind = field.map(|field| field.kind);
                    pasted.problems.insert((at, from), Problem { reason, kind });
                    // What can't be read is not what the record above has.
                    let unknown = field.and_then(unknown);
                    values.extend(unknown.filter(|_| !is_there).map(|value| (col, value)));
                }
            }
        }
        values
    }

    fn area(&self, last_row: usize) -> CellRange {
        let cols = || self.targets.iter().filter_map(|target| target.col);
        let first = cols().min().unwrap_or(self.first.col);
        let last = cols().max().unwrap_or(self.first.col);
        CellRange {
            first: Cell::new(self.first.row, first),
            last: Cell::new(last_row, last),
        }
    }
}

/// What a new record has instead of an entry that can't be read, where it would take one from the record above.
fn unknown(field: CellField) -> Option<Value> {
    match field.kind {
        ValueKind::Reference(_) | ValueKind::Owner => Some(Value::Empty),
        ValueKind::Choice(_) => Some(Value::Choice(0)),
        _ => None,
    }
}

impl Pasted {
    /// How many rows and columns it fills, in words.
    pub fn size(&self, pasting: &Pasting) -> String {
        let cols = pasting.targets.iter().filter(|target| target.col.is_some());
        let rows = self.area.last.row + 1 - self.area.first.row;
        format!("{rows} 行 × {} 列", cols.count())
    }

    /// The change.
    pub fn into_transaction(self, label: String) -> Transaction {
        Transaction::new(label, self.edits)
    }
}

/// The value for a cell, or why there is none.
fn value(
    model: &dyn EntryModel,
    reader: &ValueReader<'_>,
    cell: Cell,
    target: Target,
    text: &str,
) -> Result<Value, String> {
    if !model.has_row(cell.row) && !model.is_list() {
        return Err("下面没有可以填写的行".to_owned());
    }
    if let Editability::Refused(reason) = model.editability(cell) {
        return Err(reason.into_owned());
    }
    let field = model.field_at(cell).ok_or("此栏不能填写")?;
    let scale = target.scale.unwrap_or_else(|| model.entry().scale());
    reader
        .read(field.kind, text, scale)
        .map_err(|error| error.to_string())
}

/// The block as often as the range holds it; none where it doesn't fit evenly.
fn repeated(model: &dyn EntryModel, range: CellRange, block: &Block) -> Option<Block> {
    let there = range.rows().filter(|row| model.has_row(*row)).count();
    let (height, width) = (block.rows().len(), block.width());
    let cols = range.cols().count();
    let fits = there.is_multiple_of(height) && cols.is_multiple_of(width);
    let is_larger = there > height || (there == height && cols > width);
    if !fits || !is_larger || there.saturating_mul(cols) > REPEATED_MOST {
        return None;
    }
    let row = |at: usize| {
        let row = &block.rows()[at % height];
        (0..cols).map(|col| row[col % width].clone()).collect()
    };
    Block::new((0..there).map(row).collect())
}
