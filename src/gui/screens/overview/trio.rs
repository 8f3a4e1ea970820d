//! The official-expense trio, where the region has a table of it: total, parts, change from last year.

use egui::RichText;
use egui::Ui;

use super::balance::change_words;
use super::card;
use super::format;
use crate::compute::Figure;
use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;

/// The height the card takes.
pub(super) fn height(ctx: &ViewCtx<'_>) -> f32 {
    let figures = &ctx.derived.overview.three_public;
    if figures.is_empty() {
        0.0
    } else if is_nothing(figures) {
        sizes::CARD_FRAME + sizes::SMALL_ROW
    } else {
        sizes::CARD_FRAME + 2.0 * sizes::SMALL_ROW
    }
}

/// Shows the card; nothing where there is no such table.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let figures = &ctx.derived.overview.three_public;
    let Some(total) = figures.first() else {
        return;
    };
    let format = format(ctx);
    let aside = match total.last_year {
        Some(last_year) => format!("比上年{}", change_words(format, total.amount - last_year)),
        None => "填写“上年数”后与上年对照".to_owned(),
    };
    let title = format!("“三公”经费（{}）", format.scale.label());
    card(ui, &title, &aside, |ui| {
        if is_nothing(figures) {
            ui.weak("没有安排财政拨款的“三公”经费");
            return;
        }
        ui.columns(figures.len(), |columns| {
            for (ui, figure) in columns.iter_mut().zip(figures) {
                figure_ui(ui, ctx, figure);
            }
        });
    });
}

/// Neither this year nor last.
fn is_nothing(figures: &[Figure]) -> bool {
    figures
        .iter()
        .all(|it| it.amount.is_zero() && it.last_year.is_none())
}

fn figure_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, figure: &Figure) {
    let format = format(ctx);
    let amount = format.digits(figure.amount);
    ui.add(egui::Label::new(RichText::new(&figure.label).small().weak()).truncate());
    let hint = match figure.last_year {
        Some(last_year) => format!(
            "上年 {}，{}",
            format.sentence(last_year),
            change_words(format, figure.amount - last_year)
        ),
        None => "到这一格看构成明细".to_owned(),
    };
    let link = ui.link(RichText::new(amount).color(theme::palette(ui).text));
    if link
        .on_hover_text(format!("{}\n{hint}", figure.label))
        .clicked()
    {
        ctx.send(Action::GoToCell(figure.cell));
    }
}
