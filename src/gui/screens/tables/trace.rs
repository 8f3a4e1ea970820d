//! What a figure is made of: the records behind it, the largest first, with a jump to each.

use egui::Ui;

use crate::compute::CellRef;
use crate::compute::Contribution;
use crate::compute::FilledTable;
use crate::compute::trace;
use crate::gui::action::Action;
use crate::gui::records::record_name;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::money::AmountFormat;
use crate::rules::Location;

/// Shows the records behind a cell.
pub fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, table: &FilledTable, cell: CellRef) {
    let found = trace(ctx.budget, ctx.pack, ctx.book, cell);
    heading_ui(ui, ctx, table, cell, found.len());
    if found.is_empty() {
        ui.weak("此格没有构成明细；请点有数字的格");
        ui.allocate_space(ui.available_size());
        return;
    }
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

fn heading_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, table: &FilledTable, cell: CellRef, count: usize) {
    let column = table
        .columns
        .get(cell.column)
        .and_then(|column| column.path.last());
    let amount = ctx
        .book
        .cell(cell)
        .map(|it| table.printed(it))
        .unwrap_or_default();
    ui.horizontal(|ui| {
        ui.strong("构成明细");
        if count > 0 {
            let column = column.map_or("", String::as_str);
            ui.weak(format!("{column} {amount}，共 {count} 条，金额从大到小"));
        }
    });
}

fn contribution_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    contribution: &Contribution,
    format: AmountFormat,
) {
    let name = record_name(&ctx.entry, contribution.record);
    let sides = egui::Sides::new()
        .height(sizes::ROW)
        .shrink_left()
        .truncate();
    let (link, ()) = sides.show(
        ui,
        |ui| {
            ui.link(&name)
                .on_hover_text(format!("{name}\n定位到这一行"))
        },
        |ui| {
            ui.add_space(sizes::GAP);
            ui.label(format.sentence(contribution.amount));
        },
    );
    if link.clicked() {
        ctx.send(Action::GoTo(Location::Record(contribution.record)));
    }
}
