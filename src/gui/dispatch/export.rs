//! Writing files to hand in: all tables, the statement, both for the public, the audit report, the manual of the rules.

use std::path::Path;
use std::path::PathBuf;

use egui::Context;

use crate::compute::FilledTable;
use crate::document::Document;
use crate::export::Stamp;
use crate::export::pages::WatermarkText;
use crate::export::pages::public_pages;
use crate::export::sheet::Sheet;
use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::export::xlsx::Totals;
use crate::gui::app::App;
use crate::gui::dialogs::ExportKind;
use crate::gui::dialogs::PathPurpose;
use crate::gui::dialogs::is_pdf;
use crate::gui::jobs::ExportContent;
use crate::gui::jobs::ExportJob;
use crate::gui::jobs::Exported;
use crate::narrative::statement;
use crate::packs::Severity;
use crate::printing;
use crate::printing::Besides;
use crate::printing::ToPrint;
use crate::report::AuditReport;
use crate::report::audit_report;
use crate::report::rule_manual;
use crate::storage::content_mark;

impl App {
    /// Asks where something exported goes.
    pub(super) fn ask_for_export(&mut self, ctx: &Context, kind: ExportKind) {
        self.ask_which_file(ctx, PathPurpose::Export(kind));
    }

    /// Writes what a path was asked for.
    pub(super) fn export_to(&mut self, ctx: &Context, kind: ExportKind, path: PathBuf) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let statement = || statement(document.budget(), document.pack(), document.book());
        let sheets = || sheets(document.book());
        let content = match kind {
            ExportKind::Workbook => ExportContent::Workbook(sheets(), Totals::Numbers),
            ExportKind::LiveWorkbook => ExportContent::Workbook(sheets(), Totals::Formulas),
            ExportKind::RoundsWorkbook => {
                let rounds = document.round_table().as_ref().map(laid_out);
                let all = sheets().into_iter().chain(rounds).collect();
                ExportContent::Workbook(all, Totals::Numbers)
            }
            ExportKind::Pdf => {
                let plan = printing::in_file(document, Besides::default());
                match ToPrint::of(document, &plan, &self.today()) {
                    Ok(to_print) => ExportContent::Planned(to_print),
                    Err(error) => return self.notices.failed(error.to_string()),
                }
            }
            ExportKind::Statement => ExportContent::Statement(statement()),
            ExportKind::Public => {
                let watermark = self.watermark(document);
                let (budget, statement) = (document.budget(), statement());
                let pages = public_pages(budget, &statement, &sheets(), watermark.as_ref());
                ExportContent::Pages(pages)
            }
            ExportKind::Report => {
                let table = audit_report(&AuditReport {
                    budget: document.budget(),
                    pack: document.pack(),
                    book: document.book(),
                    findings: document.findings(),
                    day: &self.today(),
                });
                in_format(laid_out(&table), &path)
            }
            ExportKind::Manual => in_format(laid_out(&rule_manual(document.pack())), &path),
        };
        let title = format!("{}{}", workspace.title(), kind.suffix());
        let stamp = Stamp::new(document.budget(), title, (self.now)());
        let job = ExportJob {
            content,
            stamp,
            path,
        };
        self.jobs.export(ctx, job);
    }

    /// What a publishable document with errors is marked with.
    fn watermark(&self, document: &Document) -> Option<WatermarkText> {
        if document.open_findings(Severity::Error) == 0 {
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

fn laid_out(table: &FilledTable) -> Sheet {
    lay_out(table, &table.title)
}

/// A single sheet in the format the path asks for.
fn in_format(sheet: Sheet, path: &Path) -> ExportContent {
    if is_pdf(path) {
        ExportContent::Pdf(vec![sheet])
    } else {
        ExportContent::Workbook(vec![sheet], Totals::Numbers)
    }
}
