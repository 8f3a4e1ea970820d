//! The screen of rounds and control figures: frozen rounds to look at and compare with, and what each
//! control figure still leaves.
//!
//! Nothing frozen can be changed here; what is compared is computed once for each change.

mod amounts;
mod changes;
mod changes_model;
mod compared;
mod comparison;
mod gaps;
mod list;
mod shown;
mod state;
mod totals;

use egui::Ui;

use crate::gui::screens::records::RecordsScreen;
use crate::gui::screens::records::pane::Panes;
use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Summary;
use crate::model::RecordKind;
use gaps::GapsView;
use list::ListView;
use shown::Shown;

/// View state of the screen.
#[derive(Default)]
pub struct RoundsScreen {
    list: ListView,
    gaps: GapsView,
    /// The frozen round that is looked at.
    shown: Option<Shown>,
}

/// What was asked for in the list of rounds.
enum Asked {
    /// Its tables.
    Tables(usize),
    /// Its amounts beside the present ones.
    Comparison(usize),
}

impl RoundsScreen {
    /// Whether a frozen round is looked at, and nothing on the screen can be changed.
    pub const fn is_showing(&self) -> bool {
        self.shown.is_some()
    }

    /// Count and sum of the selection in a frozen round.
    pub fn summary(&self) -> Option<Summary> {
        self.shown.as_ref()?.summary()
    }

    /// What is to be said beside findings while a frozen round is looked at.
    pub fn remark(&self) -> Option<String> {
        self.shown.as_ref().map(Shown::remark)
    }

    /// Leaves the round that is looked at.
    pub fn leave(&mut self) {
        self.shown = None;
    }

    /// Shows the screen.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        records: &mut RecordsScreen,
        panes: &mut Panes,
    ) {
        let is_kept = |shown: &mut Shown| shown.is_kept_in(ctx.budget);
        self.shown.take_if(|shown| !is_kept(shown));
        if let Some(shown) = &mut self.shown {
            panes.leave();
            if shown.ui(ui, ctx) {
                self.shown = None;
            }
            return;
        }
        let Some(sheet) = records.sheet(Step::Rounds) else {
            return;
        };
        records.tabs_ui(ui, ctx, panes, sheet);
        if sheet.kind == RecordKind::FrozenRound {
            panes.leave();
            match self.list.ui(ui, ctx) {
                Some(Asked::Tables(at)) => self.show(ctx, at, false),
                Some(Asked::Comparison(at)) => self.show(ctx, at, true),
                None => {}
            }
        } else {
            self.gaps.ui(ui, ctx, panes, sheet.id);
            RecordsScreen::sheet_ui(ui, ctx, panes, sheet);
        }
    }

    fn show(&mut self, ctx: &ViewCtx<'_>, at: usize, compares: bool) {
        let frozen = ctx.budget.rounds.get(at);
        self.shown = frozen.map(|frozen| Shown::new(frozen, ctx.pack, compares));
    }
}
