//! A list that is searched, at the side of a screen: whole sheets first, below them what the search has left.
//!
//! What is listed, and what is said of each entry, is for the screens to know.

use egui::Key;
use egui::Modifiers;
use egui::TextEdit;
use egui::Ui;

use crate::codes::pinyin::Query;
use crate::codes::pinyin::SearchKey;
use crate::gui::theme::sizes;
use crate::gui::widgets::side_list::SideEntry;
use crate::gui::widgets::side_list::SideList;
use crate::gui::widgets::side_list::SideRequest;
use crate::gui::widgets::side_list::beside;

/// What a list has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown<K> {
    /// What the screen begins with, while nobody has chosen.
    #[default]
    First,
    /// Whole sheets.
    Sheets,
    /// One entry.
    One(K),
}

/// What the user wants of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted<K> {
    /// Show this.
    Show(Shown<K>),
    /// Go on in the detail.
    Enter,
}

/// An entry as it is searched.
pub(super) struct Named<K> {
    pub key: K,
    pub code: String,
    pub name: String,
}

/// View state of a list.
#[derive(Debug)]
pub(super) struct SearchedList<K> {
    search: String,
    list: SideList,
    /// The state of the budget and the search that the rows are of.
    of: Option<(u64, String)>,
    rows: Vec<K>,
}

impl<K> Default for SearchedList<K> {
    fn default() -> Self {
        Self {
            search: String::new(),
            list: SideList::default(),
            of: None,
            rows: Vec::new(),
        }
    }
}

impl<K: Copy + PartialEq> SearchedList<K> {
    /// Brings the entries up to date when the budget or the search has changed.
    pub fn update(&mut self, revision: u64, all: impl FnOnce() -> Vec<Named<K>>) {
        let is_known = |(of, text): &(u64, String)| *of == revision && *text == self.search;
        if self.of.as_ref().is_some_and(is_known) {
            return;
        }
        self.of = Some((revision, self.search.clone()));
        let query = Query::new(&self.search);
        let is_found = |it: &Named<K>| {
            let key = || SearchKey::with_code(&it.code, &it.name);
            query.is_empty() || key().rank(&query).is_some()
        };
        let found = all().into_iter().filter(is_found);
        self.rows = found.map(|it| it.key).collect();
    }

    /// The entries that are left, in their own order.
    pub fn rows(&self) -> &[K] {
        &self.rows
    }

    /// Whether something is looked for.
    pub fn is_searched(&self) -> bool {
        !self.search.trim().is_empty()
    }

    /// Shows the field to search in: from here the arrow goes into the list, Enter shows the first that was found.
    pub fn search_ui(&mut self, ui: &mut Ui, what: &str, shown: Shown<K>) -> Option<Wanted<K>> {
        let response = ui.add(
            TextEdit::singleline(&mut self.search)
                .hint_text(format!("按名称、编码、拼音查找{what}"))
                .desired_width(f32::INFINITY),
        );
        let name = format!("查找{what}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, &name));
        ui.add_space(sizes::GAP);
        let goes = response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
            || response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !goes {
            return None;
        }
        self.list.take_focus();
        let is_listed = self.place(shown).is_some_and(|at| at > 0);
        let first = self.rows.first().filter(|_| !is_listed)?;
        Some(Wanted::Show(Shown::One(*first)))
    }

    /// Shows the list.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        shown: Shown<K>,
        entry: impl Fn(K) -> SideEntry,
    ) -> Option<Wanted<K>> {
        let rows = &self.rows;
        let entry = |at: usize| match at.checked_sub(1).and_then(|at| rows.get(at)) {
            Some(key) => entry(*key),
            None => SideEntry {
                name: "总览".to_owned(),
                note: "整张表录入，可成批粘贴".to_owned(),
                ..SideEntry::default()
            },
        };
        let entries = (rows.len() + 1, self.place(shown));
        Some(match self.list.ui(ui, label, entries, &entry)? {
            SideRequest::Show(at) => Wanted::Show(self.at(at)),
            SideRequest::Enter => Wanted::Enter,
        })
    }

    /// What stands beside the entry that is shown.
    pub fn beside(&self, shown: Shown<K>, forward: bool) -> Option<Shown<K>> {
        let at = beside(self.place(shown)?, forward)?;
        (at <= self.rows.len()).then(|| self.at(at))
    }

    fn place(&self, shown: Shown<K>) -> Option<usize> {
        match shown {
            Shown::Sheets => Some(0),
            Shown::One(key) => Some(self.rows.iter().position(|it| *it == key)? + 1),
            Shown::First => None,
        }
    }

    fn at(&self, at: usize) -> Shown<K> {
        let key = at.checked_sub(1).and_then(|at| self.rows.get(at));
        key.map_or(Shown::Sheets, |key| Shown::One(*key))
    }

    /// Shows all again.
    pub fn forget_search(&mut self) {
        self.search.clear();
    }

    /// Scrolls to what is shown.
    pub fn reveal(&mut self) {
        self.list.reveal();
    }

    /// Asks for the keyboard.
    pub fn take_focus(&mut self) {
        self.list.take_focus();
    }

    /// Whether arrows move in it.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.list.has_keyboard(ctx)
    }
}
