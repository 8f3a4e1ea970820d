//! The records that point to the selected one, kind by kind, the first of each with a jump.

use egui::RichText;
use egui::Ui;

use super::sections::section_ui;
use crate::compute::Links;
use crate::compute::amount_of;
use crate::gui::action::Action;
use crate::gui::records::record_words;
use crate::gui::theme;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::link_ui;
use crate::money::AmountFormat;
use crate::rules::Location;

/// So many of each kind are named.
const NAMED: usize = 5;

/// Shows them with what each kind sums to.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, links: &[Links]) {
    let format = AmountFormat::new(ctx.entry.scale());
    for of_kind in links {
        let count = of_kind.records.len();
        let sum = of_kind.amount.map(|sum| format.sentence(sum));
        let note = match sum {
            Some(sum) => format!("{count} 条，合计 {sum}"),
            None => format!("{count} 条"),
        };
        section_ui(ui, of_kind.kind.label(), &note);
        for record in of_kind.records.iter().take(NAMED) {
            let words = record_words(&ctx.entry, *record);
            let place = ctx.budget.place_of(*record);
            let text = if words.is_empty() { &place } else { &words };
            let amount = amount_of(ctx.budget, *record);
            let amount = amount.map_or_else(String::new, |it| format.digits(it));
            let hover = format!("{words}\n{place}\n定位到这一行");
            if link_ui(ui, text, hover.trim_start(), &amount) {
                ctx.send(Action::GoTo(Location::Record(*record)));
            }
        }
        if count > NAMED {
            let more = format!("其余 {} 条未列出", count - NAMED);
            ui.label(
                RichText::new(more)
                    .small()
                    .color(theme::palette(ui).text_weak),
            );
        }
    }
}
