//! Painting the cells of a grid, all in one pass.
//!
//! Shapes go to places reserved beforehand, so that the editor, which is shown earlier,
//! stands above the cells. Two clip areas only: what scrolls sideways, and what doesn't.

use std::sync::Arc;

use egui::Color32;
use egui::CornerRadius;
use egui::Galley;
use egui::Painter;
use egui::Rect;
use egui::Shape;
use egui::Stroke;
use egui::StrokeKind;
use egui::TextStyle;
use egui::Ui;
use egui::layers::ShapeIdx;
use egui::pos2;
use egui::text::LayoutJob;
use egui::text::TextFormat;

use super::layout::Layout;
use super::model::CellStyle;
use super::model::ColumnKind;
use super::model::Editability;
use super::model::GridModel;
use super::model::Ground;
use super::model::MarkLevel;
use super::model::Tone;
use super::selection::Cell;
use super::state::GridState;
use crate::gui::theme;
use crate::gui::theme::Palette;
use crate::gui::theme::sizes;

/// A place in the paint order, filled later.
pub(super) struct Slot {
    painter: Painter,
    index: ShapeIdx,
    shapes: Vec<Shape>,
}

impl Slot {
    pub fn reserve(ui: &Ui, clip: Rect) -> Self {
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let index = painter.add(Shape::Noop);
        Self {
            painter,
            index,
            shapes: Vec::new(),
        }
    }

    pub fn add(&mut self, shape: impl Into<Shape>) {
        self.shapes.push(shape.into());
    }

    pub fn fill(&mut self, rect: Rect, color: Color32) {
        self.add(Shape::rect_filled(rect, CornerRadius::ZERO, color));
    }

    pub fn finish(self) {
        self.painter.set(self.index, Shape::Vec(self.shapes));
    }
}

/// What painting needs to know; borrowed for one frame.
pub(super) struct Scene<'a> {
    pub ui: &'a Ui,
    pub state: &'a GridState,
    pub model: &'a dyn GridModel,
    pub layout: &'a Layout,
    pub palette: &'static Palette,
    pub has_focus: bool,
}

