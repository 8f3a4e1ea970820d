//! Work that would hold the window up: asking the system for a path, writing a workbook or a PDF.
//!
//! Each runs on a thread of its own and reports back; the window looks once a frame.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::sync::mpsc::channel;

use egui::Context;
use thiserror::Error;

use crate::document::Document;
use crate::export::Stamp;
use crate::export::docx::DocumentError;
use crate::export::docx::docx;
use crate::export::package::PACKAGE_EXTENSION;
use crate::export::pages::PageOptions;
use crate::export::pages::Pages;
use crate::export::pages::pages_of;
use crate::export::pdf::PdfError;
use crate::export::pdf::pdf;
use crate::export::sheet::Sheet;
use crate::export::xlsx::ExportError;
use crate::export::xlsx::Progress;
use crate::export::xlsx::Totals;
use crate::export::xlsx::workbook_with;
use crate::gui::dialogs::FORMULA_EXTENSION;
use crate::gui::dialogs::Format;
use crate::gui::dialogs::PathPurpose;
use crate::gui::files::EXTENSION;
use crate::model::Budget;
use crate::narrative::Statement;
use crate::packs::Pack;
use crate::printing::ToPrint;
use crate::storage::write_atomically;
use crate::submission::SubmissionError;
use crate::submission::submission;
use crate::support::Event;

/// A file dialog that ends sooner never appeared (seconds): the system has none.
const NO_DIALOG: f64 = 0.4;

/// What a job reports.
#[derive(Debug)]
pub enum Report {
    /// A path was chosen, or none.
    Picked(PathPurpose, Option<PathBuf>),
    /// The system has no file dialog.
    NoDialog(PathPurpose),
    /// The file is written.
    Exported(Exported),
    /// The file was not written.
    ExportFailed(String),
}

/// A file that was written.
#[derive(Debug)]
pub struct Exported {
    /// Where it is.
    pub path: PathBuf,
    /// What was done, in a few words.
    pub done: String,
    /// What the user should know about it.
    pub remarks: Vec<String>,
}

impl Exported {
    /// What is written into the log about it.
    pub fn event(&self) -> Event {
        let extension = self.path.extension().unwrap_or_default();
        let extension = extension.to_string_lossy().into_owned();
        Event::Exported { extension }
    }
}

/// What is to be written, and where.
pub struct ExportJob {
    /// What stands in the file.
    pub content: ExportContent,
    /// What the file says about itself.
    pub stamp: Stamp,
    /// Where it goes.
    pub path: PathBuf,
}

/// What stands in a file (导出内容).
pub enum ExportContent {
    /// A workbook with such totals.
    Workbook(Vec<Sheet>, Totals),
    /// A PDF of sheets as they are.
    Pdf(Vec<Sheet>),
    /// A PDF of what a print plan says.
    Planned(ToPrint),
    /// The statement as a Word document.
    Statement(Statement),
    /// Pages as a PDF.
    Pages(Pages),
}

