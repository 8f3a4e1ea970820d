//! What a figure is made of: the records behind it, the largest first, with a jump to each.

use egui::Panel;
use egui::Ui;

use crate::compute::CellRef;
use crate::compute::Contribution;
use crate::compute::FilledTable;
use crate::gui::screens::lines;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;

/// The share of the screen the records take from the table at first: all rows of the
/// overview table stay in sight on a screen of 768 points.
const TRACE_SHARE: f32 = 0.2;
/// The share a drag can give them.
const TRACE_MOST: f32 = 0.6;

/// Shows the records behind a cell below its table; in one line while there are none.
pub fn panel_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    table: &FilledTable,
    cell: CellRef,
    found: &[Contribution],
) {
    if found.is_empty() {
        Panel::bottom("trace line")
            .resizable(false)
            .show(ui, |ui| ui.weak("点有数字的格，这里列出它的构成明细"));
        return;
    }
    let height = ui.available_height();
    Panel::bottom("trace")
        .resizable(true)
        .default_size((height * TRACE_SHARE).max(sizes::TRACE_MIN))
        .size_range(sizes::TRACE_MIN..=(height * TRACE_MOST).max(sizes::TRACE_MIN))
        .show(ui, |ui| {
            heading_ui(ui, ctx, table, cell, found.len());
            lines::ui(ui, ctx, found);
        });
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
        let column = column.map_or("", String::as_str);
        let text = format!("{column} {amount}，共 {count} 条，金额从大到小");
        ui.add(egui::Label::new(egui::RichText::new(text).weak()).truncate());
    });
}
