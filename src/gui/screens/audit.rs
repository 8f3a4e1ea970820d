//! The screen of the audit: how things stand, and the findings in the whole width.

use egui::Ui;

use crate::gui::panels::findings::FindingsView;
use crate::gui::theme;
use crate::gui::view_ctx::ViewCtx;
use crate::packs::Severity;

/// Shows the findings with a sentence about what is left to do.
pub fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, view: &mut FindingsView) {
    let p = theme::palette(ui);
    let errors = ctx
        .findings
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .count();
    let open = ctx
        .findings
        .iter()
        .filter(|it| it.severity == Severity::Warning && it.is_open())
        .count();
    let (color, text) = match (errors, open) {
        (0, 0) => (p.good, "没有错误，警告均已处理，可以报送".to_owned()),
        (0, open) => (
            p.warning,
            format!("没有错误；还有 {open} 条警告需要修改或说明"),
        ),
        (errors, 0) => (p.error, format!("还有 {errors} 条错误，改正后才能报送")),
        (errors, open) => (
            p.error,
            format!("还有 {errors} 条错误须改正，{open} 条警告需要修改或说明"),
        ),
    };
    ui.colored_label(color, text);
    view.ui(ui, ctx);
}
