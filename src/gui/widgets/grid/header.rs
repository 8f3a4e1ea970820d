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

use super::event::GridEvent;
use super::header_menu;
use super::header_menu::marks_width;
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
use super::state::Drag;
use super::state::GridState;
use crate::gui::theme::sizes;
use crate::gui::widgets::text_width::text_width;

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

/// Whether a row below the labels numbers the columns.
fn has_numbers(columns: &[GridColumn]) -> bool {
    columns.iter().any(|column| !column.number.is_empty())
}

/// Heights of the levels from the top; the lowest grows with its longest label.
pub(super) fn level_heights(ui: &Ui, model: &dyn GridModel, places: &Columns) -> Vec<f32> {
    let columns = model.columns();
    let levels = level_count(columns);
    let mut heights = vec![sizes::ROW; levels];
    for (col, column) in columns.iter().enumerate() {
        let spanned = levels - column.header.len().max(1);
        let width = label_width(places.width(col), marks_width(model.column_state(col)));
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
    if has_numbers(columns) {
        heights.push(sizes::ROW);
    }
    heights
}

/// The room for a label; beside marks it comes closer to the edge.
fn label_width(width: f32, marks: f32) -> f32 {
    let padding = if marks > 0.0 {
        2.0 * sizes::LINE
    } else {
        sizes::CELL_PADDING
    };
    width - marks - 2.0 * padding
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
    if has_numbers(columns) {
        cells.extend(cols.map(|col| HeaderCell {
            label: &columns[col].number,
            cols: col..col + 1,
            levels: levels..levels + 1,
        }));
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
        let levels = level_count(columns);
        for cell in header_cells(columns, cols) {
            let rect = self.header_rect(&cell, heights);
            let selected = cell
                .cols
                .clone()
                .all(|col| self.state.range().cols().contains(&col));
            let ground = if selected { p.selection } else { p.header };
            slot.fill(rect, ground);
            let stroke = Stroke::new(sizes::LINE, p.rule_strong);
            slot.add(Shape::hline(rect.x_range(), rect.bottom() - 0.5, stroke));
            slot.add(Shape::vline(rect.right() - 0.5, rect.y_range(), stroke));
            let is_spanner = cell.levels.end < levels;
            let is_number = cell.levels.start == levels;
            // A spanner's label stays in sight while its columns scroll.
            let (seen, marks) = if is_spanner {
                (rect.intersect(clip), 0.0)
            } else {
                let marks = marks_width(self.model.column_state(cell.cols.start));
                (rect.with_max_x(rect.right() - marks), marks)
            };
            let width = label_width(seen.width() + marks, marks);
            if width < sizes::CELL_PADDING {
                continue;
            }
            let galley = if is_spanner {
                one_line(self.ui, cell.label, p.text, width)
            } else {
                laid_out(self.ui, cell.label, p.text, width, MAX_LINES)
            };
            self.centered_lines(slot, &galley, seen);
            if !is_spanner && !is_number {
                self.header_marks(slot, cell.cols.start, ground);
            }
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

/// A click on a label selects its column, a drag several; a right click opens the column's menu.
pub(super) fn click_ui(
    ui: &Ui,
    grid: Id,
    state: &mut GridState,
    model: &dyn GridModel,
    layout: &Layout,
    events: &mut Vec<GridEvent>,
) {
    let left = layout.header.left() + layout.columns.row_numbers;
    let area = layout.header.with_min_x(left.min(layout.header.right()));
    let response = ui.interact(area, grid.with("header"), Sense::CLICK | Sense::DRAG);
    let under = |pos: Option<egui::Pos2>| pos.and_then(|pos| layout.col_at(pos.x));
    let pressed = under(response.interact_pointer_pos());
    let shift = ui.input(|input| input.modifiers.shift);
    if let Some(col) = pressed.filter(|_| layout.rows > 0) {
        if response.drag_started() || response.clicked() {
            // A drag is known as one only when it has gone some way.
            let origin = ui.input(|input| input.pointer.press_origin());
            let pressed = under(origin).unwrap_or(col);
            let from = if shift { state.active.col } else { pressed };
            select_columns(state, layout, from, col);
            state.drag = Some(Drag::Columns);
        } else if response.dragged() && state.drag == Some(Drag::Columns) {
            select_columns(state, layout, state.active.col, col);
        }
    }
    if response.drag_stopped() || response.clicked() {
        state.drag = None;
    }
    if response.secondary_clicked()
        && model.has_column_menus()
        && let Some(col) = pressed
    {
        state.start_at(Cell::new(state.active.row, col));
        header_menu::open(layout, col, events);
    }
    state.hovered_header = under(response.hover_pos());
    if let Some(col) = state.hovered_header {
        let column = &model.columns()[col];
        let help = if column.help.is_empty() {
            column.header.join(" / ")
        } else {
            column.help.clone()
        };
        response.on_hover_text_at_pointer(help);
    }
}

fn select_columns(state: &mut GridState, layout: &Layout, from: usize, to: usize) {
    select_range(state, Cell::new(0, from), Cell::new(layout.rows - 1, to));
    state.wants_focus = true;
}

/// Handles at the columns' right edges: drag to resize, double click to fit the content.
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
                Sense::CLICK | Sense::DRAG,
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
        let widths = &mut state.columns.widths;
        widths.insert(columns[col].id.clone(), width);
    }
}

/// So many of the longest texts are measured; the others are only estimated.
const MEASURED: usize = 20;

/// The width that shows the column's widest cell whole, wherever it stands.
fn fitting_width(ui: &Ui, model: &dyn GridModel, layout: &Layout, col: usize) -> f32 {
    let indent = |cell| f32::from(model.style(cell).indent) * sizes::INDENT;
    let mut cells: Vec<_> = (0..layout.rows)
        .map(|row| Cell::new(row, col))
        .map(|cell| (text_width(&model.text(cell)) + indent(cell), cell))
        .collect();
    cells.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let measured = cells.iter().take(MEASURED).map(|(_, cell)| {
        let text = model.text(*cell);
        let line = one_line(ui, &text, egui::Color32::PLACEHOLDER, f32::INFINITY);
        line.size().x + indent(*cell)
    });
    measured.fold(sizes::COLUMN_MIN, f32::max) + 3.0 * sizes::CELL_PADDING
}
