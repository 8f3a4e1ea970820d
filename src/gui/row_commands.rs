//! What commands do to the rows of the list they concern: add, copy, move, delete; and what they show of it.
//!
//! The changes themselves are made in `records`; here they are committed and the selection follows them.

use crate::edit::EditError;
use crate::gui::records;
use crate::gui::records::Beside;
use crate::gui::records::NewRows;
use crate::gui::records::record_name;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::view_ctx::Actions;
use crate::gui::workspace::Workspace;
use crate::model::RecordId;

/// Why rows stay: what would be left pointing to nothing.
#[derive(Clone, Debug)]
pub struct InUse {
    /// The sentence for the user.
    pub text: String,
    /// The first of the records that refer to them.
    pub first: RecordId,
}

impl Workspace {
    /// Adds rows beside the selected ones and selects them.
    pub fn add_rows(&mut self, beside: Beside) -> Result<(), EditError> {
        let Some(active) = self.editable_list() else {
            return Ok(());
        };
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        let pane = view.panes.get(active.id());
        let rows = pane.grid.range().rows();
        let new = records::add_rows(&pane.model(&ctx, active), rows, beside);
        self.insert_rows(active, new)
    }

    /// Puts the selected rows once more below themselves and selects the new ones.
    pub fn duplicate_rows(&mut self) -> Result<(), EditError> {
        let Some(active) = self.editable_list() else {
            return Ok(());
        };
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        let pane = view.panes.get(active.id());
        let rows = pane.grid.range().rows();
        let new = records::duplicate_rows(&pane.model(&ctx, active), rows);
        new.map_or(Ok(()), |new| self.insert_rows(active, new))
    }

    fn insert_rows(&mut self, active: ActivePane, new: NewRows) -> Result<(), EditError> {
        self.commit(new.transaction)?;
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        let pane = view.panes.get(active.id());
        let model = pane.model(&ctx, active);
        let cell = |id: Option<&RecordId>| model.cell_of(*id?, None);
        match (cell(new.ids.first()), cell(new.ids.last())) {
            (Some(first), Some(last)) if first != last => {
                let last_col = model.last_col();
                pane.grid.select_rows(first.row..=last.row, last_col);
            }
            (Some(first), _) => pane.grid.select(first),
            _ => {}
        }
        Ok(())
    }

    /// Moves the selected rows one place; the selection goes with them.
    pub fn move_rows(&mut self, beside: Beside) -> Result<(), EditError> {
        let Some(active) = self.editable_list() else {
            return Ok(());
        };
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        let pane = view.panes.get(active.id());
        if pane.view().sort().is_some() {
            view.panes.news = Some("排序后的行不能上移、下移：请先恢复原次序，或按当前次序保存");
            return Ok(());
        }
        let rows = pane.grid.range().rows();
        let Some(change) = records::move_rows(&pane.model(&ctx, active), rows, beside) else {
            return Ok(());
        };
        pane.grid.shift_rows(beside == Beside::Above);
        self.commit(change)
    }

    /// Deletes the selected rows; says why not where others refer to them.
    pub fn delete_rows(&mut self) -> Result<Option<InUse>, EditError> {
        let Some(active) = self.editable_list() else {
            return Ok(None);
        };
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        let pane = view.panes.get(active.id());
        let rows = pane.grid.range().rows();
        let model = pane.model(&ctx, active);
        let referrers = records::referrers(&model, rows.clone());
        if let Some(first) = referrers.first() {
            let name = record_name(&ctx.entry, *first);
            let kind = active.sheet.kind.label();
            let text = match referrers.len() {
                1 => format!("不能删除：{name}引用了所选{kind}，请先删除或改填"),
                count => format!("不能删除：{name}等 {count} 处引用了所选{kind}，请先删除或改填"),
            };
            return Ok(Some(InUse {
                text,
                first: *first,
            }));
        }
        let change = records::delete_rows(&model, rows);
        change.map_or(Ok(None), |change| self.commit(change).map(|()| None))
    }
}
