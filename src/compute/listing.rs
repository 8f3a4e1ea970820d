//! What a sum is made of by one property, in its official order: what sentences list.
//!
//! Deliberately not here: names and words, and the figures of tables.

use std::collections::BTreeMap;

use crate::codes::CodeLevel;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::compute::Facts;
use crate::compute::aggregate::MeasureSet;
use crate::model::Budget;
use crate::model::FundSource;
use crate::model::ProjectId;
use crate::money::Money;
use crate::packs::Filter;
use crate::packs::Measure;
use crate::packs::Source;

/// By what a sum is divided (列举方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DividedBy {
    /// Source of money.
    Fund,
    /// Functional codes of a level.
    Function(CodeLevel),
    /// Departmental economic codes of a level.
    Economic(CodeLevel),
    /// Project.
    Project,
}

/// What a part of a sum is about (列举项).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKey {
    /// A source of money.
    Fund(FundSource),
    /// A functional code.
    Function(FunctionCode),
    /// A departmental economic code.
    Economic(EconomicCode),
    /// A project.
    Project(ProjectId),
}

/// The parts of a measure that come to something, in the order of their codes; records without a code
/// belong to none.
#[must_use]
pub fn divided(facts: &Facts, measure: &Measure, by: DividedBy) -> Vec<(PartKey, Money)> {
    let set = MeasureSet::new(
        measure.of,
        std::slice::from_ref(&measure.filters),
        &facts.axes,
    );
    let mut parts: BTreeMap<PartKey, Money> = BTreeMap::new();
    for fact in facts.of(measure.of).iter().filter(|it| set.takes(0, it)) {
        let key = match by {
            DividedBy::Fund => Some(PartKey::Fund(facts.fund(fact))),
            DividedBy::Function(level) => {
                let code = facts.function(fact).and_then(|code| code.at(level));
                code.map(PartKey::Function)
            }
            DividedBy::Economic(level) => {
                let code = facts.economic(fact).and_then(|code| code.at(level));
                code.map(PartKey::Economic)
            }
            DividedBy::Project => facts.project(fact).map(PartKey::Project),
        };
        if let Some(key) = key {
            *parts.entry(key).or_default() += fact.amount;
        }
    }
    let is_something = |(_, amount): &(PartKey, Money)| !amount.is_zero();
    parts.into_iter().filter(is_something).collect()
}

/// Last year's revenue of the lines that meet some conditions; none where no line has any.
#[must_use]
pub fn prior_revenue(budget: &Budget, facts: &Facts, filters: &[Filter]) -> Option<Money> {
    let is_blank = |amount: Money| amount.is_zero();
    if budget.revenue.iter().all(|it| is_blank(it.prior_amount)) {
        return None;
    }
    let filters = [filters.to_vec()];
    let set = MeasureSet::new(Source::Revenue, &filters, &facts.axes);
    let lines = facts.of(Source::Revenue).iter().zip(&budget.revenue);
    let taken = lines.filter(|(fact, _)| set.takes(0, fact));
    Some(taken.map(|(_, line)| line.prior_amount).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Crosswalk;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Origin;
    use crate::model::Records;
    use crate::model::RevenueId;
    use crate::model::RevenueLine;

    fn budget() -> Budget {
        let line = |id, function: &str, yuan| ExpenditureLine {
            id: LineId::new(id),
            function: function.parse().ok(),
            amount: Money::from_yuan(yuan),
            ..ExpenditureLine::default()
        };
        let revenue = |id, origin, yuan, prior| RevenueLine {
            id: RevenueId::new(id),
            origin,
            amount: Money::from_yuan(yuan),
            prior_amount: Money::from_yuan(prior),
            ..RevenueLine::default()
        };
        Budget {
            expenditure: Records::new(vec![
                line(1, "2210201", 5),
                line(2, "2080101", 3),
                line(3, "2080505", 4),
                line(4, "2010101", 0),
                line(5, "", 9),
            ])
            .unwrap(),
            revenue: Records::new(vec![
                revenue(6, Origin::CurrentYear, 10, 8),
                revenue(7, Origin::CarryOver, 11, 0),
            ])
            .unwrap(),
            ..Budget::default()
        }
    }

    #[test]
    fn parts_are_those_that_come_to_something_in_the_order_of_their_codes() {
        let facts = Facts::new(&budget(), &Crosswalk::new(Vec::new()));
        let measure = Measure {
            of: Source::Expenditure,
            filters: Vec::new(),
        };
        let by = DividedBy::Function(CodeLevel::Category);
        let found: Vec<_> = divided(&facts, &measure, by)
            .into_iter()
            .map(|(key, amount)| match key {
                PartKey::Function(code) => (code.to_string(), amount.fen() / 100),
                _ => panic!("{key:?}"),
            })
            .collect();
        assert_eq!(found, [("208".to_owned(), 7), ("221".to_owned(), 5)]);
    }

    #[test]
    fn revenue_of_last_year_is_that_of_the_same_lines() {
        let budget = budget();
        let facts = Facts::new(&budget, &Crosswalk::new(Vec::new()));
        let prior = |origin| prior_revenue(&budget, &facts, &[Filter::Origin(origin)]);
        assert_eq!(prior(Origin::CurrentYear), Some(Money::from_yuan(8)));
        assert_eq!(prior(Origin::CarryOver), Some(Money::ZERO));
        let none = Budget::default();
        assert_eq!(prior_revenue(&none, &Facts::default(), &[]), None);
    }
}
