//! A block from the clipboard on its way into a pane: at once where all is clear, after a look otherwise.

use egui::Ui;

use super::pane::Pane;
use super::preview::PastePreview;
use super::preview::Previewed;
use crate::gui::action::Action;
use crate::gui::records::EntryModel;
use crate::gui::records::Pasted;
use crate::gui::records::Pasting;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::CellRange;
use crate::intake::clipboard::Block;

/// A block from the clipboard that was read for a pane.
pub struct Incoming {
    /// What was selected.
    pub range: CellRange,
    /// The cells.
    pub block: Block,
    /// It is shown first, even if all is clear.
    pub is_special: bool,
}

impl Pane {
    /// Pastes a block that has come, or shows first what would become of it.
    pub(super) fn paste_ui(&mut self, ui: &Ui, ctx: &ViewCtx<'_>, model: &dyn EntryModel) {
        if let Some(incoming) = self.incoming.take() {
            let pasting = Pasting::new(model, incoming.range, incoming.block);
            let pasted = pasting.read(model);
            if !incoming.is_special && pasting.goes_without_saying(&pasted) {
                self.put(ctx, &pasting, pasted);
            } else {
                self.preview = Some(PastePreview::new(model, pasting, pasted));
            }
        }
        let Some(preview) = &mut self.preview else {
            return;
        };
        match preview.show(ui.ctx(), ctx.revision, model) {
            Previewed::Open => {}
            Previewed::Cancelled => self.preview = None,
            Previewed::Accepted(pasting, pasted) => {
                self.preview = None;
                self.put(ctx, &pasting, pasted);
            }
        }
    }

    fn put(&mut self, ctx: &ViewCtx<'_>, pasting: &Pasting, pasted: Pasted) {
        let size = pasted.size(pasting);
        let left = match pasted.problems.len() {
            0 => String::new(),
            count => format!("，{count} 格未粘贴"),
        };
        self.grid.select_range(pasted.area);
        self.grid.take_focus();
        ctx.send(Action::CommitBlock {
            transaction: pasted.into_transaction(format!("粘贴 {size}")),
            done: Some(format!("已粘贴 {size}{left}")),
            remarks: Vec::new(),
        });
    }
}
