//! What rules read.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::codes::BudgetYear;
use crate::codes::EconomicCode;
use crate::codes::PayerKind;
use crate::compute::Book;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::Group;
use crate::compute::parameter_value;
use crate::compute::payer_kind;
use crate::model::Budget;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::ProjectId;
use crate::model::UnitId;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::ListId;
use crate::packs::Pack;
use crate::packs::ParameterId;
use crate::packs::Source;
use crate::packs::TieOut;
use crate::reading::Reading;
use crate::rules::LocalReading;
use crate::rules::Location;
use crate::rules::line_index::LineIndex;
use crate::rules::passages::Passage;
use crate::rules::passages::Texts;
use crate::rules::targets::Form;

/// What a rule may look at; it changes nothing.
#[derive(Clone, Copy)]
pub struct CheckCtx<'a> {
    /// What people entered.
    pub budget: &'a Budget,
    /// The region's data.
    pub pack: &'a Pack,
    /// The filled tables.
    pub book: &'a Book,
    /// The budget year; the pack's first year while the cover has none.
    pub year: BudgetYear,
    /// The indicators of each form, parsed; none outside a check.
    pub(in crate::rules) forms: &'a [Form<'a>],
    /// The file's own tie-outs, read; none outside a check.
    pub(in crate::rules) local: &'a [LocalReading<'a>],
    /// The free texts, where rules are run.
    texts: Option<&'a Texts<'a>>,
    /// What rules have asked of the lines, where they are run.
    lines: Option<&'a LineIndex>,
}

impl<'a> CheckCtx<'a> {
    /// What the rules read for this budget.
    #[must_use]
    pub fn new(budget: &'a Budget, pack: &'a Pack, book: &'a Book) -> Self {
        Self {
            budget,
            pack,
            book,
            year: budget.cover.year.unwrap_or(pack.years.from),
            forms: &[],
            local: &[],
            texts: None,
            lines: None,
        }
    }

    /// This context with the indicators parsed.
    pub(in crate::rules) const fn with_forms(self, forms: &'a [Form<'a>]) -> Self {
        Self { forms, ..self }
    }

    /// These with the file's own tie-outs read.
    pub(in crate::rules) const fn with_local(self, local: &'a [LocalReading<'a>]) -> Self {
        Self { local, ..self }
    }

    /// What is compared: the pack's tie-outs, then the file's own.
    pub(in crate::rules) fn tie_outs(&self) -> impl Iterator<Item = &'a TieOut> + use<'a> {
        let own = self.local.iter().filter_map(|it| it.read.as_ref().ok());
        self.pack.tie_outs.iter().chain(own)
    }

    /// This context with what is asked of the lines kept for all rules.
    pub(in crate::rules) const fn with_lines(mut self, lines: &'a LineIndex) -> Self {
        self.lines = Some(lines);
        self
    }

    /// This context with the free texts to look at.
    pub(in crate::rules) const fn with_texts(mut self, texts: &'a Texts<'a>) -> Self {
        self.texts = Some(texts);
        self
    }

    /// The free texts, each read.
    pub(in crate::rules) fn texts(
        &self,
    ) -> impl Iterator<Item = (Passage<'a>, Reading<'a>)> + use<'a> {
        self.texts.into_iter().flat_map(Texts::read)
    }

    /// The budget year as it stands in texts; none while the cover has none.
    pub(in crate::rules) fn stated_year(&self) -> Option<u16> {
        self.budget.cover.year.map(|_| self.year.number())
    }

    /// The value of a parameter in the budget year: the file's own, else the pack's.
    #[must_use]
    pub fn parameter(&self, id: ParameterId) -> Option<Decimal> {
        parameter_value(self.budget, self.pack, id)
    }

    /// The unit in which amounts are typed, for messages about records.
    #[must_use]
    pub const fn scale(&self) -> AmountScale {
        self.budget.cover.entry_scale
    }

    /// How the crosswalk sees a unit.
    #[must_use]
    pub fn payer(&self, unit: Option<UnitId>) -> Option<PayerKind> {
        let unit = self.budget.units.find(unit?)?;
        payer_kind(unit.nature)
    }

    /// The expenditure lines in groups that agree in these dimensions, in order of first appearance.
    pub(in crate::rules) fn groups(&self, dimensions: &[Dimension]) -> Cow<'a, [Group]> {
        let facts = &self.book.facts;
        match self.lines {
            Some(lines) => Cow::Borrowed(lines.groups(facts, dimensions)),
            None => Cow::Owned(facts.groups(Source::Expenditure, dimensions)),
        }
    }

    /// The expenditure lines about which `judge` has something to say, with what it says.
    ///
    /// It is asked once for each combination of values in these dimensions.
    pub(in crate::rules) fn lines_judged<V: Copy>(
        &self,
        dimensions: &[Dimension],
        judge: impl Fn(&Fact) -> Option<V>,
    ) -> impl Iterator<Item = (&'a ExpenditureLine, V)> {
        let lines = &self.budget.expenditure;
        let groups = self.groups(dimensions);
        self.book
            .facts
            .judged_groups(Source::Expenditure, dimensions, &groups, judge)
            .into_iter()
            .filter_map(|(fact, verdict)| Some((lines.get(fact.position as usize)?, verdict)))
    }

    /// The economic classes of a list of the pack.
    pub(in crate::rules) fn classes(&self, list: ListId) -> Vec<EconomicCode> {
        let entries = self.pack.list(list);
        entries.filter_map(|it| it.text.parse().ok()).collect()
    }

    /// The facts of a unit's expenditure lines, in the order of the file.
    fn facts_of(&self, unit: UnitId) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let facts = &self.book.facts;
        let all = facts.of(Source::Expenditure);
        let own = self.lines.map(|it| it.of_unit(facts, unit));
        let every = own.is_none().then_some(all);
        let own = own.into_iter().flatten().map(|at| &all[*at as usize]);
        own.chain(every.into_iter().flatten())
            .filter(move |fact| facts.unit(fact) == Some(unit))
    }

    /// The expenditure lines of a unit of which the facts say something.
    pub(in crate::rules) fn lines_of(
        &self,
        unit: UnitId,
        takes: impl Fn(&Fact) -> bool,
    ) -> impl Iterator<Item = &'a ExpenditureLine> {
        let lines = &self.budget.expenditure;
        self.facts_of(unit)
            .filter(move |fact| takes(fact))
            .filter_map(|fact| lines.get(fact.position as usize))
    }

    /// The line with the largest amount among those of a unit whose class is one of some.
    pub(in crate::rules) fn largest_line(
        &self,
        unit: UnitId,
        is_wanted: impl Fn(EconomicCode) -> bool,
    ) -> Option<&'a ExpenditureLine> {
        let facts = &self.book.facts;
        self.lines_of(unit, |fact| facts.economic(fact).is_some_and(&is_wanted))
            .max_by_key(|line| line.amount)
    }

    /// The amount of the largest line a unit has of a class; the unit where it has none.
    pub(in crate::rules) fn class_place(&self, unit: UnitId, class: u32) -> Location {
        let line = self.largest_line(unit, |code| code.number() == class);
        line.map_or(Location::Record(unit.into()), |line| {
            Location::Field(line.id.into(), LineField::Amount.into())
        })
    }

    /// What the expenditure lines of each project sum to; nothing for projects without lines.
    pub(in crate::rules) fn project_amounts(&self) -> FxHashMap<ProjectId, Money> {
        let facts = &self.book.facts;
        self.groups(&[Dimension::Project])
            .iter()
            .filter_map(|group| Some((facts.project(&group.first)?, group.amount)))
            .collect()
    }
}
