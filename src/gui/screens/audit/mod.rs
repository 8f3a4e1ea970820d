//! The screen of the audit: what is left to do before submitting, and the rules that are checked.

mod manual;
mod overview;

use egui::Context;
use egui::Ui;

use crate::gui::panels::findings::FindingsView;
use crate::gui::panels::findings::Place;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::tabs_ui;
use crate::gui::widgets::tab::turned;
use manual::ManualView;
use overview::Adjusted;

/// A tab of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// 审核意见
    #[default]
    Findings,
    /// 规则手册
    Manual,
}

impl Tab {
    const ALL: [Self; 2] = [Self::Findings, Self::Manual];

    const fn label(self) -> &'static str {
        match self {
            Self::Findings => "审核意见",
            Self::Manual => "规则手册",
        }
    }
}

/// View state of the screen; the list of findings is shared with the panel.
#[derive(Default)]
pub struct AuditScreen {
    tab: Tab,
    manual: ManualView,
    /// The parameters set anew, for a state of the budget.
    adjusted: Option<(u64, Vec<Adjusted>)>,
}

impl AuditScreen {
    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &mut FindingsView) {
        let open = findings.facts(ctx).open.sum();
        let tabs = Tab::ALL.map(|tab| {
            let count = match tab {
                Tab::Findings => open,
                Tab::Manual => 0,
            };
            (tab, TabLabel::plain(tab.label(), count))
        });
        if let Some(tab) = tabs_ui(ui, &self.tab, tabs) {
            self.tab = tab;
        }
        ui.add_space(sizes::GAP);
        match self.tab {
            Tab::Findings => {
                self.overview_ui(ui, ctx, findings);
                findings.ui(ui, ctx, Place::Screen);
            }
            Tab::Manual => self.manual.ui(ui, ctx),
        }
    }

    /// Shows a tab.
    pub const fn show(&mut self, tab: Tab) {
        self.tab = tab;
    }
}

impl DetailScreen for AuditScreen {
    fn has_side_list(&self) -> bool {
        self.tab == Tab::Manual
    }

    fn has_tabs(&self) -> bool {
        true
    }

    fn turn_tab(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>, forward: bool) {
        self.tab = turned(&Tab::ALL, self.tab, forward);
    }

    fn turn(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>, forward: bool) {
        self.manual.turn(forward);
    }

    fn list_has_keyboard(&self, window: &Context) -> bool {
        self.manual.list_has_keyboard(window)
    }

    fn enter_list(&mut self) {
        self.manual.take_focus();
    }
}
