//! From key presses to moves and events.
//!
//! Runs before the editor is shown, so that what belongs to the grid never reaches the editor.
//! While an input method composes, every key is the input method's.

use egui::Event;
use egui::FocusDirection;
use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::editor;
use super::event::GridEvent;
use super::event::GridRequest;
use super::model::Editability;
use super::model::GridModel;
use super::selection::Cell;
use super::selection::Motion;
use super::selection::moved;
use super::state::GridState;
use super::state::Mode;
use super::state::Way;
use crate::gui::widgets::ime;

#[derive(Clone, Debug, PartialEq)]
enum GridKey {
    Move { motion: Motion, extend: bool },
    Enter { back: bool },
    Tab { back: bool },
    Edit,
    Rewrite,
    Clear,
    Cancel,
    SelectAll,
    SelectRows,
    SelectColumns,
    FillDown,
    Copy,
    Cut,
    Paste(String),
}

/// Takes the keys that are the grid's out of the input and acts on them.
pub(super) fn handle(
    ui: &Ui,
    state: &mut GridState,
    model: &dyn GridModel,
    events: &mut Vec<GridEvent>,
) {
    for key in take_keys(ui, state) {
        let (from, count) = (state.active, events.len());
        let goes_on = goes_on(&key);
        act(ui, state, model, key, events);
        let is_row_begun = events.len() > count && !model.is_form();
        state.descends = goes_on
            .filter(|_| is_row_begun)
            .and_then(|way| awaited(way, from, state.active));
    }
}

fn goes_on(key: &GridKey) -> Option<Way> {
    match key {
        GridKey::Enter { back: false }
        | GridKey::Move {
            motion: Motion::Down,
            extend: false,
        } => Some(Way::Down),
        GridKey::Tab { back: false } => Some(Way::Along),
        _ => None,
    }
}

/// The column to go on in below a row that what was typed has begun: the next row isn't there yet.
fn awaited(way: Way, from: Cell, to: Cell) -> Option<usize> {
    match way {
        Way::Down => (to.row == from.row).then_some(to.col),
        Way::Along => (to == from).then_some(0),
    }
}

/// Does what a command asks for.
pub(super) fn obey(state: &GridState, request: GridRequest, events: &mut Vec<GridEvent>) {
    let range = state.range();
    match request {
        GridRequest::Copy { has_header } => events.push(GridEvent::Copy { range, has_header }),
        GridRequest::Cut => events.push(GridEvent::Cut(range)),
        GridRequest::FillDown => fill_down(state, events),
        GridRequest::Clear => events.push(GridEvent::Clear(range)),
    }
}

fn take_keys(ui: &Ui, state: &mut GridState) -> Vec<GridKey> {
    let mode = state.editor.mode;
    let mut held = Vec::new();
    let mut keys = Vec::new();
    let mut must_wait = false;
    ui.input_mut(|input| {
        let mut incoming = std::mem::take(&mut state.editor.held);
        incoming.append(&mut input.events);
        if ime::has_keys(&mut state.editor.is_composing, &incoming) {
            incoming
                .retain(|event| interpret(event, mode).is_none_or(|key| key == GridKey::Cancel));
            input.events = incoming;
            return;
        }
        let mut is_space_typed = true;
        for event in incoming {
            let key = interpret(&event, mode);
            if !is_space_typed && matches!(&event, Event::Text(text) if text == " ") {
                // The blank that comes with a key that was more than a blank.
                continue;
            }
            is_space_typed &= key != Some(GridKey::SelectRows);
            if must_wait && (key.is_some() || is_typing(&event)) {
                held.push(event);
            } else if let Some(key) = key {
                must_wait = ends_mode(&key, mode);
                keys.push(key);
            } else {
                // A key behind text means the cell with the text in it: it waits a frame.
                must_wait = must_wait || is_typing(&event);
                input.events.push(event);
            }
        }
    });
    if must_wait && !held.is_empty() {
        ui.ctx().request_repaint();
    }
    state.editor.held = held;
    keys
}

fn is_typing(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_))
}

