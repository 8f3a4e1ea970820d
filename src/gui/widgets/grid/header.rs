//! The header of a grid: labels of several levels, and handles that change a column's width.

use std::ops::Range;

use egui::CursorIcon;
use egui::Id;
use egui::Rect;
use egui::Sense;
use egui::Shape;
use egui::Stroke;
use egui::Ui;
use egui::pos2;

use super::keys::select_range;
use super::layout::Columns;
use super::layout::Layout;
use super::model::GridColumn;
use super::model::GridModel;
use super::paint::Scene;
use super::paint::Slot;
use super::paint::laid_out;
use super::paint::one_line;
use super::selection::Cell;
use super::state::GridState;
use crate::gui::theme::sizes;

/// Labels longer than this many lines are cut; the tooltip has them whole.
const MAX_LINES: usize = 3;

/// One cell of the header: a label over some columns and levels.
struct HeaderCell<'a> {
    label: &'a str,
    cols: Range<usize>,
    levels: Range<usize>,
}

/// The number of levels, at least one.
fn level_count(columns: &[GridColumn]) -> usize {
    columns
        .iter()
        .map(|column| column.header.len())
        .max()
        .unwrap_or(1)
        .max(1)
}

/// Heights of the levels from the top; the lowest grows with its longest label.
pub(super) fn level_heights(ui: &Ui, columns: &[GridColumn], places: &Columns) -> Vec<f32> {
    let levels = level_count(columns);
    let mut heights = vec![sizes::ROW; levels];
    for (col, column) in columns.iter().enumerate() {
        let spanned = levels - column.header.len().max(1);
        let width = places.width(col) - 2.0 * sizes::CELL_PADDING;
        let galley = laid_out(
            ui,
            column.title(),
            egui::Color32::PLACEHOLDER,
            width,
            MAX_LINES,
        );
        #[expect(
            clippy::cast_precision_loss,
            reason = "at most a handful of lines and levels"
        )]
        let (lines, spanned) = (galley.rows.len() as f32, spanned as f32);
        let needed = lines * sizes::HEADER_LINE + sizes::CELL_PADDING - spanned * sizes::ROW;
        heights[levels - 1] = heights[levels - 1].max(needed);
    }
    heights
}

/// Header cells of some columns; neighbours with the same path above a level share a cell.
fn header_cells(columns: &[GridColumn], cols: Range<usize>) -> Vec<HeaderCell<'_>> {
    let levels = level_count(columns);
    let mut cells = Vec::new();
    for level in 0..levels {
        let mut col = cols.start;
        while col < cols.end {
            let path = &columns[col].header;
            if level >= path.len() {
                col += 1;
                continue;
            }
            let is_leaf = level + 1 == path.len();
            let mut end = col + 1;
            while !is_leaf && end < cols.end && shares(&columns[end].header, path, level) {
                end += 1;
            }
            let bottom = if is_leaf { levels } else { level + 1 };
            cells.push(HeaderCell {
                label: &path[level],
                cols: col..end,
                levels: level..bottom,
            });
            col = end;
        }
    }
    cells
}

fn shares(other: &[String], path: &[String], level: usize) -> bool {
    other.len() > level + 1 && other[..=level] == path[..=level]
}

