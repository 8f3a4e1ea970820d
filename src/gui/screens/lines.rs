//! A list of records with what each adds to an amount, and a jump to each.

use egui::Ui;

use crate::compute::Contribution;
use crate::gui::action::Action;
use crate::gui::records::record_name;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::link_ui;
use crate::money::AmountFormat;
use crate::rules::Location;

/// Shows the records in the room that is left; only those in sight are made.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, found: &[Contribution]) {
    let format = AmountFormat::new(ctx.entry.scale());
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(
        ui,
        sizes::ROW,
        found.len(),
        |ui, rows| {
            for contribution in &found[rows] {
                contribution_ui(ui, ctx, contribution, format);
            }
        },
    );
}

fn contribution_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    contribution: &Contribution,
    format: AmountFormat,
) {
    let name = record_name(&ctx.entry, contribution.record);
    let hover = format!("{name}\n定位到这一行");
    let amount = format.sentence(contribution.amount);
    if link_ui(ui, &name, &hover, &amount) {
        ctx.send(Action::GoTo(Location::Record(contribution.record)));
    }
}
