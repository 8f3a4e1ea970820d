//! Changes to a project as a whole: copied or deleted with all that belongs to it, or its amount costed.
//!
//! They are transactions, one step to undo each; nothing here changes a budget.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::records::Within;
use crate::model::Budget;
use crate::model::Field;
use crate::model::LineField;
use crate::model::LineId;
use crate::model::Owner;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::money::Money;

/// The kinds that are copied with a project, those that are referred to first.
const COPIED: [RecordKind; 5] = [
    RecordKind::Project,
    RecordKind::Line,
    RecordKind::Costing,
    RecordKind::ProjectYear,
    RecordKind::Indicator,
];

/// Copies a project with its lines, costing, plan, goal and indicators; the copy has the budget's next number.
pub(super) fn duplicate(budget: &Budget, project: ProjectId) -> Transaction {
    let name = budget.name_of(project.into());
    let mut copies: BTreeMap<RecordId, RecordId> = BTreeMap::new();
    let mut edits = Vec::new();
    for kind in COPIED {
        let originals = of_project(budget, kind, project);
        let behind = originals.last().and_then(|id| budget.position(*id));
        for (place, id) in originals.into_iter().enumerate() {
            let number = budget.next_id + u32::try_from(copies.len()).expect("far fewer records");
            let at = behind.map_or(0, |at| at + 1 + place);
            if let Some(record) = copied(budget, id, kind.id(number), &copies) {
                copies.insert(id, kind.id(number));
                edits.push(Edit::Insert {
                    at,
                    record: Box::new(record),
                });
            }
        }
    }
    Transaction::new(format!("复制项目 {name}"), edits)
}

/// A record under another number, referring to copies where there are any.
fn copied(
    budget: &Budget,
    id: RecordId,
    new: RecordId,
    copies: &BTreeMap<RecordId, RecordId>,
) -> Option<Record> {
    let mut record = new.kind().blank(new.number());
    for field in id.kind().fields() {
        let value = budget.value(id, field)?;
        let value = match (field, value) {
            // A code names one project, and so does a name.
            (Field::Project(ProjectField::Code), _) => Value::Empty,
            (Field::Project(ProjectField::Name), Value::Text(name)) => {
                Value::Text(format!("{name}（副本）"))
            }
            (_, value) => redirected(value, copies),
        };
        record.set(field, value);
    }
    Some(record)
}

/// A reference to a record that was copied, turned to its copy.
fn redirected(value: Value, copies: &BTreeMap<RecordId, RecordId>) -> Value {
    let copy = value.reference().and_then(|id| copies.get(&id));
    match (&value, copy) {
        (Value::Owner(_), Some(RecordId::Project(id))) => Value::Owner(Owner::Project(*id)),
        (Value::Owner(_), Some(RecordId::Line(id))) => Value::Owner(Owner::Line(*id)),
        (_, Some(id)) => Value::from_reference(*id).unwrap_or(value),
        (_, None) => value,
    }
}

fn of_project(budget: &Budget, kind: RecordKind, project: ProjectId) -> Vec<RecordId> {
    let within = Within::Project(project);
    (0..budget.count(kind))
        .filter_map(|at| budget.id_at(kind, at))
        .filter(|id| within.includes(budget, *id))
        .collect()
}

/// A project that goes, with what goes along.
pub(super) struct Removal {
    /// The change.
    pub transaction: Transaction,
    /// How many records of each kind go with the project.
    pub along: Vec<(RecordKind, usize)>,
}

/// Deletes a project with all that belongs to it; what merely mentions it is freed of that.
pub(super) fn removal(budget: &Budget, project: ProjectId) -> Removal {
    let mut along = Vec::new();
    let mut gone: Vec<RecordId> = Vec::new();
    for kind in RecordKind::ALL {
        let records = of_project(budget, *kind, project);
        if *kind != RecordKind::Project && !records.is_empty() {
            along.push((*kind, records.len()));
        }
        gone.extend(records);
    }
    // What is referred to goes after what refers to it; from the bottom up, so that places hold.
    gone.sort_by_key(|id| (rank(id.kind()), std::cmp::Reverse(budget.position(*id))));
    let going: BTreeSet<RecordId> = gone.iter().copied().collect();
    let mut freed = Vec::new();
    budget.for_each_reference(None, |from, field, to| {
        if going.contains(&to) && !going.contains(&from) {
            freed.push(Edit::set(from, field, Value::Empty));
        }
    });
    let removed = gone.iter().map(|id| Edit::Remove { id: *id });
    let edits = freed.into_iter().chain(removed).collect();
    let name = budget.name_of(project.into());
    Removal {
        transaction: Transaction::new(format!("删除项目 {name}"), edits),
        along,
    }
}

