//! The columns of fields: label, alignment and the width they begin with.
//!
//! What stands in them is in `model`; figures that follow from others have their own columns in `computed`.

use super::entry::EntryCtx;
use crate::gui::theme::sizes;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::text_width::column_width;
use crate::model::Field;
use crate::model::RecordKind;
use crate::model::ValueKind;

/// The widest column of choices: `基本支出-人员经费`.
const CHOICE_MOST: f32 = 136.0;

/// Labels up to this width stand in one line: `上年预算数（万元）`.
const LABEL_MOST: f32 = 145.0;

/// The column of a field.
pub(super) fn column(field: Field, entry: &EntryCtx<'_>) -> GridColumn {
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
        // A mark of order or filter finds room beside it.
        whole if whole <= LABEL_MOST => whole + sizes::HEADER_MARK - sizes::CELL_PADDING,
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
