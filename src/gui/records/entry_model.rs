//! Grids whose cells are values of the budget: what typing, pasting and clearing edit.
//!
//! Every such grid, whether a list of records or the form of one, is changed by the same functions
//! over [`EntryModel`]. They make transactions; nothing here changes a budget.

use super::entry::EntryCtx;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridModel;
use crate::model::EntryError;
use crate::model::Field;
use crate::model::Record;
use crate::model::Value;
use crate::model::ValueKind;

/// What a cell holds, as the one who types there thinks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellField {
    /// The official name.
    pub label: &'static str,
    /// What may stand there.
    pub kind: ValueKind,
}

/// A grid whose cells are values of the budget.
pub trait EntryModel: GridModel {
    /// How values show and are read.
    fn entry(&self) -> EntryCtx<'_>;

    /// The field of a cell, also in the empty row below the last record; none where nothing is typed.
    fn field_at(&self, cell: Cell) -> Option<CellField>;

    /// The record and field of a cell; in the empty row the record that typing there would add.
    /// None on the cover.
    fn subject(&self, cell: Cell) -> Option<(Record, Field)>;

    /// The edit that gives a cell of a record that is there a value.
    fn set(&self, cell: Cell, value: Value) -> Option<Edit>;

    /// The edit that adds a record below the last one, behind `further` others of the same change.
    fn append(&self, further: usize, values: Vec<(usize, Value)>) -> Option<Edit>;

    /// What a row is called when one is added.
    fn row_noun(&self) -> &'static str;

    /// Whether the rows are records, which are numbered, and not fields of one.
    fn is_list(&self) -> bool;
}

/// How a cell of this kind takes input.
pub(super) fn editability_of(kind: ValueKind) -> Editability {
    match kind {
        ValueKind::Text
        | ValueKind::Money
        | ValueKind::Number
        | ValueKind::Count
        | ValueKind::Year => Editability::Typed,
        ValueKind::LongText
        | ValueKind::Flag
        | ValueKind::Choice(_)
        | ValueKind::Function
        | ValueKind::Economic
        | ValueKind::Government
        | ValueKind::Procurement
        | ValueKind::AssetClass
        | ValueKind::Reference(_)
        | ValueKind::Owner => Editability::Picked,
        ValueKind::Snapshot => Editability::Refused("存档不能手工改动".into()),
    }
}

/// The change that puts a typed text into a cell; in the empty last row, a new record.
/// None where nothing can be typed.
pub fn commit(
    model: &dyn EntryModel,
    cell: Cell,
    text: &str,
) -> Result<Option<Transaction>, EntryError> {
    let Some(field) = model.field_at(cell) else {
        return Ok(None);
    };
    let value = model.entry().parsed(field.kind, text)?;
    if let Some(edit) = model.set(cell, value.clone()) {
        let label = format!("修改{}", field.label);
        return Ok(Some(Transaction::new(label, vec![edit])));
    }
    let label = format!("新增{}", model.row_noun());
    let edit = model.append(0, vec![(cell.col, value)]);
    Ok(edit.map(|edit| Transaction::new(label, vec![edit])))
}
