//! The records of a sheet as the data of a grid.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::entry::EntryCtx;
use super::rows::derived;
use super::sheet::SheetDef;
use crate::gui::theme::sizes;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellMark;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Tone;
use crate::gui::widgets::text_width::column_width;
use crate::model::Budget;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;

/// The widest column of choices: `基本支出-人员经费`.
const CHOICE_MOST: f32 = 136.0;

/// Labels up to this width stand in one line: `上年预算数（万元）`.
const LABEL_MOST: f32 = 145.0;

/// Findings by the field they concern; `None` stands for the record as a whole.
pub type Marks = BTreeMap<(RecordId, Option<Field>), CellMark>;

/// The records of a sheet. The last row is empty; typing there adds a record.
pub struct RecordModel<'a> {
    /// What is shown.
    pub sheet: &'static SheetDef,
    /// The records from top to bottom.
    pub rows: Vec<RecordId>,
    /// The fields from left to right.
    pub fields: Vec<Field>,
    /// How values show and are read.
    pub entry: EntryCtx<'a>,
    columns: Vec<GridColumn>,
    frozen: usize,
    marks: &'a Marks,
}

impl<'a> RecordModel<'a> {
    /// The sheet over the open budget.
    pub fn new(sheet: &'static SheetDef, entry: EntryCtx<'a>, marks: &'a Marks) -> Self {
        let rows = sheet.rows(entry.budget);
        let mut fields = sheet.fields();
        let mut frozen = sheet.frozen;
        if let Some(at) = fields.iter().position(|field| is_unit(*field))
            && goes_without_saying(entry.budget, &rows, fields[at])
        {
            fields.remove(at);
            frozen -= usize::from(at < frozen);
        }
        let columns = fields.iter().map(|field| column(*field, &entry)).collect();
        Self {
            sheet,
            rows,
            fields,
            entry,
            columns,
            frozen,
            marks,
        }
    }

    /// The record of a row; `None` for the empty row at the end.
    pub fn record(&self, row: usize) -> Option<RecordId> {
        self.rows.get(row).copied()
    }

    /// The cell of a record's field; the record's first one where no field is meant.
    pub fn cell_of(&self, record: RecordId, field: Option<Field>) -> Option<Cell> {
        let row = self.rows.iter().position(|id| *id == record)?;
        let col = field.and_then(|field| self.fields.iter().position(|it| *it == field));
        Some(Cell::new(row, col.unwrap_or(0)))
    }

    fn value(&self, cell: Cell) -> Option<Value> {
        self.entry
            .budget
            .value(self.record(cell.row)?, *self.fields.get(cell.col)?)
    }
}

impl GridModel for RecordModel<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.rows.len() + usize::from(self.sheet.refusal().is_none())
    }

    fn frozen_columns(&self) -> usize {
        self.frozen
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        let Some(value) = self.value(cell) else {
            return Cow::Borrowed("");
        };
        let field = self.fields[cell.col];
        if value == Value::Empty
            && let Some(derived) = self
                .record(cell.row)
                .and_then(|id| derived(&self.entry, id, field))
        {
            return Cow::Owned(self.entry.shown(&derived, field.kind()));
        }
        let text = self.entry.shown(&value, field.kind());
        if field.kind() == ValueKind::LongText && text.contains('\n') {
            return Cow::Owned(text.replace('\n', " "));
        }
        Cow::Owned(text)
    }

    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        let Some(value) = self.value(cell) else {
            return Cow::Borrowed("");
        };
        Cow::Owned(self.entry.edited(&value, self.fields[cell.col].kind()))
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let tone = match self.value(cell) {
            Some(Value::Money(amount)) if amount.fen() < 0 => Tone::Negative,
            // What follows from other fields is shown, but isn't filled in.
            Some(Value::Empty) => Tone::Placeholder,
            Some(_) | None => Tone::Normal,
        };
        CellStyle {
            tone,
            ..CellStyle::default()
        }
    }

    fn editability(&self, cell: Cell) -> Editability {
        if let Some(reason) = self.sheet.refusal() {
            return Editability::Refused(reason.into());
        }
        match self.fields[cell.col].kind() {
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

    fn mark(&self, cell: Cell) -> Option<CellMark> {
        let record = self.record(cell.row)?;
        let own = self.marks.get(&(record, Some(self.fields[cell.col])));
        let of_row = (cell.col == 0)
            .then(|| self.marks.get(&(record, None)))
            .flatten();
        own.or(of_row).cloned()
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        match self.value(cell)? {
            Value::Money(amount) => Some(amount.fen()),
            _ => None,
        }
    }

    fn refusal(&self, cell: Cell, text: &str) -> Option<String> {
        self.entry
            .parsed(self.fields[cell.col].kind(), text)
            .err()
            .map(|error| error.to_string())
    }

    fn row_label(&self, row: usize) -> Cow<'_, str> {
        if row < self.rows.len() {
            Cow::Owned((row + 1).to_string())
        } else {
            Cow::Borrowed("+")
        }
    }
}

/// Whether the field says which unit a record belongs to.
pub(super) fn is_unit(field: Field) -> bool {
    field.name() == "unit" && field.kind() == ValueKind::Reference(RecordKind::Unit)
}

/// With one unit, and all records in it, their unit need not be shown.
fn goes_without_saying(budget: &Budget, rows: &[RecordId], unit: Field) -> bool {
    let is_missing = |id: &RecordId| budget.value(*id, unit) == Some(Value::Empty);
    budget.units.len() == 1 && !rows.iter().any(is_missing)
}

fn column(field: Field, entry: &EntryCtx<'_>) -> GridColumn {
    let label = if field.kind() == ValueKind::Money {
        format!("{}（{}）", field.label(), entry.scale().label())
    } else {
        field.label().to_owned()
    };
    let (kind, width) = match field.kind() {
        ValueKind::Text if field.name() == "name" => (ColumnKind::Text, 210.0),
        ValueKind::Text | ValueKind::Reference(RecordKind::Unit) => (ColumnKind::Text, 130.0),
        ValueKind::LongText => (ColumnKind::Text, 220.0),
        ValueKind::Money => (ColumnKind::Number, 104.0),
        ValueKind::Number | ValueKind::Count => (ColumnKind::Number, 84.0),
        ValueKind::Flag | ValueKind::Year => (ColumnKind::Center, 72.0),
        ValueKind::Choice(labels) => (ColumnKind::Text, choice_width(labels)),
        ValueKind::Function => (ColumnKind::Text, 184.0),
        ValueKind::Economic => (ColumnKind::Text, 188.0),
        ValueKind::Government
        | ValueKind::AssetClass
        | ValueKind::Procurement
        | ValueKind::Reference(_)
        | ValueKind::Owner => (ColumnKind::Text, 172.0),
        ValueKind::Snapshot => (ColumnKind::Text, 100.0),
    };
    let least = match column_width(&label) {
        whole if whole <= LABEL_MOST => whole,
        // Two lines are enough for any label; the header grows.
        whole => whole / 2.0 + sizes::BODY,
    };
    GridColumn::new(field.name(), label, kind).width(width.max(least))
}

/// Of choices, the usual ones are seen whole; the longest are rare.
fn choice_width(labels: &[&str]) -> f32 {
    let longest = labels.iter().map(|label| column_width(label));
    longest.fold(0.0, f32::max).min(CHOICE_MOST)
}
