//! What can be done with a column: order and choose the rows by it, hide it, freeze up to it.
//!
//! It says what is asked for; the pane does it.

use std::collections::BTreeSet;

use egui::Button;
use egui::Id;
use egui::Popup;
use egui::PopupCloseBehavior;
use egui::Rect;
use egui::TextEdit;
use egui::Ui;

use crate::codes::pinyin;
use crate::gui::records::EntryCtx;
use crate::gui::records::Filter;
use crate::gui::records::RowView;
use crate::gui::records::Tallied;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::check_box;
use crate::gui::widgets::grid::ColumnPrefs;
use crate::gui::widgets::grid::Frozen;
use crate::gui::widgets::grid::Order;
use crate::gui::widgets::main_button;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::Money;

/// Texts visible at once; more scroll.
const VISIBLE: f32 = 8.0;

/// The open menu of a column.
pub(super) struct ColumnMenu {
    column: String,
    is_amount: bool,
    anchor: Rect,
    values: Vec<Choosable>,
    search: String,
    /// The values that answer the search.
    found: Vec<usize>,
    amount: String,
    problem: Option<String>,
    /// Frames since it was opened; the first only measures.
    age: u8,
}

/// A text of the column that can be chosen.
struct Choosable {
    tallied: Tallied,
    is_chosen: bool,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    Sort(Option<Order>),
    SaveOrder,
    Filter(Option<Filter>),
    ClearFilters,
    Reapply,
    Hide,
    ShowAll,
    Freeze,
    Unfreeze,
    UsualWidths,
}

/// The column a menu is opened for.
pub(super) struct Opening<'a> {
    pub column: &'a str,
    pub kind: Option<ValueKind>,
    /// Where its header is.
    pub anchor: Rect,
    pub tallied: Vec<Tallied>,
    pub entry: &'a EntryCtx<'a>,
}

/// What the menu shows of the pane it was opened in.
pub(super) struct PaneState<'a> {
    pub view: &'a RowView,
    pub prefs: &'a ColumnPrefs,
    pub columns: usize,
    pub entry: &'a EntryCtx<'a>,
}

impl ColumnMenu {
    /// Opens below a header.
    pub fn open(ctx: &egui::Context, opening: Opening<'_>, view: &RowView) -> Self {
        Popup::open_id(ctx, id());
        let filter = view.filter(opening.column);
        let is_chosen = |text: &str| match filter {
            Some(Filter::Texts(texts)) => texts.contains(text),
            _ => true,
        };
        let amount = match filter {
            Some(Filter::Above(amount) | Filter::Below(amount)) => {
                let amount = Value::Money(*amount);
                opening.entry.edited(&amount, ValueKind::Money)
            }
            _ => String::new(),
        };
        let values: Vec<_> = opening
            .tallied
            .into_iter()
            .map(|tallied| Choosable {
                is_chosen: is_chosen(&tallied.text),
                tallied,
            })
            .collect();
        Self {
            column: opening.column.to_owned(),
            is_amount: opening.kind == Some(ValueKind::Money),
            anchor: opening.anchor,
            found: (0..values.len()).collect(),
            values,
            search: String::new(),
            amount,
            problem: None,
            age: 0,
        }
    }

    /// The column it is about.
    pub fn column(&self) -> &str {
        &self.column
    }

