//! The screen of a step that is lists of records: tabs of sheets, and the pane of the one shown.

pub mod active;
mod arranging;
mod asking;
mod column_menu;
mod concerned;
pub mod incoming;
mod menu;
pub mod pane;
mod preview;
mod preview_model;

use std::collections::BTreeMap;

use egui::Ui;

use crate::gui::records::FormModel;
use crate::gui::records::FormRow;
use crate::gui::records::SheetDef;
use crate::gui::records::place_of;
use crate::gui::records::sheet_named;
use crate::gui::records::sheets_of;
use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::tabs_ui;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::RecordId;
use active::ActivePane;
use pane::PaneOptions;
use pane::Panes;

/// The pane of the cover; those of sheets have the sheets' ids.
pub const COVER: &str = "cover";

/// Which sheet is shown under each step.
#[derive(Default)]
pub struct RecordsScreen {
    tabs: BTreeMap<Step, &'static str>,
}

impl RecordsScreen {
    /// The sheet shown under a step; none for the cover.
    pub fn sheet(&self, step: Step) -> Option<&'static SheetDef> {
        let wanted = self.tabs.get(&step);
        sheets_of(step)
            .find(|sheet| Some(&sheet.id) == wanted)
            .or_else(|| sheets_of(step).next())
    }

    /// Shows a record on its sheet; gives the step it belongs to.
    pub fn go_to(
        &mut self,
        panes: &mut Panes,
        ctx: &ViewCtx<'_>,
        record: RecordId,
        field: Option<Field>,
    ) -> Option<Step> {
        let sheet = place_of(ctx.budget, record)?;
        self.tabs.insert(sheet.step, sheet.id);
        let is_there = panes.go_to(ctx, ActivePane::whole(sheet), (record, field));
        is_there.then_some(sheet.step)
    }

    /// Shows a row of a sheet.
    pub fn go_to_row(&mut self, panes: &mut Panes, sheet: &'static SheetDef, row: usize) {
        self.tabs.insert(sheet.step, sheet.id);
        panes.go_to_row(ActivePane::whole(sheet), row);
    }

    /// Shows a field of the cover.
    pub fn go_to_cover(panes: &mut Panes, ctx: &ViewCtx<'_>, field: CoverField) -> Step {
        if let Some(cell) = FormModel::cover(ctx).cell_of(FormRow::Cover(field)) {
            panes.get(COVER).grid.select(cell);
        }
        Step::Cover
    }

    /// Shows a step's records.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes, step: Step) {
        let Some(sheet) = self.sheet(step) else {
            let model = FormModel::cover(ctx);
            panes
                .get(COVER)
                .form_ui(ui, ctx, COVER, PaneOptions::LEADING, model);
            return;
        };
        self.tabs_ui(ui, ctx, panes, sheet);
        Self::sheet_ui(ui, ctx, panes, sheet);
    }

    /// The records of a sheet in the room that is left.
    pub fn sheet_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes, sheet: &'static SheetDef) {
        panes.records_ui(ui, ctx, ActivePane::whole(sheet), PaneOptions::LEADING);
    }

    /// The tabs of a step's sheets; none over a single one.
    pub fn tabs_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes, shown: &SheetDef) {
        let step = shown.step;
        if sheets_of(step).count() < 2 {
            return;
        }
        let tabs = sheets_of(step).map(|sheet| {
            let label = TabLabel::plain(sheet.title, ctx.derived.count(sheet));
            (sheet.id, label)
        });
        if let Some(id) = tabs_ui(ui, &shown.id, tabs)
            && let Some(sheet) = sheet_named(id)
        {
            self.tabs.insert(step, id);
            panes.get(id).grid.take_focus();
            panes.activate(ActivePane::whole(sheet));
        }
    }
}
