//! The findings of the audit: what is wrong, a jump to it, and what can be done about it.

use egui::Button;
use egui::Label;
use egui::RichText;
use egui::Ui;
use egui::style::ScrollAnimation;

use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::gui::widgets::small_main_button;
use crate::packs::Severity;
use crate::rules::Explained;
use crate::rules::Finding;
use crate::rules::to_explain;

/// More than these are not shown at once; who has so many begins at the top.
const SHOWN: usize = 300;

/// So many other places have a button.
const RELATED: usize = 3;
/// Their labels are cut behind so many characters.
const LABEL: usize = 6;

/// View state of the list.
#[derive(Default)]
pub struct FindingsView {
    /// The level that is shown; all when none.
    level: Option<Severity>,
    /// Also what has been explained.
    shows_explained: bool,
    /// The finding jumped to last.
    current: Option<Current>,
    /// It is to be brought into sight.
    reveals: bool,
}

/// A finding that keeps its identity while the budget changes around it.
struct Current {
    at: usize,
    rule: String,
    subject: String,
    /// It is done with; another one has its position.
    is_gone: bool,
}

impl Current {
    fn is(&self, finding: &Finding) -> bool {
        finding.rule == self.rule && finding.subject == self.subject
    }
}

impl FindingsView {
    /// Shows the findings with the filter above them.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        self.filter_ui(ui, ctx.findings);
        ui.separator();
        let shown: Vec<_> = ctx
            .findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| self.shows(finding))
            .collect();
        if shown.is_empty() {
            empty_ui(ui, ctx.findings);
            return;
        }
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                let current = self.current();
                for (at, finding) in shown.iter().take(SHOWN) {
                    let is_current = current == Some(*at);
                    let top = ui.cursor().min;
                    if finding_ui(ui, ctx, finding, is_current) {
                        self.choose(ctx.findings, *at);
                    }
                    if is_current && std::mem::take(&mut self.reveals) {
                        let card = egui::Rect::from_min_max(top, ui.cursor().min);
                        ui.scroll_to_rect_animation(card, None, ScrollAnimation::none());
                    }
                }
                if shown.len() > SHOWN {
                    ui.weak(format!(
                        "其余 {} 条未列出，请先处理以上各条",
                        shown.len() - SHOWN
                    ));
                }
            });
    }

    /// The finding jumped to last, while there is one.
    pub fn current(&self) -> Option<usize> {
        let current = self.current.as_ref().filter(|it| !it.is_gone)?;
        Some(current.at)
    }

    /// Notes which finding was jumped to.
    pub fn choose(&mut self, findings: &[Finding], at: usize) {
        self.current = findings.get(at).map(|finding| Current {
            at,
            rule: finding.rule.clone(),
            subject: finding.subject.clone(),
            is_gone: false,
        });
        self.reveals = true;
    }

    /// Looks where the finding jumped to is after a change.
    pub fn follow(&mut self, findings: &[Finding]) {
        if let Some(current) = &mut self.current {
            let found = findings.iter().position(|it| current.is(it));
            current.is_gone = found.is_none();
            current.at = found.unwrap_or(current.at);
        }
    }

    /// The next or previous of so many findings; what has the place of one that is gone comes next.
    pub fn beside(&self, count: usize, forward: bool) -> usize {
        match (&self.current, forward) {
            (None, _) => 0,
            (Some(it), true) if it.is_gone => it.at % count,
            (Some(it), true) => (it.at + 1) % count,
            (Some(it), false) => (it.at.min(count) + count - 1) % count,
        }
    }

    fn shows(&self, finding: &Finding) -> bool {
        self.level.is_none_or(|level| finding.severity == level)
            && (self.shows_explained || finding.is_open())
    }

    fn filter_ui(&mut self, ui: &mut Ui, findings: &[Finding]) {
        ui.horizontal_wrapped(|ui| {
            let count = |level| findings.iter().filter(|it| it.severity == level).count();
            if ui
                .selectable_label(self.level.is_none(), format!("全部 {}", findings.len()))
                .clicked()
            {
                self.level = None;
            }
            for level in [Severity::Error, Severity::Warning, Severity::Advice] {
                let label = format!("{} {}", level.label(), count(level));
                if ui
                    .selectable_label(self.level == Some(level), label)
                    .clicked()
                {
                    self.level = Some(level);
                }
            }
            if findings.iter().any(|it| !it.is_open()) {
                ui.checkbox(&mut self.shows_explained, "含已说明");
            }
        });
    }
}

