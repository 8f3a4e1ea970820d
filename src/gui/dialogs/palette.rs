//! The commands, to be found by name and given: the recently given ones first.

use super::Outcome;
use crate::codes::pinyin::SearchKey;
use crate::gui::action::Action;
use crate::gui::command::COMMANDS;
use crate::gui::command::Command;
use crate::gui::command::CommandInfo;
use crate::gui::command::Needs;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::finder::Entry;
use crate::gui::widgets::finder::Finder;
use crate::gui::widgets::finder::Found;

/// The open list of commands.
pub struct PaletteDialog(Finder<Command>);

impl PaletteDialog {
    /// Lists all commands, first those in `recent` that can be given again; `can` says whether a condition holds now.
    pub fn new(ctx: &egui::Context, recent: &[Command], can: impl Fn(Needs) -> bool) -> Self {
        let recent = recent.iter().copied();
        let recent: Vec<_> = recent.filter(|it| can(it.info().needs)).collect();
        let others = COMMANDS
            .iter()
            .map(|info| info.command)
            .filter(|command| !recent.contains(command) && *command != Command::FindCommand);
        let entries = recent
            .iter()
            .copied()
            .chain(others)
            .map(|command| (entry(ctx, command.info(), &can), command))
            .collect();
        Self(Finder::new("palette", "查找命令", entries))
    }

    /// Shows the list.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        match self.0.show(ctx) {
            None => Outcome::Open,
            Some(Found::Nothing) => Outcome::Closed,
            Some(Found::Entry(command)) => {
                actions.send(Action::Command(command));
                Outcome::Closed
            }
        }
    }
}

fn entry(ctx: &egui::Context, info: &CommandInfo, can: impl Fn(Needs) -> bool) -> Entry {
    Entry {
        name: info.text.to_owned(),
        help: info.help.to_owned(),
        detail: info.command.keys(ctx),
        refusal: (!can(info.needs)).then(|| info.needs.reason()),
        is_suggested: true,
        keys: vec![SearchKey::new(info.text)],
        ..Entry::default()
    }
}
