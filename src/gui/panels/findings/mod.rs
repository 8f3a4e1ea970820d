//! The findings of the audit as a list: grouped, filtered, one of them unfolded with what can be done about it.
//!
//! The same list stands in the panel at the right and on the screen of the audit.
//! What is listed is found once for each state of the budget and the filter; only rows in sight are drawn.

mod card;
mod controls;
mod explanation;
mod facts;
mod filter;
mod list;
mod listed;
mod rows;

use std::collections::BTreeSet;

use egui::Ui;

use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::list_focus::ListFocus;
use crate::packs::Severity;
use crate::rules::Finding;
use list::Sight;
use listed::Group;
use listed::Listed;
use listed::Row;
use listed::Sources;

pub use card::colors;
pub(in crate::gui::panels) use card::finding_ui;
pub use facts::Facts;
pub use facts::Levels;
pub use facts::step_label;
pub use filter::Filter;

/// Where the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Beside a screen: a click leads to what a finding is about.
    #[default]
    Panel,
    /// On the screen of the audit: a click unfolds.
    Screen,
}

/// View state of the list.
#[derive(Default)]
pub struct FindingsView {
    filter: Filter,
    /// Groups that are folded where others aren't, or the other way round.
    turned: BTreeSet<Group>,
    /// The finding that was chosen last.
    current: Option<Current>,
    /// It is to be brought into sight.
    reveals: bool,
    place: Place,
    facts: Option<(u64, Facts)>,
    known: Option<Known>,
    focus: ListFocus,
    sight: Sight,
}

/// The list for a state of the budget and of the view.
struct Known {
    of: (u64, Filter, BTreeSet<Group>, Place),
    listed: Listed,
    /// Where each row begins, and where the last ends, while none is unfolded.
    tops: Vec<f32>,
}

/// A finding that keeps its identity while the budget changes around it.
struct Current {
    at: usize,
    rule: String,
    subject: String,
    /// Its position among the open ones of the list; another one has it when it is done with.
    place: usize,
    /// It is done with.
    is_gone: bool,
}

impl Current {
    fn is(&self, finding: &Finding) -> bool {
        finding.rule == self.rule && finding.subject == self.subject
    }
}

