//! The biggest items by departmental economic class and by project, side by side.

use egui::Color32;
use egui::Ui;

use super::balance::change_words;
use super::card;
use super::format;
use crate::compute::Ranked;
use crate::compute::Ranking;
use crate::compute::share;
use crate::gui::action::Action;
use crate::gui::names::shown_name;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::bars::BarRow;
use crate::gui::widgets::bars::bar_row;
use crate::gui::widgets::bars::part_of;
use crate::gui::widgets::text_width::text_width;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::Money;
use crate::rules::Location;

/// At least so many rows, however low the window is; the second for the higher rows with notes.
const ROWS_LEAST: [usize; 2] = [5, 4];

/// Shows both lists, with as many rows as there is height for; one below the other where they would be narrow.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, height: f32) {
    if ui.available_width() < sizes::RANKINGS_BESIDE {
        economics_ui(ui, ctx, height);
        projects_ui(ui, ctx, height);
        return;
    }
    let width = (ui.available_width() - sizes::GAP) / 2.0;
    ui.horizontal_top(|ui| {
        for list in [economics_ui, projects_ui] {
            ui.vertical(|ui| {
                ui.set_width(width);
                list(ui, ctx, height);
            });
        }
    });
}

fn economics_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, height: f32) {
    let list = List {
        title: "按部门经济科目",
        ranking: &ctx.derived.overview.economics,
        color: theme::palette(ui).series()[0],
        name: &|code| match code {
            Some(code) => ctx
                .entry
                .shown(&Value::Economic(*code), ValueKind::Economic),
            None => "未填科目".to_owned(),
        },
        otherwise: &|_| Action::ShowStep(Step::Basic),
    };
    list.ui(ui, ctx, height);
}

fn projects_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, height: f32) {
    let list = List {
        title: "按项目",
        ranking: &ctx.derived.overview.projects,
        color: theme::palette(ui).series()[2],
        name: &|project| match project {
            Some(id) => shown_name(ctx.budget, (*id).into()),
            None => "未填项目".to_owned(),
        },
        otherwise: &|project| match project {
            Some(id) => Action::GoTo(Location::Record((*id).into())),
            None => Action::ShowStep(Step::Projects),
        },
    };
    list.ui(ui, ctx, height);
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a height in points, not below zero"
)]
fn rows_in(height: f32, has_notes: bool) -> usize {
    let row = if has_notes {
        sizes::BAR_ROW_NOTED
    } else {
        sizes::BAR_ROW
    } + sizes::CARD_GAP;
    // Above the rows stands the title, below them the sum of the rest.
    let taken = sizes::CARD_FRAME + sizes::SMALL_ROW;
    let rows = ((height - taken) / row).max(0.0) as usize;
    rows.max(ROWS_LEAST[usize::from(has_notes)])
}

/// One of the lists.
struct List<'a, K> {
    title: &'a str,
    ranking: &'a Ranking<K>,
    color: Color32,
    name: &'a dyn Fn(&K) -> String,
    /// Where an item leads that no table shows.
    otherwise: &'a dyn Fn(&K) -> Action,
}

impl<K> List<'_, K> {
    /// Whether the file has last year's amounts of some of them.
    fn is_compared(&self) -> bool {
        self.ranking.items.iter().any(|it| it.last_year.is_some())
    }

    fn ui(&self, ui: &mut Ui, ctx: &ViewCtx<'_>, height: f32) {
        let rows = rows_in(height, self.is_compared());
        let format = format(ctx);
        let unit = format.scale.label();
        let total = format.digits(self.ranking.total);
        let title = format!("{}（{unit}）", self.title);
        card(ui, &title, &format!("合计 {total}"), |ui| {
            if self.ranking.items.is_empty() {
                ui.weak("还没有这样的支出");
            }
            let shown = &self.ranking.items[..rows.min(self.ranking.items.len())];
            for item in shown {
                self.item_ui(ui, ctx, item);
            }
            self.rest_ui(ui, ctx, shown);
        });
    }

    fn item_ui(&self, ui: &mut Ui, ctx: &ViewCtx<'_>, item: &Ranked<K>) {
        let format = format(ctx);
        let items = &self.ranking.items;
        let last_years = items.iter().filter_map(|it| it.last_year);
        let scale = items
            .iter()
            .map(|it| it.amount)
            .chain(last_years)
            .max()
            .unwrap_or_default();
        let percent = share(item.amount, self.ranking.total).map(|share| format!("{share:.1}%"));
        let mut value = format.sentence(item.amount);
        if let Some(percent) = &percent {
            value = format!("{value}，占 {percent}");
        }
        let change = item.last_year.map(|last_year| item.amount - last_year);
        if let Some(change) = change {
            value = format!("{value}，比上年{}", change_words(format, change));
        }
        let columns = vec![
            column(format.digits(item.amount), &format.digits(items[0].amount)),
            column(percent.unwrap_or_default(), "100.0%"),
        ];
        let words = change.map_or_else(String::new, |change| {
            format!("比上年 {}", signed(&format.digits(change), change))
        });
        let widest = format!("比上年 +{}", format.digits(items[0].amount));
        let note = self.is_compared().then(|| column(words, &widest));
        let row = BarRow {
            name: &(self.name)(&item.key),
            value,
            columns: &columns,
            note,
            part: part_of(item.amount, scale),
            last_year: item.last_year.map(|last_year| part_of(last_year, scale)),
        };
        if bar_row(ui, &row, self.color).clicked() {
            let cell = item.cell.map(Action::GoToCell);
            ctx.send(cell.unwrap_or_else(|| (self.otherwise)(&item.key)));
        }
    }

    fn rest_ui(&self, ui: &mut Ui, ctx: &ViewCtx<'_>, shown: &[Ranked<K>]) {
        let count = self.ranking.items.len() - shown.len() + self.ranking.rest_count;
        if count == 0 {
            return;
        }
        let told: Money = shown.iter().map(|it| it.amount).sum();
        let rest = format(ctx).sentence(self.ranking.total - told);
        ui.small(format!("其余 {count} 项共 {rest}"));
    }
}

/// A text with the room that the widest of its column takes.
fn column(text: String, widest: &str) -> (String, f32) {
    (text, text_width(widest) + sizes::GAP)
}

fn signed(digits: &str, change: Money) -> String {
    if change > Money::ZERO {
        format!("+{digits}")
    } else {
        digits.to_owned()
    }
}