fn ends_mode(key: &GridKey, mode: Mode) -> bool {
    match mode {
        Mode::Navigate => matches!(key, GridKey::Edit | GridKey::Rewrite),
        Mode::Replace | Mode::Amend => true,
    }
}

fn interpret(event: &Event, mode: Mode) -> Option<GridKey> {
    if mode == Mode::Navigate {
        match event {
            Event::Copy => return Some(GridKey::Copy),
            Event::Cut => return Some(GridKey::Cut),
            Event::Paste(text) => return Some(GridKey::Paste(text.clone())),
            _ => {}
        }
    }
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    if modifiers.alt {
        return None;
    }
    finishing_key(*key, *modifiers).or_else(|| match mode {
        Mode::Navigate => navigating_key(*key, *modifiers),
        Mode::Replace if modifiers.is_none() => replacing_key(*key),
        Mode::Replace | Mode::Amend => None,
    })
}

/// Keys that mean the same in every mode.
fn finishing_key(key: Key, modifiers: Modifiers) -> Option<GridKey> {
    if modifiers.command {
        return None;
    }
    match key {
        Key::Enter => Some(GridKey::Enter {
            back: modifiers.shift,
        }),
        Key::Tab => Some(GridKey::Tab {
            back: modifiers.shift,
        }),
        Key::Escape => Some(GridKey::Cancel),
        _ => None,
    }
}

fn replacing_key(key: Key) -> Option<GridKey> {
    match key {
        Key::F2 => Some(GridKey::Edit),
        Key::ArrowLeft
        | Key::ArrowRight
        | Key::ArrowUp
        | Key::ArrowDown
        | Key::PageUp
        | Key::PageDown => motion(key, Modifiers::NONE).map(|motion| GridKey::Move {
            motion,
            extend: false,
        }),
        _ => None,
    }
}

fn navigating_key(key: Key, modifiers: Modifiers) -> Option<GridKey> {
    if let Some(motion) = motion(key, modifiers) {
        return Some(GridKey::Move {
            motion,
            extend: modifiers.shift,
        });
    }
    match (key, modifiers.command) {
        (Key::F2, false) => Some(GridKey::Edit),
        (Key::Backspace, false) => Some(GridKey::Rewrite),
        (Key::Delete, false) if !modifiers.shift => Some(GridKey::Clear),
        (Key::A, true) => Some(GridKey::SelectAll),
        (Key::Space, false) if modifiers.shift => Some(GridKey::SelectRows),
        (Key::Space, true) => Some(GridKey::SelectColumns),
        (Key::D, true) => Some(GridKey::FillDown),
        _ => None,
    }
}

fn motion(key: Key, modifiers: Modifiers) -> Option<Motion> {
    let motion = match (key, modifiers.command) {
        (Key::ArrowLeft, false) => Motion::Left,
        (Key::ArrowRight, false) => Motion::Right,
        (Key::ArrowUp, false) => Motion::Up,
        (Key::ArrowDown, false) => Motion::Down,
        (Key::ArrowLeft, true) => Motion::BlockLeft,
        (Key::ArrowRight, true) => Motion::BlockRight,
        (Key::ArrowUp, true) => Motion::BlockUp,
        (Key::ArrowDown, true) => Motion::BlockDown,
        (Key::Home, false) => Motion::RowStart,
        (Key::End, false) => Motion::RowEnd,
        (Key::Home, true) => Motion::First,
        (Key::End, true) => Motion::Last,
        (Key::PageUp, false) => Motion::PageUp,
        (Key::PageDown, false) => Motion::PageDown,
        _ => return None,
    };
    Some(motion)
}

