//! Replaces what was found, where the result can be read; the rest stays and is named.

use super::Place;
use crate::edit::Edit;
use crate::gui::records::EntryModel;
use crate::gui::records::FormModel;
use crate::gui::screens::records::pane::Panes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::Editability;
use crate::model::Pattern;
use crate::model::ValueKind;
use crate::model::ValueReader;

/// The edits that replace what was found.
#[derive(Debug, Default)]
pub struct Replacing {
    /// The edits, one a cell.
    pub edits: Vec<Edit>,
    /// Cells that stay as they were, in words.
    pub remarks: Vec<String>,
}

impl Replacing {
    /// Replaces in some cells that were found, in their order.
    pub fn of(
        ctx: &ViewCtx<'_>,
        panes: &mut Panes,
        hits: &[(Place, Cell)],
        (pattern, with): (&Pattern, &str),
    ) -> Self {
        let mut replacing = Self::default();
        let reader = ctx.entry.reader();
        for hits in hits.chunk_by(|one, other| one.0 == other.0) {
            let cells = hits.iter().map(|(_, cell)| *cell);
            let change = Change {
                reader: &reader,
                pattern,
                with,
            };
            match hits[0].0 {
                Place::List(pane) => {
                    let model = panes.look_at(ctx, pane);
                    cells.for_each(|cell| replacing.add(&change, &model, cell));
                }
                Place::Cover => {
                    let model = FormModel::cover(ctx);
                    cells.for_each(|cell| replacing.add(&change, &model, cell));
                }
                Place::Table(_) => {}
            }
        }
        replacing
    }

    fn add(&mut self, change: &Change<'_>, model: &dyn EntryModel, cell: Cell) {
        match change.edit(model, cell) {
            Ok(edit) => self.edits.push(edit),
            Err(reason) => {
                let remark = format!("{}：{reason}", model.cell_name(cell));
                self.remarks.push(remark);
            }
        }
    }
}

struct Change<'a> {
    reader: &'a ValueReader<'a>,
    pattern: &'a Pattern,
    with: &'a str,
}

impl Change<'_> {
    fn edit(&self, model: &dyn EntryModel, cell: Cell) -> Result<Edit, String> {
        if let Editability::Refused(reason) = model.editability(cell) {
            return Err(reason.into_owned());
        }
        let field = model.field_at(cell).ok_or("此栏不能填写")?;
        let text = model.edit_text(cell);
        let replaced = match field.kind {
            ValueKind::Money | ValueKind::Number | ValueKind::Count => {
                self.pattern.replaced_in_figure(&text, self.with)
            }
            ValueKind::Text
            | ValueKind::LongText
            | ValueKind::Year
            | ValueKind::Function
            | ValueKind::Economic
            | ValueKind::Government
            | ValueKind::Procurement
            | ValueKind::AssetClass => self.pattern.replaced(&text, self.with),
            ValueKind::Flag
            | ValueKind::Choice(_)
            | ValueKind::Reference(_)
            | ValueKind::Owner
            | ValueKind::Snapshot => return Err("此栏是从列表中选择的，请逐格改选".to_owned()),
        };
        let replaced = replaced.ok_or("找到的是随编码显示的名称，请改填编码")?;
        let scale = model.entry().scale();
        let value = self
            .reader
            .read(field.kind, &replaced, scale)
            .map_err(|error| error.to_string())?;
        model
            .set(cell, value)
            .ok_or_else(|| "此栏不能填写".to_owned())
    }
}
