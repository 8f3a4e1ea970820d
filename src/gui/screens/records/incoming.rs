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
use crate::gui::widgets::grid::ColumnKind;
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
                self.put(ctx, model, &pasting, pasted);
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
                self.put(ctx, model, &pasting, pasted);
            }
        }
    }

    fn put(
        &mut self,
        ctx: &ViewCtx<'_>,
        model: &dyn EntryModel,
        pasting: &Pasting,
        pasted: Pasted,
    ) {
        let size = pasted.size(pasting);
        let done = news(&size, model, pasting, &pasted);
        self.grid.select_range(pasted.area);
        self.grid.take_focus();
        ctx.send(Action::CommitBlock {
            transaction: pasted.into_transaction(format!("粘贴 {size}")),
            done,
            remarks: Vec::new(),
        });
    }
}

/// What is to be said of a paste; nothing of one cell that can be seen to be what was copied.
fn news(size: &str, model: &dyn EntryModel, pasting: &Pasting, pasted: &Pasted) -> Option<String> {
    let scale = model.entry().scale();
    let is_number = |col: usize| model.columns()[col].kind == ColumnKind::Number;
    let mut numbers = pasting
        .targets
        .iter()
        .filter(|it| it.col.is_some_and(is_number));
    let converted = numbers.find_map(|it| it.scale.filter(|from| *from != scale));
    let refused = pasted.problems.len();
    if pasted.cells <= 1 && converted.is_none() && refused == 0 {
        return None;
    }
    let conversion = converted.map_or(String::new(), |from| {
        format!("，金额由{}换算为{}", from.label(), scale.label())
    });
    let left = match refused {
        0 => String::new(),
        count => format!("，{count} 格未粘贴"),
    };
    Some(format!("已粘贴 {size}{conversion}{left}"))
}
