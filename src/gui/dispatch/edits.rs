//! Requests that change the budget.

use crate::edit::Transaction;
use crate::gui::app::App;
use crate::gui::workspace::Workspace;
use crate::rules::Finding;
use crate::rules::explain_edit;

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

    pub(super) fn undo(&mut self) {
        if let Some(label) = self.workspace.as_mut().and_then(Workspace::undo) {
            self.notices.passing(format!("已撤销：{label}"));
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(label) = self.workspace.as_mut().and_then(Workspace::redo) {
            self.notices.passing(format!("已重做：{label}"));
        }
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
        let now = (self.now)();
        let day = format!("{}-{:02}-{:02}", now.year, now.month, now.day);
        let Some(workspace) = &self.workspace else {
            return;
        };
        let edits = explain_edit(workspace.document.budget(), finding, reason.trim(), &day);
        self.commit(Transaction::new(format!("说明 {}", finding.code), edits));
    }
}
