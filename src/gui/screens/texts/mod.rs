//! The screen of the statement: the statement itself, then what needs words with the words beside it.
//!
//! Behind them stand the whole sheets of notes, of last year's figures and of explanations.

mod items;
mod lines;
mod statement;
mod turning;

use egui::Panel;
use egui::Ui;

use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::records::SheetDef;
use crate::gui::records::sheets_of;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::PaneOptions;
use crate::gui::screens::records::pane::Panes;
use crate::gui::screens::side::Side;
use crate::gui::screens::side::SideDef;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::long_text::Arrival;
use crate::gui::widgets::long_text::LongText;
use crate::gui::widgets::long_text::LongTexts;
use crate::gui::widgets::side_list::SideEntry;
use crate::gui::widgets::side_list::SideList;
use crate::gui::widgets::side_list::SideRequest;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::tabs_ui;
use crate::model::Field;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::NoteId;
use crate::model::PriorAmountField;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;
use items::About;
use items::Goal;
use items::TextItem;
use items::TextKey;
use items::TextState;
use statement::StatementView;

/// Lines a text has room for at least.
const ROWS: f32 = 5.0;

const SIDE: SideDef = SideDef {
    id: "texts list",
    name: "事项列表",
    width: sizes::SIDE_WIDTH,
};

/// What the screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    /// The statement.
    #[default]
    Statement,
    /// What needs words.
    Texts,
    /// A sheet of records.
    Sheet(RecordKind),
}

/// View state of the texts.
#[derive(Default)]
pub struct TextsScreen {
    tab: Tab,
    statement: StatementView,
    /// The list shows only texts in this state.
    state: Option<TextState>,
    shown: Option<TextKey>,
    side: Side,
    list: SideList,
    drafts: LongTexts<TextKey>,
    figures: GridState,
    /// What needed words in a state of the budget.
    items: Option<(u64, Vec<TextItem>)>,
}

impl TextsScreen {
    /// Shows a record: its text among those that need words, or its row on the whole sheet.
    pub fn go_to(
        &mut self,
        panes: &mut Panes,
        ctx: &ViewCtx<'_>,
        (record, field): (RecordId, Option<Field>),
        (arrival, stays_on_sheet): (Arrival, bool),
    ) -> bool {
        if let RecordId::EditedParagraph(id) = record
            && !stays_on_sheet
            && self.statement.go_to(ctx, id)
        {
            self.tab = Tab::Statement;
            panes.leave();
            return true;
        }
        let key = key_of(ctx, record, field);
        if let Some(key) = key.filter(|_| !stays_on_sheet)
            && let Some(item) = items::items(ctx).iter().find(|it| it.is(key))
        {
            self.tab = Tab::Texts;
            self.state = None;
            self.shown = Some(item.key);
            self.list.reveal();
            self.drafts.go_to(item.key, arrival);
            panes.leave();
            return true;
        }
        let Some(sheet) = sheet_of(record.kind()) else {
            return false;
        };
        panes.go_to(ctx, ActivePane::whole(sheet), (record, field));
        self.tab = Tab::Sheet(record.kind());
        true
    }

    /// Shows a row of a sheet.
    pub fn go_to_row(&mut self, panes: &mut Panes, kind: RecordKind, row: usize) {
        if let Some(sheet) = sheet_of(kind) {
            self.tab = Tab::Sheet(kind);
            panes.go_to_row(ActivePane::whole(sheet), row);
        }
    }

