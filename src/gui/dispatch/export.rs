//! Writing workbooks and PDF: all tables, the audit report, the manual of the rules.

use std::path::PathBuf;

use egui::Context;

use crate::export::Stamp;
use crate::export::pages::PageOptions;
use crate::export::pages::WatermarkText;
use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::gui::app::App;
use crate::gui::dialogs::PathPurpose;
use crate::gui::dialogs::is_pdf;
use crate::gui::jobs::ExportFormat;
use crate::gui::jobs::ExportJob;
use crate::gui::jobs::Exported;
use crate::packs::Severity;
use crate::report::AuditReport;
use crate::report::audit_report;
use crate::report::rule_manual;
use crate::storage::content_mark;

impl App {
    /// Writes what a path was asked for; other purposes write nothing here.
    pub(super) fn export_to(&mut self, ctx: &Context, purpose: PathPurpose, path: PathBuf) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let (sheets, suffix) = match purpose {
            PathPurpose::Export | PathPurpose::ExportPdf => (sheets(document.book()), ""),
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
            | PathPurpose::ExportFormulas => return,
        };
        let stamp = Stamp {
            title: format!("{}{suffix}", workspace.title()),
            author: document.budget().cover.department_name.clone(),
            created: (self.now)(),
        };
        let format = if is_pdf(&path) {
            ExportFormat::Pdf(PageOptions {
                watermark: self.watermark(purpose),
                ..PageOptions::default()
            })
        } else {
            ExportFormat::Workbook
        };
        let job = ExportJob {
            sheets,
            stamp,
            path,
            format,
        };
        self.jobs.export(ctx, job);
    }

    /// What tables with errors are marked with; reports and manuals say themselves what they are.
    fn watermark(&self, purpose: PathPurpose) -> Option<WatermarkText> {
        let document = &self.workspace.as_ref()?.document;
        if purpose != PathPurpose::ExportPdf || document.open_findings(Severity::Error) == 0 {
            return None;
        }
        // Every budget of the model has a mark; a draft without one still says that it is a draft.
        let mark = content_mark(document.budget(), &document.pack().id).unwrap_or_default();
        Some(WatermarkText::draft(&self.today(), &mark))
    }

    /// Says what was written, and what is to be known about it.
    pub(super) fn tell_exported(&mut self, exported: &Exported) {
        let path = exported.path.display();
        self.notices.done(format!("{}：{path}", exported.done));
        if !exported.remarks.is_empty() {
            self.notices.caution(exported.remarks.join("\n"));
        }
    }
}
