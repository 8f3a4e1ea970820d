//! The records of a sheet as the data of a grid.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::columns::column;
use super::computed::Computed;
use super::entry::EntryCtx;
use super::entry_model::CellField;
use super::entry_model::EntryModel;
use super::entry_model::editability_of;
use super::listing::Listing;
use super::rows::derived;
use super::rows::insert_last;
use super::rows::new_record;
use super::sheet::SheetDef;
use super::view::RowView;
use super::within::Within;
use crate::edit::Edit;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellMark;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnState;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Tone;
use crate::model::Field;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;

/// Findings by the field they concern; `None` stands for the record as a whole.
pub type Marks = BTreeMap<(RecordId, Option<Field>), CellMark>;

/// The records of a sheet. The last row is empty; typing there adds a record.
pub struct RecordModel<'a> {
    /// What is shown.
    pub sheet: &'static SheetDef,
    /// Whose records are shown.
    pub within: Within,
    /// The records from top to bottom.
    pub rows: Rc<[RecordId]>,
    /// How values show and are read.
    pub entry: EntryCtx<'a>,
    ctx: &'a ViewCtx<'a>,
    sources: Vec<Source>,
    columns: Vec<GridColumn>,
    states: Vec<ColumnState>,
    /// Each row's number on the whole sheet, where that isn't its place.
    numbers: Option<Rc<[usize]>>,
    frozen: usize,
}

/// What a column shows.
#[derive(Clone, Copy, Debug)]
enum Source {
    Field(Field),
    Computed(&'static Computed),
}

impl<'a> RecordModel<'a> {
    /// The whole sheet over the open budget.
    pub fn new(sheet: &'static SheetDef, within: Within, ctx: &'a ViewCtx<'a>) -> Self {
        Self::listed(sheet, within, Listing::whole(sheet, within, ctx), ctx)
    }

    /// The same with the rows known from an earlier frame.
    pub fn listed(
        sheet: &'static SheetDef,
        within: Within,
        listing: Listing,
        ctx: &'a ViewCtx<'a>,
    ) -> Self {
        let mut fields = sheet.fields();
        let preset = within.preset(sheet.kind).map(|(field, _)| field);
        let goes = |field: &Field| preset == Some(*field) || is_unit(*field) && listing.unit_goes;
        let frozen = fields.iter().take(sheet.frozen);
        let frozen = frozen.filter(|field| !goes(field)).count();
        fields.retain(|field| !goes(field));
        let mut columns: Vec<_> = fields
            .iter()
            .map(|field| column(*field, &ctx.entry))
            .collect();
        let mut sources: Vec<_> = fields.into_iter().map(Source::Field).collect();
        for computed in sheet.computed {
            let is_before = |column: &GridColumn| column.id == computed.after;
            let at = columns.iter().position(is_before);
            let at = at.map_or(columns.len(), |at| at + 1);
            sources.insert(at, Source::Computed(computed));
            columns.insert(at, computed.column(&ctx.entry));
        }
        Self {
            sheet,
            within,
            rows: listing.rows,
            entry: ctx.entry,
            ctx,
            states: vec![ColumnState::default(); columns.len()],
            sources,
            columns,
            numbers: listing.numbers,
            frozen,
        }
    }

    /// Shows in the headers how the rows are arranged.
    #[must_use]
    pub fn arranged(mut self, view: &RowView) -> Self {
        let state = |column: &GridColumn| view.column_state(&column.id);
        self.states = self.columns.iter().map(state).collect();
        self
    }

    /// Leaves columns out; the first one stays if it would be all.
    #[must_use]
    pub fn without(mut self, hidden: &BTreeSet<String>) -> Self {
        let stays: Vec<_> = self
            .columns
            .iter()
            .map(|column| !hidden.contains(&column.id))
            .collect();
        if !stays.contains(&true) {
            return self;
        }
        let kept = |at: &usize| stays[*at];
        self.frozen = (0..self.frozen).filter(kept).count();
        let kept: Vec<_> = (0..stays.len()).filter(kept).collect();
        self.sources = kept.iter().map(|at| self.sources[*at]).collect();
        self.states = kept.iter().map(|at| self.states[*at]).collect();
        let mut at = 0;
        self.columns.retain(|_| {
            at += 1;
            stays[at - 1]
        });
        self
    }

