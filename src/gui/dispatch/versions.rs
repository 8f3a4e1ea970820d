//! The earlier versions of the open file: listed, compared with what is there now, and how many are kept.
//!
//! Deliberately not here: keeping them; see `storage`.

use std::path::Path;

use crate::compute::RoundComparison;
use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::Difference;
use crate::gui::dialogs::VersionEntry;
use crate::gui::dialogs::VersionsDialog;
use crate::model::Budget;
use crate::storage;
use crate::storage::Version;

/// So much of the latest versions is compared at once, so that the list comes at once; the others are compared when
/// that is asked for (bytes).
const COMPARED_AT_ONCE: u64 = 4 * 1024 * 1024;

impl App {
    /// Lists the earlier versions of the open file.
    pub(super) fn list_versions(&mut self) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let path = workspace.path.as_deref();
        match path.map_or(Ok(Vec::new()), storage::versions) {
            Ok(versions) => {
                let present = workspace.document.budget();
                let entries = entries(versions, present);
                let dialog = VersionsDialog {
                    words: words(entries.is_empty(), path.is_some()),
                    entries,
                    most: self.settings.kept_versions(),
                };
                self.dialog = Dialog::Versions(Box::new(dialog));
            }
            Err(source) => {
                let error = storage::FileError::Read { source };
                self.notices.failed(format!("历史版本列不出来：{error}"));
            }
        }
    }

    /// Says what is different in a version of the list.
    pub(super) fn compare_version(&mut self, path: &Path) {
        if let Some(workspace) = &self.workspace
            && let Dialog::Versions(dialog) = &mut self.dialog
            && let Some(entry) = dialog.entries.iter_mut().find(|it| it.version.path == path)
        {
            entry.difference = difference(&entry.version, workspace.document.budget());
        }
    }

    /// Keeps so many versions from the next save on.
    pub(super) const fn keep_versions(&mut self, most: usize) {
        self.settings.versions = most;
    }
}

const fn words(is_empty: bool, is_saved: bool) -> &'static str {
    match (is_empty, is_saved) {
        (true, false) => "文件还没有保存过；保存以后，每次保存都留存上一版本",
        (true, true) => "还没有历史版本；下次保存时留存现在的文件",
        (false, _) => "选一个版本，作为未保存的文件另外打开，原文件不动；差异是与目前内容相比",
    }
}

fn entries(versions: Vec<Version>, present: &Budget) -> Vec<VersionEntry> {
    let mut room = COMPARED_AT_ONCE;
    let entries = versions.into_iter().map(|version| {
        let difference = match room.checked_sub(version.size) {
            Some(left) => {
                room = left;
                difference(&version, present)
            }
            None => Difference::Unknown,
        };
        VersionEntry {
            version,
            difference,
        }
    });
    entries.collect()
}

fn difference(version: &Version, present: &Budget) -> Difference {
    match storage::open(&version.path) {
        Ok(saved) => {
            let comparison = RoundComparison::of(&saved.budget, present);
            Difference::Known(comparison.brief(present.cover.entry_scale))
        }
        Err(error) => Difference::Unreadable(error.to_string()),
    }
}