impl Scene<'_> {
    pub fn header(&self, slot: &mut Slot, cols: Range<usize>, heights: &[f32], clip: Rect) {
        let p = self.palette;
        let columns = self.model.columns();
        for cell in header_cells(columns, cols) {
            let rect = self.header_rect(&cell, heights);
            let selected = cell
                .cols
                .clone()
                .all(|col| self.state.range().cols().contains(&col));
            slot.fill(rect, if selected { p.selection } else { p.header });
            let stroke = Stroke::new(sizes::LINE, p.rule_strong);
            slot.add(Shape::hline(rect.x_range(), rect.bottom() - 0.5, stroke));
            slot.add(Shape::vline(rect.right() - 0.5, rect.y_range(), stroke));
            let is_spanner = cell.levels.end < heights.len();
            // A spanner's label stays in sight while its columns scroll.
            let seen = if is_spanner {
                rect.intersect(clip)
            } else {
                rect
            };
            let width = seen.width() - 2.0 * sizes::CELL_PADDING;
            if width < sizes::CELL_PADDING {
                continue;
            }
            let galley = if is_spanner {
                one_line(self.ui, cell.label, p.text, width)
            } else {
                laid_out(self.ui, cell.label, p.text, width, MAX_LINES)
            };
            self.centered_lines(slot, &galley, seen);
        }
    }

    /// Each line in the middle of the cell; a galley as a whole would be flush left.
    fn centered_lines(&self, slot: &mut Slot, galley: &std::sync::Arc<egui::Galley>, rect: Rect) {
        let mut job = (*galley.job).clone();
        job.halign = egui::Align::Center;
        let centered = self.ui.fonts_mut(|fonts| fonts.layout_job(job));
        let y = rect.center().y - centered.size().y / 2.0;
        let at = pos2(rect.center().x.round(), y.round());
        slot.add(Shape::galley(at, centered, self.palette.text));
    }

    fn header_rect(&self, cell: &HeaderCell<'_>, heights: &[f32]) -> Rect {
        let left = self.layout.col_edges(cell.cols.start).0;
        let right = self.layout.col_edges(cell.cols.end - 1).1;
        let top = self.layout.header.top() + heights[..cell.levels.start].iter().sum::<f32>();
        let bottom = self.layout.header.top() + heights[..cell.levels.end].iter().sum::<f32>();
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }
}

/// A click on a label selects its column; a label that rests under the pointer explains itself.
pub(super) fn click_ui(
    ui: &Ui,
    grid: Id,
    state: &mut GridState,
    model: &dyn GridModel,
    layout: &Layout,
) {
    let left = layout.header.left() + layout.columns.row_numbers;
    let area = layout.header.with_min_x(left.min(layout.header.right()));
    let response = ui.interact(area, grid.with("header"), Sense::click());
    if response.clicked()
        && let Some(pos) = response.interact_pointer_pos()
        && let Some(col) = layout.col_at(pos.x)
        && layout.rows > 0
    {
        select_range(state, Cell::new(0, col), Cell::new(layout.rows - 1, col));
        state.wants_focus = true;
    }
    if let Some(col) = response.hover_pos().and_then(|pos| layout.col_at(pos.x)) {
        let column = &model.columns()[col];
        let help = if column.help.is_empty() {
            column.header.join(" / ")
        } else {
            column.help.clone()
        };
        response.on_hover_text_at_pointer(help);
    }
}

/// Handles at the columns' right edges: drag to resize, double click to fit what is visible.
pub(super) fn resize_ui(
    ui: &Ui,
    grid: Id,
    state: &mut GridState,
    model: &dyn GridModel,
    layout: &Layout,
) {
    let columns = model.columns();
    let scrolled = layout.visible_scrolled_cols();
    for col in (0..layout.columns.frozen).chain(scrolled) {
        let (left, right) = layout.col_edges(col);
        if col >= layout.columns.frozen && right < layout.frozen_edge() {
            continue;
        }
        let handle = Rect::from_x_y_ranges(
            right - sizes::RESIZE_REACH..=right + sizes::RESIZE_REACH,
            layout.header.y_range(),
        );
        let response = ui
            .interact(
                handle,
                grid.with(("resize", &columns[col].id)),
                Sense::click_and_drag(),
            )
            .on_hover_and_drag_cursor(CursorIcon::ResizeColumn);
        let width = if response.double_clicked() {
            fitting_width(ui, model, layout, col)
        } else if response.dragged()
            && let Some(pos) = response.interact_pointer_pos()
        {
            pos.x - left
        } else {
            continue;
        };
        let width = width.clamp(sizes::COLUMN_MIN, sizes::COLUMN_MAX).round();
        state.widths.insert(columns[col].id.clone(), width);
    }
}

fn fitting_width(ui: &Ui, model: &dyn GridModel, layout: &Layout, col: usize) -> f32 {
    let width = |row| {
        let cell = Cell::new(row, col);
        let indent = f32::from(model.style(cell).indent) * sizes::INDENT;
        let text = model.text(cell);
        one_line(ui, &text, egui::Color32::PLACEHOLDER, f32::INFINITY)
            .size()
            .x
            + indent
    };
    let widest = layout
        .visible_rows()
        .map(width)
        .fold(sizes::COLUMN_MIN, f32::max);
    widest + 3.0 * sizes::CELL_PADDING
}
