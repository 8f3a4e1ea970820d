//! The line at the bottom: sum of the selection, findings, notices, place of the file.

use egui::Ui;

use crate::gui::notices::Notices;
use crate::gui::theme;
use crate::gui::widgets::grid::Summary;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;

/// What the status bar shows.
pub struct StatusCtx<'a> {
    /// Of the selected cells.
    pub summary: Option<Summary>,
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

fn summary_text(summary: Summary, scale: AmountScale) -> String {
    if summary.numbers == 0 {
        return format!("计数 {}", summary.filled);
    }
    // More than fits an amount can't be shown exactly, and is never reached by real budgets.
    match i64::try_from(summary.sum) {
        Ok(fen) => {
            let sum = AmountFormat::new(scale).sentence(Money::from_fen(fen));
            format!("计数 {}    求和 {sum}", summary.filled)
        }
        Err(_) => format!("计数 {}", summary.filled),
    }
}