fn act(
    ui: &Ui,
    state: &mut GridState,
    model: &dyn GridModel,
    key: GridKey,
    events: &mut Vec<GridEvent>,
) {
    match key {
        GridKey::Move { motion, extend } => {
            if editor::finish(ui, state, model, events) {
                go(state, model, motion, extend);
            }
        }
        GridKey::Enter { back } => {
            if editor::finish(ui, state, model, events) {
                enter(state, model, back);
            }
        }
        GridKey::Tab { back } => {
            if editor::finish(ui, state, model, events) && !tab(state, model, back) {
                leave(ui, model, back);
            }
        }
        GridKey::Edit => editor::amend(ui, state, model),
        GridKey::Rewrite => editor::rewrite(ui, state, model),
        GridKey::Cancel => editor::cancel(ui, state),
        GridKey::Clear => obey(state, GridRequest::Clear, events),
        GridKey::SelectAll => {
            select_range(
                state,
                Cell::default(),
                moved(model, state.active, Motion::Last, 0),
            );
        }
        GridKey::SelectRows => {
            let last_col = model.columns().len().saturating_sub(1);
            state.active.col = 0;
            state.far.col = last_col;
        }
        GridKey::SelectColumns => {
            state.active.row = 0;
            state.far.row = model.row_count().saturating_sub(1);
        }
        GridKey::FillDown => obey(state, GridRequest::FillDown, events),
        GridKey::Copy => obey(state, GridRequest::Copy { has_header: false }, events),
        GridKey::Cut => obey(state, GridRequest::Cut, events),
        GridKey::Paste(text) => events.push(GridEvent::Paste {
            range: state.range(),
            text,
        }),
    }
}

fn go(state: &mut GridState, model: &dyn GridModel, motion: Motion, extend: bool) {
    state.tab_origin = None;
    let page = state.rows_per_page();
    if extend {
        state.extend(moved(model, state.far, motion, page));
    } else {
        state.place(moved(model, state.active, motion, page));
    }
    if matches!(motion, Motion::RowStart | Motion::First) {
        // The first column may be frozen and always in sight; the others are to come back too.
        state.scroll.x = 0.0;
    }
}

fn enter(state: &mut GridState, model: &dyn GridModel, back: bool) {
    let motion = if back { Motion::Up } else { Motion::Down };
    let mut cell = moved(model, state.active, motion, 0);
    if let Some(origin) = state.tab_origin.take() {
        cell.col = origin;
    }
    state.place(cell);
}

/// To the next cell of the row, and from the last one to the next row; false at the very last.
fn tab(state: &mut GridState, model: &dyn GridModel, back: bool) -> bool {
    let from = state.active;
    let motion = match (model.is_form(), back) {
        (false, false) => Motion::Right,
        (false, true) => Motion::Left,
        (true, false) => Motion::Down,
        (true, true) => Motion::Up,
    };
    let mut to = moved(model, from, motion, 0);
    let origin = state.tab_origin.unwrap_or(from.col);
    if to == from {
        let row = moved(model, from, if back { Motion::Up } else { Motion::Down }, 0);
        if row != from {
            to = moved(
                model,
                row,
                if back {
                    Motion::RowEnd
                } else {
                    Motion::RowStart
                },
                0,
            );
        }
    }
    state.place(to);
    state.tab_origin = Some(origin);
    to != from
}

/// Behind the last field of a form comes what stands below it.
fn leave(ui: &Ui, model: &dyn GridModel, back: bool) {
    if model.is_form() {
        let direction = if back {
            FocusDirection::Previous
        } else {
            FocusDirection::Next
        };
        ui.memory_mut(|memory| memory.move_focus(direction));
    }
}

fn fill_down(state: &GridState, events: &mut Vec<GridEvent>) {
    let mut range = state.range();
    if range.first.row == range.last.row {
        // One row selected: it takes what is above it.
        range.first.row = range.first.row.saturating_sub(1);
    }
    if range.first.row < range.last.row {
        events.push(GridEvent::FillDown(range));
    }
}

pub(super) fn select_range(state: &mut GridState, active: Cell, far: Cell) {
    state.active = active;
    state.far = far;
    state.tab_origin = None;
    state.notice = None;
}

/// Shows why the active cell takes no typing; `None` if it does.
pub(super) fn refusal(state: &GridState, model: &dyn GridModel) -> Option<String> {
    if model.row_count() == 0 {
        return Some("没有可填写的行".to_owned());
    }
    match model.editability(state.active) {
        Editability::Typed | Editability::Picked => None,
        Editability::Refused(reason) => Some(reason.into_owned()),
    }
}
