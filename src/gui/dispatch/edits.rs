//! Requests that change the budget.

use crate::compute::kind_of;
use crate::edit::Direction;
use crate::edit::EditError;
use crate::edit::Transaction;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::records::Beside;
use crate::gui::screens::performance::changes::take_over;
use crate::gui::workspace::Workspace;
use crate::model::IndicatorId;
use crate::model::Owner;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Safety;
use crate::rules::explain_edit;
use crate::rules::withdraw_edit;

/// So many remarks about a block are read out; the others are counted.
const REMARKS: usize = 3;

impl App {
    /// Makes a change, or says why it can't be made.
    pub(super) fn commit(&mut self, transaction: Transaction) -> bool {
        let Some(workspace) = &mut self.workspace else {
            return false;
        };
        let outcome = workspace.commit(transaction);
        if let Err(error) = &outcome {
            self.notices.failed(error.to_string());
        }
        outcome.is_ok()
    }

    /// Commits what could be taken of a block and says what could not.
    pub(super) fn commit_block(
        &mut self,
        transaction: Transaction,
        done: Option<String>,
        remarks: &[String],
    ) {
        let label = transaction.label.clone();
        if !transaction.edits.is_empty()
            && self.commit(transaction)
            && let Some(text) = done
        {
            self.notices.done(text);
        }
        if remarks.is_empty() {
            return;
        }
        let mut text = format!("{label}，{} 格未通过", remarks.len());
        for remark in remarks.iter().take(REMARKS) {
            text.push('\n');
            text.push_str(remark);
        }
        if remarks.len() > REMARKS {
            text.push_str("\n……");
        }
        self.notices.caution(text);
    }

    /// Gives a unit or project copies of indicators of others.
    pub(super) fn take_over_indicators(&mut self, owner: Owner, what: (&[IndicatorId], bool)) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let form = kind_of(owner).and_then(|kind| document.pack().form(kind));
        if let Some(change) = take_over(document.budget(), form, owner, what) {
            self.commit(change);
        }
    }

    /// Takes so many steps along the history and says so once.
    pub(super) fn retrace(&mut self, direction: Direction, steps: usize) {
        let workspace = self.workspace.as_mut();
        let Some(label) = workspace.and_then(|it| it.retrace(direction, steps)) else {
            return;
        };
        let what = direction.label();
        self.notices.passing(match steps {
            1 => format!("已{what}：{label}"),
            steps => format!("已{what} {steps} 步，最后一步：{label}"),
        });
    }

    pub(super) fn add_rows(&mut self, beside: Beside) {
        self.change_rows(|workspace| workspace.add_rows(beside));
    }

    pub(super) fn duplicate_rows(&mut self) {
        self.change_rows(Workspace::duplicate_rows);
    }

    pub(super) fn move_rows(&mut self, command: Command) {
        let beside = if command == Command::MoveUp {
            Beside::Above
        } else {
            Beside::Below
        };
        self.change_rows(|workspace| workspace.move_rows(beside));
    }

    fn change_rows(&mut self, change: impl FnOnce(&mut Workspace) -> Result<(), EditError>) {
        let changed = self.workspace.as_mut().map(change);
        if let Some(Err(error)) = changed {
            self.notices.failed(error.to_string());
        }
    }

    pub(super) fn delete_rows(&mut self) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        match workspace.delete_rows() {
            Ok(None) => {}
            Ok(Some(in_use)) => self
                .notices
                .caution_at(in_use.text, Location::Record(in_use.first)),
            Err(error) => self.notices.failed(error.to_string()),
        }
    }

    /// Mends the finding that is meant: with a fix that needs no second look, if it has one.
    pub(super) fn apply_fix(&mut self) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let Some(finding) = workspace.finding_meant(|it| !it.fixes.is_empty()) else {
            let text = "选定处和当前的审核意见没有现成的修正，请按 F8 转到要处理的意见";
            self.notices.caution(text);
            return;
        };
        let safe = finding.fixes.iter().find(|fix| fix.safety == Safety::Safe);
        let Some(fix) = safe.or(finding.fixes.first()) else {
            return;
        };
        let done = format!("已修正 {}：{}", finding.code, fix.label);
        if self.commit(Transaction::new(&fix.label, fix.edits.clone())) {
            self.notices.passing(done);
        }
    }

    /// Writes a reason down; without a word, the one that was given is taken back.
    pub(super) fn explain(&mut self, finding: &Finding, reason: &str) {
        let day = self.today();
        let Some(workspace) = &self.workspace else {
            return;
        };
        let (budget, reason) = (workspace.document.budget(), reason.trim());
        let (verb, edits) = if reason.is_empty() {
            let edit = withdraw_edit(budget, finding);
            ("收回说明", edit.into_iter().collect())
        } else {
            ("说明", explain_edit(budget, finding, reason, &day))
        };
        if !edits.is_empty() {
            self.commit(Transaction::new(format!("{verb} {}", finding.code), edits));
        }
    }
}
