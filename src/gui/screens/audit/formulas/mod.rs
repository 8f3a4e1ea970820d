//! The bureau's own tie-outs: a list at the left, one of them at the right, tried on the open file while it is typed.
//!
//! Reading and comparing are in `packs` and `rules`; here they are asked and shown.

mod changes;
mod editor;
mod insert;
mod trial;

use egui::Context;
use egui::Panel;
use egui::RichText;
use egui::Ui;

use crate::gui::action::Action;
use crate::gui::audit_marks::level;
use crate::gui::command::Command;
use crate::gui::focus::Focus;
use crate::gui::records::SheetDef;
use crate::gui::records::sheet_named;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::PaneOptions;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::dot::Dot;
use crate::gui::widgets::first_button;
use crate::gui::widgets::grid::MarkLevel;
use crate::gui::widgets::long_text::Arrival;
use crate::gui::widgets::long_text::LongTexts;
use crate::gui::widgets::main_button;
use crate::gui::widgets::side_list::SideEntry;
use crate::gui::widgets::side_list::SideList;
use crate::gui::widgets::side_list::SideRequest;
use crate::gui::widgets::side_list::beside;
use crate::model::Field;
use crate::model::LocalTieOut;
use crate::model::LocalTieOutField;
use crate::model::LocalTieOutId;
use crate::rules::Location;
use crate::rules::severity_of;
use insert::Inserting;
use trial::Trial;

/// The sheet with all of them.
const SHEET: &str = "local_tie_outs";

/// A text of a formula.
type TextKey = (LocalTieOutId, LocalTieOutField);

/// View state of the formulas.
#[derive(Default)]
pub(super) struct FormulasTab {
    shown: Option<LocalTieOutId>,
    /// All of them are shown as a sheet.
    is_sheet: bool,
    list: SideList,
    texts: LongTexts<TextKey>,
    trial: Trial,
    inserting: Option<Inserting>,
    /// How each stands, for a state of the budget.
    standings: Option<(u64, Vec<Standing>)>,
}

/// How a formula stands.
struct Standing {
    words: String,
    /// What the audit has found about it.
    dot: Option<Dot>,
}

impl FormulasTab {
    /// Shows one of them, and the field that is meant.
    pub fn go_to(&mut self, id: LocalTieOutId, field: Option<Field>) {
        self.is_sheet = false;
        self.shown = Some(id);
        self.list.reveal();
        match field {
            Some(Field::LocalTieOut(field)) if editor::is_text(field) => {
                self.texts.go_to((id, field), Arrival::Look);
            }
            _ => {}
        }
    }

    /// Shows a row of the sheet with all of them.
    pub fn go_to_row(&mut self, panes: &mut Panes, row: usize) {
        if let Some(sheet) = sheet() {
            self.is_sheet = true;
            panes.go_to_row(ActivePane::whole(sheet), row);
        }
    }

    /// Gives the list the keyboard.
    pub fn take_focus(&mut self) {
        self.list.take_focus();
    }

    pub fn list_has_keyboard(&self, window: &Context) -> bool {
        self.list.has_keyboard(window)
    }

    pub const fn is_in_text(&self) -> bool {
        self.texts.is_typing()
    }

    pub const fn is_on_sheet(&self) -> bool {
        self.is_sheet
    }

    /// Whether something is being chosen for a formula.
    pub const fn is_asking(&self) -> bool {
        self.inserting.is_some()
    }

    /// What is selected.
    pub fn focus(&self, panes: &Panes) -> Focus {
        match self.shown {
            _ if self.is_sheet => panes.active_pane().map(|it| it.focus).unwrap_or_default(),
            Some(id) => Focus::Record(id.into(), None),
            None => Focus::Nothing,
        }
    }

    /// Goes on in the left formula.
    pub fn enter_detail(&mut self) {
        if let Some(id) = self.shown {
            self.texts
                .go_to((id, LocalTieOutField::Left), Arrival::Type);
        }
    }

    /// Shows the next or previous one.
    pub fn turn(&mut self, ctx: &ViewCtx<'_>, forward: bool) {
        let all = &ctx.budget.local_tie_outs;
        let at = self.shown.and_then(|id| all.position(id)).unwrap_or(0);
        if let Some(next) = beside(at, forward).and_then(|at| all.get(at)) {
            self.shown = Some(next.id);
            self.list.reveal();
        }
    }

