//! The screen of the audit: what is left to do before submitting, and the rules that are checked.

mod formulas;
mod manual;
mod overview;

use egui::Context;
use egui::Ui;

use crate::gui::focus::Focus;
use crate::gui::panels::findings::FindingsView;
use crate::gui::panels::findings::Place;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::tabs_ui;
use crate::gui::widgets::tab::turned;
use crate::model::Budget;
use crate::model::Field;
use crate::model::RecordId;
use formulas::FormulasTab;
use manual::ManualView;
use overview::Adjusted;

/// A tab of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// 审核意见
    #[default]
    Findings,
    /// 自定公式
    Formulas,
    /// 规则手册
    Manual,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Findings, Self::Formulas, Self::Manual];

    const fn label(self) -> &'static str {
        match self {
            Self::Findings => "审核意见",
            Self::Formulas => "自定公式",
            Self::Manual => "规则手册",
        }
    }
}

/// View state of the screen; the list of findings is shared with the panel.
#[derive(Default)]
pub struct AuditScreen {
    tab: Tab,
    formulas: FormulasTab,
    manual: ManualView,
    /// The parameters set anew, for a state of the budget.
    adjusted: Option<(u64, Vec<Adjusted>)>,
}

impl AuditScreen {
    /// Shows the screen.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        (findings, panes): (&mut FindingsView, &mut Panes),
    ) {
        let open = findings.facts(ctx).open.sum();
        let tabs = Tab::ALL.map(|tab| {
            let count = match tab {
                Tab::Findings => open,
                Tab::Formulas => ctx.budget.local_tie_outs.len(),
                Tab::Manual => 0,
            };
            (tab, TabLabel::plain(tab.label(), count))
        });
        if let Some(tab) = tabs_ui(ui, &self.tab, tabs) {
            self.show_tab(panes, tab);
        }
        ui.add_space(sizes::GAP);
        match self.tab {
            Tab::Findings => {
                self.overview_ui(ui, ctx, findings);
                findings.ui(ui, ctx, Place::Screen);
            }
            Tab::Formulas => self.formulas.ui(ui, ctx, panes),
            Tab::Manual => self.manual.ui(ui, ctx),
        }
    }

    /// Shows a tab.
    pub const fn show(&mut self, tab: Tab) {
        self.tab = tab;
    }

    /// Shows a formula of the bureau's own; false for any other record.
    pub fn go_to(&mut self, (record, field): (RecordId, Option<Field>)) -> bool {
        let RecordId::LocalTieOut(id) = record else {
            return false;
        };
        self.tab = Tab::Formulas;
        self.formulas.go_to(id, field);
        true
    }

    /// Shows a row of the sheet of formulas.
    pub fn go_to_row(&mut self, panes: &mut Panes, row: usize) {
        self.tab = Tab::Formulas;
        self.formulas.go_to_row(panes, row);
    }

    /// Whether something is being chosen for a formula.
    pub const fn is_asking(&self) -> bool {
        self.formulas.is_asking()
    }

    fn show_tab(&mut self, panes: &mut Panes, tab: Tab) {
        self.tab = tab;
        panes.leave();
        match tab {
            Tab::Findings => {}
            Tab::Formulas => self.formulas.take_focus(),
            Tab::Manual => self.manual.take_focus(),
        }
    }
}

impl DetailScreen for AuditScreen {
    fn is_on_sheets(&self, _budget: &Budget) -> bool {
        self.tab == Tab::Formulas && self.formulas.is_on_sheet()
    }

    fn has_side_list(&self) -> bool {
        match self.tab {
            Tab::Findings => false,
            Tab::Formulas => !self.formulas.is_on_sheet(),
            Tab::Manual => true,
        }
    }

    fn is_in_text(&self) -> bool {
        self.tab == Tab::Formulas && self.formulas.is_in_text()
    }

    fn focus(&self, panes: &Panes) -> Focus {
        match self.tab {
            Tab::Formulas => self.formulas.focus(panes),
            Tab::Findings | Tab::Manual => Focus::Nothing,
        }
    }

    fn enter_detail(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>) {
        if self.tab == Tab::Formulas {
            self.formulas.enter_detail();
        }
    }

    fn has_tabs(&self) -> bool {
        true
    }

    fn turn_tab(&mut self, panes: &mut Panes, _ctx: &ViewCtx<'_>, forward: bool) {
        self.show_tab(panes, turned(&Tab::ALL, self.tab, forward));
    }

    fn turn(&mut self, _panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        match self.tab {
            Tab::Formulas => self.formulas.turn(ctx, forward),
            Tab::Findings | Tab::Manual => self.manual.turn(forward),
        }
    }

    fn list_has_keyboard(&self, window: &Context) -> bool {
        match self.tab {
            Tab::Formulas => self.formulas.list_has_keyboard(window),
            Tab::Findings | Tab::Manual => self.manual.list_has_keyboard(window),
        }
    }

    fn enter_list(&mut self) {
        match self.tab {
            Tab::Formulas => self.formulas.take_focus(),
            Tab::Findings | Tab::Manual => self.manual.take_focus(),
        }
    }
}
