//! What the program has to say in passing: shown for a while, kept in a list.
//!
//! Findings of the audit are not notices; they stay until the budget changes.

use std::panic::Location as SourcePlace;

use egui::Align2;
use egui::Context;
use egui::Id;
use egui::Ui;
use egui::vec2;

use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::rules::Location;
use crate::support::Event;

/// How many are kept for the list.
const KEPT: usize = 100;
/// Seconds a notice stays on the screen; bad news stays until it is clicked.
const SHOWN: f64 = 6.0;

/// The notices of this run of the program, newest last.
#[derive(Debug, Default)]
pub struct Notices {
    entries: Vec<Notice>,
    /// What the log hasn't been told yet.
    untold: Vec<Told>,
    unread: usize,
    /// A place a notice is about, which the user wants to see.
    wanted: Option<Location>,
}

/// A sentence the user was told, for the log.
#[derive(Debug)]
pub struct Told {
    level: NoticeLevel,
    /// Where it stands in the source.
    place: &'static SourcePlace<'static>,
    text: String,
}

impl Told {
    /// What is written into the log; the sentence itself, which may name things, only where it is wanted.
    pub fn event(self, wants_text: bool) -> Event {
        Event::Told {
            level: self.level.label(),
            place: self.place,
            text: wants_text.then_some(self.text),
        }
    }
}

#[derive(Debug)]
struct Notice {
    level: NoticeLevel,
    text: String,
    /// Where what it is about can be seen.
    place: Option<Location>,
    /// The window's time at which it leaves; `None` before it was first shown.
    leaves_at: Option<f64>,
    is_gone: bool,
}

/// Whether something went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeLevel {
    /// Of interest for a moment only.
    Passing,
    /// Done.
    Done,
    /// Done in part, or something to know.
    Caution,
    /// Not done.
    Failed,
}

impl NoticeLevel {
    /// The term for the log.
    const fn label(self) -> &'static str {
        match self {
            Self::Passing => "提示",
            Self::Done => "完成",
            Self::Caution => "注意",
            Self::Failed => "失败",
        }
    }
}

impl Notices {
    /// What was told since this was asked last, but for what only says what a step did.
    pub fn take_untold(&mut self) -> Vec<Told> {
        std::mem::take(&mut self.untold)
    }

    /// Says that something was done.
    #[track_caller]
    pub fn done(&mut self, text: impl Into<String>) {
        self.push(NoticeLevel::Done, text.into());
    }

    /// Says something that needs attention.
    #[track_caller]
    pub fn caution(&mut self, text: impl Into<String>) {
        self.push(NoticeLevel::Caution, text.into());
    }

    /// Says something that needs attention, and where.
    #[track_caller]
    pub fn caution_at(&mut self, text: impl Into<String>, place: Location) {
        self.caution(text);
        if let Some(notice) = self.entries.last_mut() {
            notice.place = Some(place);
        }
    }

    /// The place the user wants to see.
    pub fn take_wanted(&mut self) -> Option<Location> {
        self.wanted.take()
    }

    /// Says that something could not be done.
    #[track_caller]
    pub fn failed(&mut self, text: impl Into<String>) {
        self.push(NoticeLevel::Failed, text.into());
    }

    /// Says what a step did; the next one takes its place, and the list doesn't keep it.
    pub fn passing(&mut self, text: impl Into<String>) {
        self.entries
            .retain(|notice| notice.level != NoticeLevel::Passing);
        self.push(NoticeLevel::Passing, text.into());
        self.unread -= 1;
    }

    /// How many have come since the list was last open.
    pub fn unread(&self) -> usize {
        self.unread
    }

    #[track_caller]
    fn push(&mut self, level: NoticeLevel, text: String) {
        if level != NoticeLevel::Passing {
            self.untold.push(Told {
                level,
                place: SourcePlace::caller(),
                text: text.clone(),
            });
        }
        self.entries.push(Notice {
            level,
            text,
            place: None,
            leaves_at: None,
            is_gone: false,
        });
        self.unread += 1;
        let surplus = self.entries.len().saturating_sub(KEPT);
        self.entries.drain(..surplus);
    }

    /// Shows the recent ones in the lower right corner, above the status bar.
    pub fn toasts_ui(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        for notice in self.entries.iter_mut().filter(|notice| !notice.is_gone) {
            let leaves_at = *notice.leaves_at.get_or_insert(now + SHOWN);
            if notice.level != NoticeLevel::Failed && now >= leaves_at {
                notice.is_gone = true;
            }
        }
        if self.entries.iter().all(|notice| notice.is_gone) {
            return;
        }
        egui::Area::new(Id::unique("toasts"))
            .order(egui::Order::Tooltip)
            .anchor(Align2::RIGHT_BOTTOM, vec2(-12.0, -2.0 * sizes::ROW))
            .show(ctx, |ui| {
                ui.with_layout(egui::Layout::top_down(egui::Align::Max), |ui| {
                    for notice in self.entries.iter_mut().filter(|notice| !notice.is_gone) {
                        notice.is_gone = toast_ui(ui, notice, &mut self.wanted);
                    }
                });
            });
        let next = self.next_leave();
        if let Some(seconds) = next.map(|at| (at - now).max(0.05)) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(seconds));
        }
    }

    fn next_leave(&self) -> Option<f64> {
        self.entries
            .iter()
            .filter(|notice| !notice.is_gone && notice.level != NoticeLevel::Failed)
            .filter_map(|notice| notice.leaves_at)
            .reduce(f64::min)
    }

    /// All that are kept, newest first.
    pub fn list_ui(&mut self, ui: &mut Ui) {
        self.unread = 0;
        let kept = |notice: &&Notice| notice.level != NoticeLevel::Passing;
        if !self.entries.iter().any(|notice| kept(&notice)) {
            ui.weak("还没有通知");
        }
        for notice in self.entries.iter().rev().filter(kept) {
            notice_ui(ui, notice, &mut self.wanted);
        }
    }
}

/// True once it was clicked away.
fn toast_ui(ui: &mut Ui, notice: &Notice, wanted: &mut Option<Location>) -> bool {
    let (_, fill) = colors(ui, notice.level);
    let response = egui::Frame::popup(ui.style())
        .fill(fill)
        .show(ui, |ui| {
            ui.set_max_width(sizes::FINDINGS_WIDTH);
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                notice_ui(ui, notice, wanted);
            });
        })
        .response;
    let id = response.id.with("dismiss");
    let is_clicked = match notice.place {
        // Its button has to be reached.
        Some(_) => wanted.is_some(),
        None => ui
            .interact(response.rect, id, egui::Sense::click())
            .clicked(),
    };
    ui.add_space(sizes::GAP);
    is_clicked
}

fn notice_ui(ui: &mut Ui, notice: &Notice, wanted: &mut Option<Location>) {
    let (color, _) = colors(ui, notice.level);
    ui.add(egui::Label::new(egui::RichText::new(&notice.text).color(color)).wrap());
    if let Some(place) = &notice.place
        && ui.button("查看该处").clicked()
    {
        *wanted = Some(place.clone());
    }
}

fn colors(ui: &Ui, level: NoticeLevel) -> (egui::Color32, egui::Color32) {
    let p = theme::palette(ui);
    match level {
        NoticeLevel::Passing | NoticeLevel::Done => (p.text, p.raised),
        NoticeLevel::Caution => (p.warning, p.warning_fill),
        NoticeLevel::Failed => (p.error, p.error_fill),
    }
}