    /// The record of a row; `None` for the empty row at the end.
    pub fn record(&self, row: usize) -> Option<RecordId> {
        self.rows.get(row).copied()
    }

    /// The field of a column; `None` where figures are computed.
    pub fn field(&self, col: usize) -> Option<Field> {
        match self.sources.get(col)? {
            Source::Field(field) => Some(*field),
            Source::Computed(_) => None,
        }
    }

    /// The cell of a record's field; the record's first one where no field is meant.
    pub fn cell_of(&self, record: RecordId, field: Option<Field>) -> Option<Cell> {
        let row = self.rows.iter().position(|id| *id == record)?;
        let is_meant = |source: &Source| matches!(source, Source::Field(it) if Some(*it) == field);
        let col = self.sources.iter().position(is_meant);
        Some(Cell::new(row, col.unwrap_or(0)))
    }

    /// The last column.
    pub fn last_col(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }

    /// What a column's cells hold.
    pub fn kind(&self, col: usize) -> Option<ValueKind> {
        Some(match self.sources.get(col)? {
            Source::Field(field) => field.kind(),
            Source::Computed(computed) => computed.kind,
        })
    }

    /// The value a cell shows: its own, or what follows from others while it is empty.
    pub fn effective(&self, cell: Cell) -> Option<Value> {
        let value = self.value(cell)?;
        if value != Value::Empty {
            return Some(value);
        }
        let record = self.record(cell.row)?;
        let derived = |field| derived(&self.entry, record, field);
        self.field(cell.col).and_then(derived).or(Some(value))
    }

    fn value(&self, cell: Cell) -> Option<Value> {
        let record = self.record(cell.row)?;
        match self.sources.get(cell.col)? {
            Source::Field(field) => self.entry.budget.value(record, *field),
            Source::Computed(computed) => Some((computed.value)(self.ctx, record)),
        }
    }
}

impl GridModel for RecordModel<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.rows.len() + usize::from(self.sheet.refusal().is_none())
    }

    /// Whatever isn't shown, a row can be told from others.
    fn frozen_columns(&self) -> usize {
        self.frozen.max(1)
    }

    fn has_column_menus(&self) -> bool {
        true
    }

    fn column_state(&self, col: usize) -> ColumnState {
        self.states[col]
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        let Some(record) = self.record(cell.row) else {
            return Cow::Borrowed("");
        };
        Cow::Owned(match self.sources[cell.col] {
            Source::Field(field) => text_of(&self.entry, record, field),
            Source::Computed(computed) => computed.text(self.ctx, record),
        })
    }

    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        let Some(value) = self.value(cell) else {
            return Cow::Borrowed("");
        };
        let Some(kind) = self.kind(cell.col) else {
            return Cow::Borrowed("");
        };
        Cow::Owned(self.entry.edited(&value, kind))
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let tone = match (self.value(cell), self.sources[cell.col]) {
            (Some(Value::Money(amount)), _) if amount.fen() < 0 => Tone::Negative,
            // What follows from other fields is shown, but isn't filled in.
            (Some(Value::Empty), _) => Tone::Placeholder,
            (Some(_) | None, Source::Computed(_)) => Tone::Weak,
            (Some(_) | None, Source::Field(_)) => Tone::Normal,
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
        match self.sources[cell.col] {
            Source::Field(field) => editability_of(field.kind()),
            Source::Computed(computed) => Editability::Refused(computed.reason.into()),
        }
    }

    /// In the first column also what concerns the row as a whole, or a field that isn't shown.
    fn mark(&self, cell: Cell) -> Option<CellMark> {
        let record = self.record(cell.row)?;
        let own = self.field(cell.col);
        let is_shown = |field: &Field| {
            let is_it = |source: &Source| matches!(source, Source::Field(it) if it == field);
            self.sources.iter().any(is_it)
        };
        self.ctx
            .marks
            .range((record, None)..)
            .take_while(|((of, _), _)| *of == record)
            .filter(|((_, field), _)| match field {
                Some(field) => own == Some(*field) || cell.col == 0 && !is_shown(field),
                None => cell.col == 0,
            })
            .map(|(_, mark)| mark)
            .fold(None, |told: Option<CellMark>, mark| {
                Some(told.map_or_else(|| mark.clone(), |told| told.and(mark)))
            })
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        match self.value(cell)? {
            Value::Money(amount) => Some(amount.fen()),
            _ => None,
        }
    }

    fn count(&self, cell: Cell) -> Option<i64> {
        match self.value(cell)? {
            Value::Count(count) => Some(count.into()),
            _ => None,
        }
    }

    /// What shows as nothing: see [`EntryCtx::shown`].
    fn is_filled(&self, cell: Cell) -> bool {
        match self.effective(cell) {
            None | Some(Value::Empty | Value::Count(0) | Value::Flag(false)) => false,
            Some(Value::Money(amount)) => !amount.is_zero(),
            Some(_) => true,
        }
    }

    fn refusal(&self, cell: Cell, text: &str) -> Option<String> {
        self.entry
            .parsed(self.field(cell.col)?.kind(), text)
            .err()
            .map(|error| error.to_string())
    }

    fn row_label(&self, row: usize) -> Cow<'_, str> {
        if row >= self.rows.len() {
            return Cow::Borrowed("+");
        }
        let number = match &self.numbers {
            Some(numbers) => numbers[row],
            None => row + 1,
        };
        Cow::Owned(number.to_string())
    }
}