/// How far a kind is from the records that only refer to others.
const fn rank(kind: RecordKind) -> u8 {
    match kind {
        RecordKind::Project => 3,
        RecordKind::Line => 2,
        RecordKind::Procurement => 1,
        _ => 0,
    }
}

/// Gives the only line of a project what its costing comes to; none when it has several lines or none.
pub(super) fn cost_line(budget: &Budget, project: ProjectId, costed: Money) -> Option<Transaction> {
    let mut lines = budget
        .expenditure
        .iter()
        .filter(|line| line.project == Some(project));
    let line: LineId = match (lines.next(), lines.next()) {
        (Some(line), None) => line.id,
        _ => return None,
    };
    let edit = Edit::set(line, LineField::Amount, Value::Money(costed));
    Some(Transaction::new("按测算更新预算数", vec![edit]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CostingId;
    use crate::model::CostingLine;
    use crate::model::ExpenditureLine;
    use crate::model::ProcurementId;
    use crate::model::ProcurementRow;
    use crate::model::Project;
    use crate::model::Records;

    const ONE: ProjectId = ProjectId::new(1);
    const OTHER: ProjectId = ProjectId::new(2);
    const LINE: LineId = LineId::new(3);

    /// Two projects; a line of the first with its costing, and a row of the second that mentions it.
    fn budget() -> Budget {
        let project = |id| Project {
            id,
            code: "01".to_owned(),
            ..Project::default()
        };
        let line = ExpenditureLine {
            id: LINE,
            project: Some(ONE),
            ..ExpenditureLine::default()
        };
        let costing = CostingLine {
            id: CostingId::new(4),
            owner: Some(Owner::Line(LINE)),
            ..CostingLine::default()
        };
        let row = ProcurementRow {
            id: ProcurementId::new(5),
            project: Some(OTHER),
            line: Some(LINE),
            ..ProcurementRow::default()
        };
        Budget {
            projects: Records::new(vec![project(ONE), project(OTHER)]).unwrap(),
            expenditure: Records::new(vec![line]).unwrap(),
            costing: Records::new(vec![costing]).unwrap(),
            procurement: Records::new(vec![row]).unwrap(),
            next_id: 6,
            ..Budget::default()
        }
    }

    #[test]
    fn what_is_copied_refers_to_what_is_copied_with_it() {
        let mut after = budget();
        duplicate(&budget(), ONE).apply(&mut after).unwrap();
        let copy = ProjectId::new(6);
        assert_eq!(after.projects[1].id, copy);
        assert_eq!(after.projects[1].code, "");
        assert_eq!(after.expenditure[1].project, Some(copy));
        let line = after.expenditure[1].id;
        assert_eq!(after.costing[1].owner, Some(Owner::Line(line)));
        assert_eq!(after.costing[0].owner, Some(Owner::Line(LINE)));
    }

    #[test]
    fn what_only_mentions_a_project_that_goes_stays_without_it() {
        let before = budget();
        let mut after = before.clone();
        let removal = removal(&before, ONE);
        assert_eq!(
            removal.along,
            [(RecordKind::Line, 1), (RecordKind::Costing, 1)]
        );
        let back = removal.transaction.apply(&mut after).unwrap();
        assert_eq!(after.projects.len(), 1);
        assert_eq!(after.procurement[0].line, None);
        assert_eq!(after.procurement[0].project, Some(OTHER));
        back.apply(&mut after).unwrap();
        assert_eq!(after.procurement, before.procurement);
        assert_eq!(after.expenditure, before.expenditure);
    }

    #[test]
    fn a_project_of_several_lines_is_not_costed_as_one() {
        let mut budget = budget();
        let amount = Money::from_fen(5);
        assert!(cost_line(&budget, ONE, amount).is_some());
        duplicate(&budget, ONE).apply(&mut budget).unwrap();
        let second = Edit::set(
            budget.expenditure[1].id,
            LineField::Project,
            Value::Project(ONE),
        );
        second.apply(&mut budget).unwrap();
        assert_eq!(cost_line(&budget, ONE, amount), None);
        assert_eq!(cost_line(&budget, OTHER, amount), None);
    }
}