    /// Whether the words of a field are typed on this screen.
    pub fn is_about(&self, record: RecordId, field: Option<Field>) -> bool {
        let key = field.map(|field| TextKey::Field(record, field));
        self.tab == Tab::Texts && key.is_some() && self.shown == key
    }

    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        self.tabs_ui(ui, ctx, panes);
        match self.tab {
            Tab::Statement => self.statement.ui(ui, ctx),
            Tab::Texts => {
                let items = self.take_items(ctx);
                self.texts_ui(ui, ctx, &items);
                self.items = Some((ctx.revision, items));
            }
            Tab::Sheet(kind) => {
                if let Some(sheet) = sheet_of(kind) {
                    panes.records_ui(ui, ctx, ActivePane::whole(sheet), PaneOptions::LEADING);
                }
            }
        }
        if let Some((key, text)) = self.drafts.left(ui.ctx()) {
            let items = self.items.as_ref().map_or(&[][..], |(_, items)| items);
            let item = items.iter().find(|it| it.key == key);
            let added = item.and_then(|item| write(ctx, item, &text));
            if let (Some(note), TextKey::Note(_), true) = (added, key, self.shown == Some(key)) {
                self.shown = Some(TextKey::Field(note.into(), NoteField::Body.into()));
            }
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        let sheets = sheets_of(Step::Texts).map(|sheet| {
            let label = TabLabel::plain(sheet.title, ctx.derived.count(sheet));
            (Tab::Sheet(sheet.kind), label)
        });
        let own = [(Tab::Statement, "情况说明"), (Tab::Texts, "原因和文字")];
        let own = own.map(|(tab, title)| (tab, TabLabel::plain(title, 0)));
        if let Some(tab) = tabs_ui(ui, &self.tab, own.into_iter().chain(sheets)) {
            self.show_tab(panes, tab);
        }
    }

    fn texts_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, items: &[TextItem]) {
        let (listed, at) = self.listed(items);
        let side = self.side.ui(ui, ctx, &SIDE, |ui| {
            self.filter_ui(ui, items);
            self.list_ui(ui, &listed, at);
        });
        self.side = side.unwrap_or(self.side);
        egui::CentralPanel::default()
            .frame(detail_frame())
            .show(ui, |ui| match at {
                Some(at) => self.text_ui(ui, ctx, listed[at]),
                None => {
                    ui.centered_and_justified(|ui| ui.weak("没有符合条件的说明，请在左上方另选"));
                }
            });
    }

    fn filter_ui(&mut self, ui: &mut Ui, items: &[TextItem]) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let all = format!("全部 {}", items.len());
            if ui.selectable_label(self.state.is_none(), all).clicked() {
                self.state = None;
            }
            for state in [TextState::Missing, TextState::Written, TextState::Optional] {
                let count = items.iter().filter(|it| it.state == state).count();
                let label = format!("{} {count}", state.label());
                let is_shown = self.state == Some(state);
                if count > 0 && ui.selectable_label(is_shown, label).clicked() {
                    self.state = Some(state);
                }
            }
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, listed: &[&TextItem], at: Option<usize>) {
        let entry = |at: usize| {
            let item = listed[at];
            SideEntry {
                name: item.name.clone(),
                note: match item.about {
                    About::Change(change) => {
                        format!("{} {}", item.group, items::change_words(change))
                    }
                    About::Nothing | About::Finding(_) => item.group.clone(),
                },
                figure: item.state.label().to_owned(),
                dot: None,
            }
        };
        match self
            .list
            .ui(ui, "需要文字的事项", (listed.len(), at), &entry)
        {
            None => {}
            Some(SideRequest::Show(at)) => {
                self.shown = Some(listed[at].key);
                self.side.close_if_clicked(ui);
            }
            Some(SideRequest::Enter) => {
                self.side.close();
                if let Some(at) = at {
                    self.drafts.go_to(listed[at].key, Arrival::Type);
                }
            }
        }
    }

    /// The chosen text with what it is about.
    fn text_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, item: &TextItem) {
        let p = theme::palette(ui);
        ui.horizontal(|ui| {
            let (color, fill) = match item.state {
                TextState::Missing => (p.warning, p.warning_fill),
                TextState::Written => (p.good, p.surface),
                TextState::Optional => (p.text_weak, p.surface),
            };
            badge(ui, item.state.label(), color, fill);
            match item.about {
                About::Change(_) => ui.strong(&item.name),
                About::Nothing | About::Finding(_) => ui.weak(&item.group),
            };
        });
        self.about_ui(ui, ctx, item);
        let length = self.drafts.draft(item.key).unwrap_or(&item.text);
        let length = length.chars().filter(|c| !c.is_whitespace()).count();
        Panel::bottom("text foot")
            .frame(egui::Frame::new())
            .show_separator_line(false)
            .show(ui, |ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.small(format!("{length} 字"));
                });
            });
        let rows = rows_in(ui);
        egui::ScrollArea::vertical()
            .id_salt("text field")
            .auto_shrink(false)
            .show(ui, |ui| {
                let shown = LongText {
                    label: match item.about {
                        About::Finding(_) => "说明理由",
                        About::Change(_) => "增减原因",
                        About::Nothing => &item.name,
                    },
                    text: &item.text,
                    hint: hint(item),
                    rows,
                    mark: None,
                };
                self.drafts.ui(ui, item.key, shown);
            });
    }
}