impl EntryModel for RecordModel<'_> {
    fn entry(&self) -> EntryCtx<'_> {
        self.entry
    }

    fn field_at(&self, cell: Cell) -> Option<CellField> {
        let field = self.field(cell.col)?;
        Some(CellField {
            label: field.label(),
            kind: field.kind(),
        })
    }

    fn subject(&self, cell: Cell) -> Option<(Record, Field)> {
        let present = self
            .record(cell.row)
            .and_then(|id| self.entry.budget.record(id));
        let record = present.unwrap_or_else(|| new_record(self, self.rows.last().copied(), 0));
        Some((record, self.field(cell.col)?))
    }

    fn set(&self, cell: Cell, value: Value) -> Option<Edit> {
        Some(Edit::set(
            self.record(cell.row)?,
            self.field(cell.col)?,
            value,
        ))
    }

    fn append(&self, further: usize, values: Vec<(usize, Value)>) -> Option<Edit> {
        if self.sheet.refusal().is_some() {
            return None;
        }
        let mut record = new_record(self, self.rows.last().copied(), further);
        for (col, value) in values {
            record.set(self.field(col)?, value);
        }
        Some(insert_last(self, record, further))
    }

    fn has_row(&self, row: usize) -> bool {
        row < self.rows.len()
    }

    fn row_noun(&self) -> &'static str {
        self.sheet.kind.label()
    }

    fn is_list(&self) -> bool {
        true
    }
}

/// A field of a record as a cell shows it: in one line, and with what it stands for while it is empty.
pub(super) fn text_of(entry: &EntryCtx<'_>, record: RecordId, field: Field) -> String {
    let value = entry.budget.value(record, field).unwrap_or(Value::Empty);
    if value == Value::Empty
        && let Some(derived) = derived(entry, record, field)
    {
        return entry.shown(&derived, field.kind());
    }
    let text = entry.shown(&value, field.kind());
    if field.kind() == ValueKind::LongText && text.contains('\n') {
        return text.replace('\n', " ");
    }
    text
}

/// Whether the field says which unit a record belongs to.
pub(super) fn is_unit(field: Field) -> bool {
    field.name() == "unit" && field.kind() == ValueKind::Reference(RecordKind::Unit)
}
