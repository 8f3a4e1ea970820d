//! The panel at the right: the findings of the audit, or the details of what is selected, or the help of a rule.
//!
//! It follows the selection; what it says is found once for each selection and state of the budget.

mod details;
mod figure;
mod links;
mod rule;
mod sections;
mod tie_outs;

use egui::Ui;

use crate::gui::focus::Focus;
use crate::gui::panels::findings::FindingsView;
use crate::gui::step::Step;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::rules::Help;
use details::Details;

/// What the panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// 审核意见
    Findings,
    /// 详情
    Details,
}

impl Tab {
    const ALL: [Self; 2] = [Self::Findings, Self::Details];

    const fn label(self) -> &'static str {
        match self {
            Self::Findings => "审核意见",
            Self::Details => "详情",
        }
    }
}

/// View state of the panel.
pub struct Inspector {
    /// The tab beside the records, and beside the tables, where one looks for what figures are made of.
    tabs: [Tab; 2],
    /// The rule whose help is shown instead.
    rule: Option<Box<Help>>,
    /// Its tab takes the keyboard when it is drawn next.
    wants_focus: bool,
    known: Option<Known>,
}

/// What was found about a selection in a state of the budget.
struct Known {
    focus: Focus,
    revision: u64,
    details: Option<Details>,
}

impl Default for Inspector {
    fn default() -> Self {
        Self {
            tabs: [Tab::Findings, Tab::Details],
            rule: None,
            wants_focus: false,
            known: None,
        }
    }
}

impl Inspector {
    /// Shows a tab beside a screen; the keyboard goes there when it was shown already.
    pub fn open(&mut self, step: Step, tab: Tab, is_visible: bool) {
        self.wants_focus = is_visible && *self.tab(step) == tab && self.rule.is_none();
        *self.tab(step) = tab;
        self.rule = None;
    }

    /// Shows the help of a rule until the way back is taken.
    pub fn show_rule(&mut self, help: Help) {
        self.rule = Some(Box::new(help));
    }

    /// Whether there is something to show beside a screen: beside the audit only the help of a rule,
    /// since the findings are the screen itself.
    pub const fn has_place(&self, step: Step) -> bool {
        self.rule.is_some() || step.has_findings_beside()
    }

    /// Shows the panel.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        (step, focus): (Step, Focus),
        findings: &mut FindingsView,
    ) {
        if step != Step::Audit {
            self.tabs_ui(ui, step);
        }
        if let Some(help) = &self.rule {
            if rule::ui(ui, help) {
                self.rule = None;
            }
            return;
        }
        if *self.tab(step) == Tab::Findings {
            findings.ui(ui, ctx);
        } else if let Some(details) = self.details(ctx, focus) {
            sections::ui(ui, ctx, details, focus);
        } else {
            nothing_ui(ui);
        }
    }

    fn tab(&mut self, step: Step) -> &mut Tab {
        &mut self.tabs[usize::from(step == Step::Tables)]
    }

    fn tabs_ui(&mut self, ui: &mut Ui, step: Step) {
        let has_rule = self.rule.is_some();
        let wants_focus = std::mem::take(&mut self.wants_focus);
        ui.horizontal(|ui| {
            for tab in Tab::ALL {
                let is_shown = *self.tab(step) == tab && !has_rule;
                let response = ui.selectable_label(is_shown, tab.label());
                if is_shown && wants_focus {
                    response.request_focus();
                }
                if response.clicked() {
                    *self.tab(step) = tab;
                    self.rule = None;
                }
            }
        });
        ui.separator();
    }

    fn details(&mut self, ctx: &ViewCtx<'_>, focus: Focus) -> Option<&Details> {
        // Another field of the same record has the same details.
        let focus = match focus {
            Focus::Record(record, _) => Focus::Record(record, None),
            Focus::Cell(_) | Focus::Nothing => focus,
        };
        let is_same = |it: &Known| (it.focus, it.revision) == (focus, ctx.revision);
        let known = self.known.take().filter(is_same);
        let find = || Known {
            focus,
            revision: ctx.revision,
            details: Details::of(ctx, focus),
        };
        self.known
            .insert(known.unwrap_or_else(find))
            .details
            .as_ref()
    }
}

fn nothing_ui(ui: &mut Ui) {
    ui.add_space(sizes::ROW);
    ui.vertical_centered(|ui| {
        ui.weak("选定一行记录，或报表中的一个数");
        ui.weak("这里列出它的构成、去向、勾稽和审核意见");
    });
}
