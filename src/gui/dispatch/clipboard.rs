//! Requests about cells and the clipboard.

use egui::Context;
use egui::Event;

use crate::gui::app::App;
use crate::gui::screens::records::incoming::Incoming;
use crate::gui::step::Step;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::GridRequest;
use crate::intake::clipboard::ClipboardError;

/// Where a block from the clipboard goes.
#[derive(Clone, Copy, Debug)]
pub struct PastePlace {
    /// The pane.
    pub pane: &'static str,
    /// What is selected in it.
    pub range: CellRange,
    /// It is shown first, even if all is clear.
    pub is_special: bool,
}

impl App {
    /// Asks the grid that is meant to do something with what is selected there.
    pub(super) fn ask_grid(&mut self, request: GridRequest) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let view = &mut workspace.view;
        let grid = match view.step {
            Step::Tables if view.other_form.is_some() => {
                view.other_form.as_mut().and_then(|form| form.grid())
            }
            Step::Tables => {
                let shown = view.tables.shown();
                view.tables.grid_at(workspace.document.book(), shown)
            }
            _ => view.panes.concerned().map(|(_, pane)| &mut pane.grid),
        };
        if let Some(grid) = grid {
            grid.ask(request);
        }
    }

    /// Pastes into the grid that is meant; a special paste after a look at the outcome.
    pub(super) fn paste(&mut self, ctx: &Context, is_special: bool) {
        let workspace = self.workspace.as_mut();
        let Some((pane, found)) = workspace.and_then(|it| it.view.panes.concerned()) else {
            return;
        };
        found.grid.take_focus();
        let place = PastePlace {
            pane,
            range: found.grid.range(),
            is_special,
        };
        match self.clipboard.text() {
            Some(text) if !text.is_empty() => self.read_clipboard(place, &text),
            Some(_) => self.notices.caution(ClipboardError::Empty.to_string()),
            None => {
                // Only the window can read it; it sends the text as if Ctrl+V had been pressed.
                self.awaited_paste = Some(place);
                ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            }
        }
    }

    /// Takes the text a paste by menu has asked the window for; none comes once the user goes on.
    pub(in crate::gui) fn receive_paste(&mut self, ctx: &Context) {
        let Some(place) = self.awaited_paste else {
            return;
        };
        let is_paste = |event: &Event| matches!(event, Event::Paste(_));
        let text = ctx.input_mut(|input| {
            let at = input.events.iter().position(is_paste)?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        let goes_on = |event: &Event| matches!(event, Event::Key { .. } | Event::Text(_));
        if let Some(text) = text {
            self.awaited_paste = None;
            self.read_clipboard(place, &text);
        } else if ctx.input(|input| input.pointer.any_pressed() || input.events.iter().any(goes_on))
        {
            self.awaited_paste = None;
        }
    }

    /// Hands the block on the clipboard to a pane, which knows what its cells mean.
    pub(super) fn read_clipboard(&mut self, place: PastePlace, text: &str) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        match self.clipboard.read(text) {
            Ok(block) => {
                workspace.view.panes.get(place.pane).incoming = Some(Incoming {
                    range: place.range,
                    block,
                    is_special: place.is_special,
                });
            }
            Err(error) => self.notices.caution(error.to_string()),
        }
    }
}