    /// Shows the menu; false once it is closed.
    pub fn show(&mut self, ui: &Ui, pane: &PaneState<'_>) -> (bool, Option<Asked>) {
        let mut asked = None;
        let popup = Popup::new(id(), ui.ctx().clone(), self.anchor, ui.layer_id())
            .open_memory(None)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name("列菜单");
        let shown = popup.show(|ui| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(sizes::COLUMN_MENU_LEFT);
                    ui.spacing_mut().item_spacing.y = sizes::LINE;
                    asked = self.arrange_ui(ui, pane);
                });
                ui.separator();
                ui.vertical(|ui| {
                    ui.set_width(sizes::COLUMN_MENU_RIGHT);
                    let filter = self.filter_ui(ui, pane);
                    asked = asked.take().or(filter);
                });
            });
        });
        self.age = self.age.saturating_add(1);
        if asked.is_some() {
            Popup::close_id(ui.ctx(), id());
        }
        let is_open = shown.is_some() && Popup::is_id_open(ui.ctx(), id());
        (is_open, asked)
    }

    fn arrange_ui(&self, ui: &mut Ui, pane: &PaneState<'_>) -> Option<Asked> {
        let by = pane.view.sort().filter(|(by, _)| *by == self.column);
        let order = by.map(|(_, order)| order);
        let is_sorted = pane.view.sort().is_some();
        let is_arranged = !pane.view.is_plain();
        let can_hide = pane.prefs.hidden.len() + 1 < pane.columns + pane.prefs.hidden.len();
        let mut asked = None;
        let mut entry = |ui: &mut Ui, text: &str, state: (bool, bool), what: Asked| {
            if entry_ui(ui, text, state) {
                asked = Some(what);
            }
        };
        for it in [Order::Ascending, Order::Descending] {
            let state = (true, order == Some(it));
            entry(ui, it.label(), state, Asked::Sort(Some(it)));
        }
        entry(ui, "恢复原次序", (is_sorted, false), Asked::Sort(None));
        entry(ui, "按当前次序保存", (is_sorted, false), Asked::SaveOrder);
        entry(ui, "重新排序和筛选", (is_arranged, false), Asked::Reapply);
        ui.separator();
        let is_last = pane.prefs.frozen == Frozen::UpTo(self.column.clone());
        let is_frozen = pane.prefs.frozen != Frozen::Nothing;
        entry(ui, "冻结到此列", (!is_last, is_last), Asked::Freeze);
        entry(ui, "取消冻结", (is_frozen, false), Asked::Unfreeze);
        ui.separator();
        entry(ui, "隐藏此列", (can_hide, false), Asked::Hide);
        let hides = !pane.prefs.hidden.is_empty();
        entry(ui, "显示全部列", (hides, false), Asked::ShowAll);
        let has_widths = !pane.prefs.widths.is_empty();
        entry(ui, "恢复列宽", (has_widths, false), Asked::UsualWidths);
        asked
    }

    fn filter_ui(&mut self, ui: &mut Ui, pane: &PaneState<'_>) -> Option<Asked> {
        let mut asked = None;
        if self.is_amount {
            asked = self.amounts_ui(ui, pane);
            ui.separator();
        }
        let filter = self.search_ui(ui).then(|| self.chosen()).flatten();
        self.values_ui(ui);
        let chosen = self.buttons_ui(ui, pane.view);
        asked.or(filter.map(Asked::Filter)).or(chosen)
    }

    /// The search field. True when Enter takes what it found.
    fn search_ui(&mut self, ui: &mut Ui) -> bool {
        let output = TextEdit::singleline(&mut self.search)
            .hint_text("查找内容或拼音首字母")
            .desired_width(f32::INFINITY)
            .return_key(None)
            .show(ui);
        let response = output.response.response;
        name(&response, "查找内容");
        if self.age < 2 {
            response.request_focus();
        }
        if response.changed() {
            let query = pinyin::Query::new(&self.search);
            let values = self.values.iter().enumerate();
            let found = values.filter(|(_, value)| {
                let key = pinyin::SearchKey::new(&value.tallied.text);
                query.is_empty() || key.rank(&query).is_some()
            });
            self.found = found.map(|(at, _)| at).collect();
        }
        response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
    }

    fn values_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            for (text, is_chosen) in [("全选", true), ("清空", false)] {
                if ui.small_button(text).clicked() {
                    for at in &self.found {
                        self.values[*at].is_chosen = is_chosen;
                    }
                }
            }
        });
        if self.found.is_empty() {
            ui.weak("没有相符的内容");
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical()
            .max_height(VISIBLE * sizes::ROW)
            .auto_shrink([false, true])
            .show_rows(ui, sizes::ROW, self.found.len(), |ui, rows| {
                for at in &self.found[rows] {
                    value_ui(ui, &mut self.values[*at]);
                }
            });
    }

    fn buttons_ui(&self, ui: &mut Ui, view: &RowView) -> Option<Asked> {
        let mut asked = None;
        ui.add_space(sizes::GAP);
        ui.horizontal(|ui| {
            let chosen = self.chosen();
            let button = ui.add_enabled_ui(chosen.is_some(), |ui| main_button(ui, "确定"));
            if button.inner.clicked() {
                asked = chosen.map(Asked::Filter);
            }
            let is_filtered = view.filter(&self.column).is_some();
            let button = ui.add_enabled(is_filtered, Button::new("取消此列筛选"));
            if button.clicked() {
                asked = Some(Asked::Filter(None));
            }
            let button = ui.add_enabled(view.is_filtered(), Button::new("显示全部行"));
            if button.clicked() {
                asked = Some(Asked::ClearFilters);
            }
        });
        asked
    }

    /// The filter of what is chosen and found; all is none, and nothing can't be.
    #[expect(
        clippy::option_option,
        reason = "no answer, or the answer that there is no filter"
    )]
    fn chosen(&self) -> Option<Option<Filter>> {
        let found = self.found.iter().map(|at| &self.values[*at]);
        let chosen: BTreeSet<_> = found
            .filter(|value| value.is_chosen)
            .map(|value| value.tallied.text.clone())
            .collect();
        match chosen.len() {
            0 => None,
            all if all == self.values.len() => Some(None),
            _ => Some(Some(Filter::Texts(chosen))),
        }
    }

    /// The filter of the typed amount, or what is wrong with it.
    fn compared(&mut self, pane: &PaneState<'_>, filter: fn(Money) -> Filter) -> Option<Asked> {
        match pane.entry.parsed(ValueKind::Money, &self.amount) {
            Ok(Value::Money(amount)) => return Some(Asked::Filter(Some(filter(amount)))),
            Ok(_) => self.problem = Some("请先填写金额".to_owned()),
            Err(error) => self.problem = Some(error.to_string()),
        }
        None
    }

    fn amounts_ui(&mut self, ui: &mut Ui, pane: &PaneState<'_>) -> Option<Asked> {
        let mut asked = None;
        ui.horizontal(|ui| {
            let hint = pane.entry.scale().label();
            let field = TextEdit::singleline(&mut self.amount).hint_text(hint);
            let response = ui.add(field.desired_width(sizes::PICKER_NUMBER));
            name(&response, "比较的金额");
            if ui.button("大于").clicked() {
                asked = self.compared(pane, Filter::Above);
            }
            if ui.button("小于").clicked() {
                asked = self.compared(pane, Filter::Below);
            }
            for (text, filter) in [("非零", Filter::Filled), ("空白", Filter::Blank)] {
                if ui.button(text).clicked() {
                    asked = Some(Asked::Filter(Some(filter)));
                }
            }
        });
        if let Some(problem) = &self.problem {
            ui.colored_label(theme::palette(ui).error, problem);
        }
        asked
    }
}

fn id() -> Id {
    Id::unique("column menu")
}

/// A name for a field that shows what it is only while it is empty.
fn name(response: &egui::Response, name: &str) {
    let label = |node: &mut egui::accesskit::Node| node.set_label(name);
    response.ctx.accesskit_node_builder(response.id, label);
}

fn entry_ui(ui: &mut Ui, text: &str, (is_enabled, is_on): (bool, bool)) -> bool {
    let size = egui::vec2(ui.available_width(), sizes::ROW);
    let button = Button::selectable(is_on, text).min_size(size);
    ui.add_enabled(is_enabled || is_on, button).clicked()
}

/// A text with its box, and how many rows have it.
fn value_ui(ui: &mut Ui, value: &mut Choosable) {
    let text = match value.tallied.text.as_str() {
        "" => "（空白）",
        text => text,
    };
    let is_chosen = &mut value.is_chosen;
    egui::Sides::new()
        .height(sizes::ROW)
        .shrink_left()
        .truncate()
        .show(
            ui,
            |ui| check_box(ui, is_chosen, text),
            |ui| {
                ui.add_space(sizes::GAP);
                ui.weak(value.tallied.count.to_string())
            },
        );
}
