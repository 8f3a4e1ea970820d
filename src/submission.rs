//! What is handed in (上报): the files of a submission package, made from an open budget in one place for window and
//! command line.
//!
//! All tables are in it, whatever is left out when they are printed; as PDF they are laid out as the print plan says,
//! so that they look like the paper that is handed in with them.
//!
//! Deliberately not here: packing (`export::package`), checking a package received (`intake::package`), and saving.

use thiserror::Error;

use crate::document::Document;
use crate::export::Stamp;
use crate::export::docx::DocumentError;
use crate::export::docx::docx;
use crate::export::package::BUDGET;
use crate::export::package::FindingCounts;
use crate::export::package::Manifest;
use crate::export::package::PackageError;
use crate::export::package::Part;
use crate::export::package::REPORT;
use crate::export::package::STATEMENT;
use crate::export::package::TABLES;
use crate::export::package::WORKBOOK;
use crate::export::package::package;
use crate::export::pages::pages_of;
use crate::export::pdf::PdfError;
use crate::export::pdf::pdf;
use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::export::xlsx::ExportError;
use crate::export::xlsx::Progress;
use crate::export::xlsx::workbook;
use crate::intake::package::Fault;
use crate::intake::package::PackageFault;
use crate::intake::package::verify;
use crate::narrative::statement;
use crate::packs::Severity;
use crate::printing;
use crate::report::AuditReport;
use crate::report::audit_report;
use crate::storage;
use crate::storage::FileError;

/// Why nothing can be handed in (上报包未生成).
#[derive(Debug, Error)]
pub enum SubmissionError {
    /// The audit has open errors.
    #[error("审核还有 {0} 个错误没有改正，不能生成上报包")]
    OpenErrors(usize),
    /// The budget can't be written.
    #[error(transparent)]
    Budget(#[from] FileError),
    /// A workbook could not be made.
    #[error(transparent)]
    Workbook(#[from] ExportError),
    /// The PDF could not be made.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The statement could not be made.
    #[error(transparent)]
    Statement(#[from] DocumentError),
    /// The package could not be put together.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// The package can't be read back.
    #[error("上报包生成后读不回来，没有写出文件：{0}")]
    Unreadable(#[from] PackageFault),
    /// The package read back isn't what it should be.
    #[error("上报包读回核对不一致，没有写出文件：{0}")]
    NotWhole(Fault),
}

/// The submission package of a budget: its file, its tables as workbook and PDF, its statement, its audit report;
/// read back and checked as a receiver would.
///
/// # Errors
/// While errors are open, and when a part can't be made.
pub fn submission(
    document: &Document,
    stamp: &Stamp,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Vec<u8>, SubmissionError> {
    let errors = document.open_findings(Severity::Error);
    if errors > 0 {
        return Err(SubmissionError::OpenErrors(errors));
    }
    let (budget, pack) = (document.budget(), document.pack());
    let text = storage::render(budget, &pack.id)?;
    let sheets = sheets(document.book());
    let pages = pages_of(&sheets, &printing::options(&printing::of(budget), None));
    let mut parts = vec![
        Part::new(BUDGET, text.into_bytes()),
        Part::new(WORKBOOK, workbook(&sheets, stamp, progress)?),
        Part::new(TABLES, pdf(&pages, stamp, &mut |_| {})?),
        Part::new(REPORT, report(document, stamp, progress)?),
    ];
    let statement = statement(budget, pack, document.book());
    if statement.printed().next().is_some() {
        let text = docx(&statement, &titled(stamp, "情况说明"))?;
        parts.push(Part::new(STATEMENT, text));
    }
    let mut counts = FindingCounts::default();
    for finding in document.findings() {
        counts.add(finding.severity, finding.is_open());
    }
    let manifest = Manifest::of(budget, pack, counts, stamp.created);
    let bytes = package(manifest, &parts, stamp.created)?;
    match verify(&bytes)?.faults.into_iter().next() {
        None => Ok(bytes),
        Some(fault) => Err(SubmissionError::NotWhole(fault)),
    }
}

fn report(
    document: &Document,
    stamp: &Stamp,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Vec<u8>, ExportError> {
    let table = audit_report(&AuditReport {
        budget: document.budget(),
        pack: document.pack(),
        book: document.book(),
        findings: document.findings(),
        day: &stamp.created.day_text(),
    });
    let sheet = lay_out(&table, &table.title);
    workbook(&[sheet], &titled(stamp, "审核报告"), progress)
}

fn titled(stamp: &Stamp, suffix: &str) -> Stamp {
    Stamp {
        title: format!("{}{suffix}", stamp.title),
        ..stamp.clone()
    }
}
