//! The budget at a glance: where money comes from, what it is spent for, the biggest items.
//!
//! One pass over the facts; the tables give the places to jump to and last year's amounts.
//! Deliberately not here: words, colours, and what is still to be done.

use std::collections::BTreeMap;

use crate::codes::EconomicCode;
use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::Facts;
use crate::compute::Ranking;
use crate::compute::RowKey;
use crate::compute::facts::Mark;
use crate::compute::official_expenses::official_expenses;
use crate::compute::prior_amounts;
use crate::compute::ranking::place;
use crate::compute::ranking::ranking;
use crate::model::Budget;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::Origin;
use crate::model::ProjectId;
use crate::money::Money;
use crate::packs::Source;

/// A budget at a glance (预算概览).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Revenue by where it comes from; parts without money are left out.
    pub revenue: Split<RevenuePart>,
    /// Expenditure by what it is for, 年终结转结余 among it; parts without money are left out.
    pub spending: Split<LineKind>,
    /// Last year's revenue as the revenue lines have it; none where no line has any.
    pub revenue_last_year: Option<Money>,
    /// The biggest departmental economic classes.
    pub economics: Ranking<Option<EconomicCode>>,
    /// The biggest projects.
    pub projects: Ranking<Option<ProjectId>>,
    /// The figures of the official-expense trio, the total first; none where the pack has no such table.
    pub three_public: Vec<Figure>,
}

/// A sum and what it is made of (构成).
#[derive(Clone, Debug, PartialEq)]
pub struct Split<K> {
    /// The sum.
    pub total: Money,
    /// What it is made of, in the order of the kind.
    pub parts: Vec<(K, Money)>,
}

/// Where revenue comes from, as official tables group it (收入来源).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RevenuePart {
    /// This year's money of one source outside the unit's own.
    Source(FundSource),
    /// 单位资金
    Own,
    /// 上年结转
    CarryOver,
}

/// A figure of an official table with last year's beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The label of its column or row.
    pub label: String,
    /// Where it stands.
    pub cell: CellRef,
    /// The amount.
    pub amount: Money,
    /// Last year's.
    pub last_year: Option<Money>,
}

impl<K> Default for Split<K> {
    fn default() -> Self {
        Self {
            total: Money::ZERO,
            parts: Vec::new(),
        }
    }
}

impl RevenuePart {
    fn of(fund: FundSource, origin: Origin) -> Self {
        match origin {
            Origin::CarryOver => Self::CarryOver,
            Origin::CurrentYear if fund.is_own() => Self::Own,
            Origin::CurrentYear => Self::Source(fund),
        }
    }

    /// The official term.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Source(fund) => fund.label(),
            Self::Own => "单位资金",
            Self::CarryOver => Origin::CarryOver.label(),
        }
    }
}

/// The budget at a glance.
#[must_use]
pub fn overview(budget: &Budget, book: &Book) -> Overview {
    let facts = &book.facts;
    let sums = Sums::new(facts);
    let spending = split(&sums.kinds);
    let mut economics = ranking(&facts.axes.economics, &sums.economics);
    let mut projects = ranking(&facts.axes.projects, &sums.projects);
    let prior = prior_amounts(budget, book);
    place(
        &mut economics,
        book,
        &prior,
        |key, code| matches!((key, code), (RowKey::Economic(of), Some(code)) if *of == Some(*code)),
    );
    place(
        &mut projects,
        book,
        &prior,
        |key, project| matches!((key, project), (RowKey::Project(_, of), Some(project)) if *of == Some(*project)),
    );
    let last_year: Money = budget.revenue.iter().map(|line| line.prior_amount).sum();
    Overview {
        revenue: split(&sums.revenue),
        spending,
        revenue_last_year: (!last_year.is_zero()).then_some(last_year),
        economics,
        projects,
        three_public: official_expenses(book, &prior),
    }
}

/// What one pass over the facts sums.
struct Sums {
    revenue: BTreeMap<RevenuePart, Money>,
    kinds: BTreeMap<LineKind, Money>,
    /// By place on the axis.
    economics: Vec<Money>,
    /// By place on the axis.
    projects: Vec<Money>,
}

impl Sums {
    fn new(facts: &Facts) -> Self {
        let axes = &facts.axes;
        let marks: Vec<Mark> = axes
            .marks
            .values
            .iter()
            .map(|it| Mark::unpack(*it))
            .collect();
        let mut by_mark =
            [Source::Revenue, Source::Expenditure].map(|_| vec![Money::ZERO; marks.len()]);
        let mut economics = vec![Money::ZERO; axes.economics.values.len()];
        let mut projects = vec![Money::ZERO; axes.projects.values.len()];
        for fact in facts.of(Source::Revenue) {
            by_mark[0][usize::from(fact.mark)] += fact.amount;
        }
        for fact in facts.of(Source::Expenditure) {
            let mark = usize::from(fact.mark);
            by_mark[1][mark] += fact.amount;
            if marks[mark].kind != LineKind::CarryForward {
                economics[usize::from(fact.economic)] += fact.amount;
                if fact.has_project {
                    projects[fact.project as usize] += fact.amount;
                }
            }
        }
        let mut revenue: BTreeMap<RevenuePart, Money> = BTreeMap::new();
        let mut kinds: BTreeMap<LineKind, Money> = BTreeMap::new();
        for (at, mark) in marks.iter().enumerate() {
            *revenue
                .entry(RevenuePart::of(mark.fund, mark.origin))
                .or_default() += by_mark[0][at];
            *kinds.entry(mark.kind).or_default() += by_mark[1][at];
        }
        Self {
            revenue,
            kinds,
            economics,
            projects,
        }
    }
}

