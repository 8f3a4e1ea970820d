//! The first thing a budget has not been given yet, in the order in which budgets are made.
//!
//! Judgments about what is there are in the rules; this only says what is not there at all.

use std::collections::BTreeMap;

use crate::compute::Book;
use crate::compute::LeastChange;
use crate::compute::Overview;
use crate::compute::ProjectSums;
use crate::compute::prior_changes;
use crate::model::Budget;
use crate::model::GoalDuty;
use crate::model::PriorAmountId;
use crate::model::Project;
use crate::model::ProjectId;
use crate::money::Money;

/// Something a budget can't do without, or has money or duties for and nothing else (缺项).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The year on the cover.
    Year,
    /// The department on the cover.
    Department,
    /// A unit with a name.
    Units,
    /// Posts and heads.
    Staffing,
    /// Revenue.
    Revenue,
    /// Expenditure outside projects, while there is money for it.
    Basic,
    /// Projects, for so much money that nothing is arranged for.
    Projects(Money),
    /// The lines of so many projects, of this one first.
    ProjectLines(ProjectId, usize),
    /// The agreement of costing and amount in so many projects, in this one first.
    Costing(ProjectId, usize),
    /// All indicators, while so many projects must have performance goals, this one first.
    Targets(ProjectId, usize),
    /// The list of what is to be procured, while lines are marked as procurement.
    Procurement,
    /// The stock of assets.
    Assets,
    /// The causes of so many great changes from last year, of this one first.
    Causes(PriorAmountId, usize),
}

/// What is missing first; `least` is the change from which on a cause is to be given.
#[must_use]
pub fn first_missing(
    (budget, book): (&Budget, &Book),
    overview: &Overview,
    sums: &BTreeMap<ProjectId, ProjectSums>,
    least: Option<LeastChange>,
) -> Option<Missing> {
    on_cover(budget)
        .or_else(|| in_units(budget))
        .or_else(|| in_money(budget, overview))
        .or_else(|| in_projects(budget, sums))
        .or_else(|| in_plans(budget))
        .or_else(|| in_texts(budget, book, least))
}

fn on_cover(budget: &Budget) -> Option<Missing> {
    if budget.cover.year.is_none() {
        return Some(Missing::Year);
    }
    let department = budget.cover.department_name.trim();
    department.is_empty().then_some(Missing::Department)
}

fn in_units(budget: &Budget) -> Option<Missing> {
    if !budget.units.iter().any(|unit| !unit.name.trim().is_empty()) {
        return Some(Missing::Units);
    }
    budget.staffing.is_empty().then_some(Missing::Staffing)
}

fn in_money(budget: &Budget, overview: &Overview) -> Option<Missing> {
    if budget.revenue.is_empty() {
        return Some(Missing::Revenue);
    }
    let left = overview.revenue.total - overview.spending.total;
    let is_waiting = left > Money::ZERO || budget.expenditure.is_empty();
    let has_basic = || budget.expenditure.iter().any(|it| it.project.is_none());
    if is_waiting && !has_basic() {
        return Some(Missing::Basic);
    }
    let has_projects = !budget.projects.is_empty();
    (left > Money::ZERO && !has_projects).then_some(Missing::Projects(left))
}

fn in_projects(budget: &Budget, sums: &BTreeMap<ProjectId, ProjectSums>) -> Option<Missing> {
    let of = |project: &Project| sums.get(&project.id).copied().unwrap_or_default();
    let first = |is_meant: &dyn Fn(&Project) -> bool| {
        let mut meant = budget.projects.iter().filter(|it| is_meant(it));
        meant.next().map(|first| (first.id, 1 + meant.count()))
    };
    if let Some((project, count)) = first(&|it| of(it).lines == 0) {
        return Some(Missing::ProjectLines(project, count));
    }
    let differs = |it: &Project| of(it).costing_lines > 0 && of(it).costed != of(it).amount;
    if let Some((project, count)) = first(&differs) {
        return Some(Missing::Costing(project, count));
    }
    if !budget.indicators.is_empty() {
        return None;
    }
    first(&|it| it.goal_duty == GoalDuty::Required)
        .map(|(project, count)| Missing::Targets(project, count))
}

