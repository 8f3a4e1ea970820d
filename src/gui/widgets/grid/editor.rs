//! The grid's one text edit: starting, showing, finishing an entry.
//!
//! It edits a draft and never the data: an input method puts its uncommitted text into the draft.
//! The draft goes to the model once, when the entry ends.

use egui::Align2;
use egui::Color32;
use egui::EventFilter;
use egui::Frame;
use egui::Id;
use egui::Rect;
use egui::TextEdit;
use egui::Ui;
use egui::UiBuilder;
use egui::text::CCursor;
use egui::text::CCursorRange;
use egui::text_edit::TextEditState;

use super::event::GridEvent;
use super::keys;
use super::layout::Layout;
use super::model::ColumnKind;
use super::model::Editability;
use super::model::GridModel;
use super::state::GridState;
use super::state::Mode;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::ime;

/// Marks, for the rest of the window, that the focused text edit is an idle one of a grid.
fn idle_mark() -> Id {
    Id::unique("idle grid editor")
}

/// Whether no text is being typed anywhere, so that keys such as Ctrl+Z are the document's.
#[must_use]
pub fn keyboard_is_free(ctx: &egui::Context) -> bool {
    let idle: Option<Id> = ctx.data(|data| data.get_temp(idle_mark()));
    !ctx.text_edit_focused() || ctx.memory(egui::Memory::focused) == idle
}

pub(super) fn id_of(grid: Id) -> Id {
    grid.with("editor")
}

/// Ends an entry: hands the draft over if it changed anything. False if the model refused it.
pub(super) fn finish(
    ui: &Ui,
    state: &mut GridState,
    model: &dyn GridModel,
    events: &mut Vec<GridEvent>,
) -> bool {
    if state.editor.mode == Mode::Navigate {
        return true;
    }
    let cell = state.active;
    if state.editor.buffer != model.edit_text(cell) {
        if let Some(reason) = model.refusal(cell, &state.editor.buffer) {
            state.show_notice(reason);
            return false;
        }
        events.push(GridEvent::Commit {
            cell,
            text: std::mem::take(&mut state.editor.buffer),
        });
    }
    cancel(ui, state);
    true
}

/// Ends an entry when the user has gone elsewhere; a draft the model refuses is given up.
pub(super) fn leave(
    ui: &Ui,
    state: &mut GridState,
    model: &dyn GridModel,
    events: &mut Vec<GridEvent>,
) {
    if !finish(ui, state, model, events) {
        let reason = state
            .notice
            .take()
            .map(|notice| notice.text)
            .unwrap_or_default();
        events.push(GridEvent::Refused {
            cell: state.active,
            reason,
        });
        cancel(ui, state);
    }
}

/// Drops the draft.
pub(super) fn cancel(ui: &Ui, state: &mut GridState) {
    state.editor.buffer.clear();
    state.editor.mode = Mode::Navigate;
    state.notice = None;
    if let Some(id) = state.editor_id {
        TextEditState::default().store(ui.ctx(), id);
    }
}

/// Begins an entry with the cell's present text.
pub(super) fn amend(ui: &Ui, state: &mut GridState, model: &dyn GridModel) {
    if state.editor.mode == Mode::Replace {
        state.editor.mode = Mode::Amend;
        return;
    }
    if let Some(reason) = keys::refusal(state, model) {
        state.show_notice(reason);
        return;
    }
    state.notice = None;
    state.reveal = Some(state.active);
    if model.editability(state.active) == Editability::Picked {
        state.opens_picker = true;
        return;
    }
    begin(
        ui,
        state,
        Mode::Amend,
        model.edit_text(state.active).into_owned(),
    );
}

/// Begins an entry with nothing in it.
pub(super) fn rewrite(ui: &Ui, state: &mut GridState, model: &dyn GridModel) {
    match model.editability(state.active) {
        Editability::Typed if model.row_count() > 0 => {
            begin(ui, state, Mode::Replace, String::new());
        }
        Editability::Typed | Editability::Picked | Editability::Refused(_) => {
            amend(ui, state, model);
        }
    }
}

fn begin(ui: &Ui, state: &mut GridState, mode: Mode, text: String) {
    let end = CCursor::new(text.chars().count());
    state.editor.buffer = text;
    state.editor.mode = mode;
    if let Some(id) = state.editor_id {
        let mut cursor = TextEditState::default();
        cursor.cursor.set_char_range(Some(CCursorRange::one(end)));
        cursor.store(ui.ctx(), id);
    }
}

