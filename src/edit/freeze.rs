//! Freezing a round: a copy of the budget as it is, kept in it.

use crate::edit::Edit;
use crate::edit::Transaction;
use crate::model::Budget;
use crate::model::FrozenRound;
use crate::model::FrozenRoundId;
use crate::model::Record;
use crate::model::Round;
use crate::model::Snapshot;

/// The change that keeps the budget as it is now, under a round, a name and a date.
#[must_use]
pub fn freeze(budget: &Budget, round: Round, name: &str, date: &str) -> Transaction {
    let frozen = FrozenRound {
        id: FrozenRoundId::new(budget.next_id),
        round,
        name: name.trim().to_owned(),
        date: date.trim().to_owned(),
        content: Snapshot::of(budget),
    };
    let edit = Edit::Insert {
        at: budget.rounds.len(),
        record: Box::new(Record::FrozenRound(frozen)),
    };
    Transaction::new(format!("冻结{}", round.label()), vec![edit])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::model::BudgetUnit;
    use crate::model::Records;
    use crate::model::UnitId;

    #[test]
    fn a_frozen_copy_holds_the_budget_but_no_earlier_copies() {
        let unit = BudgetUnit {
            id: UnitId::new(1),
            ..BudgetUnit::default()
        };
        let mut budget = Budget {
            next_id: 2,
            units: Records::new(vec![unit]).unwrap(),
            ..Budget::default()
        };
        let start = budget.clone();
        let mut history = History::default();
        for (round, date) in [
            (Round::FirstSubmission, "2024-01-05"),
            (Round::ControlFigures, ""),
        ] {
            let change = freeze(&budget, round, " 报送稿 ", date);
            history.commit(&mut budget, change).unwrap();
        }
        assert_eq!(budget.rounds.len(), 2);
        for frozen in &budget.rounds {
            assert_eq!(frozen.name, "报送稿");
            assert_eq!(frozen.content.0.units, start.units);
            assert!(frozen.content.0.rounds.is_empty());
        }
        assert_eq!(history.undo(&mut budget).as_deref(), Some("冻结一下"));
        assert_eq!(budget.rounds.len(), 1);
    }
}
