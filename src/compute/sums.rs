//! Sums of records that belong together, for lists that show them side by side.
//!
//! What official tables show is in `fill`; nothing here is printed.

use std::collections::BTreeMap;

use crate::model::Budget;
use crate::model::LineId;
use crate::model::Owner;
use crate::model::ProcurementRow;
use crate::model::ProjectId;
use crate::money::Money;

/// What belongs to a project, added up (项目汇总).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProjectSums {
    /// Its expenditure lines, in fen; lines that take away count as they are written.
    pub amount: Money,
    /// How many lines that is.
    pub lines: usize,
    /// Its costing lines and those of its expenditure lines, in fen.
    pub costed: Money,
    /// How many costing lines that is.
    pub costing_lines: usize,
    /// The years of its plan, in fen.
    pub planned: Money,
    /// What the plan has for the budget year, in fen; none where it has nothing about that year.
    pub planned_now: Option<Money>,
    /// How many years the plan has.
    pub plan_years: usize,
    /// Its procurement rows, in fen.
    pub procured: Money,
    /// How many procurement rows that is.
    pub procurement_rows: usize,
    /// Its planned acquisitions, through a line or a procurement row.
    pub acquisitions: usize,
}

/// The sums of every project that has anything (各项目汇总), in one pass over each kind of record.
#[must_use]
pub fn project_sums(budget: &Budget) -> BTreeMap<ProjectId, ProjectSums> {
    let mut sums: BTreeMap<ProjectId, ProjectSums> = BTreeMap::new();
    let of_line = |line: LineId| budget.line(line)?.project;
    let of_owner = |owner: Owner| match owner {
        Owner::Project(project) => Some(project),
        Owner::Line(line) => of_line(line),
        Owner::Unit(_) => None,
    };
    for line in &*budget.expenditure {
        if let Some(project) = line.project {
            let sum = sums.entry(project).or_default();
            sum.amount += line.amount;
            sum.lines += 1;
        }
    }
    for costing in &*budget.costing {
        if let Some(project) = costing.owner.and_then(of_owner) {
            let sum = sums.entry(project).or_default();
            sum.costed += costing.amount;
            sum.costing_lines += 1;
        }
    }
    for year in &*budget.project_years {
        if let Some(project) = year.project {
            let sum = sums.entry(project).or_default();
            sum.planned += year.amount;
            sum.plan_years += 1;
            if year.year.is_some() && year.year == budget.cover.year {
                *sum.planned_now.get_or_insert_default() += year.amount;
            }
        }
    }
    let of_procurement = |row: &ProcurementRow| row.project.or_else(|| of_line(row.line?));
    for row in &*budget.procurement {
        if let Some(project) = of_procurement(row) {
            let sum = sums.entry(project).or_default();
            sum.procured += row.amount;
            sum.procurement_rows += 1;
        }
    }
    for row in &*budget.acquisitions {
        let through_row = || of_procurement(budget.procurement.find(row.procurement?)?);
        if let Some(project) = row.line.and_then(of_line).or_else(through_row) {
            sums.entry(project).or_default().acquisitions += 1;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CostingId;
    use crate::model::CostingLine;
    use crate::model::ExpenditureLine;
    use crate::model::ProcurementId;
    use crate::model::ProjectYear;
    use crate::model::ProjectYearId;
    use crate::model::Records;

    #[test]
    fn a_project_has_the_sums_of_its_own_records_and_of_those_of_its_lines() {
        let project = ProjectId::new(1);
        let fen = Money::from_fen;
        let line = |id, project, amount| ExpenditureLine {
            id: LineId::new(id),
            project,
            amount: fen(amount),
            ..ExpenditureLine::default()
        };
        let costing = |id, owner, amount| CostingLine {
            id: CostingId::new(id),
            owner: Some(owner),
            amount: fen(amount),
            ..CostingLine::default()
        };
        let procurement = ProcurementRow {
            id: ProcurementId::new(7),
            line: Some(LineId::new(2)),
            amount: fen(90),
            ..ProcurementRow::default()
        };
        let lines = vec![
            line(2, Some(project), 100),
            line(3, Some(project), 20),
            line(4, None, 5),
        ];
        let costings = vec![
            costing(5, Owner::Project(project), 70),
            costing(6, Owner::Line(LineId::new(3)), 20),
            costing(8, Owner::Line(LineId::new(4)), 5),
        ];
        let budget = Budget {
            expenditure: Records::new(lines).unwrap(),
            costing: Records::new(costings).unwrap(),
            procurement: Records::new(vec![procurement]).unwrap(),
            ..Budget::default()
        };
        let expected = ProjectSums {
            amount: fen(120),
            lines: 2,
            costed: fen(90),
            costing_lines: 2,
            procured: fen(90),
            procurement_rows: 1,
            ..ProjectSums::default()
        };
        assert_eq!(project_sums(&budget), BTreeMap::from([(project, expected)]));
    }

    #[test]
    fn the_plan_is_known_for_the_budget_year_alone() {
        let project = ProjectId::new(1);
        let year = |id, year: &str, amount| ProjectYear {
            id: ProjectYearId::new(id),
            project: Some(project),
            year: Some(year.parse().unwrap()),
            amount: Money::from_fen(amount),
            ..ProjectYear::default()
        };
        let plan = vec![year(2, "2024", 30), year(3, "2025", 50)];
        let mut budget = Budget {
            project_years: Records::new(plan).unwrap(),
            ..Budget::default()
        };
        assert_eq!(project_sums(&budget)[&project].planned_now, None);
        budget.cover.year = Some("2024".parse().unwrap());
        let sums = project_sums(&budget)[&project];
        assert_eq!(sums.planned_now, Some(Money::from_fen(30)));
        assert_eq!(sums.planned, Money::from_fen(80));
        assert_eq!(sums.plan_years, 2);
    }
}
