//! The records of a part of last year's file as the new year begins with them.
//!
//! Deliberately not here: whether what they point at comes along too; see `begin`.

use crate::codes::BudgetYear;
use crate::intake::Amounts;
use crate::intake::Part;
use crate::intake::Takes;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::CostingLine;
use crate::model::DebtRow;
use crate::model::ExpenditureLine;
use crate::model::Indicator;
use crate::model::LongText;
use crate::model::Owner;
use crate::model::ProcurementRow;
use crate::model::Project;
use crate::model::ProjectStage;
use crate::model::ProjectYear;
use crate::model::Record;
use crate::model::RevenueLine;
use crate::model::ServicePurchase;
use crate::model::Staffing;
use crate::money::Money;

/// The records of a part; prior amounts aren't records of last year's file and have a module of their own.
pub(in crate::intake) fn select(
    last: &Budget,
    year: BudgetYear,
    part: Part,
    takes: &Takes,
) -> Vec<Record> {
    let from = From { last, year, takes };
    match part {
        Part::Units => from.units(),
        Part::Staffing => records(last.staffing.iter().map(staffing)),
        Part::Vehicles => records(last.vehicles.iter().cloned()),
        Part::Projects => from.projects(),
        Part::Lines => from.lines(),
        Part::Procurement => from.procurement(),
        Part::Assets => {
            let stock = records(last.asset_stock.iter().cloned());
            [stock, records(last.asset_items.iter().cloned())].concat()
        }
        Part::Performance => {
            let tasks = records(last.tasks.iter().cloned());
            [tasks, from.indicators(false)].concat()
        }
        Part::PriorAmounts => Vec::new(),
    }
}

/// Whether a project goes on in a year; one without an end may.
pub(in crate::intake) fn goes_on(project: &Project, year: BudgetYear) -> bool {
    project.end_year.is_none_or(|end| end >= year)
}

/// Last year's file, the year that begins, and what is wanted.
struct From<'a> {
    last: &'a Budget,
    year: BudgetYear,
    takes: &'a Takes,
}

impl From<'_> {
    fn amount(&self, amount: Money) -> Money {
        match self.takes.amounts {
            Amounts::Zero => Money::ZERO,
            Amounts::Keep => amount,
        }
    }

    /// A quantity beside an amount of zero would contradict it.
    fn factor<T>(&self, factor: Option<T>) -> Option<T> {
        match self.takes.amounts {
            Amounts::Zero => None,
            Amounts::Keep => factor,
        }
    }

    fn units(&self) -> Vec<Record> {
        let has_goals = self.takes.parts.contains(&Part::Performance);
        let units = self.last.units.iter().map(|unit| BudgetUnit {
            performance_goal: if has_goals {
                unit.performance_goal.clone()
            } else {
                LongText::default()
            },
            ..unit.clone()
        });
        let offices = self.last.offices.iter().cloned();
        [records(units), records(offices)].concat()
    }

    fn projects(&self) -> Vec<Record> {
        let going_on = self
            .last
            .projects
            .iter()
            .filter(|it| goes_on(it, self.year));
        let projects = going_on.map(|project| Project {
            stage: ProjectStage::Continuing,
            ..project.clone()
        });
        let plan = self.last.project_years.iter();
        let to_come = plan.filter(|it| it.year.is_none_or(|year| year >= self.year));
        let years = to_come.filter(|it| self.is_of_going_on(it)).cloned();
        [records(projects), records(years), self.indicators(true)].concat()
    }

    fn is_of_going_on(&self, plan: &ProjectYear) -> bool {
        let project = plan.project.and_then(|id| self.last.projects.find(id));
        project.is_some_and(|project| goes_on(project, self.year))
    }

    /// The indicators of projects that go on, or those of units.
    fn indicators(&self, of_projects: bool) -> Vec<Record> {
        let is_wanted = |it: &&Indicator| match it.owner {
            Some(Owner::Project(id)) => {
                let project = self.last.projects.find(id);
                of_projects && project.is_some_and(|project| goes_on(project, self.year))
            }
            Some(Owner::Unit(_) | Owner::Line(_)) | None => !of_projects,
        };
        let wanted = self.last.indicators.iter().filter(is_wanted);
        records(wanted.map(|it| Indicator {
            deadline: self.moved(&it.deadline),
            ..it.clone()
        }))
    }

    /// A deadline in last year, in the year that begins.
    fn moved(&self, deadline: &str) -> String {
        let last_year = self.last.cover.year.map(|year| year.to_string());
        let rest = last_year.and_then(|year| deadline.strip_prefix(&year).map(str::to_owned));
        rest.map_or_else(
            || deadline.to_owned(),
            |rest| format!("{}{rest}", self.year),
        )
    }

    fn lines(&self) -> Vec<Record> {
        let revenue = self.last.revenue.iter().map(|line| RevenueLine {
            amount: self.amount(line.amount),
            prior_amount: line.amount,
            document_number: String::new(),
            ..line.clone()
        });
        let spending = self.last.expenditure.iter().map(|line| ExpenditureLine {
            amount: self.amount(line.amount),
            ..line.clone()
        });
        let costing = self.last.costing.iter().map(|line| CostingLine {
            quantity: self.factor(line.quantity),
            times: self.factor(line.times),
            amount: self.amount(line.amount),
            ..line.clone()
        });
        [records(revenue), records(spending), records(costing)].concat()
    }

    fn procurement(&self) -> Vec<Record> {
        let procurement = self.last.procurement.iter().map(|row| ProcurementRow {
            quantity: self.factor(row.quantity),
            amount: self.amount(row.amount),
            sme_amount: self.amount(row.sme_amount),
            ..row.clone()
        });
        let services = self.last.services.iter().map(|row| ServicePurchase {
            amount: self.amount(row.amount),
            ..row.clone()
        });
        let debt = self.last.debt.iter().map(|row| DebtRow {
            amount: self.amount(row.amount),
            ..row.clone()
        });
        [records(procurement), records(services), records(debt)].concat()
    }
}

fn staffing(heads: &Staffing) -> Staffing {
    Staffing {
        prior_actual: heads.actual,
        ..heads.clone()
    }
}

fn records<T: Into<Record>>(items: impl Iterator<Item = T>) -> Vec<Record> {
    items.map(Into::into).collect()
}
