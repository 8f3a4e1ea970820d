//! 打印预览: the pages as they will be printed, with what is printed at the left and how at the right.
//!
//! It stands in the place of the step that was shown, until it is closed or something else is to be seen.
//! Pages are laid out once for each state of the budget, on a thread of its own.

mod fields;
mod list;
mod options;
mod pages;
mod paint;
mod zoom;

use std::sync::Arc;
use std::time::Duration;

use egui::Context;
use egui::Frame;
use egui::Key;
use egui::Modifiers;
use egui::Panel;
use egui::RichText;
use egui::Ui;

use crate::document::Document;
use crate::gui::action::Action;
use crate::gui::printers::PrinterDesk;
use crate::gui::task::Task;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::keyboard_is_free;
use crate::model::PrintPlanField;
use crate::model::Value;
use crate::printing;
use crate::printing::Content;
use crate::printing::Layout;
use crate::printing::Place;
use crate::printing::ToPrint;
use list::Asked;
use list::ContentsList;
use list::Entry;
use options::Options;
use pages::PagesView;
use zoom::Zoom;

/// So long is waited for pages, which mostly are there at once, before the old ones are shown a moment longer.
const PATIENCE: Duration = Duration::from_millis(60);

/// View state of the preview.
#[derive(Default)]
pub struct Preview {
    /// The state of the budget that is shown or being laid out.
    revision: Option<u64>,
    contents: Vec<Content>,
    places: Vec<Place>,
    layout: Arc<Layout>,
    work: Task<Layout>,
    /// Why there are no pages.
    problem: Option<String>,
    /// The content that is shown first.
    begins_with: Option<String>,
    list: ContentsList,
    pages: PagesView,
    options: Options,
}

impl Preview {
    /// Begins with a table, by its id.
    pub fn at(table: Option<&str>) -> Self {
        Self {
            begins_with: table.map(str::to_owned),
            ..Self::default()
        }
    }

    /// The pages as they were laid out last.
    pub fn layout(&self) -> Arc<Layout> {
        self.layout.clone()
    }

    /// Shows pages larger, smaller or, with neither, in the size they are printed in.
    pub fn zoom(&mut self, larger: Option<bool>) {
        match larger {
            Some(larger) => self.pages.zoom = self.pages.stepped(larger),
            None => self.pages.zoom = Zoom::Percent(100),
        }
    }

    /// Has the pages laid out anew when the budget has changed, and takes those that are ready.
    pub fn follow(&mut self, ctx: &Context, document: &Document, day: &str) {
        let mut patience = Duration::ZERO;
        if self.revision != Some(document.revision()) {
            self.revision = Some(document.revision());
            let plan = printing::of(document.budget());
            self.contents = printing::contents(document);
            self.places = printing::places(&self.contents, &plan.content);
            match ToPrint::of(document, &plan, day) {
                Ok(to_print) => {
                    self.problem = None;
                    self.work.start(ctx, move || to_print.lay_out());
                }
                Err(error) => self.problem = Some(error.to_string()),
            }
            patience = PATIENCE;
        }
        match self.work.take(patience) {
            Some(Ok(layout)) => {
                self.layout = Arc::new(layout);
                self.begin();
            }
            Some(Err(_)) => self.problem = Some("分页意外中断".to_owned()),
            None => {}
        }
    }

    /// Shows what the preview was opened for.
    fn begin(&mut self) {
        let Some(id) = self.begins_with.take() else {
            return;
        };
        let of_id = |place: &Place| self.contents[place.content].id() == id;
        if let Some(at) = self.places.iter().position(of_id) {
            self.list.cursor = at;
            self.show(at);
        }
    }

    /// Shows the first page of what stands at a place.
    fn show(&mut self, at: usize) {
        let place = self.places.get(at);
        if let Some(page) = place.and_then(|it| self.layout.first(it.content)) {
            self.pages.show(page);
        }
    }

