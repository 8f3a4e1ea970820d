//! The line at the bottom: sum of the selection, findings, notices, place of the file.

use egui::Ui;

use crate::gui::notices::Notices;
use crate::gui::theme;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::grid::Tally;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;

/// What the status bar shows.
pub struct StatusCtx<'a> {
    /// Of the selected cells.
    pub summary: Option<Summary>,
    /// How the rows are arranged, in words; empty for as they are.
    pub arrangement: &'a str,
    /// The unit of amounts.
    pub scale: AmountScale,
    /// Where the file is.
    pub place: &'a str,
    /// What is being worked on in the background.
    pub work: Option<&'a str>,
    /// Size of the window in percent.
    pub zoom: u16,
}

/// Shows the status bar.
pub fn ui(ui: &mut Ui, ctx: &StatusCtx<'_>, notices: &mut Notices) {
    ui.horizontal(|ui| {
        if let Some(work) = ctx.work {
            ui.add(egui::Spinner::new().size(14.0));
            ui.small(work);
        } else {
            ui.add(egui::Label::new(egui::RichText::new(ctx.place).small().weak()).truncate());
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            notices_ui(ui, notices);
            if ctx.zoom != 100 {
                ui.small(format!("{}%", ctx.zoom));
            }
            if let Some(summary) = ctx.summary {
                ui.label(summary_text(summary, ctx.scale));
            }
            if !ctx.arrangement.is_empty() {
                ui.add_space(2.0 * theme::sizes::GAP);
                ui.label(ctx.arrangement);
            }
        });
    });
}

fn notices_ui(ui: &mut Ui, notices: &mut Notices) {
    let unread = notices.unread();
    let text = if unread > 0 {
        format!("通知 {unread}")
    } else {
        "通知".to_owned()
    };
    let color = if unread > 0 {
        theme::palette(ui).text
    } else {
        theme::palette(ui).text_weak
    };
    let text = egui::RichText::new(text).small().color(color);
    ui.menu_button(text, |ui| {
        ui.set_width(theme::sizes::FINDINGS_WIDTH);
        egui::ScrollArea::vertical()
            .max_height(360.0)
            .show(ui, |ui| notices.list_ui(ui));
    });
}

/// Count, sum, average, most and least: of amounts where there are any, of whole numbers otherwise.
fn summary_text(summary: Summary, scale: AmountScale) -> String {
    let format = AmountFormat::new(scale);
    let amount = |fen: i128| {
        // More than fits an amount can't be shown exactly, and is never reached by real budgets.
        let fen = i64::try_from(fen).ok()?;
        Some(format.digits(Money::from_fen(fen)))
    };
    let whole = |number: i128| Some(number.to_string());
    let figures = if summary.amounts.count > 0 {
        let average = summary.amounts.average(1).and_then(amount);
        let sum = amount(summary.amounts.sum).map(|sum| format!("{sum} {}", scale.label()));
        figures(summary.amounts, &amount, sum, average)
    } else {
        let hundredths = summary.counts.average(100);
        let average = hundredths.map(|it| format!("{}.{:02}", it / 100, it % 100));
        figures(summary.counts, &whole, whole(summary.counts.sum), average)
    };
    format!("计数 {}{figures}", summary.filled)
}

fn figures(
    tally: Tally,
    shown: &dyn Fn(i128) -> Option<String>,
    sum: Option<String>,
    average: Option<String>,
) -> String {
    if tally.count == 0 {
        return String::new();
    }
    let all = [
        ("求和", sum),
        ("平均", average),
        ("最大", shown(tally.most.into())),
        ("最小", shown(tally.least.into())),
    ];
    all.into_iter()
        .filter_map(|(name, figure)| Some(format!("    {name} {}", figure?)))
        .collect()
}
