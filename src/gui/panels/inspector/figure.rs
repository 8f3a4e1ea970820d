//! What a figure is made of: the records behind it, the largest first, with a jump to each.

use egui::CollapsingHeader;
use egui::Label;
use egui::Rect;
use egui::RichText;
use egui::Sense;
use egui::Ui;
use egui::UiBuilder;
use egui::pos2;
use egui::vec2;

use super::sections::section_ui;
use crate::compute::Contribution;
use crate::gui::action::Action;
use crate::gui::records::record_words;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::link_ui;
use crate::money::AmountFormat;
use crate::rules::Location;

/// So many answer most questions; the others are folded away below them.
const LARGEST: usize = 5;

/// Shows the records.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, lines: &[Contribution]) {
    if lines.is_empty() {
        section_ui(ui, "构成明细", "");
        ui.weak("点有数字的格，这里列出它的构成明细");
        return;
    }
    let note = format!("共 {} 条，金额从大到小", lines.len());
    section_ui(ui, "构成明细", &note);
    let (largest, others) = lines.split_at(lines.len().min(LARGEST));
    lines_ui(ui, ctx, largest);
    if !others.is_empty() {
        CollapsingHeader::new(format!("其余 {} 条", others.len()))
            .id_salt("others")
            .show_unindented(ui, |ui| lines_ui(ui, ctx, others));
    }
}

/// Only those in sight are drawn, since a total may have a hundred thousand.
fn lines_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, lines: &[Contribution]) {
    #[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
    let height = lines.len() as f32 * sizes::TWO_LINES;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let sight = ui.clip_rect().intersect(rect);
    for at in rows_in(rect, sight, lines.len()) {
        #[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
        let top = rect.top() + at as f32 * sizes::TWO_LINES;
        let row = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), sizes::TWO_LINES));
        let builder = UiBuilder::new().max_rect(row).id_salt(("line", at));
        line_ui(&mut ui.new_child(builder), ctx, &lines[at]);
    }
}

fn rows_in(rect: Rect, sight: Rect, count: usize) -> std::ops::Range<usize> {
    if sight.is_negative() {
        return 0..0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a row number that isn't negative"
    )]
    let row = |y: f32| ((y - rect.top()) / sizes::TWO_LINES).max(0.0) as usize;
    row(sight.top())..(row(sight.bottom()) + 1).min(count)
}

/// Place and amount, and below what it is.
fn line_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, line: &Contribution) {
    let words = record_words(&ctx.entry, line.record);
    let place = ctx.budget.place_of(line.record);
    let amount = AmountFormat::new(ctx.entry.scale()).sentence(line.amount);
    let hover = format!("{words}\n定位到这一行");
    if link_ui(ui, &place, &hover, &amount) {
        ctx.send(Action::GoTo(Location::Record(line.record)));
    }
    let p = theme::palette(ui);
    let words = RichText::new(words).small().color(p.text_weak);
    ui.add(Label::new(words).truncate());
}
