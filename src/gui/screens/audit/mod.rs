//! The screen of the audit: what is left to do before submitting, and the parameters and lists the rules go by.

mod parameters;
mod rule_lists;

use egui::Ui;

use crate::gui::focus::Focus;
use crate::gui::panels::findings::FindingsView;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::tabs_ui;
use crate::gui::widgets::tab::turned;
use crate::model::Field;
use crate::model::RecordId;
use crate::packs::ListId;
use crate::packs::ParameterId;
use crate::packs::Severity;
use parameters::ParametersTab;
use rule_lists::RuleListsTab;

/// A tab of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// 审核意见
    #[default]
    Findings,
    /// 参数
    Parameters,
    /// 规则用表
    Lists,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Findings, Self::Parameters, Self::Lists];

    const fn label(self) -> &'static str {
        match self {
            Self::Findings => "意见清单",
            Self::Parameters => "参数",
            Self::Lists => "规则用表",
        }
    }
}

/// View state of the screen; the list of findings is shared with the panel.
#[derive(Default)]
pub struct AuditScreen {
    tab: Tab,
    parameters: ParametersTab,
    lists: RuleListsTab,
}

impl AuditScreen {
    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &mut FindingsView) {
        let tabs = Tab::ALL.map(|tab| {
            let count = match tab {
                Tab::Findings => ctx.findings.iter().filter(|it| it.is_open()).count(),
                Tab::Parameters => ParameterId::ALL.len(),
                Tab::Lists => ListId::ALL.len(),
            };
            (tab, TabLabel::plain(tab.label(), count))
        });
        if let Some(tab) = tabs_ui(ui, &self.tab, tabs) {
            self.show(tab);
        }
        ui.add_space(sizes::GAP);
        match self.tab {
            Tab::Findings => {
                verdict_ui(ui, ctx);
                findings.ui(ui, ctx);
            }
            Tab::Parameters => self.parameters.ui(ui, ctx),
            Tab::Lists => self.lists.ui(ui, ctx),
        }
    }

    /// Shows a tab.
    pub fn show(&mut self, tab: Tab) {
        self.tab = tab;
        match tab {
            Tab::Findings => {}
            Tab::Parameters => self.parameters.take_focus(),
            Tab::Lists => self.lists.take_focus(),
        }
    }

    /// Shows a parameter that was set anew; false for any other record.
    pub fn go_to(&mut self, ctx: &ViewCtx<'_>, (record, field): (RecordId, Option<Field>)) -> bool {
        let RecordId::ParameterOverride(id) = record else {
            return false;
        };
        self.tab = Tab::Parameters;
        self.parameters.go_to(ctx, id, field);
        true
    }

    /// Whether a dialog is open for a parameter.
    pub fn is_asking(&self) -> bool {
        self.parameters.is_asking()
    }
}

impl DetailScreen for AuditScreen {
    fn has_side_list(&self) -> bool {
        self.tab != Tab::Findings
    }

    fn has_tabs(&self) -> bool {
        true
    }

    fn focus(&self, _panes: &Panes) -> Focus {
        match self.tab {
            Tab::Parameters => self.parameters.focus(),
            Tab::Findings | Tab::Lists => Focus::Nothing,
        }
    }

    fn turn_tab(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>, forward: bool) {
        self.show(turned(&Tab::ALL, self.tab, forward));
    }

    fn turn(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>, forward: bool) {
        if self.tab == Tab::Lists {
            self.lists.turn(forward);
        }
    }

    fn list_has_keyboard(&self, window: &egui::Context) -> bool {
        match self.tab {
            Tab::Findings => false,
            Tab::Parameters => !self.parameters.has_keyboard(window),
            Tab::Lists => self.lists.list_has_keyboard(window),
        }
    }

    fn enter_list(&mut self) {
        match self.tab {
            Tab::Findings => {}
            Tab::Parameters => self.parameters.enter_search(),
            Tab::Lists => self.lists.enter_list(),
        }
    }

    fn enter_detail(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>) {
        match self.tab {
            Tab::Findings => {}
            Tab::Parameters => self.parameters.take_focus(),
            Tab::Lists => self.lists.enter_entries(),
        }
    }
}

/// Whether the budget can be submitted, and what is in the way.
fn verdict_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let p = theme::palette(ui);
    let errors = ctx
        .findings
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .count();
    let open = ctx
        .findings
        .iter()
        .filter(|it| it.severity == Severity::Warning && it.is_open())
        .count();
    let (color, text) = match (errors, open) {
        (0, 0) => (p.good, "没有错误，警告均已处理，可以报送".to_owned()),
        (0, open) => (
            p.warning,
            format!("没有错误；还有 {open} 条警告需要修改或说明"),
        ),
        (errors, 0) => (p.error, format!("还有 {errors} 条错误，改正后才能报送")),
        (errors, open) => (
            p.error,
            format!("还有 {errors} 条错误须改正，{open} 条警告需要修改或说明"),
        ),
    };
    ui.colored_label(color, text);
}
