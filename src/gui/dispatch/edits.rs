//! Requests that change the budget.

use crate::compute::kind_of;
use crate::edit::Direction;
use crate::edit::Transaction;
use crate::gui::app::App;
use crate::gui::screens::performance::changes::take_over;
use crate::model::IndicatorId;
use crate::model::Owner;
use crate::rules::Finding;
use crate::rules::explain_edit;

/// So many remarks about a block are read out; the others are counted.
const REMARKS: usize = 3;

impl App {
    pub(super) fn commit(&mut self, transaction: Transaction) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if let Err(error) = workspace.commit(transaction) {
            self.notices.failed(error.to_string());
        }
    }

    /// Commits what could be taken of a block and says what could not.
    pub(super) fn commit_block(&mut self, transaction: Transaction, remarks: &[String]) {
        let label = transaction.label.clone();
        if !transaction.edits.is_empty() {
            self.commit(transaction);
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

    pub(super) fn add_row(&mut self) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if let Err(error) = workspace.add_row() {
            self.notices.failed(error.to_string());
        }
    }

    pub(super) fn delete_rows(&mut self) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if let Err(error) = workspace.delete_rows() {
            self.notices.failed(error.to_string());
        }
    }

    pub(super) fn explain(&mut self, finding: &Finding, reason: &str) {
        let day = self.today();
        let Some(workspace) = &self.workspace else {
            return;
        };
        let edits = explain_edit(workspace.document.budget(), finding, reason.trim(), &day);
        self.commit(Transaction::new(format!("说明 {}", finding.code), edits));
    }
}
