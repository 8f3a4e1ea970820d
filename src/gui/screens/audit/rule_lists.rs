//! The lists of codes and words the rules go by, to be read and searched; they are the pack's.

use egui::Id;
use egui::Label;
use egui::RichText;
use egui::Ui;

use crate::codes::pinyin::Query;
use crate::codes::pinyin::SearchKey;
use crate::gui::action::Action;
use crate::gui::screens::figures::Figure;
use crate::gui::screens::figures::FigureKind;
use crate::gui::screens::figures::FiguresLook;
use crate::gui::screens::figures::FiguresModel;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::figures::read_only_event;
use crate::gui::screens::side::Side;
use crate::gui::screens::side::SideDef;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::search::search_ui;
use crate::gui::widgets::side_list::SideEntry;
use crate::gui::widgets::side_list::SideList;
use crate::gui::widgets::side_list::SideRequest;
use crate::gui::widgets::side_list::beside;
use crate::packs::ListEntry;
use crate::packs::ListId;
use crate::packs::RuleList;
use crate::rules::RULES;
use crate::rules::rules_by_list;

const SIDE: SideDef = SideDef {
    id: "rule lists",
    name: "规则用表",
    width: sizes::SIDE_WIDTH,
};

/// View state of the lists.
#[derive(Default)]
pub(super) struct RuleListsTab {
    search: String,
    side: Side,
    list: SideList,
    shown: Option<ListId>,
    entries: GridState,
    /// What answers a search: the lists, each with the entries that are shown of it.
    found: Option<(String, Vec<Found>)>,
}

/// A list that answers a search.
struct Found {
    id: ListId,
    entries: Vec<ListEntry>,
}

impl Found {
    /// The entries that answer a search, or all where the list itself does.
    fn of(list: &RuleList, query: &Query) -> Option<Self> {
        let is_named = query.is_empty() || SearchKey::new(list.id.label()).rank(query).is_some();
        let is_found = |it: &&ListEntry| {
            let key = SearchKey::with_code(&it.text, &it.note);
            is_named || key.rank(query).is_some() || SearchKey::new(&it.text).rank(query).is_some()
        };
        let entries: Vec<_> = list.entries.iter().filter(is_found).cloned().collect();
        (is_named || !entries.is_empty()).then_some(Self {
            id: list.id,
            entries,
        })
    }
}

impl RuleListsTab {
    /// Gives the entries the keyboard.
    pub fn take_focus(&mut self) {
        self.list.take_focus();
    }

