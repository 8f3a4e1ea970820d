//! What the audit has open: counts, and the most serious findings as sentences.

use egui::RichText;
use egui::Ui;

use super::card;
use crate::gui::action::Action;
use crate::gui::panels::findings::colors;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::gui::widgets::sentence_button;
use crate::packs::Severity;
use crate::rules::Finding;

/// So many are told; the others are on the screen of the audit.
const TOLD: usize = 3;

/// Shows the card; a finding takes so many lines at most.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, lines: usize) {
    let is_open = |it: &&Finding| it.is_open();
    let open = || ctx.findings.iter().filter(is_open);
    let explained = ctx.findings.len() - open().count();
    let aside = match explained {
        0 => String::new(),
        count => format!("另有 {count} 条已说明"),
    };
    card(ui, "待处理的审核意见", &aside, |ui| {
        let p = theme::palette(ui);
        if open().next().is_none() {
            ui.colored_label(p.good, "没有待处理的审核意见");
            return;
        }
        ui.horizontal(|ui| {
            for level in [Severity::Error, Severity::Warning, Severity::Advice] {
                let count = open().filter(|it| it.severity == level).count();
                let (color, fill) = colors(p, level);
                badge(ui, &format!("{} {count}", level.label()), color, fill);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui
                    .link("全部意见")
                    .on_hover_text("到“审核”逐条处理")
                    .clicked()
                {
                    ctx.send(Action::ShowStep(Step::Audit));
                }
            });
        });
        for finding in open().take(TOLD) {
            finding_ui(ui, ctx, finding, lines);
        }
    });
}

fn finding_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Finding, lines: usize) {
    let (color, _) = colors(theme::palette(ui), finding.severity);
    ui.horizontal_top(|ui| {
        ui.label(RichText::new(&finding.code).small().color(color));
        if sentence_button(ui, &finding.message, lines).clicked() {
            ctx.send(Action::GoTo(finding.primary.clone()));
        }
    });
}
