//! From text to text, from tab to tab, and between the list and the words beside it.

use egui::Context;

use super::Tab;
use super::TextsScreen;
use super::items;
use super::items::TextItem;
use super::items::TextKey;
use super::sheet_of;
use crate::gui::focus::Focus;
use crate::gui::records::sheets_of;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::records::pane::Panes;
use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::long_text::Arrival;
use crate::gui::widgets::side_list::beside;
use crate::gui::widgets::tab::turned;
use crate::model::Budget;

impl DetailScreen for TextsScreen {
    fn is_on_sheets(&self, _budget: &Budget) -> bool {
        matches!(self.tab, Tab::Sheet(_))
    }

    fn has_side_list(&self) -> bool {
        !matches!(self.tab, Tab::Sheet(_))
    }

    fn has_tabs(&self) -> bool {
        true
    }

    fn is_in_text(&self) -> bool {
        self.drafts.is_typing() || self.statement.is_typing()
    }

    /// The record whose text is shown.
    fn focus(&self, _panes: &Panes) -> Focus {
        let items = self.items.as_ref().map_or(&[][..], |(_, items)| items);
        let (listed, at) = self.listed(items);
        match at.map(|at| listed[at].key) {
            Some(TextKey::Field(record, field)) if self.tab == Tab::Texts => {
                Focus::Record(record, Some(field))
            }
            _ => Focus::Nothing,
        }
    }

    fn turn_tab(&mut self, panes: &mut Panes, _ctx: &ViewCtx<'_>, forward: bool) {
        let sheets = sheets_of(Step::Texts).map(|sheet| Tab::Sheet(sheet.kind));
        let own = [Tab::Statement, Tab::Texts];
        let tabs: Vec<_> = own.into_iter().chain(sheets).collect();
        self.show_tab(panes, turned(&tabs, self.tab, forward));
    }

    /// Shows the next or previous text of the list, to write it.
    fn turn(&mut self, _panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        if self.tab == Tab::Statement {
            self.statement.turn(ctx, forward);
            return;
        }
        let items = self.take_items(ctx);
        let (listed, at) = self.listed(&items);
        let beside = at.and_then(|at| beside(at, forward));
        let beside = beside.and_then(|at| listed.get(at)).map(|it| it.key);
        if let Some(key) = beside {
            self.shown = Some(key);
            self.list.reveal();
            self.drafts.go_to(key, Arrival::Type);
        }
        self.items = Some((ctx.revision, items));
    }

    fn list_has_keyboard(&self, window: &Context) -> bool {
        match self.tab {
            Tab::Statement => self.statement.has_keyboard(window),
            Tab::Texts | Tab::Sheet(_) => self.list.has_keyboard(window),
        }
    }

    fn enter_list(&mut self) {
        if self.tab == Tab::Statement {
            self.statement.take_focus();
            return;
        }
        self.side.open();
        self.list.take_focus();
    }

    fn enter_detail(&mut self, _panes: &mut Panes, ctx: &ViewCtx<'_>) {
        if self.tab == Tab::Statement {
            self.statement.close_side();
            return;
        }
        self.side.close();
        let items = self.take_items(ctx);
        let (listed, at) = self.listed(&items);
        if let Some(key) = at.map(|at| listed[at].key) {
            self.drafts.go_to(key, Arrival::Type);
        }
        self.items = Some((ctx.revision, items));
    }
}

impl TextsScreen {
    /// Shows the statement.
    pub fn show_statement(&mut self, panes: &mut Panes) {
        self.show_tab(panes, Tab::Statement);
    }

    pub(super) fn show_tab(&mut self, panes: &mut Panes, tab: Tab) {
        self.tab = tab;
        panes.leave();
        match tab {
            Tab::Statement => self.statement.take_focus(),
            Tab::Texts => self.list.take_focus(),
            Tab::Sheet(kind) => {
                if let Some(sheet) = sheet_of(kind) {
                    panes.get(sheet.id).grid.take_focus();
                }
            }
        }
    }

    /// What needs words, found once for each state of the budget; to be put back.
    pub(super) fn take_items(&mut self, ctx: &ViewCtx<'_>) -> Vec<TextItem> {
        let known = self.items.take().filter(|(of, _)| *of == ctx.revision);
        known.map_or_else(|| items::items(ctx), |(_, items)| items)
    }

    /// What the list shows of it, and which one is shown beside it.
    pub(super) fn listed<'a>(&self, items: &'a [TextItem]) -> (Vec<&'a TextItem>, Option<usize>) {
        let is_listed = |it: &&TextItem| self.state.is_none_or(|state| it.state == state);
        let listed: Vec<&TextItem> = items.iter().filter(is_listed).collect();
        let at = listed.iter().position(|it| Some(it.key) == self.shown);
        let at = at.or_else(|| (!listed.is_empty()).then_some(0));
        (listed, at)
    }
}
