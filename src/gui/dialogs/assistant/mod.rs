//! The assistant for a new budget: four pages from the year to what will be made.
//!
//! It asks; `intake` begins the budget, and dispatch opens it.
//! Everything is reached by Tab, arrows and Space; Enter goes on, Esc leaves.

mod fields;
mod form;
mod pages;
mod source;
mod summary;
mod window;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::Context;
use egui::Id;
use egui::Key;
use egui::Modifiers;

use super::Outcome;
use super::PathDialog;
use super::modal;
use super::question::Reply;
use super::question::ask_ui;
use crate::gui::action::Action;
use crate::gui::action::NewBudget;
use crate::gui::settings::RecentFile;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::begin_editing;
use crate::gui::widgets::ime::track_composition;
use crate::intake::Begun;
use crate::intake::begin;
use crate::intake::survey;
use crate::money::AmountScale;
use crate::packs::Pack;
use crate::storage::SavedBudget;

use form::Entry;
use form::Form;
use form::LastFile;

/// The pages in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Page {
    Year,
    Units,
    Source,
    Summary,
}

impl Page {
    const ALL: [Self; 4] = [Self::Year, Self::Units, Self::Source, Self::Summary];

    const fn label(self) -> &'static str {
        match self {
            Self::Year => "1 年度与表样",
            Self::Units => "2 部门与单位",
            Self::Source => "3 从何开始",
            Self::Summary => "4 核对",
        }
    }

    /// What gets the keyboard when the page opens.
    const fn first(self) -> Entry {
        match self {
            Self::Year => Entry::Year,
            Self::Units => Entry::Department,
            Self::Source => Entry::Source,
            Self::Summary => Entry::Create,
        }
    }

    fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|page| *page > self)
    }

    fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().rfind(|page| *page < self)
    }
}

/// What the user wants to do next.
#[derive(Clone, Copy)]
enum Wish {
    Show(Page),
    On,
    Leave,
}

/// The assistant with what has been filled in so far.
pub struct Assistant {
    packs: Vec<Pack>,
    recent: Vec<RecentFile>,
    page: Page,
    form: Form,
    /// The form as it was offered.
    first: Form,
    last: Option<LastFile>,
    /// What the last page shows.
    begun: Result<Begun, String>,
    /// Pages whose problems are said: those the user wanted to leave.
    tried: BTreeSet<Page>,
    is_new: bool,
    wants: Option<Entry>,
    keeps_enter: Vec<Id>,
    is_composing: bool,
    /// Whether it asks if it may be left.
    is_leaving: bool,
    path: Option<PathDialog>,
}

impl Assistant {
    /// Offers these packs, and recent files as last year's.
    pub fn new(packs: Vec<Pack>, recent: Vec<RecentFile>) -> Self {
        let year = packs.first().map(|pack| pack.years.to.to_string());
        let form = Form {
            year: year.unwrap_or_default(),
            entry_scale: AmountScale::TenThousandYuan,
            ..Form::default()
        };
        Self {
            packs,
            recent,
            page: Page::Year,
            first: form.clone(),
            form,
            last: None,
            begun: Ok(Begun::default()),
            tried: BTreeSet::new(),
            is_new: true,
            wants: None,
            keeps_enter: Vec::new(),
            is_composing: false,
            is_leaving: false,
            path: None,
        }
    }

    /// Takes the file chosen as last year's, or the reason why it can't be read.
    pub fn take_last(&mut self, path: PathBuf, read: Result<SavedBudget, String>) {
        self.form.goes_on = true;
        self.last = Some(LastFile {
            path,
            read,
            survey: BTreeMap::new(),
        });
        self.enter(Page::Source);
    }

    /// Asks for the path of last year's file in a dialog of our own.
    pub fn ask_path(&mut self, dialog: PathDialog) {
        self.path = Some(dialog);
    }