    /// Whether the list of lists has the keyboard.
    pub fn list_has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.list.has_keyboard(ctx)
    }

    /// Gives the list of lists the keyboard.
    pub fn enter_list(&mut self) {
        self.side.open();
        self.list.take_focus();
    }

    /// Gives the entries the keyboard.
    pub fn enter_entries(&mut self) {
        self.side.close();
        self.entries.take_focus();
    }

    /// Shows the next or previous list.
    pub fn turn(&mut self, forward: bool) {
        let found = self.found.as_ref().map_or(&[][..], |(_, found)| found);
        let at = self.place(found).and_then(|at| beside(at, forward));
        if let Some(next) = at.and_then(|at| found.get(at)) {
            self.shown = Some(next.id);
            self.list.reveal();
        }
    }

    /// Shows the lists.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let found = self.take_found(ctx);
        let side = self.side;
        let side = side.ui(ui, ctx, &SIDE, |ui| self.list_ui(ui, &found));
        self.side = side.unwrap_or(self.side);
        let shown = self.place(&found).map(|at| &found[at]);
        egui::CentralPanel::default()
            .frame(detail_frame())
            .show(ui, |ui| match shown {
                Some(shown) => self.entries_ui(ui, ctx, shown),
                None => {
                    ui.centered_and_justified(|ui| ui.weak("没有符合条件的内容，请换一个词查找"));
                }
            });
        self.found = self.found.take().map(|(of, _)| (of, found));
    }

    /// What answers the search, found once for each; to be put back.
    fn take_found(&mut self, ctx: &ViewCtx<'_>) -> Vec<Found> {
        let known = self.found.take().filter(|(of, _)| *of == self.search);
        let find = || {
            let query = Query::new(&self.search);
            let lists = ctx.pack.lists.values();
            lists.filter_map(|list| Found::of(list, &query)).collect()
        };
        let found = known.map_or_else(find, |(_, found)| found);
        self.found = Some((self.search.clone(), Vec::new()));
        found
    }

    /// Where the list that is shown stands among those found; the first while it isn't there.
    fn place(&self, found: &[Found]) -> Option<usize> {
        let at = found.iter().position(|it| Some(it.id) == self.shown);
        at.or_else(|| (!found.is_empty()).then_some(0))
    }

    fn list_ui(&mut self, ui: &mut Ui, found: &[Found]) {
        let id = Id::unique("rule list search");
        let names = ("查找规则用表", "按表名、用语、编码查找");
        let width = f32::INFINITY;
        if search_ui(ui, (id, width), &mut self.search, names).goes {
            self.list.take_focus();
        }
        ui.add_space(sizes::GAP);
        let entry = |at: usize| SideEntry {
            name: found[at].id.label().to_owned(),
            note: rules_words(rules_by_list(found[at].id)),
            figure: format!("{} 条", found[at].entries.len()),
            dot: None,
        };
        let shown = self.place(found);
        match self.list.ui(ui, "规则用表", (found.len(), shown), &entry) {
            Some(SideRequest::Show(at)) => {
                self.shown = Some(found[at].id);
                self.entries = GridState::default();
                self.list.reveal();
                self.side.close_if_clicked(ui);
            }
            Some(SideRequest::Enter) => self.enter_entries(),
            None => {}
        }
    }

    fn entries_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, shown: &Found) {
        ui.strong(shown.id.label());
        if let Some(list) = ctx.pack.lists.get(&shown.id) {
            let source = RichText::new(&list.source).color(theme::palette(ui).text_weak);
            ui.add(Label::new(source).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            ui.label("用于规则");
            rule_links_ui(ui, ctx, (rules_by_list(shown.id), false));
        });
        ui.add_space(sizes::GAP);
        if shown.entries.is_empty() {
            ui.weak("这张表还没有内容，可以在规则包的 lists 中补充");
            return;
        }
        let has_notes = shown.entries.iter().any(|it| !it.note.is_empty());
        let columns = if has_notes { ENTRIES } else { &ENTRIES[..1] };
        let model = FiguresModel::new(ctx, columns, &shown.entries, LOOK);
        let output = Grid::new("rule list entries").show(ui, &mut self.entries, &model);
        for event in output.events {
            read_only_event(ctx, &model, event);
        }
    }
}

const ENTRIES: &[Figure<ListEntry>] = &[
    Figure {
        label: "用语、编码",
        kind: FigureKind::Text,
        width: 240.0,
        text: |_, it| it.text.clone(),
    },
    Figure {
        label: "名称、说明",
        kind: FigureKind::Text,
        width: 420.0,
        text: |_, it| it.note.clone(),
    },
];

const LOOK: FiguresLook<ListEntry> = FiguresLook {
    name: "",
    frozen: 0,
    is_total: |_| false,
    is_alarming: |_, _| false,
    reason: "规则用表在规则包中，不能在这里改动",
};

/// The codes of rules, those beyond a few counted.
fn rules_words(codes: &[&str]) -> String {
    match codes {
        [_, _, _, _, ..] => format!("{} 等 {} 条规则", codes[0], codes.len()),
        few => few.join("、"),
    }
}

/// The rules of these codes, each leading to its help; with their titles where there is room for them.
pub(super) fn rule_links_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, (codes, has_titles): (&[&str], bool)) {
    if codes.is_empty() {
        ui.weak("目前没有规则使用");
    }
    for code in codes {
        let titles = RULES.iter().filter(|rule| rule.code == *code);
        let titles: Vec<&str> = titles.map(|rule| rule.title).collect();
        let words = format!("{code} {}", titles.join("；"));
        let link = if has_titles {
            ui.add(egui::Link::new(&words))
        } else {
            ui.link(*code).on_hover_text(&words)
        };
        if link.clicked() {
            ctx.send(Action::ShowRule((*code).to_owned()));
        }
    }
}
