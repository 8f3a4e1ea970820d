//! The open file under the form of another pack, to look at: its tables, and what it needs and the file lacks.
//!
//! Nothing here changes the file; using the form from now on is an action of its own.

use std::sync::Arc;

use egui::Button;
use egui::Label;
use egui::RichText;
use egui::ScrollArea;
use egui::Ui;

use super::TablesScreen;
use crate::compute::Book;
use crate::compute::Need;
use crate::compute::NeedPlace;
use crate::compute::fill;
use crate::compute::needs;
use crate::gui::action::Action;
use crate::gui::changes::Changes;
use crate::gui::dialogs::Question;
use crate::gui::find::Found;
use crate::gui::records::Marks;
use crate::gui::records::all_sheets;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Summary;
use crate::packs::Pack;
use crate::rules::Location;

/// The file under another form.
pub struct OtherForm {
    pack: Arc<Pack>,
    /// The state of the budget the tables were filled for.
    revision: u64,
    book: Book,
    needs: Vec<Need>,
    tables: TablesScreen,
    changes: Changes,
    marks: Marks,
    found: Found,
}

impl OtherForm {
    /// The open file under this pack.
    pub fn new(pack: Arc<Pack>, now: &ViewCtx<'_>) -> Self {
        let mut form = Self {
            pack,
            revision: now.revision,
            book: Book::default(),
            needs: Vec::new(),
            tables: TablesScreen::default(),
            changes: Changes::default(),
            marks: Marks::new(),
            found: Found::default(),
        };
        form.fill(now);
        form.tables.open(&form.book, 0);
        form
    }

    fn fill(&mut self, now: &ViewCtx<'_>) {
        self.revision = now.revision;
        self.book = fill(now.budget, &self.pack);
        self.needs = needs(now.budget, (&self.pack, &self.book), now.book);
    }

    /// Count and sum of the selection.
    pub const fn summary(&self) -> Option<Summary> {
        self.tables.summary
    }

    /// The grid that is shown.
    pub fn grid(&mut self) -> Option<&mut GridState> {
        let shown = self.tables.shown();
        self.tables.grid_at(&self.book, shown)
    }

    /// What is to be said beside findings, which are those under the file's own form.
    pub const fn remark() -> &'static str {
        "以下是按文件自己的表样审核的意见"
    }

    /// Number and title of the table that is shown.
    pub fn heading(&self, now: &ViewCtx<'_>) -> (String, String) {
        let there = there(
            &self.pack,
            (&self.book, &self.changes, &self.marks, &self.found),
            now,
        );
        self.tables.heading(&there)
    }

    /// Shows the tables.
    pub fn ui(&mut self, ui: &mut Ui, now: &ViewCtx<'_>) {
        if self.revision != now.revision {
            self.fill(now);
        }
        self.band_ui(ui, now);
        self.needs_ui(ui, now);
        let Self {
            pack,
            book,
            tables,
            changes,
            marks,
            found,
            ..
        } = self;
        tables.ui(ui, &there(pack, (book, changes, marks, found), now));
    }

    /// Under which form the file is seen, and the ways out.
    fn band_ui(&self, ui: &mut Ui, now: &ViewCtx<'_>) {
        let p = theme::palette(ui);
        let frame = egui::Frame::new()
            .fill(p.warning_fill)
            .corner_radius(sizes::ROUNDING)
            .inner_margin(egui::Margin::symmetric(sizes::MARGIN, 4));
        frame.show(ui, |ui| {
            let sides = egui::Sides::new().shrink_left().truncate();
            sides.show(
                ui,
                |ui| {
                    let (there, own) = (&self.pack.title, &now.pack.title);
                    let text = format!("正在按“{there}”查看，文件仍属“{own}”");
                    let label = ui.label(RichText::new(&text).color(p.warning));
                    label.on_hover_text(text);
                },
                |ui| {
                    if ui.button("返回").clicked() {
                        now.send(Action::LeaveOtherForm);
                    }
                    if ui.button("改用这套表样…").clicked() {
                        now.send(Action::Confirm(Box::new(self.question())));
                    }
                },
            );
        });
    }

    fn question(&self) -> Question {
        let lacking = match self.needs.len() {
            0 => "这套表样需要的内容文件都有".to_owned(),
            count => format!("这套表样需要、文件缺少的有 {count} 项，可以先补填"),
        };
        Question {
            heading: format!("改用“{}”？", self.pack.title),
            text: format!("录入的内容都不变，报表、审核和导出从此按这套表样；可以撤销\n{lacking}"),
            button: "改用",
            action: Action::UsePack(Arc::clone(&self.pack)),
        }
    }

    /// What the form needs and the file lacks, below the tables; each leads to its place.
    fn needs_ui(&self, ui: &mut Ui, now: &ViewCtx<'_>) {
        egui::Panel::bottom("needs of other form")
            .resizable(true)
            .default_size(sizes::LINES_MIN)
            .size_range(sizes::LINES_MIN..=sizes::LINES_MIN * 4.0)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.strong("这套表样需要、文件缺少的内容");
                    match self.needs.len() {
                        0 => ui.weak("没有，可以直接改用"),
                        count => ui.weak(format!("共 {count} 项，点一项转到要填的地方")),
                    };
                });
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    for need in &self.needs {
                        need_ui(ui, now, need);
                    }
                });
            });
    }
}

impl DetailScreen for OtherForm {
    fn turn(&mut self, panes: &mut Panes, now: &ViewCtx<'_>, forward: bool) {
        let held = (&self.book, &self.changes, &self.marks, &self.found);
        let there = there(&self.pack, held, now);
        self.tables.turn(panes, &there, forward);
    }

    fn list_has_keyboard(&self, window: &egui::Context) -> bool {
        self.tables.list_has_keyboard(window)
    }

    fn enter_list(&mut self) {
        self.tables.enter_list();
    }

    fn enter_detail(&mut self, panes: &mut Panes, now: &ViewCtx<'_>) {
        let held = (&self.book, &self.changes, &self.marks, &self.found);
        let there = there(&self.pack, held, now);
        self.tables.enter_detail(panes, &there);
    }
}

/// What may be looked at of the file under the other form.
fn there<'a>(
    pack: &'a Pack,
    (book, changes, marks, found): (&'a Book, &'a Changes, &'a Marks, &'a Found),
    now: &ViewCtx<'a>,
) -> ViewCtx<'a> {
    ViewCtx {
        pack,
        book,
        findings: &[],
        changes,
        marks,
        found,
        ..*now
    }
}

fn need_ui(ui: &mut Ui, now: &ViewCtx<'_>, need: &Need) {
    let text = need.words();
    let Some(action) = way(need.place) else {
        ui.add(Label::new(text).wrap());
        return;
    };
    if ui.add(Button::new(text).frame(false).wrap()).clicked() {
        now.send(action);
    }
}

/// What leads to the place.
fn way(place: NeedPlace) -> Option<Action> {
    match place {
        NeedPlace::Cover(field) => Some(Action::GoTo(Location::Cover(field))),
        NeedPlace::Record(id, Some(field)) => Some(Action::GoTo(Location::Field(id, field))),
        NeedPlace::Record(id, None) => Some(Action::GoTo(Location::Record(id))),
        NeedPlace::List(kind) => {
            let sheet = all_sheets().find(|sheet| sheet.kind == kind);
            sheet.map(Action::ShowSheet)
        }
    }
}
