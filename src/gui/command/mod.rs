//! The commands: everything the window can be told by name.
//!
//! Listed once, in `list`; menu bar, tool bar and keyboard are drawn from this list.
//! What a command does is in `dispatch`; requests that carry data are actions.

mod define;
mod given;
mod keyboard;
mod list;
mod menu;
mod needs;
mod shortcut;

use egui::KeyboardShortcut;

pub use given::Given;
pub use keyboard::from_keyboard;
pub use list::COMMANDS;
pub use list::Command;
pub use menu::Menu;
pub use menu::MenuEntry;
pub use needs::Needs;

/// What the user reads about a command, and where it is offered.
#[derive(Clone, Copy, Debug)]
pub struct CommandInfo {
    /// The command.
    pub command: Command,
    /// Its name in menus and on buttons; ends in … when a question follows.
    pub text: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
    /// The key that gives it.
    pub shortcut: Option<KeyboardShortcut>,
    /// The menu it stands in.
    pub menu: Menu,
    /// Commands of a menu stand together by group, with a line between groups.
    pub group: u8,
    /// Whether it has a button in the tool bar.
    pub is_in_toolbar: bool,
    /// What it takes to be usable.
    pub needs: Needs,
}

impl Command {
    /// What is known about the command.
    pub fn info(self) -> &'static CommandInfo {
        // The list and the variants come from one macro, in the same order.
        &COMMANDS[self as usize]
    }

    /// Whether its key is taken by whatever is typed into, a grid or a text, and never by the window.
    pub const fn is_of_what_is_typed_into(self) -> bool {
        matches!(
            self,
            Self::Cut | Self::Copy | Self::Paste | Self::FillDown | Self::ClearCells
        )
    }
}

#[cfg(test)]
mod tests;
