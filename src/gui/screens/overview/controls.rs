//! Control figures against the budget, where there are any.

use egui::Ui;

use super::card;
use super::format;
use crate::compute::ControlGap;
use crate::gui::action::Action;
use crate::gui::records::gap_name;
use crate::gui::theme;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::sentence_button;
use crate::money::Money;
use crate::rules::Location;

/// Shows the card; nothing without control figures.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let gaps = &ctx.derived.gaps;
    if gaps.is_empty() {
        return;
    }
    let format = format(ctx);
    card(
        ui,
        "控制数与预算数",
        &format!("共 {} 项", gaps.len()),
        |ui| {
            let p = theme::palette(ui);
            // Those exceeded most stand first.
            let is_over = |gap: &&ControlGap| gap.excess() > Money::ZERO;
            let over = || gaps.iter().take_while(is_over);
            let Some(most) = over().next() else {
                let room: Money = gaps.iter().map(|it| -it.excess()).sum();
                let text = format!("都在控制数以内，还可安排 {}", format.sentence(room));
                ui.colored_label(p.good, text);
                return;
            };
            let sum: Money = over().map(ControlGap::excess).sum();
            let text = format!(
                "{} 项超控制数，共超 {}",
                over().count(),
                format.sentence(sum)
            );
            ui.colored_label(p.error, text);
            gap_ui(ui, ctx, most);
        },
    );
}

/// The limit exceeded most.
fn gap_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, gap: &ControlGap) {
    let excess = format(ctx).sentence(gap.excess());
    let words = format!("{}超 {excess}", gap_name(ctx, gap.key));
    if sentence_button(ui, &words, 1).clicked()
        && let Some(figure) = gap.figures.first()
    {
        ctx.send(Action::GoTo(Location::Record((*figure).into())));
    }
}
