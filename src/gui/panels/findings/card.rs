//! A finding unfolded: what is wrong, a jump to it, and what can be done about it.

use egui::Button;
use egui::Label;
use egui::RichText;
use egui::Ui;

use super::explanation;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::fix_words::change_words;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::gui::widgets::small_main_button;
use crate::packs::Severity;
use crate::rules::Explained;
use crate::rules::Finding;
use crate::rules::Fix;
use crate::rules::to_explain;

/// So many other places have a button.
const RELATED: usize = 3;
/// Their labels are cut behind so many characters.
const LABEL: usize = 6;
/// The same where there is room.
const LABEL_WIDE: usize = 20;
/// So many changes of a fix are told; the others are counted.
const CHANGES: usize = 3;

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
            explanation::ui(ui, ctx, finding);
            actions_ui(ui, ctx, finding, &mut jumped);
            finding
                .fixes
                .iter()
                .for_each(|fix| changes_ui(ui, ctx, fix));
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
        if finding.explained == Explained::No
            && let Some(meant) = to_explain(ctx.budget, ctx.findings, finding)
        {
            explain_ui(ui, ctx, meant);
        }
        related_ui(ui, ctx, finding);
    });
}

/// To say why it may stand, alone or with the others of its rule.
fn explain_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Finding) {
    if ui.small_button("说明…").clicked() {
        ctx.send(Action::AskReason(Box::new(finding.clone())));
    }
    let others = ctx.derived.open_of_rule(&finding.code);
    if others > 1 {
        let button = ui.small_button("同类一并说明…");
        let help = format!("为列出的 {} 各条写同一理由", finding.code);
        if button.on_hover_text(help).clicked() {
            ctx.send(Action::AskReasonOfRule(finding.code.clone()));
        }
    }
}

/// What a fix would change.
fn changes_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, fix: &Fix) {
    let weak = theme::palette(ui).text_weak;
    let several = fix.edits.len() > 1;
    for words in change_words(&ctx.entry, &fix.edits[..fix.edits.len().min(CHANGES)]) {
        let place = if several { &words.place } else { &fix.label };
        let text = RichText::new(format!("{place}：{}", words.change));
        ui.add(Label::new(text.small().color(weak)).wrap());
    }
    if fix.edits.len() > CHANGES {
        ui.small(format!("等 {} 处修改", fix.edits.len()));
    }
}

/// The first of the other places; all of them on hovering over their number.
fn related_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Finding) {
    let most = if ui.max_rect().width() > sizes::FINDINGS_MAX {
        LABEL_WIDE
    } else {
        LABEL
    };
    for related in finding.related.iter().take(RELATED) {
        let place = related.place.describe(ctx.budget, ctx.book);
        let response =
            ui.add(Button::new(RichText::new(shortened(&related.label, most)).small()).small());
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
fn shortened(label: &str, most: usize) -> String {
    if label.chars().count() <= most {
        return label.to_owned();
    }
    let head: String = label.chars().take(most - 1).collect();
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