impl FindingsView {
    /// Shows the findings with what filters them above.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, place: Place) {
        self.place = place;
        self.update(ctx);
        self.controls_ui(ui, ctx);
        ui.separator();
        self.update(ctx);
        self.list_ui(ui, ctx);
    }

    /// The finding that was chosen last, while there is one.
    pub fn current(&self) -> Option<usize> {
        let current = self.current.as_ref().filter(|it| !it.is_gone)?;
        Some(current.at)
    }

    /// The finding that is unfolded in the list: the chosen one, or the one that comes next.
    pub fn unfolded_one(&self) -> Option<usize> {
        let known = self.known.as_ref()?;
        match known.listed.rows.get(self.unfolded(known)?)? {
            Row::Finding(at) => Some(*at),
            Row::Heading(_) => None,
        }
    }

    /// Notes which finding is chosen, and unfolds it.
    pub fn choose(&mut self, findings: &[Finding], at: usize) {
        let place = self.current.as_ref().map_or(0, |it| it.place);
        self.current = findings.get(at).map(|finding| Current {
            at,
            rule: finding.rule.clone(),
            subject: finding.subject.clone(),
            place,
            is_gone: false,
        });
        self.reveals = true;
    }

    /// Looks where the chosen finding is after a change.
    pub fn follow(&mut self, findings: &[Finding]) {
        if let Some(current) = &mut self.current {
            let found = findings.iter().position(|it| current.is(it));
            current.is_gone = found.is_none();
            current.at = found.unwrap_or(current.at);
        }
    }

    /// The next or previous open finding of the list; what has the place of one that is done with comes next.
    pub fn beside(&mut self, ctx: &ViewCtx<'_>, forward: bool) -> Option<usize> {
        self.update(ctx);
        let open = &self.known.as_ref()?.listed.open;
        let count = Some(open.len()).filter(|it| *it > 0)?;
        let here = self.current().and_then(|at| self.open_place(at));
        let place = match (&self.current, here, forward) {
            (None, ..) => 0,
            (Some(_), Some(place), true) => (place + 1) % count,
            (Some(it), None, true) => it.place % count,
            (Some(_), Some(place), false) => (place + count - 1) % count,
            (Some(it), None, false) => (it.place.min(count) + count - 1) % count,
        };
        Some(open[place])
    }

    /// Unfolds the group the chosen finding is in.
    pub fn unfold(&mut self, ctx: &ViewCtx<'_>) {
        self.update(ctx);
        let (Some(at), Some((_, facts))) = (self.current(), &self.facts) else {
            return;
        };
        let is_listed = |known: &Known| known.listed.row(at).is_some();
        if let (Some(finding), Some(fact)) = (ctx.findings.get(at), facts.of.get(at))
            && !self.known.as_ref().is_some_and(is_listed)
        {
            let group = Group::of(finding, fact.step, self.filter.grouping);
            self.turn(group);
        }
    }

    /// The open findings of the list that can be mended without a second look.
    pub fn safe<'a>(&mut self, ctx: &ViewCtx<'a>) -> Vec<&'a Finding> {
        self.open(ctx, |it| it.safe_fix().is_some())
    }

    /// The open findings of a rule in the list that can be explained.
    pub fn of_rule<'a>(&mut self, ctx: &ViewCtx<'a>, code: &str) -> Vec<&'a Finding> {
        self.open(ctx, |it| it.code == code && it.severity != Severity::Error)
    }

    fn open<'a>(
        &mut self,
        ctx: &ViewCtx<'a>,
        suits: impl Fn(&Finding) -> bool,
    ) -> Vec<&'a Finding> {
        self.update(ctx);
        let Some(known) = &self.known else {
            return Vec::new();
        };
        let open = known.listed.open.iter();
        open.filter_map(|at| ctx.findings.get(*at))
            .filter(|it| suits(it))
            .collect()
    }

    /// The facts of the findings as they are now.
    pub fn facts(&mut self, ctx: &ViewCtx<'_>) -> &Facts {
        let known = self.facts.take().filter(|(of, _)| *of == ctx.revision);
        let found = known.unwrap_or_else(|| (ctx.revision, Facts::of(ctx)));
        &self.facts.insert(found).1
    }

    /// What is listed.
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Lists the findings of a rule and no others.
    pub fn list_rule(&mut self, code: &str) {
        self.filter = Filter {
            rule: Some(code.to_owned()),
            ..self.filter.cleared()
        };
    }

    /// Lists the findings of a step, or of all steps.
    pub const fn list_step(&mut self, step: Option<Step>) {
        self.filter.step = step;
    }

    fn turn(&mut self, group: Group) {
        if !self.turned.remove(&group) {
            self.turned.insert(group);
        }
    }

    fn open_place(&self, at: usize) -> Option<usize> {
        let open = &self.known.as_ref()?.listed.open;
        open.iter().position(|it| *it == at)
    }

    /// Brings the list up to date.
    fn update(&mut self, ctx: &ViewCtx<'_>) {
        let is_same = |known: &Known| {
            let (revision, filter, turned, place) = &known.of;
            (*revision, *place) == (ctx.revision, self.place)
                && *filter == self.filter
                && *turned == self.turned
        };
        if !self.known.as_ref().is_some_and(is_same) {
            self.find(ctx);
        }
        let at = self.current();
        if let (Some(current), Some(known), Some(at)) = (&mut self.current, &self.known, at) {
            let open = &known.listed.open;
            if open.get(current.place) != Some(&at) {
                let found = open.iter().position(|it| *it == at);
                current.place = found.unwrap_or(current.place);
            }
        }
    }

    fn find(&mut self, ctx: &ViewCtx<'_>) {
        self.facts(ctx);
        let Some((_, facts)) = &self.facts else {
            return;
        };
        let sources = Sources {
            findings: ctx.findings,
            facts,
            news: &ctx.derived.news,
        };
        let listed = Listed::of(&sources, &self.filter, &self.turned);
        self.known = Some(Known {
            of: (
                ctx.revision,
                self.filter.clone(),
                self.turned.clone(),
                self.place,
            ),
            tops: list::tops(&listed.rows, self.place),
            listed,
        });
    }
}
