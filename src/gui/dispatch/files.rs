//! Requests about files: open, save, export, and leaving the open one.

use std::path::Path;
use std::path::PathBuf;

use egui::Context;
use egui::ViewportCommand;

use crate::document::Document;
use crate::export::file_name;
use crate::export::package::PACKAGE_EXTENSION;
use crate::gui::action::Answer;
use crate::gui::action::NewBudget;
use crate::gui::app::App;
use crate::gui::dialogs::Assistant;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::ExportKind;
use crate::gui::dialogs::FORMULA_EXTENSION;
use crate::gui::dialogs::PathDialog;
use crate::gui::dialogs::PathPurpose;
use crate::gui::files as sources;
use crate::gui::files::EXTENSION;
use crate::gui::files::OpenError;
use crate::gui::files::OpenedFile;
use crate::gui::hold::Hold;
use crate::gui::workspace::Workspace;
use crate::storage;
use crate::support::Event;
use crate::support::named;

/// What the open file is left for; [`Leave::Program`] ends the program.
#[derive(Clone, Debug, PartialEq)]
pub enum Leave {
    /// Another file.
    File(PathBuf),
    /// A new budget.
    New(Box<NewBudget>),
    /// An earlier version of a file.
    Version(PathBuf),
    /// What can be read of a damaged file.
    Rescued(PathBuf),
    /// The sample.
    Sample,
    /// The sample of another region.
    OtherSample,
    /// The sample with the tour over it.
    Tour,
    /// The start page.
    StartPage,
    /// The end of the program.
    Program,
}

impl App {
    /// Leaves the open file, after a question if work would be lost.
    pub(super) fn leave(&mut self, ctx: &Context, leave: Leave) {
        if self.is_dirty() {
            self.leaving = Some(leave);
            let dialog = std::mem::replace(&mut self.dialog, Dialog::Leave);
            // The window may be told to close while the question stands.
            if !matches!(dialog, Dialog::Leave) {
                self.set_aside = dialog;
            }
        } else {
            self.go(ctx, leave);
        }
    }

