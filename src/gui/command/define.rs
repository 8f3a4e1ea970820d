//! How the list of commands becomes a type and a table, so that neither can lack an entry of the other.
//!
//! Deliberately not here: the entries.

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident {
        $text:literal, $help:literal, $menu:ident $group:literal,
        $shortcut:expr, $toolbar:literal, $needs:ident
    })*) => {
        /// Something the window can be told by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Command { $($(#[$doc])* $name,)* }

        /// All commands, in the order of the menus.
        pub const COMMANDS: &[CommandInfo] = &[$(CommandInfo {
            command: Command::$name,
            text: $text,
            help: $help,
            shortcut: $shortcut,
            menu: Menu::$menu,
            group: $group,
            is_in_toolbar: $toolbar,
            needs: Needs::$needs,
        },)*];
    };
}

pub(super) use commands;