/// Shows the editor on the active cell and looks what came of it.
pub(super) fn show(
    ui: &mut Ui,
    state: &mut GridState,
    model: &dyn GridModel,
    layout: &Layout,
    events: &mut Vec<GridEvent>,
) -> Option<Rect> {
    let id = state.editor_id?;
    let kind = model
        .columns()
        .get(state.active.col)
        .map_or(ColumnKind::Text, |column| column.kind);
    let rect = editor_rect(ui, state, layout, kind);
    let has_focus = show_text_edit(ui, state, id, rect, kind);
    note_idle(ui, state, id, has_focus);
    if !has_focus {
        leave(ui, state, model, events);
        return None;
    }
    if kind == ColumnKind::Number || keys::refusal(state, model).is_some() {
        ime::pause(ui);
    }
    receive(ui, state, model, rect, events);
    (state.editor.mode != Mode::Navigate).then_some(rect)
}

/// The cell; wider while a text longer than the cell is typed.
fn editor_rect(ui: &Ui, state: &GridState, layout: &Layout, kind: ColumnKind) -> Rect {
    let cell = layout.cell_rect(state.active).intersect(layout.body);
    if state.editor.buffer.is_empty() || kind == ColumnKind::Number {
        return cell;
    }
    let font = egui::TextStyle::Body.resolve(ui.style());
    let galley = ui.fonts_mut(|fonts| {
        fonts.layout_no_wrap(state.editor.buffer.clone(), font, Color32::PLACEHOLDER)
    });
    let wanted = galley.size().x + 3.0 * sizes::CELL_PADDING;
    let room = layout.body.right() - cell.left();
    cell.with_max_x(cell.left() + cell.width().max(wanted.min(room)))
}

fn show_text_edit(
    ui: &mut Ui,
    state: &mut GridState,
    id: Id,
    rect: Rect,
    kind: ColumnKind,
) -> bool {
    let is_idle = state.editor.mode == Mode::Navigate && state.editor.buffer.is_empty();
    let inner = rect.shrink2(egui::vec2(sizes::CELL_PADDING, 0.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    child.set_clip_rect(rect.expand(sizes::LINE).intersect(ui.clip_rect()));
    if is_idle {
        child.visuals_mut().text_cursor.stroke = egui::Stroke::NONE;
    }
    let align = match kind {
        ColumnKind::Text => Align2::LEFT_CENTER,
        ColumnKind::Center => Align2::CENTER_CENTER,
        ColumnKind::Number => Align2::RIGHT_CENTER,
    };
    let own_keys = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    TextEdit::singleline(&mut state.editor.buffer)
        .id(id)
        .frame(Frame::NONE)
        .align(align)
        .min_size(inner.size())
        .desired_width(inner.width())
        .text_color(theme::palette(ui).text)
        .return_key(None)
        .event_filter(own_keys)
        .show(&mut child);
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if std::mem::take(&mut state.wants_focus) && !has_focus {
        // Asking again while it has the focus would drop its claim on Tab and the arrows.
        ui.memory_mut(|memory| memory.request_focus(id));
        ui.ctx().request_repaint();
        return true;
    }
    has_focus
}

fn note_idle(ui: &Ui, state: &GridState, id: Id, has_focus: bool) {
    let is_idle =
        has_focus && state.editor.mode == Mode::Navigate && state.editor.buffer.is_empty();
    ui.data_mut(|data| {
        let marked: Option<Id> = data.get_temp(idle_mark());
        if is_idle {
            data.insert_temp(idle_mark(), id);
        } else if marked == Some(id) {
            data.remove::<Id>(idle_mark());
        }
    });
}

/// What was typed into an idle editor begins an entry, opens the picker, or is refused.
fn receive(
    ui: &Ui,
    state: &mut GridState,
    model: &dyn GridModel,
    rect: Rect,
    events: &mut Vec<GridEvent>,
) {
    if std::mem::take(&mut state.opens_picker) {
        events.push(GridEvent::OpenPicker {
            cell: state.active,
            text: String::new(),
            rect,
            behind: std::mem::take(&mut state.editor.held),
        });
    }
    if state.editor.mode != Mode::Navigate || state.editor.buffer.is_empty() {
        return;
    }
    if let Some(reason) = keys::refusal(state, model) {
        cancel(ui, state);
        state.show_notice(reason.clone());
        events.push(GridEvent::Refused {
            cell: state.active,
            reason,
        });
        return;
    }
    match model.editability(state.active) {
        Editability::Picked => {
            if !state.editor.is_composing {
                let text = std::mem::take(&mut state.editor.buffer);
                let behind = std::mem::take(&mut state.editor.held);
                cancel(ui, state);
                events.push(GridEvent::OpenPicker {
                    cell: state.active,
                    text,
                    rect,
                    behind,
                });
            }
        }
        Editability::Typed | Editability::Refused(_) => {
            state.editor.mode = Mode::Replace;
            state.notice = None;
            state.reveal = Some(state.active);
        }
    }
}
