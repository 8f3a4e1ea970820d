//! Revenue against expenditure: two bars on one scale, what they are made of, the difference in words.

use egui::Color32;
use egui::RichText;
use egui::Ui;

use super::card;
use super::format;
use crate::compute::RevenuePart;
use crate::compute::Split;
use crate::compute::share;
use crate::gui::action::Action;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::Palette;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::bars::Segment;
use crate::gui::widgets::bars::legend;
use crate::gui::widgets::bars::part_of;
use crate::gui::widgets::bars::stacked_bar;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::money::AmountFormat;
use crate::money::Money;

/// Shows the card.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let overview = &ctx.derived.overview;
    let (revenue, spending) = (&overview.revenue, &overview.spending);
    let whole = revenue.total.max(spending.total);
    let format = format(ctx);
    let unit = format.scale.label();
    card(
        ui,
        &format!("收支平衡（{unit}）"),
        "点色块到对应的步骤",
        |ui| {
            let p = theme::palette(ui);
            let of_revenue = Side {
                title: "收入",
                split: revenue,
                whole,
                format,
                describe: &|part: RevenuePart| (part.label(), revenue_color(p, part)),
            };
            if of_revenue.ui(ui).is_some() {
                ctx.send(Action::ShowStep(Step::Revenue));
            }
            let of_spending = Side {
                title: "支出",
                split: spending,
                whole,
                format,
                describe: &|kind: LineKind| (kind.label(), p.series()[kind as usize]),
            };
            if let Some(kind) = of_spending.ui(ui) {
                ctx.send(Action::ShowStep(step_of(kind)));
            }
            difference_ui(ui, ctx, revenue.total - spending.total);
        },
    );
}

/// One side of the balance.
struct Side<'a, K> {
    title: &'a str,
    split: &'a Split<K>,
    /// What the length of a full bar stands for.
    whole: Money,
    format: AmountFormat,
    describe: &'a dyn Fn(K) -> (&'static str, Color32),
}

impl<K: Copy> Side<'_, K> {
    /// Shows bar and legend; gives the part that was clicked.
    fn ui(&self, ui: &mut Ui) -> Option<K> {
        let Split { total, parts } = self.split;
        let segments: Vec<Segment<'_>> = parts
            .iter()
            .map(|(key, amount)| {
                let (name, color) = (self.describe)(*key);
                Segment {
                    name,
                    value: format!(
                        "{}{}",
                        self.format.sentence(*amount),
                        percent(*amount, *total, "，占")
                    ),
                    part: part_of(*amount, self.whole),
                    color,
                }
            })
            .collect();
        let clicked = ui.horizontal(|ui| {
            ui.label(self.title);
            let room = (ui.available_width() - sizes::TOTAL_WIDTH).max(0.0);
            let clicked = stacked_bar(ui, room, &segments);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(self.format.digits(*total));
            });
            clicked
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(2.0 * sizes::GAP, 0.0);
            for (segment, (_, amount)) in segments.iter().zip(parts) {
                let figure = self.format.digits(*amount);
                let text = format!(
                    "{} {figure}{}",
                    segment.name,
                    percent(*amount, *total, "  ")
                );
                legend(ui, segment.color, &text);
            }
        });
        clicked.inner.map(|at| parts[at].0)
    }
}

/// The share of a part behind some words; nothing where there is no whole.
fn percent(part: Money, whole: Money, before: &str) -> String {
    share(part, whole).map_or_else(String::new, |share| format!("{before}{share}%"))
}

fn difference_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, difference: Money) {
    let p = theme::palette(ui);
    let format = format(ctx);
    let gap = format.sentence(difference.abs());
    let (color, words) = if difference.is_zero() {
        (p.good, "收支平衡".to_owned())
    } else if difference > Money::ZERO {
        (p.error, format!("收入比支出多 {gap}，还没有安排出去"))
    } else {
        (p.error, format!("支出比收入多 {gap}，没有资金来源"))
    };
    ui.horizontal(|ui| {
        ui.colored_label(color, words);
        if let Some(last_year) = ctx.derived.overview.revenue_last_year {
            let change = ctx.derived.overview.revenue.total - last_year;
            let text = format!("收入比上年{}", change_words(format, change));
            ui.label(RichText::new(text).color(p.text_weak));
        }
    });
}

/// 增加, 减少 or 持平, with the amount.
pub(super) fn change_words(format: AmountFormat, change: Money) -> String {
    if change.is_zero() {
        return "持平".to_owned();
    }
    let direction = if change > Money::ZERO {
        "增加"
    } else {
        "减少"
    };
    format!("{direction} {}", format.sentence(change.abs()))
}

/// Money keeps its colour whatever else there is.
fn revenue_color(p: &Palette, part: RevenuePart) -> Color32 {
    let series = p.series();
    match part {
        RevenuePart::Source(FundSource::GeneralPublic) => series[0],
        RevenuePart::Source(FundSource::GovernmentFund) => series[1],
        RevenuePart::Source(FundSource::StateCapital) => series[3],
        RevenuePart::Source(FundSource::SpecialAccount) => series[4],
        RevenuePart::Source(
            FundSource::Service
            | FundSource::Operating
            | FundSource::SuperiorSubsidy
            | FundSource::AffiliateRemittance
            | FundSource::Other,
        )
        | RevenuePart::Own => series[2],
        RevenuePart::CarryOver => series[5],
    }
}

/// Where lines of a kind are filled in.
fn step_of(kind: LineKind) -> Step {
    match kind {
        LineKind::Project => Step::Projects,
        LineKind::BasicPersonnel
        | LineKind::BasicOperating
        | LineKind::Operating
        | LineKind::SuperiorRemittance
        | LineKind::AffiliateSubsidy
        | LineKind::CarryForward => Step::Basic,
    }
}
