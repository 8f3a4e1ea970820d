//! Which commands were given lately, to be offered first where commands are looked for.

use super::Command;

/// The commands given lately, newest first.
#[derive(Debug, Default)]
pub struct Given(Vec<Command>);

impl Given {
    /// So many are remembered.
    const MOST: usize = 5;

    /// Remembers a command; looking for one doesn't count.
    pub fn note(&mut self, command: Command) {
        if command != Command::FindCommand {
            self.0.retain(|it| *it != command);
            self.0.insert(0, command);
            self.0.truncate(Self::MOST);
        }
    }

    /// Newest first.
    pub fn latest(&self) -> &[Command] {
        &self.0
    }
}
