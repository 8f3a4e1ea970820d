//! What keeps work from being lost: saving, what is written down between saves, what a crash has left.
//!
//! Deliberately not here: how it is kept on disk; see `storage`.

use std::path::Path;

use egui::Context;

use crate::gui::app::App;
use crate::gui::files as sources;
use crate::gui::hold::Hold;
use crate::gui::workspace::Workspace;
use crate::storage;
use crate::storage::Keeping;
use crate::storage::Machine;
use crate::storage::Reason;
use crate::storage::SaveError;
use crate::storage::SaveOrder;
use crate::storage::Session;
use crate::support::Event;
use crate::support::named;

impl App {
    /// The disk and the clock of this machine.
    pub(in crate::gui) fn machine(&self) -> Machine {
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

    /// Keeps budgets that were never saved in a folder of the program's data, and finds what a crash has left there.
    pub fn keep_unsaved_in(&mut self, data: &Path) {
        self.data = Some(data.to_owned());
        self.left = storage::left_unsaved(data, &self.machine());
    }

    /// Opens what a crash has left: one is what the user was at; of several the user says which on the start page.
    pub fn open_what_was_left(&mut self) {
        if let [only] = &self.left[..]
            && only.budget.is_some()
        {
            let folder = only.folder.clone();
            self.open_unsaved(&folder);
        }
    }

    /// Says that something was left, to a user who opens another file.
    pub fn tell_what_was_left(&mut self) {
        let count = self.left.len();
        if count > 0 {
            let words =
                format!("上次有 {count} 份没有保存的预算，关闭当前文件后在开始页上打开或舍弃");
            self.notices.caution(words);
        }
    }

    /// Opens a budget that was never saved.
    pub(super) fn open_unsaved(&mut self, folder: &Path) {
        match sources::open_unsaved(folder, self.machine()) {
            Some(Ok(opened)) => {
                self.left.retain(|it| it.folder != folder);
                self.show_opened(opened, None);
            }
            Some(Err(error)) => {
                self.note_not_opened(&error);
                self.not_opened(error.to_string());
            }
            None => self.not_opened("未保存的预算正在另一个窗口中打开，或读不出来".to_owned()),
        }
    }

    /// Throws a budget away that was never saved.
    pub(super) fn drop_unsaved(&mut self, folder: &Path) {
        match storage::drop_unsaved(folder, &self.machine()) {
            Ok(true) => self.left.retain(|it| it.folder != folder),
            Ok(false) => {
                let words = "没有舍弃：未保存的预算正在另一个窗口中打开";
                self.notices.failed(words.to_owned());
            }
            Err(error) => {
                self.care.log.note(&Event::Failed {
                    what: "舍弃",
                    error: named(&error),
                });
                let words = "没能舍弃，可以在文件管理器中删除这个文件夹";
                self.notices
                    .failed(format!("{words}\n{}", folder.display()));
            }
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
                self.care.log.note(&Event::Failed {
                    what: "保存",
                    error: named(&error),
                });
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
            most: self.settings.kept_versions(),
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
        self.care.log.note(&Event::Saved { size: text.len() });
        hold.save_as = None;
        document.mark_saved();
        document.keep_log();
        workspace.path = Some(path.to_owned());
        self.settings.remember(path, workspace.title());
        let remarks = remarks.iter().map(ToString::to_string);
        Ok(remarks.chain(trouble).collect())
    }
}
