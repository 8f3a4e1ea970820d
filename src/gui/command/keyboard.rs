//! From keys to commands.

use egui::Event;
use egui::Key;
use egui::KeyboardShortcut;
use egui::Modifiers;

use super::COMMANDS;
use super::Command;
use super::Needs;
use crate::gui::widgets::hand_over::hand_over;
use crate::gui::widgets::hand_over::is_of_keyboard;

pub(super) const CTRL: Modifiers = Modifiers::COMMAND;
pub(super) const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
pub(super) const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

/// A key with what is held down beside it.
pub(super) const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

/// Further keys hands know from other programs; menus show the first ones only.
const ALIASES: &[(KeyboardShortcut, Command)] = &[
    (key(CTRL, Key::Equals), Command::ZoomIn),
    (key(CTRL_SHIFT, Key::Z), Command::Redo),
];

/// Takes the first command given by the keyboard out of the input, if it is usable.
///
/// What is typed behind it is for whatever the command shows, and waits until that is there.
pub fn from_keyboard(ctx: &egui::Context, can: impl Fn(Needs) -> bool) -> Option<Command> {
    if !ctx.input(|input| input.events.iter().any(is_press)) {
        return None;
    }
    let listed = COMMANDS
        .iter()
        .filter(|info| !info.command.is_of_what_is_typed_into())
        .filter_map(|info| Some((info.shortcut?, info.command)));
    let mut keys: Vec<_> = listed.chain(ALIASES.iter().copied()).collect();
    keys.retain(|(_, command)| can(command.info().needs));
    // Ctrl+Shift+S also matches Ctrl+S, so what asks for more modifiers is tried first.
    keys.sort_by_key(|(shortcut, _)| !shortcut.modifiers.shift);
    let (command, behind) = ctx.input_mut(|input| {
        let given = |event: &Event| keys.iter().find(|(keys, _)| is_given_by(event, *keys));
        let mut events = input.events.iter().enumerate();
        let (at, command) = events.find_map(|(at, event)| Some((at, given(event)?.1)))?;
        let mut behind = input.events.split_off(at);
        behind.remove(0);
        input
            .events
            .extend(behind.extract_if(.., |it| !is_of_keyboard(it)));
        Some((command, behind))
    })?;
    hand_over(ctx, behind);
    Some(command)
}

const fn is_press(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. })
}

fn is_given_by(event: &Event, keys: KeyboardShortcut) -> bool {
    let Event::Key { key, modifiers, .. } = event else {
        return false;
    };
    is_press(event) && *key == keys.logical_key && modifiers.matches_logically(keys.modifiers)
}

impl Command {
    /// All keys that give the command, as they are written: `Ctrl+Y / Ctrl+Shift+Z`; empty without any.
    pub fn keys(self, ctx: &egui::Context) -> String {
        let aliases = ALIASES.iter().filter(|(_, command)| *command == self);
        let further = aliases.map(|(shortcut, _)| *shortcut);
        let keys: Vec<_> = self
            .info()
            .shortcut
            .into_iter()
            .chain(further)
            .map(|shortcut| ctx.format_shortcut(&shortcut))
            .collect();
        keys.join(" / ")
    }
}
