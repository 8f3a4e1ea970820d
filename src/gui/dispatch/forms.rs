//! Requests about the form of another pack: to look at the file under it, and to use it from now on.

use std::sync::Arc;

use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::OtherFormDialog;
use crate::gui::files;
use crate::gui::screens::tables::OtherForm;
use crate::gui::step::Step;
use crate::gui::view_ctx::Actions;
use crate::packs::Pack;

impl App {
    pub(super) fn ask_other_form(&mut self) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let mut packs = files::packs();
        packs.retain(|pack| pack.id != workspace.document.pack().id);
        if packs.is_empty() {
            self.notices.caution("没有其他地区的表样");
        } else {
            let year = workspace.document.budget().cover.year;
            self.dialog = Dialog::OtherForm(OtherFormDialog::new(packs, year));
        }
    }

    pub(super) fn look_under(&mut self, pack: Arc<Pack>) {
        let actions = Actions::default();
        if let Some(workspace) = &mut self.workspace {
            let (ctx, view) = workspace.split(&actions);
            view.other_form = Some(Box::new(OtherForm::new(pack, &ctx)));
            view.show(Step::Tables);
        }
    }

    pub(super) fn leave_other_form(&mut self) {
        if let Some(workspace) = &mut self.workspace {
            workspace.view.other_form = None;
        }
    }

    pub(super) fn use_pack(&mut self, pack: Arc<Pack>) {
        if let Some(workspace) = &mut self.workspace {
            let words = format!("已改用表样“{}”", pack.title);
            workspace.change(|document| document.use_pack(pack));
            self.notices.passing(words);
        }
    }
}
