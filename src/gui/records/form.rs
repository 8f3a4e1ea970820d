//! One subject as the data of a grid, a row a field: the cover, or a record whole.

use std::borrow::Cow;

use super::entry::EntryCtx;
use super::entry_model::CellField;
use super::entry_model::EntryModel;
use super::entry_model::editability_of;
use super::model::text_of;
use crate::edit::Edit;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellMark;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Tone;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::FieldName;
use crate::model::Fields;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::ValueKind;

/// The column with the values.
const VALUE: usize = 1;

/// Room for the names of the fields, in points.
const LABELS: f32 = 160.0;
/// The least and the most room for their values.
const VALUES: (f32, f32) = (200.0, 420.0);

/// A row of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormRow {
    /// A field of the cover.
    Cover(CoverField),
    /// A field of a record.
    Of(RecordId, Field),
}

/// The fields of the cover or of a record, one below the other.
pub struct FormModel<'a> {
    ctx: &'a ViewCtx<'a>,
    rows: Vec<FormRow>,
    columns: [GridColumn; 2],
}

impl<'a> FormModel<'a> {
    /// The cover.
    pub fn cover(ctx: &'a ViewCtx<'a>) -> Self {
        Self::new(
            ctx,
            CoverField::ALL
                .iter()
                .copied()
                .map(FormRow::Cover)
                .collect(),
        )
    }

    /// These fields of a record.
    pub fn record(ctx: &'a ViewCtx<'a>, record: RecordId, fields: &[Field]) -> Self {
        let row = |field: &Field| FormRow::Of(record, *field);
        Self::new(ctx, fields.iter().map(row).collect())
    }

    fn new(ctx: &'a ViewCtx<'a>, rows: Vec<FormRow>) -> Self {
        let columns = [
            GridColumn::new("field", "项目", ColumnKind::Text).width(LABELS),
            GridColumn::new("value", "内容", ColumnKind::Text).width(VALUES.1),
        ];
        Self { ctx, rows, columns }
    }

    /// Gives the values the room there is, so that a form never scrolls sideways without need.
    #[must_use]
    pub fn fitted(mut self, available: f32) -> Self {
        let room = (available - LABELS).clamp(VALUES.0, VALUES.1);
        self.columns[VALUE].width = room;
        self
    }

    /// The cell where the value of a field stands.
    pub fn cell_of(&self, field: FormRow) -> Option<Cell> {
        let row = self.rows.iter().position(|row| *row == field)?;
        Some(Cell::new(row, VALUE))
    }

    /// What stands in a row.
    pub fn row(&self, row: usize) -> Option<FormRow> {
        self.rows.get(row).copied()
    }

    fn named(&self, row: usize) -> CellField {
        match self.rows[row] {
            FormRow::Cover(field) => CellField {
                label: field.label(),
                kind: field.kind(),
            },
            FormRow::Of(_, field) => CellField {
                label: field.label(),
                kind: field.kind(),
            },
        }
    }

    fn value(&self, row: usize) -> Value {
        match self.rows[row] {
            FormRow::Cover(field) => self.ctx.budget.cover.get(field),
            FormRow::Of(record, field) => {
                self.ctx.budget.value(record, field).unwrap_or(Value::Empty)
            }
        }
    }
}

impl GridModel for FormModel<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn is_form(&self) -> bool {
        true
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        let field = self.named(cell.row);
        if cell.col != VALUE {
            return match field.kind {
                ValueKind::Money => {
                    let scale = self.ctx.entry.scale().label();
                    Cow::Owned(format!("{}（{scale}）", field.label))
                }
                _ => Cow::Borrowed(field.label),
            };
        }
        match self.rows[cell.row] {
            FormRow::Cover(_) => {
                Cow::Owned(self.ctx.entry.shown(&self.value(cell.row), field.kind))
            }
            FormRow::Of(record, field) => Cow::Owned(text_of(&self.ctx.entry, record, field)),
        }
    }

    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        let field = self.named(cell.row);
        if cell.col != VALUE {
            return Cow::Borrowed(field.label);
        }
        Cow::Owned(self.ctx.entry.edited(&self.value(cell.row), field.kind))
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let tone = match self.value(cell.row) {
            _ if cell.col != VALUE => Tone::Weak,
            Value::Empty => Tone::Placeholder,
            _ => Tone::Normal,
        };
        CellStyle {
            tone,
            ..CellStyle::default()
        }
    }

    fn editability(&self, cell: Cell) -> Editability {
        if cell.col == VALUE {
            editability_of(self.named(cell.row).kind)
        } else {
            Editability::Refused("项目名称是固定的，请在右侧填写内容".into())
        }
    }

    fn mark(&self, cell: Cell) -> Option<CellMark> {
        match self.rows[cell.row] {
            FormRow::Of(record, field) if cell.col == VALUE => {
                self.ctx.marks.get(&(record, Some(field))).cloned()
            }
            FormRow::Of(..) | FormRow::Cover(_) => None,
        }
    }

    fn refusal(&self, cell: Cell, text: &str) -> Option<String> {
        let kind = self.named(cell.row).kind;
        let parsed = self.ctx.entry.parsed(kind, text);
        parsed.err().map(|error| error.to_string())
    }

    fn cell_name(&self, cell: Cell) -> String {
        let label = self.named(cell.row).label;
        if cell.col == VALUE {
            label.to_owned()
        } else {
            format!("{label}（项目）")
        }
    }
}

impl EntryModel for FormModel<'_> {
    fn entry(&self) -> EntryCtx<'_> {
        self.ctx.entry
    }

    fn field_at(&self, cell: Cell) -> Option<CellField> {
        (cell.col == VALUE && cell.row < self.rows.len()).then(|| self.named(cell.row))
    }

    fn subject(&self, cell: Cell) -> Option<(Record, Field)> {
        match *self.rows.get(cell.row)? {
            FormRow::Cover(_) => None,
            FormRow::Of(id, field) => Some((self.ctx.budget.record(id)?, field)),
        }
    }

    fn set(&self, cell: Cell, value: Value) -> Option<Edit> {
        Some(match *self.rows.get(cell.row)? {
            FormRow::Cover(field) => Edit::SetCover { field, value },
            FormRow::Of(id, field) => Edit::Set { id, field, value },
        })
    }

    /// A form has the rows it has.
    fn append(&self, _further: usize, _values: Vec<(usize, Value)>) -> Option<Edit> {
        None
    }

    fn has_row(&self, row: usize) -> bool {
        row < self.rows.len()
    }

    fn row_noun(&self) -> &'static str {
        "项目"
    }

    fn is_list(&self) -> bool {
        false
    }
}
