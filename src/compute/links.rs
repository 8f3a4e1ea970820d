//! The records that point to a record, by kind, with what they sum to.
//!
//! Deliberately not here: what a record itself points to; that is in its fields.

use crate::model::Budget;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::money::Money;

/// Records of one kind that point to the same record (关联记录).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// Their kind.
    pub kind: RecordKind,
    /// The records, in the order of their list.
    pub records: Vec<RecordId>,
    /// The sum of their amounts; `None` for kinds without one.
    pub amount: Option<Money>,
}

/// The records that point to a record, kinds in the order of the file.
#[must_use]
pub fn links(budget: &Budget, to: RecordId) -> Vec<Links> {
    let mut found: Vec<Links> = Vec::new();
    budget.for_each_reference(Some(to.kind()), |by, _, target| {
        if target != to {
            return;
        }
        match found.last_mut().filter(|it| it.kind == by.kind()) {
            // A record that points twice counts once.
            Some(links) if links.records.last() == Some(&by) => {}
            Some(links) => links.records.push(by),
            None => found.push(Links {
                kind: by.kind(),
                records: vec![by],
                amount: None,
            }),
        }
    });
    for links in &mut found {
        links.amount = amount_field(links.kind).map(|field| {
            let amounts = links
                .records
                .iter()
                .map(|id| money(budget, *id, field).unwrap_or_default());
            amounts.sum()
        });
    }
    found
}

/// The amount of a record; `None` for kinds of records that have none.
#[must_use]
pub fn amount_of(budget: &Budget, record: RecordId) -> Option<Money> {
    money(budget, record, amount_field(record.kind())?)
}

fn amount_field(kind: RecordKind) -> Option<Field> {
    let fields = kind.fields().into_iter();
    fields.into_iter().find(|field| field.name() == "amount")
}

fn money(budget: &Budget, record: RecordId, field: Field) -> Option<Money> {
    match budget.value(record, field)? {
        Value::Money(amount) => Some(amount),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CostingId;
    use crate::model::CostingLine;
    use crate::model::ExpenditureLine;
    use crate::model::Indicator;
    use crate::model::IndicatorId;
    use crate::model::LineId;
    use crate::model::Owner;
    use crate::model::ProjectId;
    use crate::model::Records;

    fn budget() -> Budget {
        let project = ProjectId::new(1);
        let line = |number, project| ExpenditureLine {
            id: LineId::new(number),
            project,
            amount: Money::from_yuan(i64::from(number)),
            ..ExpenditureLine::default()
        };
        let costing = CostingLine {
            id: CostingId::new(20),
            owner: Some(Owner::Project(project)),
            amount: Money::from_yuan(7),
            ..CostingLine::default()
        };
        let indicator = Indicator {
            id: IndicatorId::new(30),
            owner: Some(Owner::Project(project)),
            ..Indicator::default()
        };
        let lines = vec![
            line(10, Some(project)),
            line(11, None),
            line(12, Some(project)),
        ];
        Budget {
            expenditure: Records::new(lines).unwrap(),
            costing: Records::new(vec![costing]).unwrap(),
            indicators: Records::new(vec![indicator]).unwrap(),
            ..Budget::default()
        }
    }

    #[test]
    fn whatever_points_to_a_project_is_told_by_kind_with_its_sum() {
        let found: Vec<_> = links(&budget(), ProjectId::new(1).into())
            .into_iter()
            .map(|it| (it.kind, it.records.len(), it.amount))
            .collect();
        let expected = [
            (RecordKind::Line, 2, Some(Money::from_yuan(22))),
            (RecordKind::Costing, 1, Some(Money::from_yuan(7))),
            (RecordKind::Indicator, 1, None),
        ];
        assert_eq!(found, expected);
        assert_eq!(links(&budget(), ProjectId::new(2).into()), []);
    }

    #[test]
    fn an_amount_is_that_of_the_record() {
        let amount = |id: RecordId| amount_of(&budget(), id);
        assert_eq!(amount(LineId::new(11).into()), Some(Money::from_yuan(11)));
        assert_eq!(amount(LineId::new(99).into()), None);
        assert_eq!(amount(IndicatorId::new(30).into()), None);
    }
}
