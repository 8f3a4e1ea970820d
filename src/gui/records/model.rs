//! The records of a sheet as the data of a grid.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::computed::Computed;
use super::entry::EntryCtx;
use super::entry_model::CellField;
use super::entry_model::EntryModel;
use super::entry_model::editability_of;
use super::rows::derived;
use super::rows::insert_last;
use super::rows::new_record;
use super::sheet::SheetDef;
use super::within::Within;
use crate::edit::Edit;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellMark;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Tone;
use crate::gui::widgets::text_width::column_width;
use crate::model::Field;
use crate::model::Record;
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
    /// Whose records are shown.
    pub within: Within,
    /// The records from top to bottom.
    pub rows: Rc<[RecordId]>,
    /// How values show and are read.
    pub entry: EntryCtx<'a>,
    ctx: &'a ViewCtx<'a>,
    sources: Vec<Source>,
    columns: Vec<GridColumn>,
    frozen: usize,
}

/// What a column shows.
#[derive(Clone, Copy, Debug)]
enum Source {
    Field(Field),
    Computed(&'static Computed),
}

impl<'a> RecordModel<'a> {
    /// The sheet over the open budget.
    pub fn new(sheet: &'static SheetDef, within: Within, ctx: &'a ViewCtx<'a>) -> Self {
        let rows = sheet.rows(ctx.budget, within).into();
        Self::with_rows(sheet, within, rows, ctx)
    }

    /// The same with the rows known from an earlier frame.
    pub fn with_rows(
        sheet: &'static SheetDef,
        within: Within,
        rows: Rc<[RecordId]>,
        ctx: &'a ViewCtx<'a>,
    ) -> Self {
        let mut fields = sheet.fields();
        let mut frozen = sheet.frozen;
        let preset = within.preset(sheet.kind).map(|(field, _)| field);
        fields.retain(|field| {
            let goes = preset == Some(*field)
                || is_unit(*field) && goes_without_saying(ctx, &rows, *field);
            let leads = sheet.lead.iter().take(sheet.frozen);
            frozen -= usize::from(goes && leads.into_iter().any(|name| *name == field.name()));
            !goes
        });
        let mut columns: Vec<_> = fields
            .iter()
            .map(|field| column(*field, &ctx.entry))
            .collect();
        let mut sources: Vec<_> = fields.into_iter().map(Source::Field).collect();
        for computed in sheet.computed {
            let after = |source: &Source| matches!(source, Source::Field(field) if field.name() == computed.after);
            let at = sources
                .iter()
                .position(after)
                .map_or(sources.len(), |at| at + 1);
            sources.insert(at, Source::Computed(computed));
            columns.insert(at, computed.column(&ctx.entry));
        }
        Self {
            sheet,
            within,
            rows,
            entry: ctx.entry,
            ctx,
            sources,
            columns,
            frozen,
        }
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

    fn frozen_columns(&self) -> usize {
        self.frozen
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
        let kind = match self.sources[cell.col] {
            Source::Field(field) => field.kind(),
            Source::Computed(computed) => computed.kind,
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

    fn mark(&self, cell: Cell) -> Option<CellMark> {
        let record = self.record(cell.row)?;
        let marks = self.ctx.marks;
        let own = self
            .field(cell.col)
            .and_then(|field| marks.get(&(record, Some(field))));
        let of_row = (cell.col == 0)
            .then(|| marks.get(&(record, None)))
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
            .parsed(self.field(cell.col)?.kind(), text)
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

/// With one unit, and all records in it, their unit need not be shown.
fn goes_without_saying(ctx: &ViewCtx<'_>, rows: &[RecordId], unit: Field) -> bool {
    let is_missing = |id: &RecordId| ctx.budget.value(*id, unit) == Some(Value::Empty);
    ctx.budget.units.len() == 1 && !rows.iter().any(is_missing)
}

fn column(field: Field, entry: &EntryCtx<'_>) -> GridColumn {
    let label = if field.kind() == ValueKind::Money {
        format!("{}（{}）", field.label(), entry.scale().label())
    } else {
        field.label().to_owned()
    };
    let (kind, width) = match field.kind() {
        ValueKind::Text => (ColumnKind::Text, text_width_of(field)),
        ValueKind::Reference(RecordKind::Unit) => (ColumnKind::Text, 130.0),
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

/// Names and indicators are sentences, operators and units of measure a few characters.
fn text_width_of(field: Field) -> f32 {
    match field.name() {
        "name" | "level_three" => 210.0,
        "level_one" => 96.0,
        "level_two" => 144.0,
        "operator" | "measure" | "deadline" => 78.0,
        _ => 130.0,
    }
}

/// Of choices, the usual ones are seen whole; the longest are rare.
fn choice_width(labels: &[&str]) -> f32 {
    let longest = labels.iter().map(|label| column_width(label));
    longest.fold(0.0, f32::max).min(CHOICE_MOST)
}
