//! The rows a pane shows, found once for each state of the budget and of the pane.
//!
//! What a frame needs of a hundred thousand rows is kept here, so that no frame looks at them all.

use std::rc::Rc;

use super::model::is_unit;
use super::sheet::SheetDef;
use super::view::RowView;
use super::within::Within;
use crate::gui::view_ctx::ViewCtx;
use crate::model::RecordId;
use crate::model::Value;

/// The rows of a sheet as they are shown.
#[derive(Clone, Debug)]
pub struct Listing {
    /// From top to bottom.
    pub rows: Rc<[RecordId]>,
    /// Each row's number on the whole sheet, from 1; `None` while that is its place.
    pub numbers: Option<Rc<[usize]>>,
    /// How many rows the sheet has.
    pub total: usize,
    /// There is one unit, and all rows are in it.
    pub unit_goes: bool,
}

impl Listing {
    /// All rows in the order of the budget.
    pub fn whole(sheet: &SheetDef, within: Within, ctx: &ViewCtx<'_>) -> Self {
        Self::of(sheet, within, &RowView::default(), ctx)
    }

    /// The rows of a sheet as a view arranges them.
    pub fn of(sheet: &SheetDef, within: Within, view: &RowView, ctx: &ViewCtx<'_>) -> Self {
        let all = sheet.rows(ctx.budget, within);
        let (total, unit_goes) = (all.len(), unit_goes(sheet, &all, ctx));
        if view.is_plain() {
            return Self {
                rows: all.into(),
                numbers: None,
                total,
                unit_goes,
            };
        }
        let numbers: rustc_hash::FxHashMap<_, _> = all.iter().copied().zip(1..).collect();
        let rows = view.seen(&all);
        Self {
            numbers: Some(rows.iter().map(|row| numbers[row]).collect()),
            rows: rows.into(),
            total,
            unit_goes,
        }
    }
}

/// With one unit, and all records in it, their unit need not be shown.
fn unit_goes(sheet: &SheetDef, rows: &[RecordId], ctx: &ViewCtx<'_>) -> bool {
    let Some(unit) = sheet
        .kind
        .fields()
        .into_iter()
        .find(|field| is_unit(*field))
    else {
        return false;
    };
    let is_missing = |id: &RecordId| ctx.budget.value(*id, unit) == Some(Value::Empty);
    ctx.budget.units.len() == 1 && !rows.iter().any(is_missing)
}
