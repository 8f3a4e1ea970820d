//! What a header shows of order and filter, and the button that opens the column's menu.
//!
//! The marks are drawn, not written: no font is sure to have them. What the menu offers is the screen's business.

use egui::Color32;
use egui::Id;
use egui::Rect;
use egui::Role;
use egui::Sense;
use egui::Shape;
use egui::Stroke;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use super::columns::ColumnState;
use super::columns::Order;
use super::event::GridEvent;
use super::layout::Layout;
use super::model::GridModel;
use super::paint::Scene;
use super::paint::Slot;
use super::state::GridState;
use crate::gui::theme::sizes;

/// The room the marks of a column take beside its label.
pub(super) fn marks_width(state: ColumnState) -> f32 {
    let marks = u8::from(state.order.is_some()) + u8::from(state.is_filtered);
    f32::from(marks) * sizes::HEADER_MARK
}

/// Where the button of a column is: at the right end of its lowest label, beside the handle of its edge.
fn button_rect(layout: &Layout, col: usize, state: ColumnState) -> Rect {
    let (_, right) = layout.col_edges(col);
    let width = marks_width(state).max(sizes::HEADER_MARK);
    let right = right - sizes::RESIZE_REACH;
    let bottom = layout.header.bottom() - sizes::LINE;
    Rect::from_min_max(
        pos2(right - width, bottom - sizes::ROW + 2.0 * sizes::LINE),
        pos2(right, bottom),
    )
}

/// Buttons of the columns in sight; a right click anywhere on a header does the same.
pub(super) fn buttons_ui(
    ui: &Ui,
    grid: Id,
    state: &mut GridState,
    model: &dyn GridModel,
    layout: &Layout,
    events: &mut Vec<GridEvent>,
) {
    if !model.has_column_menus() {
        return;
    }
    let mut opened = std::mem::take(&mut state.wants_column_menu).then_some(state.active.col);
    for col in (0..layout.columns.frozen).chain(layout.visible_scrolled_cols()) {
        let column_state = model.column_state(col);
        let rect = button_rect(layout, col, column_state);
        if col >= layout.columns.frozen && rect.left() < layout.frozen_edge() {
            continue;
        }
        let column = &model.columns()[col];
        let id = grid.with(("column menu", &column.id));
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("{} 列菜单", column.title()))
        });
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_value(told(column_state)));
        if response.hovered() {
            state.hovered_header = Some(col);
        }
        if response.clicked() {
            opened = Some(col);
        }
        response.on_hover_text("排序、筛选、冻结");
    }
    if let Some(col) = opened.filter(|col| *col < layout.columns.len()) {
        open(layout, col, events);
    }
}

/// Asks for the menu of a column.
pub(super) fn open(layout: &Layout, col: usize, events: &mut Vec<GridEvent>) {
    let (left, right) = layout.col_edges(col);
    let rect = Rect::from_x_y_ranges(left..=right, layout.header.y_range());
    events.push(GridEvent::ColumnMenu { col, rect });
}

/// The state of a column in words, for those who can't see the marks.
fn told(state: ColumnState) -> String {
    let order = state.order.map(Order::label);
    let filter = state.is_filtered.then_some("已筛选");
    let words: Vec<_> = order.into_iter().chain(filter).collect();
    words.join("，")
}

impl Scene<'_> {
    /// The marks of a column, or the sign of its menu while the pointer or the active cell is there.
    pub fn header_marks(&self, slot: &mut Slot, col: usize, ground: Color32) {
        if !self.model.has_column_menus() {
            return;
        }
        let column = self.model.column_state(col);
        let is_meant = self.state.hovered_header == Some(col)
            || self.has_focus && self.state.active.col == col && self.layout.rows > 0;
        let rect = button_rect(self.layout, col, column);
        let mut center = pos2(rect.right() - sizes::HEADER_MARK / 2.0, rect.center().y);
        if column == ColumnState::default() {
            if is_meant {
                slot.fill(rect, ground);
                chevron(slot, center, self.palette.text_weak);
            }
            return;
        }
        if let Some(order) = column.order {
            arrow(slot, center, order, self.palette.accent);
            center.x -= sizes::HEADER_MARK;
        }
        if column.is_filtered {
            funnel(slot, center, self.palette.accent);
        }
    }
}

fn chevron(slot: &mut Slot, center: egui::Pos2, color: Color32) {
    let reach = sizes::HEADER_MARK / 4.0;
    let points = vec![
        center + vec2(-reach, -reach / 2.0),
        center + vec2(reach, -reach / 2.0),
        center + vec2(0.0, reach / 2.0 + 1.0),
    ];
    slot.add(Shape::convex_polygon(points, color, Stroke::NONE));
}

/// Up for ascending, down for descending.
fn arrow(slot: &mut Slot, center: egui::Pos2, order: Order, color: Color32) {
    let reach = sizes::HEADER_MARK / 4.0;
    let up = match order {
        Order::Ascending => -1.0,
        Order::Descending => 1.0,
    };
    let tip = center + vec2(0.0, up * (reach + 1.5));
    let head = vec![
        tip,
        tip + vec2(-reach, -up * reach),
        tip + vec2(reach, -up * reach),
    ];
    let tail = center - vec2(0.0, up * (reach + 1.5));
    let stroke = Stroke::new(1.5 * sizes::LINE, color);
    slot.add(Shape::line_segment([tail, tip], stroke));
    slot.add(Shape::convex_polygon(head, color, Stroke::NONE));
}

fn funnel(slot: &mut Slot, center: egui::Pos2, color: Color32) {
    let reach = sizes::HEADER_MARK / 4.0 + 0.5;
    let bowl = vec![
        center + vec2(-reach, -reach),
        center + vec2(reach, -reach),
        center + vec2(0.8, 0.5),
        center + vec2(-0.8, 0.5),
    ];
    slot.add(Shape::convex_polygon(bowl, color, Stroke::NONE));
    let stem = Rect::from_center_size(center + vec2(0.0, 2.0), vec2(2.0, reach + 1.0));
    slot.fill(stem, color);
}
