//! The cover as the data of a grid: one row a field.

use std::borrow::Cow;

use super::entry::EntryCtx;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::model::CoverField;
use crate::model::EntryError;
use crate::model::FieldName;
use crate::model::Fields;
use crate::model::ValueKind;

/// The column with the values.
const VALUE: usize = 1;

/// The cover of the open budget.
pub struct CoverModel<'a> {
    /// How values show and are read.
    pub entry: EntryCtx<'a>,
    columns: [GridColumn; 2],
}

impl<'a> CoverModel<'a> {
    /// The cover over the open budget.
    pub fn new(entry: EntryCtx<'a>) -> Self {
        let columns = [
            GridColumn::new("field", "项目", ColumnKind::Text).width(160.0),
            GridColumn::new("value", "内容", ColumnKind::Text).width(420.0),
        ];
        Self { entry, columns }
    }

    /// The field of a row.
    pub fn field(row: usize) -> Option<CoverField> {
        CoverField::ALL.get(row).copied()
    }

    /// The change that puts a typed text into a row.
    pub fn commit(&self, row: usize, text: &str) -> Result<Option<Transaction>, EntryError> {
        let Some(field) = Self::field(row) else {
            return Ok(None);
        };
        let value = self.entry.parsed(field.kind(), text)?;
        let label = format!("修改{}", field.label());
        Ok(Some(Transaction::new(
            label,
            vec![Edit::SetCover { field, value }],
        )))
    }
}

impl GridModel for CoverModel<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        CoverField::ALL.len()
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        let field = CoverField::ALL[cell.row];
        if cell.col != VALUE {
            return Cow::Borrowed(field.label());
        }
        let value = self.entry.budget.cover.get(field);
        Cow::Owned(self.entry.shown(&value, field.kind()))
    }

    fn editability(&self, cell: Cell) -> Editability {
        if cell.col != VALUE {
            return Editability::Refused("项目名称是固定的，请在右侧填写内容".into());
        }
        match CoverField::ALL[cell.row].kind() {
            ValueKind::Choice(_) => Editability::Picked,
            _ => Editability::Typed,
        }
    }

    fn refusal(&self, cell: Cell, text: &str) -> Option<String> {
        let kind = CoverField::ALL[cell.row].kind();
        self.entry
            .parsed(kind, text)
            .err()
            .map(|error| error.to_string())
    }

    fn cell_name(&self, cell: Cell) -> String {
        let label = CoverField::ALL[cell.row].label();
        if cell.col == VALUE {
            label.to_owned()
        } else {
            format!("{label}（项目）")
        }
    }
}
