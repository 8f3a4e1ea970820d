//! Requests about submission packages: making one, and checking one that was received.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::export::Stamp;
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::ListingDialog;
use crate::gui::dialogs::ListingEntry;
use crate::gui::dialogs::PathPurpose;
use crate::gui::dialogs::Tone;
use crate::gui::jobs::PackageJob;
use crate::intake::package::Verified;
use crate::intake::package::verify;
use crate::packs::Severity;
use crate::rules::Finding;
use crate::storage;

impl App {
    /// Asks where the package goes, or lists the errors that keep it from being made.
    pub(super) fn ask_for_package(&mut self, ctx: &Context) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let is_error = |it: &&Finding| it.severity == Severity::Error && it.is_open();
        let errors = workspace.document.findings().iter().filter(is_error);
        let entries: Vec<ListingEntry> = errors.map(error_entry).collect();
        if entries.is_empty() {
            self.ask_which_file(ctx, PathPurpose::Package);
            return;
        }
        self.dialog = Dialog::Listing(Box::new(ListingDialog {
            heading: "还不能生成上报包".to_owned(),
            words: vec![format!(
                "审核还有 {} 个错误；点其中一条到所在的位置，改正后再生成",
                entries.len()
            )],
            entries,
        }));
    }

    /// Makes the package in the background.
    pub(super) fn make_package(&mut self, ctx: &Context, path: PathBuf) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let job = PackageJob {
            budget: document.budget().clone(),
            pack: Arc::clone(document.pack()),
            stamp: Stamp::new(document.budget(), workspace.title(), (self.now)()),
        };
        self.jobs.package(ctx, job, path);
    }

    /// Checks a package and shows what is in it and what is wrong.
    pub(super) fn verify_package(&mut self, path: &Path) {
        let verified = match storage::read_bytes(path) {
            Ok(bytes) => verify(&bytes).map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        match verified {
            Ok(verified) => {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                self.dialog = Dialog::Listing(Box::new(receipt(&file, &verified)));
            }
            Err(reason) => self.notices.failed(format!("{reason}\n{}", path.display())),
        }
    }
}

fn error_entry(finding: &Finding) -> ListingEntry {
    ListingEntry {
        text: format!("{} {}", finding.code, finding.message),
        tone: Tone::Wrong,
        action: Some(Action::GoTo(finding.primary.clone())),
    }
}

/// What is in a package, and whether it holds.
fn receipt(file: &str, verified: &Verified) -> ListingDialog {
    let faults = verified.faults.iter();
    let faults = faults.map(|fault| ListingEntry::wrong(fault.to_string()));
    let remarks = verified.remarks.iter().cloned().map(ListingEntry::plain);
    let summary = verified.manifest.summary().into_iter();
    ListingDialog {
        heading: format!("核对上报包“{file}”"),
        words: vec![verified.verdict()],
        entries: faults
            .chain(remarks)
            .chain(summary.map(ListingEntry::plain))
            .collect(),
    }
}