    /// Shows the assistant.
    pub(super) fn show(&mut self, ctx: &Context, actions: &Actions) -> Outcome {
        if std::mem::take(&mut self.is_new) {
            let area = egui::Modal::default_area(Id::unique("assistant"));
            begin_editing(ctx, area, Id::unique("assistant opens"), "");
            self.wants = Some(Entry::Year);
            return Outcome::Open;
        }
        let mut wish = self.entered(ctx).then_some(Wish::On);
        self.keeps_enter.clear();
        let space = ctx.content_rect().size();
        let width = sizes::ASSISTANT_WIDTH.min(space.x - 4.0 * f32::from(sizes::MARGIN));
        let response = modal(ctx, "assistant", width, |ui| {
            wish = wish.take().or(self.window_ui(ui, actions));
        });
        if response.should_close() && !response.backdrop_response.clicked() {
            wish = Some(Wish::Leave);
        }
        let outcome = wish.map_or(Outcome::Open, |wish| self.follow(wish, ctx, actions));
        if let Some(path) = &mut self.path
            && matches!(path.show(ctx, actions), Outcome::Closed)
        {
            self.path = None;
        }
        if self.is_leaving {
            return self.leaving_ui(ctx);
        }
        outcome
    }

    /// Asks whether what has been filled in may be lost.
    fn leaving_ui(&mut self, ctx: &Context) -> Outcome {
        let words = ["离开新建预算", "所填的内容不会保留"];
        match ask_ui(ctx, "leave assistant", words, &["继续填写", "离开"]) {
            None => return Outcome::Open,
            Some(Reply::Button(1)) => return Outcome::Closed,
            Some(Reply::Button(_) | Reply::None) => self.is_leaving = false,
        }
        Outcome::Open
    }

    /// Whether Enter means to go on: not in what opens, acts or takes lines, nor within a composition.
    fn entered(&mut self, ctx: &Context) -> bool {
        ctx.input(|input| track_composition(&mut self.is_composing, &input.events));
        let focused = ctx.memory(egui::Memory::focused);
        let is_kept = focused.is_some_and(|id| self.keeps_enter.contains(&id));
        let is_busy = self.is_composing || self.is_leaving || self.path.is_some();
        !is_kept
            && !is_busy
            && !egui::Popup::is_any_open(ctx)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    }

    fn follow(&mut self, wish: Wish, ctx: &Context, actions: &Actions) -> Outcome {
        ctx.request_repaint();
        match wish {
            Wish::Show(page) => self.go(page),
            Wish::On => match self.page.next() {
                Some(page) => self.go(page),
                None => self.create(actions),
            },
            Wish::Leave if self.form == self.first && self.last.is_none() => {
                return Outcome::Closed;
            }
            Wish::Leave => self.is_leaving = true,
        }
        Outcome::Open
    }

    /// Shows a page; one behind it on which something is wrong comes first.
    fn go(&mut self, to: Page) {
        for page in Page::ALL.into_iter().filter(|page| *page < to) {
            let problems = self.form.problems(page, self.last.as_ref());
            if let Some(entry) = problems.keys().next() {
                self.page = page;
                self.tried.insert(page);
                self.wants = Some(*entry);
                return;
            }
        }
        self.enter(to);
    }

    fn enter(&mut self, page: Page) {
        self.page = page;
        self.wants = Some(page.first());
        let (Some(setup), Some(pack)) = (self.form.setup(), self.packs.get(self.form.pack)) else {
            return;
        };
        match page {
            Page::Year | Page::Units => {}
            Page::Source => {
                if let Some(last) = &mut self.last
                    && let Ok(saved) = &last.read
                {
                    last.survey = survey(&saved.budget, &setup, pack);
                }
            }
            Page::Summary => {
                let last = self.last.as_ref().filter(|_| self.form.goes_on);
                let saved = last.and_then(|last| last.read.as_ref().ok());
                let last = saved.map(|saved| (&saved.budget, &self.form.takes));
                self.begun = begin(&setup, pack, last).map_err(|error| error.to_string());
            }
        }
    }

    /// Hands the budget over; dispatch closes the assistant when it is open.
    fn create(&self, actions: &Actions) {
        if let (Ok(begun), Some(pack)) = (&self.begun, self.packs.get(self.form.pack)) {
            actions.send(Action::CreateBudget(Box::new(NewBudget {
                pack: pack.id.clone(),
                begun: begun.clone(),
            })));
        }
    }
}