    /// Shows the tab.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        if ctx.budget.local_tie_outs.is_empty() && !self.is_sheet {
            self.empty_ui(ui, ctx);
            return;
        }
        self.head_ui(ui, ctx, panes);
        if self.is_sheet {
            if let Some(sheet) = sheet() {
                panes.records_ui(ui, ctx, ActivePane::whole(sheet), PaneOptions::LEADING);
            }
            return;
        }
        let all = &ctx.budget.local_tie_outs;
        let at = self.shown.and_then(|id| all.position(id)).unwrap_or(0);
        let record = &all[at.min(all.len() - 1)];
        self.shown = Some(record.id);
        Panel::left("formulas list")
            .default_size(sizes::SIDE_WIDTH)
            .size_range(sizes::SIDE_MIN..=sizes::SIDE_MAX)
            .resizable(true)
            .show(ui, |ui| self.list_ui(ui, ctx, at));
        egui::CentralPanel::default()
            .frame(detail_frame())
            .show(ui, |ui| self.editor_ui(ui, ctx, record));
        if let Some(((id, field), text)) = self.texts.left(ui.ctx()) {
            changes::send_text(ctx, (id, field), &text);
        }
    }

    /// What formulas are, while there are none.
    fn empty_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        ui.vertical_centered(|ui| {
            ui.add_space(sizes::EMPTY_TOP);
            ui.heading("还没有自定审核公式");
            ui.label(
                "财政部门下发的审核公式、本级自己的核对关系，可以写成公式，与规则目录一起随时审核",
            );
            ui.add_space(sizes::GAP);
            for line in editor::EXAMPLES {
                ui.label(RichText::new(*line).monospace());
            }
            ui.add_space(sizes::GAP);
            if first_button(ui, "新增公式").clicked() {
                self.add(ctx);
            }
            let button = ui.button(Command::ImportFormulas.info().text);
            if button.clicked() {
                ctx.send(Action::Command(Command::ImportFormulas));
            }
        });
    }

    fn head_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        egui::Sides::new().show(
            ui,
            |ui| {
                if main_button(ui, "新增公式").clicked() {
                    self.add(ctx);
                }
                let is_sheet = self.is_sheet;
                if ui.selectable_label(!is_sheet, "逐条编辑").clicked() {
                    self.is_sheet = false;
                    panes.leave();
                    self.list.take_focus();
                }
                let all = ui.selectable_label(is_sheet, "全部列表");
                if all.on_hover_text("像表格一样复制、粘贴").clicked() {
                    self.is_sheet = true;
                    panes.get(SHEET).grid.take_focus();
                }
            },
            |ui| {
                for command in [Command::ExportFormulas, Command::ImportFormulas] {
                    let info = command.info();
                    if ui.button(info.text).on_hover_text(info.help).clicked() {
                        ctx.send(Action::Command(command));
                    }
                }
            },
        );
        ui.add_space(sizes::GAP);
    }

    /// Adds one and goes on in it.
    fn add(&mut self, ctx: &ViewCtx<'_>) {
        let id = changes::send_new(ctx);
        self.is_sheet = false;
        self.shown = Some(id);
        self.list.reveal();
        self.texts
            .go_to((id, LocalTieOutField::Title), Arrival::Type);
    }

    fn list_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, at: usize) {
        let known = self.standings.take();
        let standings = match known {
            Some((revision, standings)) if revision == ctx.revision => standings,
            _ => standings(ctx),
        };
        let all = &ctx.budget.local_tie_outs;
        let entry = |at: usize| {
            let record = &all[at];
            let standing = &standings[at];
            SideEntry {
                name: match record.title.trim() {
                    "" => "（未命名）".to_owned(),
                    title => title.to_owned(),
                },
                note: record.code.clone(),
                figure: standing.words.clone(),
                dot: standing.dot,
            }
        };
        match self.list.ui(ui, "自定公式", (all.len(), Some(at)), &entry) {
            Some(SideRequest::Show(at)) => self.shown = Some(all[at].id),
            Some(SideRequest::Enter) => self.enter_detail(),
            None => {}
        }
        self.standings = Some((ctx.revision, standings));
    }
}

/// The sheet with all formulas.
pub(super) fn sheet() -> Option<&'static SheetDef> {
    sheet_named(SHEET)
}

/// How each formula stands, from what the audit has found.
fn standings(ctx: &ViewCtx<'_>) -> Vec<Standing> {
    let of = |record: &LocalTieOut| {
        if record.is_paused {
            return Standing {
                words: "停用".to_owned(),
                dot: None,
            };
        }
        let place = |it: &Location| it.record() == Some(record.id.into());
        let is_fault = ctx
            .findings
            .iter()
            .any(|it| it.code == "W-09" && place(&it.primary));
        let id = format!("local/{}", record.code.trim());
        let open = ctx.findings.iter().filter(|it| it.rule == id).count();
        let dot = |level, count| Some(Dot { level, count });
        let (words, dot) = match (is_fault, open) {
            (true, _) => ("未审核".to_owned(), dot(MarkLevel::Warning, 1)),
            (false, 0) => ("相符".to_owned(), None),
            (false, open) => {
                let level = level(severity_of(record.severity));
                (format!("{open} 处不符"), dot(level, open))
            }
        };
        Standing { words, dot }
    };
    ctx.budget.local_tie_outs.iter().map(of).collect()
}
