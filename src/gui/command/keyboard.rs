//! From keys to commands.

use egui::Key;
use egui::KeyboardShortcut;

use super::COMMANDS;
use super::Command;
use super::Needs;
use super::list::CTRL;
use super::list::CTRL_SHIFT;
use super::list::key;

/// Further keys hands know from other programs; menus show the first ones only.
const ALIASES: &[(KeyboardShortcut, Command)] = &[
    (key(CTRL, Key::Equals), Command::ZoomIn),
    (key(CTRL_SHIFT, Key::Z), Command::Redo),
];

/// Takes the first command given by the keyboard out of the input, if it is usable.
pub fn from_keyboard(ctx: &egui::Context, can: impl Fn(Needs) -> bool) -> Option<Command> {
    let listed = COMMANDS
        .iter()
        .filter(|info| !info.command.is_of_what_is_typed_into())
        .filter_map(|info| Some((info.shortcut?, info.command)));
    let mut keys: Vec<_> = listed.chain(ALIASES.iter().copied()).collect();
    // Ctrl+Shift+S also matches Ctrl+S, so what asks for more modifiers is tried first.
    keys.sort_by_key(|(shortcut, _)| !shortcut.modifiers.shift);
    keys.into_iter()
        .filter(|(_, command)| can(command.info().needs))
        .find(|(shortcut, _)| ctx.input_mut(|input| input.consume_shortcut(shortcut)))
        .map(|(_, command)| command)
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
