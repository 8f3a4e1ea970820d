//! Requests about the clipboard.

use egui::Context;

use crate::gui::app::App;
use crate::gui::screens::records::incoming::Incoming;
use crate::gui::step::Step;
use crate::gui::widgets::grid::CellRange;
use crate::intake::clipboard::ClipboardError;

impl App {
    /// Hands the block on the clipboard to a pane, which knows what its cells mean.
    pub(super) fn read_clipboard(&mut self, pane: &'static str, range: CellRange, text: &str) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let panes = &mut workspace.view.panes;
        let is_special = std::mem::take(&mut panes.wants_preview);
        match self.clipboard.read(text) {
            Ok(block) => {
                panes.get(pane).incoming = Some(Incoming {
                    range,
                    block,
                    is_special,
                });
            }
            Err(error) => self.notices.caution(error.to_string()),
        }
    }

    /// Pastes into the list that is shown, after a look at the outcome.
    pub(super) fn paste_special(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let Some(active) = workspace.editable_list() else {
            return;
        };
        workspace.view.panes.wants_preview = true;
        match self.clipboard.text() {
            Some(text) if !text.is_empty() => {
                let range = workspace.view.panes.get(active.id()).grid.range();
                self.read_clipboard(active.id(), range, &text);
            }
            Some(_) => self.notices.caution(ClipboardError::Empty.to_string()),
            // Only the window can read it; it sends the text as if Ctrl+V had been pressed.
            None => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
        }
    }

    /// Copies what is selected with the labels of its columns.
    pub(super) fn copy_with_header(&mut self) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let view = &mut workspace.view;
        match view.step {
            Step::Tables => view.tables.copy_with_header(),
            _ => view.panes.copy_with_header(),
        }
    }
}
