//! Writing files to hand in: all tables, the statement, the audit report, the manual of the rules.

use std::path::PathBuf;

use egui::Context;

use crate::document::Document;
use crate::export::Stamp;
use crate::export::pages::PageOptions;
use crate::export::pages::WatermarkText;
use crate::export::sheet::Sheet;
use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::export::xlsx::Totals;
use crate::gui::app::App;
use crate::gui::dialogs::PathPurpose;
use crate::gui::dialogs::is_pdf;
use crate::gui::jobs::ExportContent;
use crate::gui::jobs::ExportJob;
use crate::gui::jobs::Exported;
use crate::narrative::statement;
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
        let stamp = |suffix: &str| Stamp {
            title: format!("{}{suffix}", workspace.title()),
            author: document.budget().cover.department_name.clone(),
            created: (self.now)(),
        };
        if purpose == PathPurpose::ExportStatement {
            let made = statement(document.budget(), document.pack(), document.book());
            let job = ExportJob {
                content: ExportContent::Statement(made),
                stamp: stamp("情况说明"),
                path,
            };
            self.jobs.export(ctx, job);
            return;
        }
        let Some((sheets, suffix)) = self.sheets_for(document, purpose) else {
            return;
        };
        let content = if is_pdf(&path) {
            let options = PageOptions {
                watermark: self.watermark(purpose),
                ..PageOptions::default()
            };
            ExportContent::Pdf(sheets, options)
        } else if purpose == PathPurpose::ExportLive {
            ExportContent::Workbook(sheets, Totals::Formulas)
        } else {
            ExportContent::Workbook(sheets, Totals::Numbers)
        };
        let stamp = stamp(suffix);
        self.jobs.export(
            ctx,
            ExportJob {
                content,
                stamp,
                path,
            },
        );
    }

    /// The sheets of a file, and how its title ends; none for what is no file of sheets.
    fn sheets_for(
        &self,
        document: &Document,
        purpose: PathPurpose,
    ) -> Option<(Vec<Sheet>, &'static str)> {
        Some(match purpose {
            PathPurpose::Export | PathPurpose::ExportLive | PathPurpose::ExportPdf => {
                (sheets(document.book()), "")
            }
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
            PathPurpose::ExportStatement
            | PathPurpose::Open
            | PathPurpose::LastYear
            | PathPurpose::Save
            | PathPurpose::ImportFormulas
            | PathPurpose::ImportLines
            | PathPurpose::Package
            | PathPurpose::VerifyPackage
            | PathPurpose::ExportData(_)
            | PathPurpose::ExportFormulas => return None,
        })
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
