//! The tie-outs of what is selected: those that aren't met open, those that are folded away.

use egui::CollapsingHeader;
use egui::Label;
use egui::RichText;
use egui::Sides;
use egui::Ui;

use super::sections::section_ui;
use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::money::AmountFormat;
use crate::packs::Relation;
use crate::rules::Comparison;
use crate::rules::Finding;
use crate::rules::Side;

/// More that are met say nothing new.
const SHOWN: usize = 60;
/// So few are not worth folding away.
const FEW: usize = 3;

/// Shows them, those that aren't met first; what stands among the findings above isn't said twice.
pub(super) fn ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    comparisons: &[Comparison],
    findings: &[&Finding],
) {
    if comparisons.is_empty() {
        return;
    }
    let unmet = comparisons.iter().take_while(|it| !it.holds).count();
    let (broken, met) = comparisons.split_at(unmet);
    let note = match unmet {
        0 => format!("{} 条，全部相符", met.len()),
        unmet => format!("{unmet} 条不符，{} 条相符", met.len()),
    };
    section_ui(ui, "勾稽关系", &note);
    let is_told = |it: &&Comparison| findings.iter().any(|finding| finding.code == it.code);
    let is_short = met.len() <= FEW;
    let shown = met.iter().filter(|_| is_short);
    for comparison in broken.iter().filter(|it| !is_told(it)).chain(shown) {
        comparison_ui(ui, ctx, comparison);
    }
    if is_short {
        return;
    }
    CollapsingHeader::new(format!("相符的 {} 条", met.len()))
        .id_salt("met")
        .show_unindented(ui, |ui| {
            for comparison in met.iter().take(SHOWN) {
                comparison_ui(ui, ctx, comparison);
            }
            if met.len() > SHOWN {
                ui.weak(format!("其余 {} 条也相符", met.len() - SHOWN));
            }
        });
}

fn comparison_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, it: &Comparison) {
    let p = theme::palette(ui);
    let fill = if it.holds { p.surface } else { p.error_fill };
    egui::Frame::new()
        .fill(fill)
        .stroke(egui::Stroke::new(sizes::LINE, p.rule))
        .corner_radius(sizes::ROUNDING)
        .inner_margin(sizes::GAP)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            head_ui(ui, ctx, it);
            let format = AmountFormat::new(it.scale);
            side_ui(ui, ctx, "", &it.left, format);
            let sign = match (it.holds, it.relation) {
                (true, Relation::Equal) => "等于",
                (_, relation) => relation.sign(),
            };
            side_ui(ui, ctx, sign, &it.right, format);
            if !it.holds {
                let gap = format!("差 {}", format.sentence(it.gap()));
                let gap = RichText::new(gap).color(p.error);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                    ui.label(gap);
                });
            }
        });
    ui.add_space(sizes::GAP);
}

/// Whether it is met, its code and place; at the right, what it rests on.
fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, it: &Comparison) {
    let p = theme::palette(ui);
    Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            if it.holds {
                badge(ui, "相符", p.good, p.surface);
            } else {
                badge(ui, "不符", p.error, p.surface);
            }
            let words = format!("{} {}", it.code, it.place);
            let text = RichText::new(words.trim_end()).small().color(p.text_weak);
            ui.add(Label::new(text).truncate()).on_hover_text(&it.title);
        },
        |ui| {
            let link = ui.link(RichText::new("依据").small());
            if link.on_hover_text(&it.title).clicked() {
                ctx.send(Action::ShowRule(it.code.clone()));
            }
        },
    );
}

/// One figure: what it is, a jump to it unless it is the one selected, and how much.
fn side_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, sign: &str, side: &Side, format: AmountFormat) {
    let label = format!("{sign}{}", side.label);
    Sides::new().shrink_left().truncate().show(
        ui,
        |ui| match side.place.as_ref().filter(|_| !side.is_here) {
            Some(place) => {
                let at = place.describe(ctx.budget, ctx.book);
                let link = ui.link(&label).on_hover_text(format!("{label}\n{at}"));
                if link.clicked() {
                    ctx.send(Action::GoTo(place.clone()));
                }
            }
            None => {
                ui.add(Label::new(&label).truncate());
            }
        },
        |ui| {
            ui.add_space(sizes::GAP);
            ui.label(format.digits(side.amount));
        },
    );
}
