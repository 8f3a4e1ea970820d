//! The panel at the right: the findings of the audit, or the details of what is selected, or the help of a rule.
//!
//! It follows the selection; what it says is found once for each selection and state of the budget.

mod details;
mod figure;
mod links;
pub(in crate::gui) mod rule;
mod sections;
mod tie_outs;

use egui::Frame;
use egui::Panel;
use egui::Rect;
use egui::Ui;

use crate::gui::action::Action;
use crate::gui::audit_marks::level;
use crate::gui::command::Command;
use crate::gui::focus::Focus;
use crate::gui::panels::findings::FindingsView;
use crate::gui::panels::findings::Place;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::dot::Dot;
use crate::gui::widgets::fold::Points;
use crate::gui::widgets::fold::handle;
use crate::gui::widgets::fold::strip_button;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::focusable_tabs_ui;
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
            findings.ui(ui, ctx, Place::Panel);
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
        let shown = self.rule.is_none().then_some(*self.tab(step));
        let tabs = Tab::ALL.map(|tab| (Some(tab), TabLabel::plain(tab.label(), 0)));
        let wants_focus = std::mem::take(&mut self.wants_focus);
        let clicked = focusable_tabs_ui(ui, &shown, tabs, wants_focus);
        if let Some(tab) = clicked.flatten() {
            *self.tab(step) = tab;
            self.rule = None;
        }
        ui.add_space(sizes::GAP);
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

/// What stands at the right edge while the panel is folded; where it stands.
pub(in crate::gui) fn strip_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) -> Rect {
    let open = ctx.findings.iter().filter(|it| it.is_open());
    let dot = open.fold(None, |dot, it| Dot::and(dot, level(it.severity)));
    let strip = Panel::right("findings strip")
        .exact_size(sizes::STRIP)
        .resizable(false)
        .frame(Frame::new().fill(theme::palette(ui).panel))
        .show(ui, |ui| {
            ui.add_space(sizes::GAP);
            let entries = [
                (Tab::Findings, Command::ShowFindings, dot),
                (Tab::Details, Command::ShowDetails, None),
            ];
            for (tab, command, dot) in entries {
                let help = format!("{}（{}）", command.info().help, command.keys(ui.ctx()));
                if strip_button(ui, tab.label(), dot, &help).clicked() {
                    ctx.send(Action::Command(command));
                }
            }
        });
    strip.response.rect
}

/// The handle in the margin right of the screen; true if the panel is to be folded.
pub(in crate::gui) fn folds(ui: &Ui, screen: Rect) -> bool {
    let margin = screen.with_min_x(screen.right() - f32::from(sizes::MARGIN));
    let keys = Command::ToggleFindings.keys(ui.ctx());
    let help = format!("收起右侧栏（{keys}）");
    handle(ui, margin, Points::Right, ("收起右侧栏", &help)).clicked()
}

fn nothing_ui(ui: &mut Ui) {
    ui.add_space(sizes::ROW);
    ui.vertical_centered(|ui| {
        ui.weak("选定一行记录，或报表中的一个数");
        ui.weak("这里列出它的构成、去向、勾稽和审核意见");
    });
}
