//! The first screen of an open file: how far it is, how it balances, what is big, what is open.
//!
//! It shows what `Derived` has worked out and leads to where things are changed; nothing is changed here.

mod balance;
mod beginning;
mod controls;
mod issues;
mod ranking;
mod steps;
mod trio;

use egui::RichText;
use egui::Ui;

use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::main_button;
use crate::money::AmountFormat;

/// Shows the screen.
pub fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    next_ui(ui, ctx);
    let height = ui.available_height();
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = ui.available_width();
            if width < sizes::OVERVIEW_TWO_COLUMNS {
                side_ui(ui, ctx, height);
                main_ui(ui, ctx, height);
                return;
            }
            let side = (width * sizes::OVERVIEW_SIDE)
                .clamp(sizes::OVERVIEW_SIDE_MIN, sizes::OVERVIEW_SIDE_MAX);
            let main = width - side - sizes::GAP;
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(main);
                    main_ui(ui, ctx, height);
                });
                ui.vertical(|ui| {
                    ui.set_width(side);
                    side_ui(ui, ctx, height);
                });
            });
        });
}

/// How far the budget is, and what is open.
fn side_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, height: f32) {
    steps::ui(ui, ctx);
    issues::ui(ui, ctx, lines_for(ctx, height));
    controls::ui(ui, ctx);
}

/// How many lines a finding may take, so that all of the right column stays in sight.
fn lines_for(ctx: &ViewCtx<'_>, height: f32) -> usize {
    if ctx.derived.gaps.is_empty() || height >= sizes::OVERVIEW_TALL {
        2
    } else {
        1
    }
}

/// The charts, or what to begin with.
fn main_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, height: f32) {
    let overview = &ctx.derived.overview;
    if overview.revenue.parts.is_empty() && overview.spending.parts.is_empty() {
        beginning::ui(ui, ctx);
        return;
    }
    let top = ui.cursor().top();
    balance::ui(ui, ctx);
    let used = ui.cursor().top() - top;
    ranking::ui(ui, ctx, height - used - trio::height(ctx));
    trio::ui(ui, ctx);
}

/// The first thing to do, and a button that leads there.
fn next_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let p = theme::palette(ui);
    let next = &ctx.derived.progress.next;
    egui::Frame::new()
        .fill(p.surface)
        .stroke(egui::Stroke::new(sizes::LINE, p.accent))
        .corner_radius(sizes::ROUNDING)
        .inner_margin(egui::Margin::symmetric(sizes::MARGIN, 4))
        .show(ui, |ui| {
            egui::Sides::new().shrink_left().truncate().show(
                ui,
                |ui| {
                    ui.label(RichText::new("接着做").color(p.accent));
                    ui.label(&next.words).on_hover_text(&next.words);
                },
                |ui| {
                    if main_button(ui, next.button).clicked() {
                        ctx.send(next.action.clone());
                    }
                },
            );
        });
}

/// A titled part of the screen; what stands right of its title is second rank.
fn card(ui: &mut Ui, title: &str, aside: &str, add: impl FnOnce(&mut Ui)) {
    let p = theme::palette(ui);
    egui::Frame::new()
        .fill(p.surface)
        .stroke(egui::Stroke::new(sizes::LINE, p.rule))
        .corner_radius(sizes::ROUNDING)
        .inner_margin(egui::Margin::symmetric(sizes::MARGIN, sizes::CARD_MARGIN))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = sizes::CARD_GAP;
            egui::Sides::new().shrink_right().truncate().show(
                ui,
                |ui| ui.strong(title),
                |ui| ui.weak(aside),
            );
            add(ui);
        });
}

/// How amounts are shown: in the unit of the cover.
fn format(ctx: &ViewCtx<'_>) -> AmountFormat {
    AmountFormat::new(ctx.entry.scale())
}