/// Why a file is not where it should be.
#[derive(Debug, Error)]
enum ExportFailure {
    #[error(transparent)]
    Workbook(#[from] ExportError),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error(transparent)]
    Document(#[from] DocumentError),
    #[error(transparent)]
    Submission(#[from] SubmissionError),
    #[error("文件写不到所选的位置，请确认没有在其他程序中打开：{0}")]
    Write(#[from] std::io::Error),
}

enum Message {
    Picked(PathPurpose, Option<PathBuf>),
    Progress(String),
    Exported(Exported),
    Failed(String),
}

/// What a submission package is made of.
pub struct PackageJob {
    /// What people entered.
    pub budget: Budget,
    /// The region's data.
    pub pack: Arc<Pack>,
    /// What the files say about themselves.
    pub stamp: Stamp,
}

/// The work that is under way.
pub struct Jobs {
    /// Paths are typed into a dialog of ours, not asked of the system.
    pub types_paths: bool,
    /// What the file dialogs of the system begin with: they stand over our window.
    dialog: Option<rfd::FileDialog>,
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    /// When the file dialog was asked for.
    asked_at: Option<f64>,
    /// What the export is doing.
    export: Option<String>,
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self {
            types_paths: false,
            dialog: None,
            sender,
            receiver,
            asked_at: None,
            export: None,
        }
    }
}

impl Jobs {
    /// What the export is doing, while there is one.
    pub fn work(&self) -> Option<&str> {
        self.export.as_deref()
    }

    /// Whether a file is being written.
    pub fn is_exporting(&self) -> bool {
        self.export.is_some()
    }

    /// Keeps the file dialogs of the system over our window, which waits for them.
    pub fn belong_to(&mut self, frame: &eframe::Frame) {
        self.dialog
            .get_or_insert_with(|| rfd::FileDialog::new().set_parent(frame));
    }

    /// Asks the system for a path; only one question at a time.
    pub fn pick(&mut self, ctx: &Context, purpose: PathPurpose, name: String) {
        if self.asked_at.is_some() {
            return;
        }
        self.asked_at = Some(ctx.input(|input| input.time));
        if self.types_paths {
            // As if the system had answered at once that it has no dialog.
            let _ = self.sender.send(Message::Picked(purpose, None));
            ctx.request_repaint();
            return;
        }
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        let dialog = self.dialog.clone().unwrap_or_default();
        std::thread::spawn(move || {
            // A dialog that fails is one the system doesn't have.
            let asked = AssertUnwindSafe(|| system_dialog(dialog, purpose, &name));
            let path = catch_unwind(asked).unwrap_or_default();
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send(Message::Picked(purpose, path));
            ctx.request_repaint();
        });
    }

    /// Writes a file.
    pub fn export(&mut self, ctx: &Context, job: ExportJob) {
        self.start(ctx, move |report| write(job, report));
    }

    /// Makes the submission package of a budget.
    pub fn package(&mut self, ctx: &Context, job: PackageJob, path: PathBuf) {
        self.start(ctx, move |report| {
            let document = Document::new(job.budget, job.pack, true);
            let bytes = submission(&document, &job.stamp, &mut |at| {
                report(Message::Progress(words(at)));
            })?;
            write_atomically(&path, &bytes)?;
            Ok(Exported {
                path,
                done: "已生成上报包并核对无误".to_owned(),
                remarks: Vec::new(),
            })
        });
    }

    /// Fails on a thread of its own, to try what happens then.
    pub(in crate::gui) fn fail(&mut self, ctx: &Context) {
        self.start(ctx, |_| panic!("provoked"));
    }

    /// Does work on a thread of its own; what it gives is said when it is done.
    fn start(
        &mut self,
        ctx: &Context,
        work: impl FnOnce(&dyn Fn(Message)) -> Result<Exported, ExportFailure> + Send + 'static,
    ) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        std::thread::spawn(move || {
            let report = |message| {
                let _ = sender.send(message);
                ctx.request_repaint();
            };
            match catch_unwind(AssertUnwindSafe(|| work(&report))) {
                Ok(Ok(exported)) => report(Message::Exported(exported)),
                Ok(Err(failure)) => report(Message::Failed(failure.to_string())),
                Err(_) => report(Message::Failed("导出意外中断，没有写出文件".to_owned())),
            }
        });
        self.export = Some("正在导出…".to_owned());
    }

    /// What has been reported since the last frame.
    pub fn poll(&mut self, ctx: &Context) -> Vec<Report> {
        let mut reports = Vec::new();
        while let Ok(message) = self.receiver.try_recv() {
            match message {
                Message::Picked(purpose, path) => reports.push(self.picked(ctx, purpose, path)),
                Message::Progress(progress) => {
                    if let Some(export) = &mut self.export {
                        *export = progress;
                    }
                }
                Message::Exported(exported) => {
                    self.export = None;
                    reports.push(Report::Exported(exported));
                }
                Message::Failed(reason) => {
                    self.export = None;
                    reports.push(Report::ExportFailed(reason));
                }
            }
        }
        reports
    }

    fn picked(&mut self, ctx: &Context, purpose: PathPurpose, path: Option<PathBuf>) -> Report {
        let now = ctx.input(|input| input.time);
        let asked_at = self.asked_at.take().unwrap_or(now);
        if path.is_none() && now - asked_at < NO_DIALOG {
            return Report::NoDialog(purpose);
        }
        Report::Picked(purpose, path)
    }
}

fn write(job: ExportJob, report: &dyn Fn(Message)) -> Result<Exported, ExportFailure> {
    let (bytes, done, remarks) = match &job.content {
        ExportContent::Workbook(sheets, totals) => {
            let bytes = workbook_with(*totals, sheets, &job.stamp, &mut |at| {
                report(Message::Progress(words(at)));
            })?;
            (bytes, "已导出并读回核对无误".to_owned(), Vec::new())
        }
        ExportContent::Pdf(sheets) => {
            let pages = pages_of(sheets, &PageOptions::default());
            drawn(&pages, &job.stamp, report)?
        }
        ExportContent::Planned(to_print) => {
            let (bytes, done, missing) = drawn(&to_print.lay_out().pages, &job.stamp, report)?;
            let remarks = to_print.left_out().into_iter().chain(missing).collect();
            (bytes, done, remarks)
        }
        ExportContent::Pages(pages) => drawn(pages, &job.stamp, report)?,
        ExportContent::Statement(statement) => {
            let bytes = docx(statement, &job.stamp)?;
            (bytes, "已导出".to_owned(), Vec::new())
        }
    };
    write_atomically(&job.path, &bytes)?;
    Ok(Exported {
        path: job.path,
        done,
        remarks,
    })
}

/// Pages as a PDF, what was done, and what is to be known about it.
fn drawn(
    pages: &Pages,
    stamp: &Stamp,
    report: &dyn Fn(Message),
) -> Result<(Vec<u8>, String, Vec<String>), PdfError> {
    let bytes = pdf(pages, stamp, &mut |at| {
        let place = (at.position, at.count);
        report(Message::Progress(doing("写入", at.sheet, place)));
    })?;
    let remarks = pages.missing.iter().map(ToString::to_string).collect();
    let done = format!("已导出 PDF，共 {} 页", pages.pages.len());
    Ok((bytes, done, remarks))
}

/// How far a workbook is.
fn words(at: Progress<'_>) -> String {
    doing(at.step.label(), at.sheet, (at.position, at.count))
}

fn doing(what: &str, sheet: &str, (position, count): (usize, usize)) -> String {
    format!("正在{what}“{sheet}”（{position}/{count}）")
}

fn system_dialog(dialog: rfd::FileDialog, purpose: PathPurpose, name: &str) -> Option<PathBuf> {
    let dialog = dialog.set_title(purpose.title());
    let budget = |dialog: rfd::FileDialog| dialog.add_filter("部门预算文件", &[EXTENSION]);
    let formulas = |dialog: rfd::FileDialog| dialog.add_filter("审核公式", &[FORMULA_EXTENSION]);
    match purpose {
        PathPurpose::Open | PathPurpose::LastYear => {
            budget(dialog).add_filter("所有文件", &["*"]).pick_file()
        }
        PathPurpose::ImportFormulas => formulas(dialog).add_filter("所有文件", &["*"]).pick_file(),
        PathPurpose::ExportFormulas => formulas(dialog).set_file_name(name).save_file(),
        PathPurpose::VerifyPackage => dialog
            .add_filter("上报包", &[PACKAGE_EXTENSION])
            .add_filter("所有文件", &["*"])
            .pick_file(),
        PathPurpose::Package => dialog
            .add_filter("上报包", &[PACKAGE_EXTENSION])
            .set_file_name(name)
            .save_file(),
        PathPurpose::ImportLines => dialog
            .add_filter("CSV 文件", &["csv", "txt"])
            .add_filter("所有文件", &["*"])
            .pick_file(),
        PathPurpose::ExportData(list) => dialog
            .add_filter("数据文件", &[list.extension()])
            .set_file_name(name)
            .save_file(),
        PathPurpose::Save => budget(dialog).set_file_name(name).save_file(),
        PathPurpose::Export(kind) => {
            let filter = |dialog: rfd::FileDialog, format: &Format| {
                dialog.add_filter(format.name, &[format.extension])
            };
            let dialog = kind.formats().iter().fold(dialog, filter);
            dialog.set_file_name(name).save_file()
        }
    }
}