/// Nothing to do, or nothing left under the filter.
fn empty_ui(ui: &mut Ui, findings: &[Finding]) {
    ui.add_space(sizes::ROW);
    ui.vertical_centered(|ui| {
        if findings.is_empty() {
            ui.colored_label(theme::palette(ui).good, "没有审核意见");
        } else {
            ui.weak("没有符合条件的意见");
        }
    });
}

/// A finding with what can be done about it; true if it was jumped to.
pub(in crate::gui::panels) fn finding_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    finding: &Finding,
    is_current: bool,
) -> bool {
    let p = theme::palette(ui);
    let fill = if is_current { p.selection } else { p.surface };
    let mut jumped = false;
    egui::Frame::new()
        .fill(fill)
        .stroke(egui::Stroke::new(sizes::LINE, p.rule))
        .corner_radius(sizes::ROUNDING)
        .inner_margin(8)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            head_ui(ui, ctx, finding);
            let message = Label::new(&finding.message)
                .wrap()
                .sense(egui::Sense::click());
            let response = ui.add(message).on_hover_text("定位到所指的位置");
            if response.clicked() {
                ctx.send(Action::GoTo(finding.primary.clone()));
                jumped = true;
            }
            actions_ui(ui, ctx, finding, &mut jumped);
        });
    jumped
}

/// Level, code and place; at the right, what the rule rests on.
fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Finding) {
    let p = theme::palette(ui);
    let (color, fill) = colors(p, finding.severity);
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            badge(ui, finding.severity.label(), color, fill);
            ui.small(&finding.code);
            match finding.explained {
                Explained::No => {}
                Explained::Yes => {
                    badge(ui, "已说明", p.good, p.surface);
                }
                Explained::Lapsed => {
                    badge(ui, "说明已失效", p.warning, p.warning_fill);
                }
            }
            let place = finding.primary.describe(ctx.budget, ctx.book);
            ui.label(RichText::new(place).small().color(p.text_weak));
        },
        |ui| {
            let link = ui.link(RichText::new("依据").small());
            if link.on_hover_text("检查什么、为什么、怎么改").clicked() {
                ctx.send(Action::ShowRule(finding.code.clone()));
            }
        },
    );
}

fn actions_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Finding, jumped: &mut bool) {
    ui.horizontal_wrapped(|ui| {
        // Two lines in the narrow panel.
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 0.0);
        ui.spacing_mut().button_padding.x = 7.0;
        if small_main_button(ui, "定位").clicked() {
            ctx.send(Action::GoTo(finding.primary.clone()));
            *jumped = true;
        }
        for fix in &finding.fixes {
            let response = ui.small_button(format!("修正：{}", fix.label));
            if response.on_hover_text("一步改好，可以撤销").clicked() {
                ctx.send(Action::Commit(Transaction::new(
                    &fix.label,
                    fix.edits.clone(),
                )));
            }
        }
        if let Some(meant) = to_explain(ctx.budget, ctx.findings, finding)
            && ui.small_button("说明…").clicked()
        {
            ctx.send(Action::AskReason(Box::new(meant.clone())));
        }
        related_ui(ui, ctx, finding);
    });
}

/// The first of the other places; all of them on hovering over their number.
fn related_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Finding) {
    for related in finding.related.iter().take(RELATED) {
        let place = related.place.describe(ctx.budget, ctx.book);
        let response =
            ui.add(Button::new(RichText::new(shortened(&related.label)).small()).small());
        if response
            .on_hover_text(format!("{}\n{place}", related.label))
            .clicked()
        {
            ctx.send(Action::GoTo(related.place.clone()));
        }
    }
    let count = finding.related.len();
    if count > RELATED {
        let labels: Vec<_> = finding.related.iter().map(|it| it.label.as_str()).collect();
        ui.small(format!("等 {count} 处"))
            .on_hover_text(labels.join("\n"));
    }
}

/// A label as short as a button's.
fn shortened(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    let head: String = label.chars().take(LABEL - 1).collect();
    format!("{head}…")
}

/// Text and ground of a level.
pub fn colors(p: &theme::Palette, level: Severity) -> (egui::Color32, egui::Color32) {
    match level {
        Severity::Error => (p.error, p.error_fill),
        Severity::Warning => (p.warning, p.warning_fill),
        Severity::Advice => (p.hint, p.hint_fill),
    }
}
