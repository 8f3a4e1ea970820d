//! Requests about files that are damaged: showing what there is of one, and going on with it.
//!
//! Deliberately not here: what can be read of it; see `storage::rescue`.

use std::path::Path;

use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::RescueDialog;
use crate::gui::files as sources;
use crate::storage;
use crate::storage::FileError;

impl App {
    /// Shows what there is of a file that can't be opened, or why there is nothing.
    pub(super) fn offer_rescue(&mut self, path: &Path, fault: FileError) {
        let nothing = match storage::rescue(path) {
            Ok(Some(rescue)) => {
                let dialog = RescueDialog::new(path.to_owned(), &rescue);
                self.dialog = Dialog::Rescue(Box::new(dialog));
                return;
            }
            Ok(None) => fault,
            Err(error) => error,
        };
        self.not_opened(format!("{nothing}\n{}", path.display()));
    }

    /// Opens what can be read of a damaged file as a budget that isn't saved.
    pub(super) fn open_rescued(&mut self, path: &Path) {
        match sources::open_rescued(path) {
            Ok(rescued) => {
                self.show_document(Ok(rescued.document));
                self.keep_unsaved();
                if let Some(workspace) = &mut self.workspace {
                    workspace.hold.save_as = Some(storage::rescued_name(path));
                }
                self.notices.caution(rescued.words);
            }
            Err(error) => {
                self.note_not_opened(&error);
                self.not_opened(format!("{error}\n{}", path.display()));
            }
        }
    }
}