    pub(super) fn answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Stay => self.stay(),
            Answer::Discard => self.go_on(ctx),
            // Goes on once the file is saved; asking for a place may come between.
            Answer::Save if self.is_read_only() => self.ask_which_file(ctx, PathPurpose::Save),
            Answer::Save => self.save_file(ctx),
        }
    }

    /// Stays in the open file; a dialog that wanted to leave it comes back as it was.
    pub(super) fn stay(&mut self) {
        if self.leaving.take().is_some() {
            self.dialog = std::mem::take(&mut self.set_aside);
        }
    }

    pub(super) fn go_on(&mut self, ctx: &Context) {
        if let Some(leave) = self.leaving.take() {
            self.go(ctx, leave);
        }
    }

    fn go(&mut self, ctx: &Context, leave: Leave) {
        self.keep_columns();
        self.set_aside = Dialog::None;
        self.tour = None;
        match leave {
            Leave::File(path) => self.open(path),
            Leave::New(new) => self.begin(*new),
            Leave::Version(path) => {
                if self.show_document(sources::open_version(&path)) {
                    self.keep_unsaved();
                    self.workspace
                        .iter_mut()
                        .for_each(|it| it.hold.is_version = true);
                }
            }
            Leave::Rescued(path) => self.open_rescued(&path),
            Leave::Sample => _ = self.show_document(sources::sample()),
            Leave::OtherSample => _ = self.show_document(sources::other_sample()),
            Leave::Tour => {
                if self.show_document(sources::sample()) {
                    self.begin_tour();
                }
            }
            Leave::StartPage => {
                self.let_go();
                self.workspace = None;
                self.problem = None;
            }
            Leave::Program => {
                self.let_go();
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    pub(super) fn ask_new_budget(&mut self) {
        let assistant = Assistant::new(sources::packs(), self.settings.recent.clone());
        self.dialog = Dialog::Assistant(Box::new(assistant));
    }

    fn begin(&mut self, new: NewBudget) {
        let remarks = new.begun.remarks.join("\n");
        self.dialog = Dialog::None;
        if self.show_document(sources::create(new)) {
            self.keep_unsaved();
            if !remarks.is_empty() {
                self.notices.caution(remarks);
            }
        }
    }

    fn open(&mut self, path: PathBuf) {
        match self.opened(&path) {
            Ok(opened) => self.show_opened(opened, Some(path)),
            Err(error) => {
                self.note_not_opened(&error);
                match error {
                    OpenError::File(fault) => self.offer_rescue(&path, fault),
                    OpenError::Pack(_) => {
                        self.not_opened(format!("{error}\n{}", path.display()));
                    }
                }
            }
        }
    }

    fn opened(&mut self, path: &Path) -> Result<OpenedFile, OpenError> {
        let workspace = self.workspace.as_mut();
        let same = workspace.filter(|it| it.path.as_deref() == Some(path));
        let is_again = same.is_some();
        if let Some(same) = same {
            // One that can't be opened again stays ours.
            sources::open_version(path)?;
            // Opened again it would be found in use by ourselves.
            same.hold.let_go();
        }
        let opened = sources::open(path, self.machine());
        if is_again && opened.is_err() {
            // Another program has written it in this very moment.
            self.keep_unsaved();
            let words = "打开着的文件不再占用，别的窗口可以修改它；请另存一份";
            self.notices.caution(words.to_owned());
        }
        opened
    }

    /// Shows a file with what is to be said about it.
    pub(super) fn show_opened(&mut self, opened: OpenedFile, path: Option<PathBuf>) {
        let OpenedFile {
            mut document,
            session,
            words,
            recovered,
        } = opened;
        let hold = Hold::of(session, &mut document);
        self.show(document, path);
        if let Some(workspace) = &mut self.workspace {
            workspace.hold = hold;
        }
        for words in words {
            self.notices.caution(words);
        }
        if !recovered.is_empty() {
            self.dialog = Dialog::Listing(Box::new(sources::recovery_listing(&recovered)));
        }
    }

    /// Shows what has no file yet, or says why it can't be shown; whether it is shown.
    pub(super) fn show_document(&mut self, opened: Result<Document, OpenError>) -> bool {
        let is_shown = opened.is_ok();
        match opened {
            Ok(document) => self.show(document, None),
            Err(error) => {
                self.note_not_opened(&error);
                self.not_opened(error.to_string());
            }
        }
        is_shown
    }

    fn show(&mut self, document: Document, path: Option<PathBuf>) {
        self.let_go();
        self.care.note_opened(&document, path.is_some());
        let workspace = Workspace::new(document, path, &self.settings);
        if let Some(path) = &workspace.path {
            self.settings.remember(path, workspace.title());
        }
        self.workspace = Some(workspace);
        self.problem = None;
    }

    pub(super) fn note_not_opened(&self, error: &OpenError) {
        self.care.log.note(&Event::Failed {
            what: "打开",
            error: named(error),
        });
    }

    /// The file that is open stays.
    pub(super) fn not_opened(&mut self, sentence: String) {
        if self.workspace.is_some() {
            self.notices.failed(sentence);
        } else {
            self.problem = Some(sentence);
        }
    }

    pub(super) fn save_file(&mut self, ctx: &Context) {
        match self.workspace.as_ref().and_then(|it| it.path.clone()) {
            Some(path) => self.save_to(ctx, &path),
            None => self.ask_which_file(ctx, PathPurpose::Save),
        }
    }

    /// Asks for a file to read or to write.
    pub(super) fn ask_which_file(&mut self, ctx: &Context, purpose: PathPurpose) {
        let name = self.name_for(purpose);
        self.jobs.pick(ctx, purpose, name);
    }

    /// What a file is called unless the user says otherwise.
    fn name_for(&self, purpose: PathPurpose) -> String {
        match purpose {
            PathPurpose::Open
            | PathPurpose::LastYear
            | PathPurpose::ImportFormulas
            | PathPurpose::ImportLines
            | PathPurpose::VerifyPackage => String::new(),
            PathPurpose::Package => self.suggested_name("上报包", PACKAGE_EXTENSION),
            PathPurpose::ExportData(list) => self.suggested_name(list.label(), list.extension()),
            PathPurpose::ExportFormulas => self.suggested_name("审核公式", FORMULA_EXTENSION),
            PathPurpose::Save => self.name_to_save_as(),
            PathPurpose::Export(ExportKind::Manual) => self.manual_name(),
            PathPurpose::Export(kind) => self.suggested_name(kind.suffix(), kind.extension()),
        }
    }

    /// Asks in a dialog of our own, where the system has none.
    pub(super) fn ask_for_path(&mut self, purpose: PathPurpose) {
        let name = self.name_for(purpose);
        let open = self.workspace.as_ref();
        let open = open.and_then(|it| it.path.as_deref().or(it.hold.save_as.as_deref()));
        let open = open.and_then(|path| std::path::absolute(path).ok());
        let folder = open.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.unwrap_or_else(storage::usual_folder);
        let dialog = PathDialog::new(purpose, folder, &name);
        match &mut self.dialog {
            Dialog::Assistant(assistant) => assistant.ask_path(dialog),
            _ => self.dialog = Dialog::Path(dialog),
        }
    }

    pub(super) fn picked(&mut self, ctx: &Context, purpose: PathPurpose, path: Option<PathBuf>) {
        let Some(path) = path.filter(|path| path.file_name().is_some()) else {
            // Who does not say where to save stays in the file.
            self.stay();
            return;
        };
        match purpose {
            PathPurpose::Open => self.leave(ctx, Leave::File(path)),
            PathPurpose::LastYear => self.take_last_year(path),
            PathPurpose::Save => self.save_to(ctx, &purpose.completed(path)),
            PathPurpose::ImportFormulas => self.import_formulas(&path),
            PathPurpose::ExportFormulas => self.export_formulas(&purpose.completed(path)),
            PathPurpose::ImportLines => self.read_lines(&path),
            PathPurpose::Package => self.make_package(ctx, purpose.completed(path)),
            PathPurpose::VerifyPackage => self.verify_package(&path),
            PathPurpose::ExportData(list) => self.export_data(list, &purpose.completed(path)),
            PathPurpose::Export(kind) => self.export_to(ctx, kind, purpose.completed(path)),
        }
    }

    fn take_last_year(&mut self, path: PathBuf) {
        if let Dialog::Assistant(assistant) = &mut self.dialog {
            let read = storage::open(&path).map_err(|error| error.to_string());
            assistant.take_last(path, read);
        }
    }

    fn suggested_name(&self, what: &str, extension: &str) -> String {
        let title = self
            .workspace
            .as_ref()
            .map(Workspace::title)
            .unwrap_or_default();
        format!("{}{what}.{extension}", file_name(&title))
    }

    /// As the file is called that the budget was read of, else by the title.
    fn name_to_save_as(&self) -> String {
        let path = self
            .workspace
            .as_ref()
            .and_then(|it| it.hold.save_as.as_deref());
        let name = path.and_then(Path::file_name);
        name.map_or_else(
            || self.suggested_name("", EXTENSION),
            |it| it.to_string_lossy().into_owned(),
        )
    }

    /// Rules belong to the region, not to the department.
    fn manual_name(&self) -> String {
        let workspace = self.workspace.as_ref();
        let pack = workspace.map_or("", |it| it.document.pack().title.as_str());
        format!("{}审核规则手册.xlsx", file_name(pack))
    }
}
