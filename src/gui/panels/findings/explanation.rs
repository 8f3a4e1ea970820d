//! What the user has said to a finding: the reason, whether it still holds, and what can be done with it.

use egui::Label;
use egui::RichText;
use egui::Ui;

use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::view_ctx::ViewCtx;
use crate::model::Explanation;
use crate::rules::Explained;
use crate::rules::Finding;
use crate::rules::explanation_of;

/// Shows the explanation of a finding that has one.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Finding) {
    if finding.explained == Explained::No {
        return;
    }
    let Some(explanation) = explanation_of(ctx.budget, finding) else {
        return;
    };
    let p = theme::palette(ui);
    let reason = explanation.reason.trim();
    ui.add(Label::new(format!("说明：{reason}")).wrap());
    let signature = format!("{} {}", explanation.author.trim(), explanation.date.trim());
    if !signature.trim().is_empty() {
        ui.label(RichText::new(signature.trim()).small().color(p.text_weak));
    }
    if finding.explained == Explained::Lapsed {
        let words = format!(
            "说明时为“{}”，现为“{}”",
            explanation.figures,
            finding.fingerprint()
        );
        ui.add(Label::new(RichText::new(words).color(p.warning)).wrap());
    }
    actions_ui(ui, ctx, finding, explanation);
}

fn actions_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Finding, explanation: &Explanation) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 0.0);
        if finding.explained == Explained::Lapsed {
            let renew = ui.small_button("续用说明");
            if renew
                .on_hover_text("理由仍然成立，按现在的数额保留")
                .clicked()
            {
                let reason = explanation.reason.to_string();
                ctx.send(Action::Explain(Box::new(finding.clone()), reason));
            }
        }
        if ui.small_button("修改说明…").clicked() {
            ctx.send(Action::AskReason(Box::new(finding.clone())));
        }
        if ui.small_button("收回说明").clicked() {
            // Without a word, a reason is taken back.
            ctx.send(Action::Explain(Box::new(finding.clone()), String::new()));
        }
    });
}
