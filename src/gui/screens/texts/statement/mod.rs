//! The statement on the screen: its chapters at the left, one of them at the right as it will print.
//!
//! Figures lead to where they come from, causes are written where they are missing, and any paragraph can be
//! put in the user's own words.

mod paper;
mod writing;

use egui::Context;
use egui::Panel;
use egui::Ui;

use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::side::Side;
use crate::gui::screens::side::SideDef;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::long_text::LongTexts;
use crate::gui::widgets::side_list::SideEntry;
use crate::gui::widgets::side_list::SideList;
use crate::gui::widgets::side_list::SideRequest;
use crate::model::EditedParagraphId;
use crate::narrative::Chapter;
use crate::narrative::Paragraph;
use crate::narrative::RunKind;
use crate::narrative::Statement;
use crate::narrative::statement;
use writing::Writing;

const SIDE: SideDef = SideDef {
    id: "statement chapters",
    name: "章节",
    width: sizes::SIDE_WIDTH,
};

/// View state of the statement.
#[derive(Default)]
pub(super) struct StatementView {
    /// The statement in a state of the budget.
    made: Option<(u64, Statement)>,
    /// The chapter that is shown, by its id; the first one when none.
    chapter: Option<String>,
    side: Side,
    list: SideList,
    /// What is being written, and whether the field has had the keyboard yet.
    writing: Option<(Writing, bool)>,
    /// What is to be written next.
    wanted: Option<Writing>,
    drafts: LongTexts<egui::Id>,
    /// Scrolls to the top of the chapter.
    is_new_chapter: bool,
}

impl StatementView {
    /// Shows the statement.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let made = self.take(ctx);
        if made.chapters.is_empty() {
            ui.centered_and_justified(|ui| {
                ui.weak("本地区的规则包没有情况说明模板；原因和文字在其他页签填写");
            });
        } else {
            self.statement_ui(ui, ctx, &made);
        }
        self.made = Some((ctx.revision, made));
        self.keep_written(ui.ctx(), ctx);
        self.open_wanted(ui.ctx());
    }

    fn statement_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, made: &Statement) {
        let at = self.at(made);
        let side = self
            .side
            .ui(ui, ctx, &SIDE, |ui| self.list_ui(ui, made, at));
        self.side = side.unwrap_or(self.side);
        egui::CentralPanel::default()
            .frame(detail_frame())
            .show(ui, |ui| {
                Panel::bottom("statement foot")
                    .frame(egui::Frame::new())
                    .show_separator_line(false)
                    .show(ui, |ui| foot_ui(ui, ctx, made));
                self.chapters_ui(ui, ctx, made, at);
            });
    }

    fn list_ui(&mut self, ui: &mut Ui, made: &Statement, at: usize) {
        let entry = |at: usize| entry(&made.chapters[at]);
        let count = made.chapters.len();
        match self
            .list
            .ui(ui, "情况说明的章节", (count, Some(at)), &entry)
        {
            None => {}
            Some(SideRequest::Show(at)) => {
                self.show(made, at);
                self.side.close_if_clicked(ui);
            }
            Some(SideRequest::Enter) => self.side.close(),
        }
    }

    fn show(&mut self, made: &Statement, at: usize) {
        self.chapter = made.chapters.get(at).map(|it| it.id.clone());
        self.is_new_chapter = true;
    }

    /// The statement, made once for each state of the budget; to be put back.
    fn take(&mut self, ctx: &ViewCtx<'_>) -> Statement {
        let known = self.made.take().filter(|(of, _)| *of == ctx.revision);
        known.map_or_else(
            || statement(ctx.budget, ctx.pack, ctx.book),
            |(_, made)| made,
        )
    }

    /// The place of the chapter that is shown.
    fn at(&self, made: &Statement) -> usize {
        let mut chapters = made.chapters.iter();
        let at = chapters.position(|it| Some(&it.id) == self.chapter.as_ref());
        at.unwrap_or(0)
    }

    /// Shows a paragraph in the user's own words, to write on; false when it stands nowhere any more.
    pub fn go_to(&mut self, ctx: &ViewCtx<'_>, id: EditedParagraphId) -> bool {
        let made = self.take(ctx);
        let is_it = |it: &Paragraph| it.own.as_ref().is_some_and(|own| own.record == id);
        let found = made.paragraphs().find(|(_, it)| is_it(it));
        let place = found.map(|(chapter, it)| (chapter.id.clone(), it.id.clone()));
        self.made = Some((ctx.revision, made));
        let Some((chapter, paragraph)) = place else {
            return false;
        };
        self.chapter = Some(chapter);
        self.list.reveal();
        self.write(Writing::Paragraph(paragraph));
        true
    }

    /// Shows the next or previous chapter.
    pub fn turn(&mut self, ctx: &ViewCtx<'_>, forward: bool) {
        let made = self.take(ctx);
        let at = self.at(&made);
        let next = if forward {
            at + 1
        } else {
            at.saturating_sub(1)
        };
        if next < made.chapters.len() {
            self.show(&made, next);
            self.list.reveal();
        }
        self.made = Some((ctx.revision, made));
    }

    pub fn take_focus(&mut self) {
        self.side.open();
        self.list.take_focus();
    }

    pub fn close_side(&mut self) {
        self.side.close();
    }

    pub fn has_keyboard(&self, window: &Context) -> bool {
        self.list.has_keyboard(window)
    }

    pub const fn is_typing(&self) -> bool {
        self.drafts.is_typing()
    }
}

/// A chapter in the list, deeper ones moved in.
fn entry(chapter: &Chapter) -> SideEntry {
    let indent = "　".repeat(usize::from(chapter.level.saturating_sub(1)));
    let own = chapter.paragraphs().filter(|it| it.own.is_some()).count();
    let stale = chapter.paragraphs().filter(|it| it.is_stale()).count();
    let open = chapter.paragraphs().flat_map(|it| &it.runs);
    let open = open
        .filter(|run| matches!(run.kind, RunKind::Open(_)))
        .count();
    let note = match (&chapter.left_out, stale, open, own) {
        (Some(_), ..) => "不印".to_owned(),
        (None, 1.., ..) => format!("数额已变 {stale}"),
        (None, 0, 1.., _) => format!("原因未写 {open}"),
        (None, 0, 0, 1..) => format!("已改写 {own}"),
        (None, 0, 0, 0) => String::new(),
    };
    let heading = chapter.heading();
    let name = if chapter.has_heading() {
        &heading
    } else {
        "开头"
    };
    SideEntry {
        name: format!("{indent}{name}"),
        note: format!("{indent}{note}"),
        figure: String::new(),
        dot: None,
    }
}

/// What the whole comes to, and where it goes.
fn foot_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, made: &Statement) {
    ui.horizontal(|ui| {
        let own = made.paragraphs().filter(|(_, it)| it.own.is_some()).count();
        let printed = made.printed().filter(|it| it.has_heading()).count();
        let words = match own {
            0 => format!("共 {printed} 章"),
            own => format!("共 {printed} 章，已改写 {own} 段"),
        };
        ui.small(words);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let info = Command::ExportStatement.info();
            let button = ui.button(info.text).on_hover_text(info.help);
            if button.clicked() {
                ctx.send(Action::Command(Command::ExportStatement));
            }
        });
    });
}