impl Scene<'_> {
    /// Cells of some columns: grounds first, then lines, then texts.
    pub fn cells(&self, slot: &mut Slot, cols: &[usize]) {
        let rows = self.layout.visible_rows();
        for row in rows.clone() {
            for col in cols {
                self.ground(slot, Cell::new(row, *col));
            }
        }
        self.lines(slot, cols);
        for row in rows {
            for col in cols {
                self.text(slot, Cell::new(row, *col));
                self.mark(slot, Cell::new(row, *col));
            }
        }
    }

    fn ground(&self, slot: &mut Slot, cell: Cell) {
        let p = self.palette;
        let range = self.state.range();
        let is_refused = || matches!(self.model.editability(cell), Editability::Refused(_));
        let color = if range.contains(cell) && !range.is_single() && cell != self.state.active {
            p.selection
        } else {
            match self.model.style(cell).ground {
                Ground::Total => p.total,
                Ground::Changed => p.changed,
                Ground::Plain if self.shades_refused() && is_refused() => p.read_only,
                Ground::Plain => return,
            }
        };
        slot.fill(self.layout.cell_rect(cell), color);
    }

    /// In a table nobody can type into, shading every cell would say nothing.
    fn shades_refused(&self) -> bool {
        self.state.has_editable
    }

    fn lines(&self, slot: &mut Slot, cols: &[usize]) {
        let (Some(first), Some(last)) = (cols.first(), cols.last()) else {
            return;
        };
        let stroke = Stroke::new(sizes::LINE, self.palette.rule);
        let rows = self.layout.visible_rows();
        let left = self.layout.col_edges(*first).0;
        let right = self.layout.col_edges(*last).1;
        let top = self.layout.row_top(rows.start).max(self.layout.body.top());
        let bottom = self.layout.row_top(rows.end);
        for row in rows {
            let y = self.layout.row_top(row + 1) - 0.5;
            slot.add(Shape::hline(left..=right, y, stroke));
        }
        for col in cols {
            let x = self.layout.col_edges(*col).1 - 0.5;
            slot.add(Shape::vline(x, top..=bottom, stroke));
        }
    }

    fn text(&self, slot: &mut Slot, cell: Cell) {
        let text = self.model.text(cell);
        if text.is_empty() {
            return;
        }
        let style = self.model.style(cell);
        let kind = self.model.columns()[cell.col].kind;
        let mut rect = self
            .layout
            .cell_rect(cell)
            .shrink2(egui::vec2(sizes::CELL_PADDING, 0.0));
        rect.min.x += f32::from(style.indent) * sizes::INDENT;
        let color = self.text_color(style);
        let mut galley = one_line(self.ui, &text, color, rect.width());
        if galley.elided && kind == ColumnKind::Number {
            // Digits cut off would be a wrong amount.
            galley = one_line(self.ui, "####", self.palette.text_weak, rect.width());
        }
        slot.add(placed(&galley, rect, kind, color));
    }

    fn text_color(&self, style: CellStyle) -> Color32 {
        match style.tone {
            Tone::Normal => self.palette.text,
            Tone::Weak => self.palette.text_weak,
            Tone::Negative => self.palette.negative,
            Tone::Placeholder => self.palette.text_disabled,
        }
    }

    /// A triangle in the upper right corner, as spreadsheets mark a cell with a note.
    fn mark(&self, slot: &mut Slot, cell: Cell) {
        let Some(mark) = self.model.mark(cell) else {
            return;
        };
        let corner = self.layout.cell_rect(cell).right_top() - egui::vec2(sizes::LINE, 0.0);
        let color = mark_color(self.palette, mark.level);
        let points = vec![
            corner,
            pos2(corner.x, corner.y + sizes::MARK),
            pos2(corner.x - sizes::MARK, corner.y),
        ];
        slot.add(Shape::convex_polygon(points, color, Stroke::NONE));
    }

    /// The range's outline and the active cell's frame.
    pub fn frames(&self, slot: &mut Slot, editor: Option<Rect>) {
        if self.layout.rows == 0 {
            return;
        }
        let p = self.palette;
        let color = if self.has_focus {
            p.accent
        } else {
            p.rule_strong
        };
        let range = self.state.range();
        if !range.is_single() {
            let outline = self
                .layout
                .cell_rect(range.first)
                .union(self.layout.cell_rect(range.last));
            slot.add(frame(outline, sizes::LINE, color));
        }
        if let Some(rect) = editor {
            slot.fill(rect, p.input);
            let color = if self.state.notice.is_some() {
                p.error
            } else {
                color
            };
            slot.add(frame(rect, sizes::FOCUS_LINE, color));
        } else {
            slot.add(frame(
                self.layout.cell_rect(self.state.active),
                sizes::FOCUS_LINE,
                color,
            ));
        }
    }

    pub fn row_numbers(&self, slot: &mut Slot) {
        let width = self.layout.columns.row_numbers;
        if width <= 0.0 {
            return;
        }
        let p = self.palette;
        let body = self.layout.body;
        let range = self.state.range();
        let stroke = Stroke::new(sizes::LINE, p.rule);
        slot.fill(body.with_max_x(body.left() + width), p.header);
        for row in self.layout.visible_rows() {
            let top = self.layout.row_top(row);
            let rect = Rect::from_min_size(pos2(body.left(), top), egui::vec2(width, sizes::ROW));
            let is_selected = range.rows().contains(&row);
            if is_selected {
                slot.fill(rect, p.selection);
            }
            let color = if is_selected { p.text } else { p.text_weak };
            let galley = one_line(self.ui, &self.model.row_label(row), color, width);
            slot.add(placed(&galley, rect, ColumnKind::Center, color));
            slot.add(Shape::hline(rect.x_range(), rect.bottom() - 0.5, stroke));
        }
    }

    /// The line where the frozen columns end.
    pub fn frozen_edge(&self, slot: &mut Slot) {
        if self.layout.columns.frozen_width() > 0.0 {
            let stroke = Stroke::new(sizes::LINE, self.palette.rule_strong);
            let y = self.layout.header.top()..=self.layout.body.bottom();
            slot.add(Shape::vline(self.layout.frozen_edge() - 0.5, y, stroke));
        }
    }
}

/// The colour of a level.
pub fn mark_color(p: &Palette, level: MarkLevel) -> Color32 {
    match level {
        MarkLevel::Hint => p.hint,
        MarkLevel::Warning => p.warning,
        MarkLevel::Error => p.error,
    }
}

fn frame(rect: Rect, width: f32, color: Color32) -> Shape {
    Shape::rect_stroke(
        rect,
        CornerRadius::ZERO,
        Stroke::new(width, color),
        StrokeKind::Inside,
    )
}

/// A line of text, cut with … where it is wider than allowed.
pub(super) fn one_line(ui: &Ui, text: &str, color: Color32, width: f32) -> Arc<Galley> {
    laid_out(ui, text, color, width, 1)
}

/// Text in at most some lines.
pub(super) fn laid_out(
    ui: &Ui,
    text: &str,
    color: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let format = TextFormat::simple(TextStyle::Body.resolve(ui.style()), color);
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.break_on_newline = rows > 1;
    job.wrap.max_width = width.max(1.0);
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn placed(galley: &Arc<Galley>, rect: Rect, kind: ColumnKind, color: Color32) -> Shape {
    let size = galley.size();
    let x = match kind {
        ColumnKind::Text => rect.left(),
        ColumnKind::Center => rect.left() + ((rect.width() - size.x) / 2.0).max(0.0),
        ColumnKind::Number => rect.right() - size.x,
    };
    let y = rect.center().y - size.y / 2.0;
    Shape::galley(pos2(x.round(), y.round()), Arc::clone(galley), color)
}

/// The palette of a scene's theme.
pub(super) fn palette(ui: &Ui) -> &'static Palette {
    theme::palette(ui)
}