/// How many lines a text has room for without scrolling, below its label.
fn rows_in(ui: &Ui) -> usize {
    let line = ui.text_style_height(&egui::TextStyle::Body);
    let lines = (ui.available_height() - 2.0 * sizes::CONTROL) / line;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a screen's lines, at least some"
    )]
    let lines = lines.max(ROWS) as usize;
    lines
}

impl TextItem {
    /// Whether its words go where the key says.
    fn is(&self, key: TextKey) -> bool {
        let goes_to = match self.goal {
            Goal::Field(id, field) => Some(TextKey::Field(id, field)),
            Goal::Note(_) | Goal::Reason(_) => None,
        };
        self.key == key || goes_to == Some(key)
    }
}

/// Writes the words where they go; gives the note that is added for them.
fn write(ctx: &ViewCtx<'_>, item: &TextItem, text: &str) -> Option<NoteId> {
    let value = match ctx.entry.parsed(ValueKind::LongText, text) {
        Ok(value) => value,
        Err(error) => {
            ctx.send(Action::Caution(error.to_string()));
            return None;
        }
    };
    match (&item.goal, value) {
        (Goal::Field(id, field), value) => {
            let edit = Edit::set(*id, *field, value);
            let label = format!("修改{}", field.label());
            ctx.send(Action::Commit(Transaction::new(label, vec![edit])));
        }
        (Goal::Note(note), Value::Text(body)) => {
            let id = NoteId::new(ctx.budget.next_id);
            ctx.send(Action::Commit(add_note(ctx, id, note, &body)));
            return Some(id);
        }
        (Goal::Note(_), _) => {}
        (Goal::Reason(at), _) => {
            let finding = ctx.findings[*at].clone();
            ctx.send(Action::Explain(Box::new(finding), text.to_owned()));
        }
    }
    None
}

fn add_note(ctx: &ViewCtx<'_>, id: NoteId, note: &Note, body: &str) -> Transaction {
    let record = Note {
        id,
        body: body.into(),
        ..note.clone()
    };
    let edit = Edit::Insert {
        at: ctx.budget.notes.len(),
        record: Box::new(record.into()),
    };
    Transaction::new(format!("新增{}", RecordKind::Note.label()), vec![edit])
}

/// The text a record stands for; none where another field of it is meant.
fn key_of(ctx: &ViewCtx<'_>, record: RecordId, field: Option<Field>) -> Option<TextKey> {
    let own: Field = match record {
        RecordId::Note(_) => NoteField::Body.into(),
        RecordId::PriorAmount(_) => PriorAmountField::Cause.into(),
        RecordId::Explanation(id) => {
            let it = ctx.budget.explanations.find(id)?;
            return Some(items::reason_key(&it.rule, &it.subject));
        }
        _ => field?,
    };
    let is_meant = field.is_none_or(|field| field == own);
    is_meant.then_some(TextKey::Field(record, own))
}

fn hint(item: &TextItem) -> &'static str {
    match (&item.about, item.state) {
        (About::Change(_), _) => "写明增减的主要原因，例如人员增减、政策调整、项目新增或结束",
        (About::Finding(_), _) => "写明为什么可以这样，例如政策依据或特殊情况",
        (About::Nothing, _) => "在这里写",
    }
}

fn sheet_of(kind: RecordKind) -> Option<&'static SheetDef> {
    sheets_of(Step::Texts).find(|sheet| sheet.kind == kind)
}
