//! How the window keeps the log, notes what a report would need, and passes its renderer's trial.
//!
//! Deliberately not here: files; see `support`.

use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::OnceLock;

use egui::Context;
use egui::Key;

use crate::document::Document;
use crate::edit::Direction;
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::task::Task;
use crate::gui::workspace::Workspace;
use crate::packs::Pack;
use crate::packs::embedded_packs;
use crate::printing::RunError;
use crate::storage::FileMark;
use crate::storage::folder_beside;
use crate::support::Event;
use crate::support::FileKind;
use crate::support::Log;
use crate::support::Recorder;
use crate::support::Trial;

/// The trial of the renderer, shared with whoever started it.
pub type SharedTrial = Rc<Cell<Option<Trial>>>;

/// What the window does for support; the usual one does nothing.
#[derive(Default)]
pub struct Care {
    /// The log.
    pub log: Log,
    /// Writes reports of panics.
    pub recorder: Recorder,
    /// Until the first picture is there.
    pub trial: SharedTrial,
    /// What is opened behind the first picture.
    pub first: First,
    /// Where the window is to fail, to try what happens then.
    pub provoked: Option<Provoked>,
    /// A folder that is being shown.
    pub(in crate::gui) showing: Task<Result<(), RunError>>,
    /// The file and the pack a report would tell of.
    followed: Option<(Option<PathBuf>, String)>,
}

/// What is opened at the start.
///
/// Only once the renderer has passed: a program that is ended while it reads a large file speaks against no renderer.
#[derive(Debug, Default)]
pub struct First {
    /// The folder of budgets that were never saved.
    pub unsaved: Option<PathBuf>,
    /// The file named on the command line.
    pub file: Option<PathBuf>,
}

/// Where a failure is provoked, with F1 (调试用).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provoked {
    /// While a frame is drawn.
    Frame,
    /// In work on a thread of its own.
    Worker,
}

impl Provoked {
    /// The variable that names it.
    pub const VARIABLE: &'static str = "BIANZHI_PROVOKE";

    /// The failure of that name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "frame" => Some(Self::Frame),
            "worker" => Some(Self::Worker),
            _ => None,
        }
    }
}

impl Care {
    /// Keeps this log, and notes what is done for reports.
    pub fn new(log: Log, recorder: Recorder) -> Self {
        Self {
            log,
            recorder,
            ..Self::default()
        }
    }

    /// The failure that is to come now.
    pub(in crate::gui) fn provoked_now(&self, ctx: &Context) -> Option<Provoked> {
        self.provoked
            .filter(|_| ctx.input(|input| input.key_pressed(Key::F1)))
    }

    /// The renderer has passed once a picture has been shown; the second frame comes after the first.
    fn has_picture(&self, ctx: &Context) -> bool {
        if ctx.cumulative_frame_nr() == 0 {
            ctx.request_repaint();
            return false;
        }
        if let Some(trial) = self.trial.take() {
            trial.passed();
        }
        true
    }

    /// Follows which file is open.
    pub(in crate::gui) fn follow(&mut self, workspace: Option<&Workspace>) {
        let now = workspace.map(|it| (&it.path, &it.document.pack().id));
        if now == self.followed.as_ref().map(|(path, pack)| (path, pack)) {
            return;
        }
        self.followed = now.map(|(path, pack)| (path.clone(), pack.clone()));
        let beside = workspace.and_then(|it| it.path.as_deref().map(folder_beside));
        let packs = workspace.map(|it| pack_version(it.document.pack()));
        self.recorder.note_file(packs.into_iter().collect(), beside);
    }

    /// Notes that a file was opened or begun.
    pub(in crate::gui) fn note_opened(&self, document: &Document, has_path: bool) {
        let kind = match (has_path, document.is_dirty()) {
            (true, _) => FileKind::Budget,
            (false, true) => FileKind::Unsaved,
            (false, false) => FileKind::Sample,
        };
        self.log.note(&Event::Opened {
            kind,
            pack: pack_version(document.pack()),
            records: document.budget().record_count(),
            recovered: document.history().steps(Direction::Back).len(),
        });
    }
}

impl App {
    /// Passes the renderer's trial, then opens what is to be opened at the start.
    pub fn begin_behind_first_picture(&mut self, ctx: &Context) {
        if !self.care.has_picture(ctx) {
            return;
        }
        let First { unsaved, file } = std::mem::take(&mut self.care.first);
        if let Some(unsaved) = unsaved {
            // What was left may be what brought the last start down; it must not keep the program from starting.
            let shown = catch_unwind(AssertUnwindSafe(|| {
                self.keep_unsaved_in(&unsaved);
                match file {
                    None => self.open_what_was_left(),
                    Some(_) => self.tell_what_was_left(),
                }
            }));
            // The window tells of it in this frame.
            drop(shown);
        }
        if let Some(file) = file {
            self.send(Action::OpenFile(file));
        }
    }
}

/// A pack with the mark of its data, which tells one release of it from another: `some_2024（3f2a9c01）`.
pub fn pack_version(pack: &Pack) -> String {
    let id = &pack.id;
    let mark = marks().iter().find(|(known, _)| known == id);
    mark.map_or_else(|| id.clone(), |(id, mark)| format!("{id}（{mark}）"))
}

/// The marks of the packs in the program.
fn marks() -> &'static [(String, String)] {
    static MARKS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    MARKS.get_or_init(|| {
        let packs = embedded_packs();
        let marks = packs.iter().map(|(id, files)| {
            let parts = files.iter().flat_map(|(name, text)| [name, text]);
            let text: Vec<&str> = parts.map(String::as_str).collect();
            let mark = FileMark::of(text.join("\n").as_bytes());
            (id.clone(), mark.short().to_owned())
        });
        marks.collect()
    })
}