    /// Shows the preview.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, desk: &PrinterDesk) {
        let is_closed = self.is_closed_by_key(ui.ctx());
        let p = theme::palette(ui);
        let side = Frame::side_top_panel(ui.style()).inner_margin(sizes::MARGIN);
        let list = Panel::left("print contents")
            .frame(side)
            .exact_size(sizes::TABLES_WIDTH)
            .resizable(false);
        let asked = list.show(ui, |ui| {
            let entries = entries(&self.contents, &self.places, &self.layout);
            self.list.ui(ui, &entries)
        });
        if let Some(asked) = asked.inner {
            self.answer(ctx, asked);
        }
        let options = Panel::right("print options")
            .frame(side)
            .exact_size(sizes::PRINT_OPTIONS)
            .resizable(false);
        let asked = options.show(ui, |ui| {
            let plan = printing::of(ctx.budget);
            let pages = self.layout.pages.pages.iter();
            let numbers: Vec<usize> = pages.map(|page| page.number).collect();
            self.options.ui(ui, &plan, desk, &numbers)
        });
        match asked.inner {
            Some(options::Asked::Change(changes)) => change(ctx, changes),
            Some(options::Asked::Printers) => ctx.send(Action::AskPrinters),
            Some(options::Asked::Print(order)) => ctx.send(Action::Print(order)),
            None => {}
        }
        let ground = Frame::new().fill(p.desk);
        let is_closed = egui::CentralPanel::default()
            .frame(ground)
            .show(ui, |ui| self.middle_ui(ui) || is_closed)
            .inner;
        if is_closed {
            ctx.send(Action::EndPreview);
        }
    }

    fn is_closed_by_key(&self, ctx: &Context) -> bool {
        keyboard_is_free(ctx)
            // In a field it drops what was typed.
            && !self.options.is_typing
            && !egui::Popup::is_any_open(ctx)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    }

    /// The pages below the line that leads through them; true when the preview is to be closed.
    fn middle_ui(&mut self, ui: &mut Ui) -> bool {
        let bar = Frame::side_top_panel(ui.style()).inner_margin(sizes::MARGIN);
        let bar = Panel::top("preview bar").frame(bar);
        let is_closed = bar.show(ui, |ui| self.bar_ui(ui)).inner;
        if self.layout.pages.pages.is_empty() {
            self.empty_ui(ui);
        } else {
            let layout = self.layout.clone();
            self.pages.ui(ui, &layout.pages);
        }
        is_closed
    }

    fn empty_ui(&self, ui: &mut Ui) {
        let words = match &self.problem {
            Some(problem) => problem.as_str(),
            None if self.work.is_running() => "正在分页…",
            None => "没有要打印的页，请在左侧勾选报表",
        };
        ui.centered_and_justified(|ui| ui.label(words));
    }

    fn bar_ui(&mut self, ui: &mut Ui) -> bool {
        let missing = &self.layout.pages.missing;
        let bar = egui::Sides::new().shrink_left().truncate();
        let (turn, (zoom, is_closed)) = bar.show(
            ui,
            |ui| {
                ui.heading("打印预览");
                let turn = self.turn_ui(ui);
                if !missing.is_empty() {
                    let words = format!("{} 个字字库里没有", missing.len());
                    let words = RichText::new(words).color(theme::palette(ui).warning);
                    let all: Vec<String> = missing.iter().map(ToString::to_string).collect();
                    ui.label(words).on_hover_text(all.join("\n"));
                }
                turn
            },
            |ui| {
                let is_closed = ui.button("关闭").on_hover_text("Esc").clicked();
                (self.zoom_ui(ui), is_closed)
            },
        );
        if let Some(forward) = turn {
            self.pages.turn(forward);
        }
        if let Some(zoom) = zoom {
            self.pages.zoom = zoom;
        }
        is_closed
    }

    /// Which page is looked at; whether the next or the previous one is asked for.
    fn turn_ui(&self, ui: &mut Ui) -> Option<bool> {
        let pages = &self.layout.pages.pages;
        let now = self.pages.current();
        let buttons = [
            ("上一页", false, now > 0, "PageUp"),
            ("下一页", true, now + 1 < pages.len(), "PageDown"),
        ];
        let mut turn = None;
        for (label, forward, has_more, key) in buttons {
            let button = ui.add_enabled(has_more, egui::Button::new(label));
            if button.on_hover_text(key).clicked() {
                turn = Some(forward);
            }
        }
        if let (Some(page), Some(last)) = (pages.get(now), pages.last()) {
            ui.label(format!("第 {} 页，共 {} 页", page.number, last.number));
        }
        if self.work.is_running() && !pages.is_empty() {
            ui.weak("正在分页…");
        }
        turn
    }

    /// From right to left; the size that is asked for.
    fn zoom_ui(&self, ui: &mut Ui) -> Option<Zoom> {
        let mut asked = None;
        ui.separator();
        for (label, zoom) in [
            ("100%", Zoom::Percent(100)),
            ("页宽", Zoom::Width),
            ("整页", Zoom::Page),
        ] {
            let is_set = self.pages.zoom == zoom;
            if ui.selectable_label(is_set, label).clicked() {
                asked = Some(zoom);
            }
        }
        if ui.button("放大").on_hover_text("Ctrl+加号").clicked() {
            asked = Some(self.pages.stepped(true));
        }
        ui.label(format!("{}%", self.pages.percent()));
        if ui.button("缩小").on_hover_text("Ctrl+减号").clicked() {
            asked = Some(self.pages.stepped(false));
        }
        asked
    }

    /// Does what the list asks for.
    fn answer(&mut self, ctx: &ViewCtx<'_>, asked: Asked) {
        let mut places = self.places.clone();
        match asked {
            Asked::Show(at) => {
                self.show(at);
                return;
            }
            Asked::Tick(at) => {
                if let Some(place) = places.get_mut(at) {
                    place.is_chosen = !place.is_chosen;
                }
            }
            Asked::All(is_chosen) => {
                for place in &mut places {
                    place.is_chosen = is_chosen;
                }
            }
            Asked::Move(at, up) => {
                let to = if up { at.saturating_sub(1) } else { at + 1 };
                if to < places.len() {
                    places.swap(at, to);
                    self.list.cursor = to;
                }
            }
        }
        let words = printing::in_words(&self.contents, &places);
        let value = if words.is_empty() {
            Value::Empty
        } else {
            Value::Text(words)
        };
        change(ctx, vec![(PrintPlanField::Content, value)]);
    }
}

/// The places as the list shows them.
fn entries<'a>(contents: &'a [Content], places: &[Place], layout: &Layout) -> Vec<Entry<'a>> {
    let entry = |place: &Place| Entry {
        name: contents[place.content].name(),
        is_chosen: place.is_chosen,
        pages: layout.count(place.content),
    };
    places.iter().map(entry).collect()
}

fn change(ctx: &ViewCtx<'_>, changes: options::Changes) {
    ctx.send(Action::Commit(printing::edit(ctx.budget, changes)));
}
