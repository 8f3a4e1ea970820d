//! Writing workbooks: all tables, the audit report, the manual of the rules.

use std::path::PathBuf;

use egui::Context;

use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::export::xlsx::Stamp;
use crate::export::xlsx::Totals;
use crate::gui::app::App;
use crate::gui::dialogs::PathPurpose;
use crate::report::AuditReport;
use crate::report::audit_report;
use crate::report::rule_manual;

impl App {
    /// Writes what a path was asked for; other purposes write nothing here.
    pub(super) fn export_to(&mut self, ctx: &Context, purpose: PathPurpose, path: PathBuf) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let (sheets, suffix) = match purpose {
            PathPurpose::Export | PathPurpose::ExportLive => (sheets(document.book()), ""),
            PathPurpose::ExportRounds => {
                let rounds = document.round_table();
                let rounds = rounds.map(|table| lay_out(&table, &table.title));
                let all = sheets(document.book()).into_iter().chain(rounds);
                (all.collect(), "")
            }
            PathPurpose::ExportReport => {
                let table = audit_report(&AuditReport {
                    budget: document.budget(),
                    pack: document.pack(),
                    book: document.book(),
                    findings: document.findings(),
                    day: &self.today(),
                });
                (vec![lay_out(&table, &table.title)], "审核报告")
            }
            PathPurpose::ExportManual => {
                let table = rule_manual(document.pack());
                (vec![lay_out(&table, &table.title)], "审核规则手册")
            }
            PathPurpose::Open
            | PathPurpose::LastYear
            | PathPurpose::Save
            | PathPurpose::ImportFormulas
            | PathPurpose::ImportLines
            | PathPurpose::Package
            | PathPurpose::VerifyPackage
            | PathPurpose::ExportData(_)
            | PathPurpose::ExportFormulas => return,
        };
        let stamp = Stamp {
            title: format!("{}{suffix}", workspace.title()),
            author: document.budget().cover.department_name.clone(),
            created: (self.now)(),
        };
        let totals = match purpose {
            PathPurpose::ExportLive => Totals::Formulas,
            _ => Totals::Numbers,
        };
        self.jobs.export(ctx, (sheets, totals), stamp, path);
    }
}