fn split<K: Copy + Ord>(sums: &BTreeMap<K, Money>) -> Split<K> {
    Split {
        total: sums.values().copied().sum(),
        parts: sums
            .iter()
            .filter(|(_, amount)| !amount.is_zero())
            .map(|(key, amount)| (*key, *amount))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::fill;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::PriorAmount;
    use crate::model::PriorAmountId;
    use crate::model::Project;
    use crate::model::Records;
    use crate::model::RevenueId;
    use crate::model::RevenueLine;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn line(number: u32, economic: &str, project: Option<u32>, yuan: i64) -> ExpenditureLine {
        ExpenditureLine {
            id: LineId::new(number),
            kind: project.map_or(LineKind::BasicOperating, |_| LineKind::Project),
            economic: economic.parse().ok(),
            project: project.map(ProjectId::new),
            amount: Money::from_yuan(yuan),
            ..ExpenditureLine::default()
        }
    }

    fn found(budget: &Budget) -> (Overview, Book) {
        let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
        let book = fill(budget, &pack);
        (overview(budget, &book), book)
    }

    #[test]
    fn revenue_is_grouped_as_official_tables_do() {
        let revenue = |number, source, origin, yuan| RevenueLine {
            id: RevenueId::new(number),
            source,
            origin,
            amount: Money::from_yuan(yuan),
            prior_amount: Money::from_yuan(1),
            ..RevenueLine::default()
        };
        let (now, then) = (Origin::CurrentYear, Origin::CarryOver);
        let budget = Budget {
            revenue: Records::new(vec![
                revenue(1, FundSource::Other, now, 3),
                revenue(2, FundSource::GeneralPublic, now, 10),
                revenue(3, FundSource::GeneralPublic, then, 5),
                revenue(4, FundSource::Service, now, 4),
                revenue(5, FundSource::Other, then, 1),
            ])
            .unwrap(),
            ..Budget::default()
        };
        let (overview, _) = found(&budget);
        let parts = [
            (RevenuePart::Source(FundSource::GeneralPublic), 10),
            (RevenuePart::Own, 7),
            (RevenuePart::CarryOver, 6),
        ];
        assert_eq!(
            overview.revenue.parts,
            parts.map(|(part, yuan)| (part, Money::from_yuan(yuan)))
        );
        assert_eq!(overview.revenue.total, Money::from_yuan(23));
        assert_eq!(overview.revenue_last_year, Some(Money::from_yuan(5)));
    }

    #[test]
    fn the_biggest_items_come_first_with_their_cells_and_last_years_amounts() {
        let project = Project {
            id: ProjectId::new(9),
            ..Project::default()
        };
        let prior = PriorAmount {
            id: PriorAmountId::new(7),
            table: "表12".to_owned(),
            row: "30201".to_owned(),
            column: "总计".to_owned(),
            amount: Money::from_yuan(4),
            ..PriorAmount::default()
        };
        let mut left_over = line(4, "", None, 1_000);
        left_over.kind = LineKind::CarryForward;
        let lines = vec![
            line(1, "30101", None, 5),
            line(2, "30201", Some(9), 6),
            line(3, "30201", None, 2),
            left_over,
        ];
        let budget = Budget {
            expenditure: Records::new(lines).unwrap(),
            projects: Records::new(vec![project]).unwrap(),
            prior_amounts: Records::new(vec![prior]).unwrap(),
            ..Budget::default()
        };
        let (overview, book) = found(&budget);
        assert_eq!(overview.spending.total, Money::from_yuan(1_013));
        assert_eq!(overview.economics.total, Money::from_yuan(13));
        let economics = &overview.economics.items;
        let amounts: Vec<_> = economics
            .iter()
            .map(|it| (it.amount, it.last_year))
            .collect();
        let (five, eight) = (Money::from_yuan(5), Money::from_yuan(8));
        assert_eq!(amounts, [(eight, Some(Money::from_yuan(4))), (five, None)]);
        for (cell, amount) in economics.iter().map(|it| (it.cell, it.amount)) {
            let cell = cell.expect("the pack has a table by economic class");
            assert_eq!(
                book.cell(cell).map(crate::compute::Cell::amount),
                Some(amount)
            );
            assert_eq!(book.tables[cell.table].id.as_str(), "economic_by_fund");
        }
        let projects = &overview.projects.items;
        assert_eq!(projects.len(), 1);
        assert_eq!(projects[0].amount, Money::from_yuan(6));
        let cell = projects[0].cell.expect("the pack has a table of projects");
        assert_eq!(book.tables[cell.table].id.as_str(), "project_expenditure");
    }

    #[test]
    fn the_trio_has_its_figures_also_while_there_are_none() {
        let (empty, _) = found(&Budget::default());
        assert!(empty.three_public.iter().all(|it| it.amount.is_zero()));
        let budget = Budget {
            expenditure: Records::new(vec![line(1, "30217", None, 8)]).unwrap(),
            ..Budget::default()
        };
        let (overview, _) = found(&budget);
        assert_eq!(overview.three_public[0].amount, Money::from_yuan(8));
        assert_eq!(overview.three_public[2].label, "公务用车购置及运行费");
    }
}
