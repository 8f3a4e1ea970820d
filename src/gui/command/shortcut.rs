//! Keys of commands, written short.
//!
//! Deliberately not here: which command has which key.

use egui::Key;
use egui::KeyboardShortcut;
use egui::Modifiers;

pub(super) const CTRL: Modifiers = Modifiers::COMMAND;
pub(super) const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
pub(super) const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

pub(super) const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}