fn in_plans(budget: &Budget) -> Option<Missing> {
    let is_procured = || budget.expenditure.iter().any(|it| it.is_procured);
    if budget.procurement.is_empty() && is_procured() {
        return Some(Missing::Procurement);
    }
    budget.asset_stock.is_empty().then_some(Missing::Assets)
}

fn in_texts(budget: &Budget, book: &Book, least: Option<LeastChange>) -> Option<Missing> {
    let least = least?;
    let changes = prior_changes(budget, book).into_iter();
    let mut silent = changes.zip(&budget.prior_amounts).filter(|(it, prior)| {
        let is_great = it.change.is_some_and(|it| it.needs_cause(least));
        is_great && prior.cause.trim().is_empty()
    });
    let (first, _) = silent.next()?;
    Some(Missing::Causes(first.id, 1 + silent.count()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::project_sums;
    use crate::model::BudgetUnit;
    use crate::model::CostingId;
    use crate::model::CostingLine;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Owner;
    use crate::model::Records;
    use crate::model::RevenueLine;
    use crate::model::Staffing;
    use crate::model::UnitId;

    fn missing(budget: &Budget, left: i64) -> Option<Missing> {
        let mut overview = Overview::default();
        overview.revenue.total = Money::from_yuan(left);
        let sums = project_sums(budget);
        first_missing((budget, &Book::default()), &overview, &sums, None)
    }

    fn only<T: crate::model::Item>(record: T) -> Records<T> {
        Records::new(vec![record]).unwrap()
    }

    fn begun() -> Budget {
        let mut budget = Budget::default();
        budget.cover.year = crate::codes::BudgetYear::try_new(2024).ok();
        budget.cover.department_name = "测试局".to_owned();
        budget
    }

    #[test]
    fn the_order_is_that_of_the_work() {
        let mut budget = Budget::default();
        assert_eq!(missing(&budget, 0), Some(Missing::Year));
        budget = begun();
        assert_eq!(missing(&budget, 0), Some(Missing::Units));
        budget.units = only(BudgetUnit {
            id: UnitId::new(1),
            name: "测试中心".to_owned(),
            ..BudgetUnit::default()
        });
        assert_eq!(missing(&budget, 0), Some(Missing::Staffing));
        budget.staffing = only(Staffing::default());
        assert_eq!(missing(&budget, 0), Some(Missing::Revenue));
        budget.revenue = only(RevenueLine::default());
        assert_eq!(missing(&budget, 9), Some(Missing::Basic));
        budget.expenditure = only(ExpenditureLine::default());
        let left = Money::from_yuan(9);
        assert_eq!(missing(&budget, 9), Some(Missing::Projects(left)));
        assert_eq!(missing(&budget, 0), Some(Missing::Assets));
    }

    #[test]
    fn a_project_lacks_lines_then_costing_that_agrees_then_targets() {
        let id = ProjectId::new(7);
        let mut budget = begun();
        budget.projects = only(Project {
            id,
            goal_duty: GoalDuty::Required,
            ..Project::default()
        });
        let missing = |budget: &Budget| in_projects(budget, &project_sums(budget));
        assert_eq!(missing(&budget), Some(Missing::ProjectLines(id, 1)));
        budget.expenditure = only(ExpenditureLine {
            id: LineId::new(8),
            project: Some(id),
            amount: Money::from_yuan(5),
            ..ExpenditureLine::default()
        });
        assert_eq!(missing(&budget), Some(Missing::Targets(id, 1)));
        budget.costing = only(CostingLine {
            id: CostingId::new(9),
            owner: Some(Owner::Project(id)),
            amount: Money::from_yuan(4),
            ..CostingLine::default()
        });
        assert_eq!(missing(&budget), Some(Missing::Costing(id, 1)));
    }
}
