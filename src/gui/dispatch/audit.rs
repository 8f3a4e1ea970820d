//! Requests about several findings at once.

use crate::edit::Transaction;
use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::FixesDialog;
use crate::gui::screens::audit::Tab;
use crate::gui::step::Step;
use crate::gui::view_ctx::Actions;
use crate::rules::Finding;
use crate::rules::explain_edits;

impl App {
    /// Lists what the safe fixes of the listed findings change, to be made at once.
    pub(super) fn ask_fixes(&mut self) {
        let actions = Actions::default();
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let (ctx, view) = workspace.split(&actions);
        let findings = view.findings.safe(&ctx);
        if findings.is_empty() {
            let text = "列出的审核意见中没有可以直接修正的；需要判断的请逐条修正";
            self.notices.caution(text);
        } else {
            let dialog = FixesDialog::new(&ctx.entry, &findings);
            self.dialog = Dialog::Fixes(Box::new(dialog));
        }
    }

    /// Asks for one reason for all listed warnings of a rule.
    pub(super) fn ask_reason_of_rule(&mut self, code: &str) {
        let actions = Actions::default();
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let (ctx, view) = workspace.split(&actions);
        let findings: Vec<Finding> = view
            .findings
            .of_rule(&ctx, code)
            .into_iter()
            .cloned()
            .collect();
        if !findings.is_empty() {
            self.dialog = Dialog::reasons(code, findings);
        }
    }

    pub(super) fn explain_all(&mut self, findings: &[Finding], reason: &str) {
        let day = self.today();
        let (Some(workspace), Some(first)) = (&self.workspace, findings.first()) else {
            return;
        };
        let budget = workspace.document.budget();
        let edits = explain_edits(budget, findings, reason.trim(), &day);
        let count = findings.len();
        let label = format!("说明 {} 共 {count} 条", first.code);
        if !reason.trim().is_empty() && self.commit(Transaction::new(label, edits)) {
            self.notices.passing(format!("已为 {count} 条写明理由"));
        }
    }

    /// Shows the open findings of a rule on the screen of the audit.
    pub(super) fn list_findings(&mut self, code: &str) {
        if let Some(workspace) = &mut self.workspace {
            let view = &mut workspace.view;
            view.findings.list_rule(code);
            view.audit.show(Tab::Findings);
            view.show(Step::Audit);
        }
    }

    pub(super) fn show_manual(&mut self) {
        self.show_audit(Tab::Manual);
    }

    pub(super) fn show_parameters(&mut self) {
        self.show_audit(Tab::Parameters);
    }

    fn show_audit(&mut self, tab: Tab) {
        if let Some(workspace) = &mut self.workspace {
            workspace.view.audit.show(tab);
            workspace.view.show(Step::Audit);
        }
    }
}
