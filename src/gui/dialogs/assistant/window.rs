//! What stands around a page: the list of pages, the buttons.

use std::collections::BTreeMap;

use egui::RichText;
use egui::Ui;

use super::Assistant;
use super::Page;
use super::Wish;
use super::fields::Fields;
use super::form::Entry;
use super::pages;
use super::source;
use super::summary;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;

impl Assistant {
    /// The list of pages, the page and the buttons.
    pub(super) fn window_ui(&mut self, ui: &mut Ui, actions: &Actions) -> Option<Wish> {
        let mut wish = None;
        ui.heading("新建预算");
        ui.add_space(sizes::GAP);
        // Heading, buttons and margins need the rest.
        let space = ui.ctx().content_rect().height() - sizes::ASSISTANT_FRAME;
        let height = sizes::ASSISTANT_HEIGHT.min(space);
        let size = egui::vec2(ui.available_width(), height);
        let side_by_side = egui::Layout::left_to_right(egui::Align::Min);
        ui.allocate_ui_with_layout(size, side_by_side, |ui| {
            ui.vertical(|ui| {
                ui.set_width(sizes::STEPS_WIDTH);
                wish = self.list_ui(ui);
            });
            ui.separator();
            ui.vertical(|ui| {
                egui::ScrollArea::vertical()
                    .id_salt(self.page)
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        let asked = self.page_ui(ui, actions);
                        wish = wish.take().or(asked);
                    });
            });
        });
        ui.separator();
        wish.or(self.buttons_ui(ui))
    }

    fn list_ui(&mut self, ui: &mut Ui) -> Option<Wish> {
        let mut wish = None;
        for page in Page::ALL {
            let is_wrong = self.tried.contains(&page)
                && !self.form.problems(page, self.last.as_ref()).is_empty();
            let mut text = RichText::new(page.label());
            if is_wrong {
                text = text.color(theme::palette(ui).error);
            }
            let size = egui::vec2(ui.available_width(), sizes::STEP);
            let to_the_left = (text, egui::Atom::grow());
            let button = egui::Button::selectable(page == self.page, to_the_left).min_size(size);
            let response = ui.add(button);
            self.keeps_enter.push(response.id);
            if response.clicked() {
                wish = Some(Wish::Show(page));
            }
        }
        wish
    }

    fn page_ui(&mut self, ui: &mut Ui, actions: &Actions) -> Option<Wish> {
        let problems = if self.tried.contains(&self.page) {
            self.form.problems(self.page, self.last.as_ref())
        } else {
            BTreeMap::new()
        };
        let mut fields = Fields {
            problems: &problems,
            wants: &mut self.wants,
            keeps_enter: &mut self.keeps_enter,
        };
        let pack = self.packs.get(self.form.pack);
        // Ticks share this colour with the handles of scroll bars.
        ui.visuals_mut().widgets.inactive.bg_fill = theme::palette(ui).input;
        match (self.page, pack) {
            (_, None) => {
                ui.label("没有可用的地区表样");
            }
            (Page::Year, _) => pages::year_ui(ui, &mut fields, &mut self.form, &self.packs),
            (Page::Units, _) => pages::units_ui(ui, &mut fields, &mut self.form),
            (Page::Source, Some(pack)) => {
                let ctx = source::SourceCtx {
                    pack,
                    last: self.last.as_ref(),
                    recent: &self.recent,
                    actions,
                };
                // The counts are of another year then.
                if source::ui(ui, &mut fields, &mut self.form, &ctx) {
                    return Some(Wish::Show(Page::Source));
                }
            }
            (Page::Summary, Some(pack)) => match &self.begun {
                Ok(begun) => summary::ui(
                    ui,
                    &summary::SummaryCtx {
                        form: &self.form,
                        pack,
                        last: self.last.as_ref(),
                        begun,
                    },
                ),
                Err(problem) => {
                    ui.colored_label(theme::palette(ui).error, problem);
                }
            },
        }
        None
    }

    fn buttons_ui(&mut self, ui: &mut Ui) -> Option<Wish> {
        let mut wish = None;
        let is_last = self.page.next().is_none();
        ui.horizontal(|ui| {
            ui.small(if is_last {
                "Enter 新建，PageDown 往下看，Esc 离开"
            } else {
                "Tab 换栏，方向键选择，空格打勾，Enter 继续，Esc 离开"
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let on = main_button(ui, if is_last { "新建" } else { "下一步" });
                if is_last && self.wants == Some(Entry::Create) {
                    on.request_focus();
                    self.wants = None;
                }
                let back = self.page.previous();
                let previous = ui.add_enabled(back.is_some(), egui::Button::new("上一步"));
                let leave = ui.button("取消");
                for response in [&on, &previous, &leave] {
                    self.keeps_enter.push(response.id);
                }
                if on.clicked() {
                    wish = Some(Wish::On);
                } else if previous.clicked() {
                    wish = back.map(Wish::Show);
                } else if leave.clicked() {
                    wish = Some(Wish::Leave);
                }
            });
        });
        wish
    }
}
