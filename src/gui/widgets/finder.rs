//! A list that is searched: a window near the top with one field, and below it what answers.
//!
//! It knows neither commands nor places; whoever opens it says what can be found, and gets back what was taken.

use egui::Align2;
use egui::Color32;
use egui::Id;
use egui::Modal;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::vec2;

use super::list_cursor::ListCursor;
use super::list_cursor::ListKey;
use super::list_cursor::search_ui;
use super::row_ground;
use super::row_texts::RowTexts;
use crate::codes::pinyin::Query;
use crate::codes::pinyin::SearchKey;
use crate::gui::theme;
use crate::gui::theme::sizes;

/// More answers than these help nobody; further letters narrow them.
const MOST: usize = 200;

/// One thing that can be found.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Shown first, in a column of its own; empty where entries have no number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Shown behind the name.
    pub help: String,
    /// Shown at the right: a key, a kind, a count.
    pub detail: String,
    /// Why it can't be taken now.
    pub refusal: Option<&'static str>,
    /// Offered before anything is typed.
    pub is_suggested: bool,
    /// By what it is found.
    pub keys: Vec<SearchKey>,
}

/// What became of a finder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// This was taken.
    Entry(T),
    /// Nothing was.
    Nothing,
}

/// An open finder over entries that stand for something each.
pub struct Finder<T> {
    id: &'static str,
    title: &'static str,
    entries: Vec<(Entry, T)>,
    query: String,
    /// What answers the query, best first.
    hits: Vec<usize>,
    cursor: ListCursor,
    is_new: bool,
}

impl<T: Clone> Finder<T> {
    /// Opens over these entries; `title` says what can be typed.
    pub fn new(id: &'static str, title: &'static str, entries: Vec<(Entry, T)>) -> Self {
        let mut finder = Self {
            id,
            title,
            entries,
            query: String::new(),
            hits: Vec::new(),
            cursor: ListCursor::default(),
            is_new: true,
        };
        finder.search();
        finder
    }

    /// Shows the finder.
    pub fn show(&mut self, ctx: &egui::Context) -> Option<Found<T>> {
        let id = Id::unique(self.id);
        let field = id.with("search");
        if std::mem::take(&mut self.is_new) {
            // The key that opened it is still among this frame's events.
            super::begin_editing(ctx, area(id), field, "");
            return None;
        }
        let key = self.cursor.keys(ctx, self.hits.len());
        let mut found = match key {
            Some(ListKey::Take) => self.taken(self.cursor.at),
            Some(ListKey::Leave) => Some(Found::Nothing),
            None => None,
        };
        let modal = Modal::new(id)
            .area(area(id))
            .backdrop_color(Color32::TRANSPARENT)
            .frame(egui::Frame::window(&ctx.global_style()).inner_margin(sizes::MARGIN))
            .show(ctx, |ui| {
                ui.set_width(sizes::FINDER_WIDTH);
                self.search_ui(ui, field);
                let clicked = self.list_ui(ui);
                ui.small("↑↓ 选择，Enter 确定，Esc 关闭；可输入名称、编号、拼音或拼音首字母");
                clicked
            });
        if let Some(clicked) = modal.inner {
            found = self.taken(clicked);
        }
        if found.is_none() && modal.should_close() {
            found = Some(Found::Nothing);
        }
        if found.is_some() {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
        }
        found
    }

    fn taken(&self, hit: usize) -> Option<Found<T>> {
        let (entry, target) = self.entries.get(*self.hits.get(hit)?)?;
        entry
            .refusal
            .is_none()
            .then(|| Found::Entry(target.clone()))
    }

    fn search(&mut self) {
        let query = Query::new(&self.query);
        let entries = self.entries.iter().enumerate();
        self.hits = if query.is_empty() {
            let suggested = entries.filter(|(_, (entry, _))| entry.is_suggested);
            suggested.map(|(at, _)| at).collect()
        } else {
            let rank = |entry: &Entry| entry.keys.iter().filter_map(|it| it.rank(&query)).min();
            let mut hits: Vec<_> = entries
                .filter_map(|(at, (entry, _))| Some((rank(entry)?, at)))
                .collect();
            hits.sort_unstable();
            hits.truncate(MOST);
            hits.into_iter().map(|(_, at)| at).collect()
        };
        self.cursor.restart();
    }

    fn search_ui(&mut self, ui: &mut Ui, field: Id) {
        if search_ui(ui, field, &mut self.query, self.title) {
            self.search();
        }
        // Asking again while it has the keyboard would drop its claim on Tab and the arrows.
        if !ui.memory(|memory| memory.has_focus(field)) {
            ui.memory_mut(|memory| memory.request_focus(field));
        }
    }

    /// The entry that was clicked.
    fn list_ui(&mut self, ui: &mut Ui) -> Option<usize> {
        if self.hits.is_empty() {
            ui.add_space(sizes::GAP);
            ui.weak("没有相符的条目，换个说法或少输几个字试试");
            ui.add_space(sizes::GAP);
            return None;
        }
        let (entries, hits) = (&self.entries, &self.hits);
        let has_numbers = entries.iter().any(|(entry, _)| !entry.number.is_empty());
        let highlighted = self.cursor.at;
        let mut clicked = None;
        self.cursor.rows_ui(ui, hits.len(), |ui, at| {
            let (entry, _) = &entries[hits[at]];
            if entry_ui(ui, entry, at == highlighted, has_numbers) {
                clicked = Some(at);
            }
        });
        clicked
    }
}

/// Near the top, where the list can grow down.
fn area(id: Id) -> egui::Area {
    Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, sizes::FINDER_TOP))
}

/// A row of the list. True once it was clicked.
fn entry_ui(ui: &mut Ui, entry: &Entry, is_highlighted: bool, has_numbers: bool) -> bool {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_usable = entry.refusal.is_none();
    response.widget_info(|| {
        let label = spoken(entry);
        WidgetInfo::selected(Role::ListBoxOption, is_usable, is_highlighted, label)
    });
    row_ground(ui, &response, is_highlighted, p.raised);
    let (color, weak) = if is_usable {
        (p.text, p.text_weak)
    } else {
        (p.text_disabled, p.text_disabled)
    };
    let mut line = RowTexts::new(ui, rect.shrink2(vec2(sizes::CELL_PADDING, 0.0)));
    line.right(&entry.detail, weak);
    if has_numbers {
        line.column(&entry.number, weak, sizes::PICKER_NUMBER);
    }
    line.left(&entry.name, &TextStyle::Body, color);
    line.left(
        entry.refusal.unwrap_or(&entry.help),
        &TextStyle::Small,
        weak,
    );
    let is_cut = line.is_cut;
    let clicked = response.clicked();
    if is_cut {
        response.on_hover_text(format!("{}\n{}", entry.name, entry.help).trim());
    }
    clicked
}

/// What a screen reader says of an entry.
fn spoken(entry: &Entry) -> String {
    let name = format!("{} {}", entry.number, entry.name);
    match entry.refusal {
        Some(reason) => format!("{}（{reason}）", name.trim()),
        None => name.trim().to_owned(),
    }
}
