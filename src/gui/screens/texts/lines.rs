//! The figures a text is about, above it, and what the audit says.

use egui::Ui;

use super::TextsScreen;
use super::items::About;
use super::items::FigureLine;
use super::items::TextItem;
use super::items::change_line;
use super::items::finding_line;
use crate::gui::action::Action;
use crate::gui::screens::figures::Figure;
use crate::gui::screens::figures::FigureKind;
use crate::gui::screens::figures::FiguresLook;
use crate::gui::screens::figures::FiguresModel;
use crate::gui::screens::figures::height_of;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Grid;

/// A column with the words at this place.
macro_rules! column {
    ($label:literal, $kind:ident, $width:literal, $at:literal) => {
        Figure {
            label: $label,
            kind: FigureKind::$kind,
            width: $width,
            text: |_, line| line.0[$at].clone(),
        }
    };
}

/// Over a change.
const CHANGE: &[Figure<FigureLine>] = &[
    column!("项目", Text, 166.0, 0),
    column!("上年数", Money, 116.0, 1),
    column!("本年数", Money, 116.0, 2),
    column!("增减额", Money, 116.0, 3),
    column!("增减率", Number, 76.0, 4),
];

/// Over a finding.
const COMPARED: &[Figure<FigureLine>] = &[
    column!("规则", Text, 84.0, 0),
    column!("左", Number, 120.0, 1),
    column!("右", Number, 120.0, 2),
    column!("差", Number, 120.0, 3),
    column!("计量单位", Text, 84.0, 4),
];

const LOOK: FiguresLook<FigureLine> = FiguresLook {
    name: "数额 ",
    frozen: 0,
    is_total: |_| false,
    is_alarming: |line, col| col == 3 && line.0[3].starts_with('-'),
    reason: "数额由报表和上年数得出",
};

impl TextsScreen {
    /// What a text is about.
    pub(super) fn about_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, item: &TextItem) {
        match item.about {
            About::Nothing => {}
            About::Change(change) => {
                self.line_ui(ui, ctx, CHANGE, &change_line(ctx, &item.name, change));
            }
            About::Finding(at) => {
                let Some(finding) = ctx.findings.get(at) else {
                    return;
                };
                let message = egui::Label::new(&finding.message).wrap();
                ui.add(message);
                if ui
                    .link("定位")
                    .on_hover_text("到审核意见所指的位置")
                    .clicked()
                {
                    ctx.send(Action::GoTo(finding.primary.clone()));
                }
                if let Some(line) = finding_line(finding) {
                    self.line_ui(ui, ctx, COMPARED, &line);
                }
            }
        }
    }

    fn line_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        figures: &'static [Figure<FigureLine>],
        line: &FigureLine,
    ) {
        let size = egui::vec2(ui.available_width(), height_of(1) + sizes::GAP);
        let (area, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(area));
        let rows = std::slice::from_ref(line);
        let model = FiguresModel::new(ctx, figures, rows, LOOK);
        Grid::new("text figures")
            .without_row_numbers()
            .show(&mut ui, &mut self.figures, &model);
    }
}
