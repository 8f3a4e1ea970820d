//! What stands in the tabs of a project.

use egui::ScrollArea;
use egui::Ui;

use super::FORM;
use super::FORM_FIELDS;
use super::form;
use super::tab::Tab;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::screens::performance::goals;
use crate::gui::screens::records::pane::PaneOptions;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::long_text::LongText;
use crate::gui::widgets::long_text::LongTexts;
use crate::model::Field;
use crate::model::Owner;
use crate::model::Project;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::ValueKind;

/// Lines of a text that are there before it is filled.
const TEXT_ROWS: usize = 3;

/// The long texts of a screen.
pub(in crate::gui::screens) type Texts = LongTexts<(RecordId, Field)>;

/// Shows a tab.
pub(super) fn ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (panes, texts): (&mut Panes, &mut Texts),
    (project, tab): (&Project, Tab),
) {
    match tab {
        Tab::Basics => basics_ui(ui, ctx, (panes, texts), project),
        Tab::Goals => goals::ui(ui, ctx, (panes, texts), Owner::Project(project.id)),
        Tab::Assets if ctx.derived.project(project.id).lines == 0 => lineless_ui(ui),
        Tab::Lines | Tab::Costing | Tab::Plan | Tab::Procurement | Tab::Assets => {
            list_ui(ui, ctx, panes, (project.id, tab));
        }
    }
}

fn list_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes, (project, tab): (ProjectId, Tab)) {
    if let Some(list) = tab.list(project) {
        panes.records_ui(ui, ctx, list, PaneOptions::LEADING);
    }
}

/// An acquisition belongs to a project through what pays for it.
fn lineless_ui(ui: &mut Ui) {
    ui.add_space(2.0 * sizes::ROW);
    ui.vertical_centered(|ui| {
        ui.label("新增资产挂在项目的支出行上");
        ui.weak("请先在“支出明细”页填写支出，再回到这里填写资产");
    });
}

/// The short fields as a form, the long ones below it.
fn basics_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (panes, texts): (&mut Panes, &mut Texts),
    project: &Project,
) {
    ScrollArea::vertical()
        .id_salt(project.id)
        .auto_shrink(false)
        .show(ui, |ui| {
            #[expect(clippy::cast_precision_loss, reason = "a dozen rows with their header")]
            let rows = (FORM_FIELDS.len() + 1) as f32;
            let size = egui::vec2(ui.available_width(), rows * sizes::ROW + sizes::GAP);
            ui.allocate_ui(size, |ui| {
                let model = form(ctx, project.id);
                panes
                    .get(FORM)
                    .form_ui(ui, ctx, FORM, PaneOptions::LEADING, model);
            });
            ui.add_space(sizes::GAP);
            let content = "项目做什么、为谁做、怎样做";
            let basis = "文件名称与文号、会议决定、合同等";
            for (field, hint) in [
                (ProjectField::Content, content),
                (ProjectField::Basis, basis),
            ] {
                text_ui(ui, ctx, texts, (project.id.into(), field.into(), hint));
            }
        });
}

/// A long text of a record, edited in place.
pub(in crate::gui::screens) fn text_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    texts: &mut Texts,
    (record, field, hint): (RecordId, Field, &str),
) {
    let value = ctx.budget.value(record, field);
    let text = value.map_or_else(String::new, |value| ctx.entry.shown(&value, field.kind()));
    let shown = LongText {
        label: field.label(),
        text: &text,
        hint,
        rows: TEXT_ROWS,
        mark: ctx.marks.get(&(record, Some(field))),
    };
    texts.ui(ui, (record, field), shown);
}

/// Commits the text that was changed and left.
pub(in crate::gui::screens) fn commit_left(ui: &Ui, ctx: &ViewCtx<'_>, texts: &mut Texts) {
    let Some(((record, field), text)) = texts.left(ui.ctx()) else {
        return;
    };
    match ctx.entry.parsed(ValueKind::LongText, &text) {
        Ok(value) if ctx.budget.value(record, field).as_ref() != Some(&value) => {
            let label = format!("修改{}", field.label());
            let edit = Edit::Set {
                id: record,
                field,
                value,
            };
            ctx.send(Action::Commit(Transaction::new(label, vec![edit])));
        }
        Ok(_) => {}
        Err(error) => ctx.send(Action::Caution(error.to_string())),
    }
}
