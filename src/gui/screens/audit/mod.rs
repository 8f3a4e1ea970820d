//! The screen of the audit: what is left to do before submitting, the rules, and the parameters and lists they go by.

mod formulas;
mod manual;
mod overview;
mod parameters;
mod rule_lists;

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
use crate::model::RecordKind;
use formulas::FormulasTab;
use manual::ManualView;
use overview::Adjusted;
use parameters::ParametersTab;
use rule_lists::RuleListsTab;

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
    /// 参数
    Parameters,
    /// 规则用表
    Lists,
}

impl Tab {
    const ALL: [Self; 5] = [
        Self::Findings,
        Self::Formulas,
        Self::Manual,
        Self::Parameters,
        Self::Lists,
    ];

    const fn label(self) -> &'static str {
        match self {
            Self::Findings => "审核意见",
            Self::Formulas => "自定公式",
            Self::Manual => "规则手册",
            Self::Parameters => "参数",
            Self::Lists => "规则用表",
        }
    }
}

/// View state of the screen; the list of findings is shared with the panel.
#[derive(Default)]
pub struct AuditScreen {
    tab: Tab,
    formulas: FormulasTab,
    manual: ManualView,
    parameters: ParametersTab,
    lists: RuleListsTab,
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
                Tab::Manual | Tab::Parameters | Tab::Lists => 0,
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
            Tab::Parameters => self.parameters.ui(ui, ctx),
            Tab::Lists => self.lists.ui(ui, ctx),
        }
    }

    /// Shows a tab.
    pub fn show(&mut self, tab: Tab) {
        self.tab = tab;
        match tab {
            Tab::Findings | Tab::Formulas | Tab::Manual => {}
            Tab::Parameters => self.parameters.take_focus(),
            Tab::Lists => self.lists.take_focus(),
        }
    }

    /// Shows a row of the sheet of formulas, or the parameters.
    pub fn go_to_row(&mut self, panes: &mut Panes, kind: RecordKind, row: usize) {
        if kind == RecordKind::LocalTieOut {
            self.tab = Tab::Formulas;
            self.formulas.go_to_row(panes, row);
        } else {
            self.show(Tab::Parameters);
        }
    }

    fn show_tab(&mut self, panes: &mut Panes, tab: Tab) {
        panes.leave();
        self.show(tab);
        match tab {
            Tab::Formulas => self.formulas.take_focus(),
            Tab::Manual => self.manual.take_focus(),
            Tab::Findings | Tab::Parameters | Tab::Lists => {}
        }
    }

    /// Shows a parameter that was set anew or a formula of the bureau's own; false for any other record.
    pub fn go_to(&mut self, ctx: &ViewCtx<'_>, (record, field): (RecordId, Option<Field>)) -> bool {
        match record {
            RecordId::ParameterOverride(id) => {
                self.tab = Tab::Parameters;
                self.parameters.go_to(ctx, id, field);
                true
            }
            RecordId::LocalTieOut(id) => {
                self.tab = Tab::Formulas;
                self.formulas.go_to(id, field);
                true
            }
            _ => false,
        }
    }

    /// Whether something is being asked for a parameter or chosen for a formula.
    pub fn is_asking(&self) -> bool {
        self.parameters.is_asking() || self.formulas.is_asking()
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
            Tab::Manual | Tab::Parameters | Tab::Lists => true,
        }
    }

    fn is_in_text(&self) -> bool {
        self.tab == Tab::Formulas && self.formulas.is_in_text()
    }

    fn has_tabs(&self) -> bool {
        true
    }

    fn focus(&self, panes: &Panes) -> Focus {
        match self.tab {
            Tab::Formulas => self.formulas.focus(panes),
            Tab::Parameters => self.parameters.focus(),
            Tab::Findings | Tab::Manual | Tab::Lists => Focus::Nothing,
        }
    }

    fn turn_tab(&mut self, panes: &mut Panes, _ctx: &ViewCtx<'_>, forward: bool) {
        self.show_tab(panes, turned(&Tab::ALL, self.tab, forward));
    }

    fn turn(&mut self, _panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        match self.tab {
            Tab::Findings | Tab::Parameters => {}
            Tab::Formulas => self.formulas.turn(ctx, forward),
            Tab::Manual => self.manual.turn(forward),
            Tab::Lists => self.lists.turn(forward),
        }
    }

    fn list_has_keyboard(&self, window: &egui::Context) -> bool {
        match self.tab {
            Tab::Findings => false,
            Tab::Formulas => self.formulas.list_has_keyboard(window),
            Tab::Manual => self.manual.list_has_keyboard(window),
            Tab::Parameters => !self.parameters.has_keyboard(window),
            Tab::Lists => self.lists.list_has_keyboard(window),
        }
    }

    fn enter_list(&mut self) {
        match self.tab {
            Tab::Findings => {}
            Tab::Formulas => self.formulas.take_focus(),
            Tab::Manual => self.manual.take_focus(),
            Tab::Parameters => self.parameters.enter_search(),
            Tab::Lists => self.lists.enter_list(),
        }
    }

    fn enter_detail(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>) {
        match self.tab {
            Tab::Findings | Tab::Manual => {}
            Tab::Formulas => self.formulas.enter_detail(),
            Tab::Parameters => self.parameters.take_focus(),
            Tab::Lists => self.lists.enter_entries(),
        }
    }
}
