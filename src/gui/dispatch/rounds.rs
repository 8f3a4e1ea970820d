//! Requests about rounds: freezing the budget as it is.

use crate::edit::freeze;
use crate::gui::action::FreezeRound;
use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::FreezeDialog;
use crate::model::RecordKind;
use crate::rules::Location;

impl App {
    pub(super) fn ask_what_to_freeze(&mut self) {
        let today = self.today();
        if let Some(workspace) = &self.workspace {
            let round = workspace.document.budget().cover.round;
            self.dialog = Dialog::Freeze(FreezeDialog::new(round, today));
        }
    }

    /// Freezes the budget and shows the new entry in the list of rounds.
    pub(super) fn freeze(&mut self, request: &FreezeRound) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let budget = workspace.document.budget();
        let id = RecordKind::FrozenRound.id(budget.next_id);
        let change = freeze(budget, request.round, &request.name, &request.date);
        let label = change.label.clone();
        self.commit(change);
        self.go_to(&Location::Record(id));
        self.notices.passing(format!("已{label}"));
    }

    /// The day as people write it in files: `2024-01-31`.
    pub(super) fn today(&self) -> String {
        (self.now)().day_text()
    }
}
