//! Many figures in one pass over the facts.
//!
//! Each figure is a bit; what a fact contributes to is the bitwise "and" of one mask per dimension.

use crate::compute::facts::Axes;
use crate::compute::facts::Axis;
use crate::compute::facts::Fact;
use crate::compute::facts::Facts;
use crate::compute::facts::Mark;
use crate::model::LineKind;
use crate::money::Money;
use crate::packs::Filter;
use crate::packs::Measure;
use crate::packs::Source;

/// Figures of one source, ready to be summed together.
pub(in crate::compute) struct MeasureSet {
    source: Source,
    width: usize,
    lanes: Vec<Lane>,
}

/// Up to 64 of them: for each value of each dimension, which figures take it.
struct Lane {
    marks: Vec<u64>,
    functions: Vec<u64>,
    economics: Vec<u64>,
    governments: Vec<u64>,
    /// Which figures take facts without a project, and with one.
    projects: [u64; 2],
}

/// Sums by row and figure.
pub(in crate::compute) struct Sums {
    width: usize,
    amounts: Vec<Money>,
    /// Whether the row has an amount in its first figure.
    pub present: Vec<bool>,
}

impl Sums {
    fn new(rows: usize, width: usize) -> Self {
        Self {
            width,
            amounts: vec![Money::ZERO; rows * width],
            present: vec![false; rows],
        }
    }

    /// The sums of a row.
    pub fn row(&self, at: usize) -> &[Money] {
        &self.amounts[at * self.width..(at + 1) * self.width]
    }
}

impl MeasureSet {
    /// Prepares figures, all of one source.
    pub fn new(source: Source, filters: &[Vec<Filter>], axes: &Axes) -> Self {
        let lanes = filters
            .chunks(64)
            .map(|chunk| Lane::new(chunk, axes))
            .collect();
        Self {
            source,
            width: filters.len(),
            lanes,
        }
    }

    /// Sums every figure into the row that `row_of` names for a fact and its place in the source.
    pub fn sum(&self, facts: &Facts, rows: usize, row_of: impl Fn(usize, &Fact) -> usize) -> Sums {
        let mut sums = Sums::new(rows, self.width);
        for (number, lane) in self.lanes.iter().enumerate() {
            let first = number * 64;
            for (at, fact) in facts.of(self.source).iter().enumerate() {
                let mut bits = lane.bits(fact);
                if bits == 0 || fact.amount.is_zero() {
                    continue;
                }
                let row = row_of(at, fact);
                if number == 0 {
                    sums.present[row] |= bits & 1 == 1;
                }
                let base = row * self.width + first;
                while bits != 0 {
                    sums.amounts[base + bits.trailing_zeros() as usize] += fact.amount;
                    bits &= bits - 1;
                }
            }
        }
        sums
    }

    /// Whether a fact contributes to a figure.
    pub fn takes(&self, figure: usize, fact: &Fact) -> bool {
        self.lanes[figure / 64].bits(fact) >> (figure % 64) & 1 == 1
    }
}

impl Lane {
    fn new(figures: &[Vec<Filter>], axes: &Axes) -> Self {
        Self {
            marks: masks(&axes.marks, figures, |packed, filter| {
                takes_mark(Mark::unpack(packed), filter)
            }),
            functions: masks(&axes.functions, figures, |code, filter| match filter {
                Filter::Function(codes) => {
                    code.is_some_and(|code| codes.iter().any(|above| above.covers(code)))
                }
                _ => true,
            }),
            economics: masks(&axes.economics, figures, |code, filter| match filter {
                Filter::Economic(codes) => {
                    code.is_some_and(|code| codes.iter().any(|above| above.covers(code)))
                }
                _ => true,
            }),
            governments: masks(&axes.governments, figures, |code, filter| match filter {
                Filter::Government(codes) => {
                    code.is_some_and(|code| codes.iter().any(|above| above.covers(code)))
                }
                _ => true,
            }),
            projects: [false, true].map(|has_project| {
                mask(figures, |filter| {
                    !matches!(filter, Filter::InProject) || has_project
                })
            }),
        }
    }

    fn bits(&self, fact: &Fact) -> u64 {
        self.marks[usize::from(fact.mark)]
            & self.functions[fact.function as usize]
            & self.economics[usize::from(fact.economic)]
            & self.governments[usize::from(fact.government)]
            & self.projects[usize::from(fact.has_project)]
    }
}

/// For each value of a dimension, the figures whose conditions it meets.
fn masks<T: Copy>(
    axis: &Axis<T>,
    figures: &[Vec<Filter>],
    takes: impl Fn(T, &Filter) -> bool,
) -> Vec<u64> {
    axis.values
        .iter()
        .map(|value| mask(figures, |filter| takes(*value, filter)))
        .collect()
}

fn mask(figures: &[Vec<Filter>], takes: impl Fn(&Filter) -> bool) -> u64 {
    figures
        .iter()
        .enumerate()
        .filter(|(_, filters)| filters.iter().all(&takes))
        .fold(0, |mask, (at, _)| mask | 1 << at)
}

fn takes_mark(mark: Mark, filter: &Filter) -> bool {
    match filter {
        Filter::Kind(kinds) => kinds.contains(&mark.kind),
        Filter::Basic => matches!(
            mark.kind,
            LineKind::BasicPersonnel | LineKind::BasicOperating
        ),
        Filter::Spending => mark.kind != LineKind::CarryForward,
        Filter::Fund(funds) => funds.contains(&mark.fund),
        Filter::Appropriation => mark.fund.is_appropriation(),
        Filter::OwnMoney => mark.fund.is_own(),
        Filter::Origin(origin) => mark.origin == *origin,
        Filter::Guarantee(classes) => classes.contains(&mark.guarantee),
        Filter::Procured => mark.is_procured,
        Filter::ServicePurchase => mark.is_service_purchase,
        Filter::Debt => mark.is_debt,
        Filter::Function(_) | Filter::Economic(_) | Filter::Government(_) | Filter::InProject => {
            true
        }
    }
}

/// The sums of some measures over all facts, in one pass per source.
#[must_use]
pub fn totals(facts: &Facts, measures: &[Measure]) -> Vec<Money> {
    let mut sums = vec![Money::ZERO; measures.len()];
    for source in Source::ALL {
        let of_source = |at: &usize| measures[*at].of == source;
        let places: Vec<usize> = (0..measures.len()).filter(of_source).collect();
        if places.is_empty() {
            continue;
        }
        let filters: Vec<Vec<Filter>> = places
            .iter()
            .map(|at| measures[*at].filters.clone())
            .collect();
        let set = MeasureSet::new(source, &filters, &facts.axes);
        let found = set.sum(facts, 1, |_, _| 0);
        for (place, sum) in places.into_iter().zip(found.row(0)) {
            sums[place] = *sum;
        }
    }
    sums
}
