//! What keeps work from being lost: saving, what is written down between saves, earlier versions.
//!
//! Deliberately not here: how it is kept on disk; see `storage`.

use std::path::Path;

use egui::Context;

use crate::compute::RoundComparison;
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::ListingDialog;
use crate::gui::dialogs::ListingEntry;
use crate::gui::dialogs::Tone;
use crate::gui::files as sources;
use crate::gui::hold::Hold;
use crate::gui::workspace::Workspace;
use crate::model::Budget;
use crate::storage;
use crate::storage::Keeping;
use crate::storage::Machine;
use crate::storage::Reason;
use crate::storage::SaveError;
use crate::storage::SaveOrder;
use crate::storage::Session;
use crate::storage::Version;

/// Versions larger than this are listed without what is different in them, so that the list comes at once (bytes).
const COMPARED_MOST: u64 = 4 * 1024 * 1024;

impl App {
    /// The disk and the clock of this machine.
    pub(super) fn machine(&self) -> Machine {
        Machine::new(self.now)
    }

    /// Lets go of the open file; what isn't saved is not wanted.
    pub(super) fn let_go(&mut self) {
        if let Some(workspace) = &mut self.workspace {
            workspace.hold.let_go();
        }
    }

    /// Writes down what was done in this frame.
    pub(in crate::gui) fn write_down(&mut self) {
        if let Some(Workspace { hold, document, .. }) = &mut self.workspace
            && let Some(trouble) = hold.write_down(document)
        {
            self.notices.caution(trouble);
        }
    }

    /// Keeps what is done in a budget that was never saved, from now on.
    pub(super) fn keep_unsaved(&mut self) {
        let machine = self.machine();
        let (Some(data), Some(workspace)) = (&self.data, &mut self.workspace) else {
            return;
        };
        let document = &mut workspace.document;
        if let Ok(text) = storage::render(document.budget(), &document.pack().id) {
            let folder = storage::folder_for_unsaved(data, (self.now)());
            let session = Session::unsaved(machine, Some(&folder), text);
            workspace.hold = Hold::of(session, document);
        }
    }

    /// Keeps budgets that were never saved in a folder of the program's data, and shows the one left by a crash.
    pub fn keep_unsaved_in(&mut self, data: &Path) {
        self.data = Some(data.to_owned());
        let left = storage::left_unsaved(data, &self.machine());
        let Some(latest) = left.last() else {
            return;
        };
        match sources::open_unsaved(latest, self.machine()) {
            Some(Ok(opened)) => self.show_opened(opened, None),
            Some(Err(error)) => self.notices.failed(error.to_string()),
            None => {}
        }
    }

    pub(super) fn save_to(&mut self, ctx: &Context, path: &Path) {
        match self.try_save(path) {
            Ok(remarks) => {
                self.notices.done("已保存");
                for remark in remarks {
                    self.notices.caution(remark);
                }
                self.go_on(ctx);
            }
            Err(error) => {
                self.stay();
                self.notices.failed(format!("{error}\n{}", path.display()));
            }
        }
    }

    /// Saves the open file there; what is to be said about it.
    fn try_save(&mut self, path: &Path) -> Result<Vec<String>, SaveError> {
        let machine = self.machine();
        let keeping = |reason| Keeping {
            reason,
            at: (self.now)(),
            most: self.settings.versions,
        };
        let Some(workspace) = &mut self.workspace else {
            return Ok(Vec::new());
        };
        let is_here = workspace.path.as_deref() == Some(path);
        let reason = match (is_here, workspace.hold.is_version) {
            (true, _) => Reason::Save,
            (false, true) => Reason::Restore,
            (false, false) => Reason::SaveAs,
        };
        let Workspace { document, hold, .. } = workspace;
        // What was done in this frame is in the file as well.
        let trouble = hold.write_down(document);
        let text = storage::render(document.budget(), &document.pack().id)?;
        let order = SaveOrder {
            path,
            text: &text,
            keeping: keeping(reason),
        };
        let session = hold.session(|| Session::unsaved(machine, None, String::new()));
        let remarks = session.save(order)?;
        hold.is_version = false;
        hold.save_as = None;
        document.mark_saved();
        document.keep_log();
        workspace.path = Some(path.to_owned());
        self.settings.remember(path, workspace.title());
        let remarks = remarks.iter().map(ToString::to_string);
        Ok(remarks.chain(trouble).collect())
    }

    /// Lists the earlier versions of the open file.
    pub(super) fn list_versions(&mut self) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let path = workspace.path.as_deref();
        match path.map_or(Ok(Vec::new()), storage::versions) {
            Ok(versions) => {
                let present = workspace.document.budget();
                let listing = listing(&versions, present, path.is_some());
                self.dialog = Dialog::Listing(Box::new(listing));
            }
            Err(source) => {
                let error = storage::FileError::Read { source };
                self.notices.failed(format!("历史版本列不出来：{error}"));
            }
        }
    }
}

fn listing(versions: &[Version], present: &Budget, is_saved: bool) -> ListingDialog {
    let words = match (versions.is_empty(), is_saved) {
        (true, false) => "文件还没有保存过；保存以后，每次保存都留存上一版本",
        (true, true) => "还没有历史版本；下次保存时留存现在的文件",
        (false, _) => "选一个版本，作为未保存的文件另外打开，原文件不动；差异是与目前内容相比",
    };
    ListingDialog {
        heading: "历史版本".to_owned(),
        words: vec![words.to_owned()],
        entries: versions.iter().map(|it| entry(it, present)).collect(),
    }
}

fn entry(version: &Version, present: &Budget) -> ListingEntry {
    let is_small = version.size <= COMPARED_MOST;
    let read = is_small.then(|| storage::open(&version.path));
    let difference = match &read {
        None => String::new(),
        Some(Ok(saved)) => {
            let comparison = RoundComparison::of(&saved.budget, present);
            format!("，此后{}", comparison.brief(present.cover.entry_scale))
        }
        Some(Err(error)) => format!("，{error}"),
    };
    let is_whole = !matches!(read, Some(Err(_)));
    ListingEntry {
        text: format!("{version}{difference}"),
        tone: if is_whole { Tone::Plain } else { Tone::Wrong },
        action: is_whole.then(|| Action::OpenVersion(version.path.clone())),
    }
}
