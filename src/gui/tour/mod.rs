//! A walk over the sample in five stops: each shows a part of the window and says what it is for.
//!
//! It takes the user there and holds nothing up: the program works as ever while it is on.

mod card;
mod stop;

use egui::Context;
use egui::Vec2;

use crate::gui::app::App;
use crate::gui::records::Within;
use crate::gui::records::sheets_of;
use crate::gui::step::Step;
use crate::gui::theme::sizes;
use crate::gui::workspace::Workspace;
use crate::model::LineField;
use crate::rules::Location;
use stop::Stop;

/// A tour that is on.
pub struct Tour {
    at: usize,
    /// Size of the card as it was laid out last.
    card: Vec2,
}

impl App {
    /// Begins the tour on the open file.
    pub(in crate::gui) fn begin_tour(&mut self) {
        self.settings.has_seen_tour = true;
        self.tour = Some(Tour {
            at: 0,
            card: Vec2::splat(sizes::TOUR_WIDTH),
        });
        self.show_stop();
    }

    /// Goes to the next or the previous stop; behind the last one the tour ends.
    pub(in crate::gui) fn tour_to(&mut self, forward: bool) {
        let Some(tour) = &mut self.tour else {
            return;
        };
        tour.at = if forward {
            tour.at + 1
        } else {
            tour.at.saturating_sub(1)
        };
        self.show_stop();
    }

    /// Shows the card of the tour, if it is on.
    pub(in crate::gui) fn tour_ui(&mut self, ctx: &Context) {
        if let Some(tour) = &mut self.tour {
            card::ui(ctx, tour, &self.regions, &self.actions);
        }
    }

    fn show_stop(&mut self) {
        let stop = self.tour.as_ref().and_then(|tour| Stop::ALL.get(tour.at));
        let (Some(stop), Some(workspace)) = (stop, &mut self.workspace) else {
            self.tour = None;
            return;
        };
        match stop {
            Stop::Steps => workspace.view.show(Step::ALL[0]),
            Stop::Amount => go_to_amount(workspace),
            Stop::Findings => {
                workspace.view.show(Step::Basic);
                self.show_findings(true);
            }
            Stop::Figure => {
                workspace.view.show(Step::Tables);
                let book = workspace.document.book();
                workspace.view.tables.open(book, 0);
            }
            Stop::Saving => {}
        }
    }
}

/// The first amount outside projects.
fn go_to_amount(workspace: &mut Workspace) {
    workspace.view.show(Step::Basic);
    let budget = workspace.document.budget();
    let first = sheets_of(Step::Basic)
        .find_map(|sheet| sheet.rows(budget, Within::Everything).first().copied());
    if let Some(line) = first {
        workspace.go_to(&Location::Field(line, LineField::Amount.into()));
    }
}
