//! Looking for something in the open file: keeps the answer fresh and goes from hit to hit.

use crate::gui::find::Place;
use crate::gui::find::Replacing;
use crate::gui::find::look;
use crate::gui::screens::records::COVER;
use crate::gui::step::Step;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::GridState;
use crate::gui::workspace::View;
use crate::gui::workspace::Workspace;

impl View {
    /// The list, form or table that is shown.
    fn place(&self) -> Option<Place> {
        match self.step {
            Step::Tables if self.other_form.is_some() => None,
            Step::Tables => Some(Place::Table(self.tables.shown())),
            Step::Cover => Some(Place::Cover),
            _ => self.panes.active().map(Place::List),
        }
    }

    /// Gives the list, form or table that is shown the keyboard.
    pub(in crate::gui) fn take_focus(&mut self) {
        match self.place() {
            Some(Place::List(pane)) => self.panes.get(pane.id()).grid.take_focus(),
            Some(Place::Cover) => self.panes.get(COVER).grid.take_focus(),
            // The table takes it as soon as nobody has it.
            Some(Place::Table(_)) | None => {}
        }
    }
}

impl Workspace {
    /// Looks anew if anything has changed that the answer depends on.
    pub(in crate::gui) fn look(&mut self) {
        let view = &self.view;
        let asked = view
            .find
            .asked(self.document.revision(), &view.panes, view.place());
        if self.found.answers(asked.as_ref()) {
            return;
        }
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        self.found = look(&ctx, &mut view.panes, asked);
    }

    /// Goes to the next or the previous hit, from the selected cell on at first.
    pub(in crate::gui) fn go_to_hit(&mut self, forward: bool, takes_keyboard: bool) {
        self.look();
        let Some(next) = self.next_hit(forward) else {
            return;
        };
        self.view.find.current = Some(next);
        let (place, cell) = self.found.hits[next];
        let Some(grid) = self.show_place(place) else {
            return;
        };
        grid.show(cell);
        if takes_keyboard {
            grid.take_focus();
        }
    }

    fn next_hit(&mut self, forward: bool) -> Option<usize> {
        let count = self.found.hits.len();
        let last = count.checked_sub(1)?;
        let at = match self.view.find.current.filter(|at| *at < count) {
            Some(at) if forward => (at + 1) % count,
            Some(at) => at.checked_sub(1).unwrap_or(last),
            None => {
                let shown = self.view.place();
                let here = shown
                    .and_then(|place| self.show_place(place))
                    .map_or(Cell::default(), |grid| grid.active());
                let is_ahead =
                    |(place, cell): &(Place, Cell)| Some(*place) == shown && *cell >= here;
                self.found.hits.iter().position(is_ahead).unwrap_or(0)
            }
        };
        Some(at)
    }

    /// Shows a list, form or table and gives its grid.
    fn show_place(&mut self, place: Place) -> Option<&mut GridState> {
        let view = &mut self.view;
        let is_shown = view.place() == Some(place);
        match place {
            Place::List(pane) => {
                if !is_shown {
                    view.show_sheet(pane.sheet);
                }
                Some(&mut view.panes.get(pane.id()).grid)
            }
            Place::Cover => {
                view.show(Step::Cover);
                Some(&mut view.panes.get(COVER).grid)
            }
            Place::Table(at) => {
                view.show(Step::Tables);
                view.other_form = None;
                view.tables.grid_at(self.document.book(), at)
            }
        }
    }

    /// What replacing in one of the hits, or in all, would change.
    pub(in crate::gui) fn replacing(&mut self, at: Option<usize>) -> Replacing {
        self.look();
        let hits = self.found.hits.clone();
        let hits = match at {
            Some(at) => hits.get(at..=at).unwrap_or(&[]),
            None => &hits[..],
        };
        let Some(pattern) = self.found.pattern() else {
            return Replacing::default();
        };
        let with = self.view.find.replacement.clone();
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        Replacing::of(&ctx, &mut view.panes, hits, (&pattern, &with))
    }
}
