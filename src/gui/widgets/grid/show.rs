//! What a grid shows in a frame, in paint order, and the notes that stand over it.

use egui::Id;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Ui;
use egui::vec2;

use super::access;
use super::editor;
use super::event::GridEvent;
use super::header;
use super::header_menu;
use super::layout::Layout;
use super::model::Editability;
use super::model::GridModel;
use super::paint;
use super::paint::Scene;
use super::paint::Slot;
use super::pointer;
use super::state::GridState;
use crate::gui::theme::sizes;

/// Shows everything of a grid whose places are known, and acts on the pointer.
pub(super) fn content_ui(
    ui: &mut Ui,
    id: Id,
    state: &mut GridState,
    model: &dyn GridModel,
    (layout, heights): (&Layout, &[f32]),
    events: &mut Vec<GridEvent>,
) -> Response {
    let mut slots = Slots::reserve(ui, layout);
    header::click_ui(ui, id, state, model, layout, events);
    header_menu::buttons_ui(ui, id, state, model, layout, events);
    header::resize_ui(ui, id, state, model, layout);
    // Tab goes through the window by way of the editor alone.
    let sense = Sense::CLICK | Sense::DRAG;
    // What is registered later lies on top: the editor while typing, the cells otherwise.
    let response;
    let editor;
    if state.is_editing() {
        response = ui.interact(layout.body, id, sense);
        pointer::handle(ui, &response, state, model, layout, events);
        editor = editor::show(ui, state, model, layout, events);
    } else {
        editor = editor::show(ui, state, model, layout, events);
        response = ui.interact(layout.body, id, sense);
        pointer::handle(ui, &response, state, model, layout, events);
    }
    let has_focus = state.has_keyboard(ui.ctx());
    let scene = Scene {
        ui,
        state,
        model,
        layout,
        palette: paint::palette(ui),
        has_focus,
    };
    slots.paint(&scene, heights, editor);
    slots.finish();
    access::describe(ui, id, state, model, layout);
    notice_ui(ui, id, state, layout);
    tooltip(ui, &response, state, model, layout);
    response
}

/// The places in the paint order, from the bottom up.
struct Slots {
    scrolled: Slot,
    frozen: Slot,
    scrolled_frames: Slot,
    frozen_frames: Slot,
    scrolled_header: Slot,
    frozen_header: Slot,
}

impl Slots {
    fn reserve(ui: &Ui, layout: &Layout) -> Self {
        let header = layout.header;
        let edge = layout.frozen_edge();
        Self {
            scrolled: Slot::reserve(ui, layout.scrolled_body()),
            frozen: Slot::reserve(ui, layout.frozen_body()),
            scrolled_frames: Slot::reserve(ui, layout.scrolled_body()),
            frozen_frames: Slot::reserve(ui, layout.frozen_body()),
            scrolled_header: Slot::reserve(ui, header.with_min_x(edge)),
            frozen_header: Slot::reserve(ui, header.with_max_x(edge)),
        }
    }

    fn paint(&mut self, scene: &Scene<'_>, heights: &[f32], editor: Option<Rect>) {
        let layout = scene.layout;
        let p = scene.palette;
        let frozen = 0..layout.columns.frozen;
        let scrolled = layout.visible_scrolled_cols();
        self.scrolled.fill(layout.body, p.surface);
        self.frozen.fill(layout.frozen_body(), p.surface);
        scene.cells(&mut self.scrolled, &scrolled.clone().collect::<Vec<_>>());
        scene.cells(&mut self.frozen, &frozen.clone().collect::<Vec<_>>());
        scene.row_numbers(&mut self.frozen);
        if scene.state.active.col < layout.columns.frozen {
            scene.frames(&mut self.frozen_frames, editor);
        } else {
            scene.frames(&mut self.scrolled_frames, editor);
        }
        let all = layout.columns.frozen..layout.columns.len();
        self.scrolled_header.fill(layout.header, p.header);
        self.frozen_header.fill(layout.header, p.header);
        let clip = layout.header.with_min_x(layout.frozen_edge());
        scene.header(&mut self.scrolled_header, all, heights, clip);
        scene.header(&mut self.frozen_header, frozen, heights, layout.header);
        scene.frozen_edge(&mut self.frozen_header);
        scene.frozen_edge(&mut self.frozen_frames);
    }

    fn finish(self) {
        for slot in [
            self.scrolled,
            self.frozen,
            self.scrolled_frames,
            self.frozen_frames,
            self.scrolled_header,
            self.frozen_header,
        ] {
            slot.finish();
        }
    }
}

/// Why typing was refused, at the cell it concerns.
fn notice_ui(ui: &Ui, id: Id, state: &GridState, layout: &Layout) {
    let is_covered = !ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    let Some(notice) = state.notice.as_ref().filter(|_| !is_covered) else {
        return;
    };
    let below = layout.cell_rect(notice.cell).left_bottom() + vec2(0.0, 2.0);
    let p = paint::palette(ui);
    egui::Area::new(id.with("notice"))
        .order(egui::Order::Tooltip)
        .fixed_pos(below)
        .constrain(true)
        .interactable(false)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style())
                .fill(p.warning_fill)
                .show(ui, |ui| {
                    ui.set_max_width(sizes::FINDINGS_WIDTH);
                    ui.colored_label(p.warning, &notice.text);
                });
        });
}

/// What there is to know about the cell under the pointer: findings, the whole of a text that is cut,
/// why nothing can be typed there.
fn tooltip(
    ui: &Ui,
    response: &Response,
    state: &GridState,
    model: &dyn GridModel,
    layout: &Layout,
) {
    let Some(cell) = response.hover_pos().and_then(|pos| layout.hit(pos)) else {
        return;
    };
    let mut told: Vec<String> = model
        .mark(cell)
        .map(|mark| mark.message)
        .into_iter()
        .collect();
    let text = model.text(cell);
    let room = layout.columns.width(cell.col)
        - 2.0 * sizes::CELL_PADDING
        - f32::from(model.style(cell).indent) * sizes::INDENT;
    let is_cut = paint::one_line(ui, &text, egui::Color32::PLACEHOLDER, room).elided;
    if told.is_empty() && is_cut {
        told.push(text.into_owned());
    }
    // Where nothing at all can be typed, it needn't be said of every cell.
    if state.has_editable
        && model.has_column_menus()
        && let Editability::Refused(reason) = model.editability(cell)
    {
        told.push(reason.into_owned());
    }
    if !told.is_empty() {
        response.clone().on_hover_text_at_pointer(told.join("\n"));
    }
}
