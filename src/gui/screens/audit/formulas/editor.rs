//! One formula: its two sides with what is wrong with them, how they must stand, and what it is for.

use egui::RichText;
use egui::ScrollArea;
use egui::Ui;

use super::FormulasTab;
use super::changes;
use super::insert::Inserting;
use super::trial::Tried;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::check_box;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::long_text::LongText;
use crate::model::FieldName;
use crate::model::Fields;
use crate::model::FormulaRelation;
use crate::model::FormulaSeverity;
use crate::model::LocalTieOut;
use crate::model::LocalTieOutField;
use crate::model::Value;
use crate::packs::FormulaError;
use crate::rules::LocalFault;

/// What formulas look like.
pub(super) const EXAMPLES: &[&str] = &[
    "表3[合计, 合计]  应等于  表1[支出总计, 预算数]",
    "表5[*, 合计]  不应大于  表3[*, 合计]",
    "支出{功能=20805, 资金=一般公共预算}  应等于  表5[20805, 合计]",
];

/// So many characters before a mistake are repeated.
const BEFORE: usize = 16;

/// The fields that are typed as texts.
pub(super) const fn is_text(field: LocalTieOutField) -> bool {
    !matches!(
        field,
        LocalTieOutField::Relation | LocalTieOutField::Severity | LocalTieOutField::IsPaused
    )
}

