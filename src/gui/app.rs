//! The window as a whole: what is open, what is asked, and the order of a frame.
//!
//! A frame: reports of background work, keys, panels and screen, dialogs; then what was asked for is done.

use std::path::PathBuf;

use egui::Context;
use egui::Ui;

use crate::edit::Direction;
use crate::gui::action::Action;
use crate::gui::care::Care;
use crate::gui::care::Provoked;
use crate::gui::clipboard::Clipboard;
use crate::gui::command::Command;
use crate::gui::command::Given;
use crate::gui::command::Needs;
use crate::gui::command::from_keyboard;
use crate::gui::dialogs::Dialog;
use crate::gui::dispatch::Leave;
use crate::gui::dispatch::PastePlace;
use crate::gui::fallen::Fallen;
use crate::gui::fallen::told_of_worker;
use crate::gui::jobs::Jobs;
use crate::gui::notices::Notices;
use crate::gui::printers::PrinterDesk;
use crate::gui::regions::Regions;
use crate::gui::room::Room;
use crate::gui::settings::STORAGE_KEY;
use crate::gui::settings::Settings;
use crate::gui::theme;
use crate::gui::tour::Tour;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::grid::keyboard_is_free;
use crate::gui::widgets::hand_over::HandOver;
use crate::gui::widgets::ime::Session;
use crate::gui::widgets::tooltips::Tooltips;
use crate::gui::workspace::View;
use crate::gui::workspace::Workspace;
use crate::printing::System;
use crate::storage::LeftUnsaved;

pub use crate::export::CreatedAt;

/// The window.
pub struct App {
    /// Where blocks of cells are exchanged with other programs.
    pub clipboard: Clipboard,
    /// What is remembered between runs.
    pub settings: Settings,
    /// What is done for support.
    pub care: Care,
    pub(in crate::gui) notices: Notices,
    pub(in crate::gui) workspace: Option<Workspace>,
    /// Why the last file could not be opened, for the start page.
    pub(in crate::gui) problem: Option<String>,
    pub(in crate::gui) dialog: Dialog,
    /// The dialog that comes back if the open file is not left after all.
    pub(in crate::gui) set_aside: Dialog,
    pub(in crate::gui) jobs: Jobs,
    pub(in crate::gui) printers: PrinterDesk,
    /// Where the text goes that the window was asked to read from the clipboard.
    pub(in crate::gui) awaited_paste: Option<PastePlace>,
    /// What waits for the answer about unsaved work.
    pub(in crate::gui) leaving: Option<Leave>,
    /// The window may go without another question.
    pub(in crate::gui) may_close: bool,
    pub(in crate::gui) now: fn() -> CreatedAt,
    /// The folder for what was never saved; none where it isn't kept.
    pub(in crate::gui) data: Option<PathBuf>,
    /// What was never saved and was left by a crash, for the start page.
    pub(in crate::gui) left: Vec<LeftUnsaved>,
    pub(in crate::gui) actions: Actions,
    /// Where the panels stand in this frame.
    pub(in crate::gui) regions: Regions,
    /// How the panels stand in this frame.
    pub(in crate::gui) room: Room,
    pub(in crate::gui) given: Given,
    pub(in crate::gui) tour: Option<Tour>,
    /// What is told after a panic, in place of everything else.
    pub(in crate::gui) fallen: Option<Fallen>,
    title: String,
}

impl App {
    /// The window with nothing open. `now` gives the time of day, which nothing here reads itself.
    pub fn new(ctx: &Context, settings: Settings, now: fn() -> CreatedAt) -> Self {
        theme::install(ctx);
        ctx.add_plugin(Session::default());
        ctx.add_plugin(HandOver::default());
        ctx.add_plugin(Tooltips::default());
        // The zoom keys are commands of ours, so that the choice is remembered.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let app = Self {
            clipboard: Clipboard::default(),
            settings,
            care: Care::default(),
            notices: Notices::default(),
            workspace: None,
            problem: None,
            dialog: Dialog::None,
            set_aside: Dialog::None,
            jobs: Jobs::default(),
            printers: PrinterDesk::new(System::of_this_machine()),
            awaited_paste: None,
            leaving: None,
            may_close: false,
            now,
            data: None,
            left: Vec::new(),
            actions: Actions::default(),
            regions: Regions::default(),
            room: Room::default(),
            given: Given::default(),
            tour: None,
            fallen: None,
            title: String::new(),
        };
        app.apply_settings(ctx);
        app
    }

    /// Theme and zoom as the settings say.
    pub(in crate::gui) fn apply_settings(&self, ctx: &Context) {
        let theme = if self.settings.is_dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        };
        ctx.set_theme(theme);
        ctx.set_zoom_factor(self.settings.zoom_factor());
    }

    /// The open file.
    pub fn workspace(&self) -> Option<&Workspace> {
        self.workspace.as_ref()
    }

    /// Asks for something from outside the window: the file named on the command line.
    pub fn send(&self, action: Action) {
        self.actions.send(action);
    }

    /// Has paths typed into a dialog of the window's own from now on, as on systems without file dialogs.
    pub fn type_paths(&mut self) {
        self.jobs.types_paths = true;
    }

    /// Prints by another system from now on than that of this machine.
    pub fn print_by(&mut self, system: System) {
        self.printers = PrinterDesk::new(system);
    }

    /// Draws a frame and does what was asked for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.care_for(&ctx);
        for report in self.jobs.poll(&ctx) {
            self.on_report(report);
        }
        self.receive_paste(&ctx);
        self.follow_printing(&ctx);
        let command = self
            .closing_command(&ctx)
            .or_else(|| self.keyboard_command(&ctx));
        let leaves_tour = self.leaves_tour(&ctx);
        if let Some(workspace) = &mut self.workspace {
            workspace.look();
        }
        self.layout_ui(ui);
        if let Some(workspace) = &mut self.workspace {
            workspace.view.panes.settle(&ctx);
        }
        self.tour_ui(&ctx);
        self.dialog.show(&ctx, &self.actions);
        if leaves_tour {
            self.actions.send(Action::EndTour);
        }
        if let Some(command) = command {
            self.actions.send(Action::Command(command));
        }
        let actions = self.actions.take();
        if !actions.is_empty() {
            ctx.request_repaint();
        }
        for action in actions {
            self.dispatch(&ctx, action);
        }
        if let Some(workspace) = &mut self.workspace
            && let Some(news) = workspace.view.panes.news.take()
        {
            self.notices.caution(news);
        }
        self.write_down();
        self.notices.toasts_ui(&ctx);
        if let Some(place) = self.notices.take_wanted() {
            self.actions.send(Action::GoTo(place));
            ctx.request_repaint();
        }
        self.update_title(&ctx);
        self.care.follow(self.workspace.as_ref());
        for told in self.notices.take_untold() {
            self.care.log.note(&told.event(self.care.log.wants_texts()));
        }
    }

    /// What support may need later.
    fn care_for(&mut self, ctx: &Context) {
        if let Some(untold) = self.care.recorder.take_untold() {
            let report = untold.report.as_deref();
            self.notices.caution(told_of_worker(report));
        }
        self.follow_folder();
        match self.care.provoked_now(ctx) {
            None => {}
            Some(Provoked::Worker) => self.jobs.fail(ctx),
            Some(Provoked::Frame) => {
                let title = self.workspace.as_ref().map(Workspace::title);
                panic!("provoked in {title:?}");
            }
        }
    }

    /// Whether a question waits for its answer.
    fn is_asking(&self) -> bool {
        let workspace = self.workspace.as_ref();
        !matches!(self.dialog, Dialog::None)
            || workspace.is_some_and(|it| it.view.panes.is_asking() || it.view.audit.is_asking())
    }

    /// A command given by key. What is being typed is committed first.
    fn keyboard_command(&self, ctx: &Context) -> Option<Command> {
        if self.is_asking() {
            return None;
        }
        let is_free = keyboard_is_free(ctx);
        let can = |needs| match needs {
            // In a field that is being typed into, these are the field's.
            Needs::Undo | Needs::Redo => is_free && self.can(needs),
            // Who saves by key is told why it can't be done.
            Needs::Writable => self.can(Needs::Document),
            _ => self.can(needs),
        };
        let command = from_keyboard(ctx, can)?;
        if !is_free {
            end_typing(ctx);
        }
        Some(command)
    }

    /// Esc ends the tour when nothing else is meant by it.
    fn leaves_tour(&self, ctx: &Context) -> bool {
        self.tour.is_some()
            && !self.is_asking()
            && keyboard_is_free(ctx)
            && !egui::Popup::is_any_open(ctx)
            && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
    }

    /// Whether a condition holds now.
    pub(in crate::gui) fn can(&self, needs: Needs) -> bool {
        let document = self.workspace.as_ref().map(|it| &it.document);
        let view = || self.workspace.as_ref().map(|it| &it.view);
        let list = || self.workspace.as_ref().and_then(Workspace::editable_list);
        let has_steps =
            |direction| document.is_some_and(|it| it.history().steps(direction).next().is_some());
        if is_of_screen(needs) && view().is_some_and(|it| it.preview.is_some()) {
            return false;
        }
        match needs {
            Needs::Nothing => true,
            Needs::Document => document.is_some(),
            Needs::Writable => document.is_some() && !self.is_read_only(),
            Needs::Idle => document.is_some() && !self.jobs.is_exporting(),
            Needs::Rounds => {
                let has_rounds = document.is_some_and(|it| !it.budget().rounds.is_empty());
                has_rounds && !self.jobs.is_exporting()
            }
            Needs::Undo => has_steps(Direction::Back),
            Needs::Redo => has_steps(Direction::Forth),
            Needs::History => has_steps(Direction::Back) || has_steps(Direction::Forth),
            Needs::Cells => view().is_some_and(View::has_cells),
            Needs::Entry => view().is_some_and(|view| view.panes.has_concerned()),
            Needs::Records => list().is_some(),
            Needs::Selection => document
                .zip(list())
                .is_some_and(|(document, list)| document.budget().count(list.sheet.kind) > 0),
            Needs::SideList => view().is_some_and(View::has_side_list),
            Needs::Tabs => view().is_some_and(View::has_tabs),
            Needs::Filtered => self.workspace.as_ref().is_some_and(|it| {
                let pane = it.view.panes.active_pane();
                pane.is_some_and(|pane| pane.view().is_filtered())
            }),
            Needs::Findings => document.is_some_and(|it| !it.findings().is_empty()),
            Needs::Tour => self.tour.is_some(),
        }
    }

    /// X11 forgets the wish to be large of a window that isn't shown yet, so it is said again.
    fn maximize_at_first(&mut self, ctx: &Context) {
        if !self.settings.was_shown && ctx.cumulative_frame_nr() > 0 {
            self.settings.was_shown = true;
            ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
        }
    }

    /// The wish to close the window, kept back while work could be lost.
    fn closing_command(&self, ctx: &Context) -> Option<Command> {
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        let is_typing = !keyboard_is_free(ctx);
        if !is_asked || self.may_close || !(self.is_dirty() || is_typing) {
            return None;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        end_typing(ctx);
        Some(Command::Quit)
    }

    /// Whether the open file may only be looked at.
    pub(in crate::gui) fn is_read_only(&self) -> bool {
        let hold = self.workspace.as_ref().map(|it| &it.hold);
        hold.is_some_and(|it| it.refusal().is_some())
    }

    pub(in crate::gui) fn is_dirty(&self) -> bool {
        self.workspace
            .as_ref()
            .is_some_and(|it| it.document.is_dirty())
    }

    fn update_title(&mut self, ctx: &Context) {
        let title = match &self.workspace {
            None => "编制".to_owned(),
            Some(it) => {
                let mark = if it.document.is_dirty() { "* " } else { "" };
                let access = it.hold.refusal().map_or("", |_| "（只读）");
                format!("{mark}{}{access} — 编制", it.title())
            }
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// Whether it is about the screen of a step, which the preview hides.
const fn is_of_screen(needs: Needs) -> bool {
    match needs {
        Needs::Cells
        | Needs::Entry
        | Needs::Records
        | Needs::Selection
        | Needs::Filtered
        | Needs::SideList
        | Needs::Tabs => true,
        Needs::Nothing
        | Needs::Document
        | Needs::Writable
        | Needs::Idle
        | Needs::Undo
        | Needs::Redo
        | Needs::History
        | Needs::Findings
        | Needs::Rounds
        | Needs::Tour => false,
    }
}

/// What is being typed is committed before anything else is done.
pub(in crate::gui) fn end_typing(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.jobs.belong_to(frame);
        self.maximize_at_first(ui.ctx());
        self.begin_behind_first_picture(ui.ctx());
        self.guarded_frame(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.keep_columns();
        eframe::set_value(storage, STORAGE_KEY, &self.settings);
    }
}