impl FormulasTab {
    pub(super) fn editor_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, record: &LocalTieOut) {
        let typed = self.with_drafts(record);
        self.trial.update(ctx, &typed);
        ScrollArea::vertical()
            .id_salt("formula")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.columns(2, |columns| {
                    self.text_ui(&mut columns[0], ctx, record, (LocalTieOutField::Code, 1));
                    self.text_ui(&mut columns[1], ctx, record, (LocalTieOutField::Title, 1));
                });
                self.text_ui(ui, ctx, record, (LocalTieOutField::Left, 2));
                // The line is there even when nothing is wrong, so that what is below stays where it is.
                ui.allocate_ui(egui::vec2(ui.available_width(), sizes::CONTROL), |ui| {
                    ui.set_min_height(sizes::CONTROL);
                    self.mistake_ui(ui, &typed.left, LocalTieOutField::Left);
                });
                self.choices_ui(ui, ctx, record);
                self.text_ui(ui, ctx, record, (LocalTieOutField::Right, 2));
                if !self.mistake_ui(ui, &typed.right, LocalTieOutField::Right) {
                    self.trial.ui(ui, ctx, &typed);
                }
                ui.add_space(sizes::GAP);
                ui.columns(2, |columns| {
                    self.text_ui(
                        &mut columns[0],
                        ctx,
                        record,
                        (LocalTieOutField::Tolerance, 1),
                    );
                    self.text_ui(&mut columns[1], ctx, record, (LocalTieOutField::Basis, 1));
                    self.text_ui(&mut columns[0], ctx, record, (LocalTieOutField::Why, 2));
                    self.text_ui(&mut columns[1], ctx, record, (LocalTieOutField::Remedy, 2));
                });
            });
        self.insert_ui(ui, ctx, record);
    }

    /// The formula with what is being typed.
    fn with_drafts(&self, record: &LocalTieOut) -> LocalTieOut {
        let draft = |field| self.texts.draft((record.id, field));
        let mut typed = record.clone();
        if let Some(text) = draft(LocalTieOutField::Left) {
            typed.left = text.into();
        }
        if let Some(text) = draft(LocalTieOutField::Right) {
            typed.right = text.into();
        }
        typed
    }

    fn text_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        record: &LocalTieOut,
        (field, rows): (LocalTieOutField, usize),
    ) {
        let text = ctx.entry.edited(&record.get(field), field.kind());
        let scale;
        let label = if field == LocalTieOutField::Tolerance {
            scale = format!("{}（{}）", field.label(), ctx.entry.scale().label());
            &scale
        } else {
            field.label()
        };
        let shown = LongText {
            label,
            text: &text,
            hint: hint(field),
            rows,
            mark: None,
        };
        self.texts.ui(ui, (record.id, field), shown);
    }

    /// What is wrong with a side, behind the part of it that can be read; false where there is nothing to say,
    /// also while nothing is typed.
    fn mistake_ui(&self, ui: &mut Ui, text: &str, side: LocalTieOutField) -> bool {
        let error = match self.trial.tried() {
            Tried::Fault(LocalFault::Left(error)) if side == LocalTieOutField::Left => error,
            Tried::Fault(LocalFault::Right(error)) if side == LocalTieOutField::Right => error,
            Tried::Fault(_) | Tried::Compared(_) => return false,
        };
        if text.trim().is_empty() {
            return false;
        }
        let p = theme::palette(ui);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (before, mistake) = around(text, error);
            ui.label(RichText::new(before).small());
            ui.label(RichText::new(mistake).small().color(p.error).underline());
            ui.add_space(sizes::GAP);
            ui.colored_label(p.error, error.to_string());
        });
        true
    }

    /// How the sides must stand, how serious it is, and help with writing.
    fn choices_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, record: &LocalTieOut) {
        let id = record.id;
        ui.horizontal(|ui| {
            let mut relation = record.relation as usize;
            let labels = FormulaRelation::LABELS;
            let width = sizes::FORMULA_CHOICE;
            let label = ui.weak("关系");
            choice_box(ui, "formula relation", (labels, &mut relation), width)
                .labelled_by(label.id);
            if relation != record.relation as usize {
                let key = (id, LocalTieOutField::Relation);
                changes::send_value(ctx, key, Value::Choice(relation));
            }
            let mut severity = record.severity as usize;
            let labels = FormulaSeverity::LABELS;
            let label = ui.weak("级别");
            choice_box(ui, "formula severity", (labels, &mut severity), width)
                .labelled_by(label.id);
            if severity != record.severity as usize {
                let key = (id, LocalTieOutField::Severity);
                changes::send_value(ctx, key, Value::Choice(severity));
            }
            let mut is_paused = record.is_paused;
            if check_box(ui, &mut is_paused, LocalTieOutField::IsPaused.label()).changed() {
                let key = (id, LocalTieOutField::IsPaused);
                changes::send_value(ctx, key, Value::Flag(is_paused));
            }
            ui.separator();
            let sides = [
                ("左方插入取数…", LocalTieOutField::Left),
                ("右方插入取数…", LocalTieOutField::Right),
            ];
            for (words, side) in sides {
                let button = ui.button(words);
                if button
                    .on_hover_text("从列表中选表、行、栏，写在公式末尾")
                    .clicked()
                {
                    self.inserting = Some(Inserting::new(side, ui.min_rect()));
                }
            }
            ui.separator();
            if ui.button("删除公式").clicked() {
                changes::send_removal(ctx, id);
            }
        });
        ui.add_space(sizes::GAP);
    }
}

/// The text before a mistake and from it on.
fn around(text: &str, error: &FormulaError) -> (String, String) {
    let from = error.at.saturating_sub(BEFORE);
    let before = text.chars().take(error.at).skip(from);
    let lead = if from > 0 { "…" } else { "" };
    let mistake: String = text.chars().skip(error.at).take(BEFORE).collect();
    let mistake = if mistake.trim().is_empty() {
        "（此处）".to_owned()
    } else {
        mistake
    };
    (format!("{lead}{}", before.collect::<String>()), mistake)
}

const fn hint(field: LocalTieOutField) -> &'static str {
    match field {
        LocalTieOutField::Code => "自定-01",
        LocalTieOutField::Title => "例如 支出预算总表与收支预算总表一致",
        LocalTieOutField::Left => "例如 表3[合计, 合计]",
        LocalTieOutField::Right => "例如 表1[支出总计, 预算数]",
        LocalTieOutField::Tolerance => "不填为分文不差",
        LocalTieOutField::Why => "为什么必须如此",
        LocalTieOutField::Remedy => "不符时怎么改",
        LocalTieOutField::Basis => "文件名称、文号和条款",
        LocalTieOutField::Relation | LocalTieOutField::Severity | LocalTieOutField::IsPaused => "",
    }
}
