//! What a read budget is held to, since the rest of the program relies on it; frozen copies alike.

use crate::model::Budget;
use crate::model::NUMBER_LIMIT;
use crate::model::RECORD_LIMIT;
use crate::model::RecordKind;
use crate::storage::FileError;
use crate::storage::SavedBudget;

/// Holds a read budget to what the rest of the program relies on.
pub(super) fn check(mut saved: SavedBudget) -> Result<SavedBudget, FileError> {
    let budget = &saved.budget;
    let mut highest = check_content(budget)?;
    for frozen in &budget.rounds {
        let content = &frozen.content.0;
        // A number used in a frozen round is not given to another record.
        highest = highest.max(check_frozen(content).map_err(|source| FileError::InRound {
            place: budget.place_of(frozen.id.into()),
            source: Box::new(source),
        })?);
    }
    let count = budget.record_count();
    if count > RECORD_LIMIT {
        return Err(FileError::TooMany { count });
    }
    let next_id = budget.next_id.max(highest.saturating_add(1));
    if next_id > NUMBER_LIMIT {
        return Err(FileError::NumberTooHigh { number: next_id });
    }
    saved.budget.next_id = next_id;
    Ok(saved)
}

pub(super) fn check_frozen(content: &Budget) -> Result<u32, FileError> {
    if content.rounds.is_empty() {
        check_content(content)
    } else {
        Err(FileError::NestedRounds)
    }
}

/// Numbers, references and the tree of units of one budget; gives the highest number.
fn check_content(budget: &Budget) -> Result<u32, FileError> {
    let highest = check_numbers(budget)?;
    let mut dangling = None;
    budget.for_each_reference(None, |from, field, to| {
        if dangling.is_none() && !budget.contains(to) {
            dangling = Some((from, field, to));
        }
    });
    if let Some((from, field, to)) = dangling {
        return Err(FileError::DanglingReference {
            place: budget.place_of(from),
            field: field.label(),
            target: to.kind().label(),
            number: to.number(),
        });
    }
    if let Some(unit) = budget.too_deep_unit() {
        let place = budget.place_of(unit.into());
        return Err(if budget.is_above_itself(unit) {
            FileError::UnitCycle { place }
        } else {
            FileError::TooManyLevels { place }
        });
    }
    if let Some((id, field)) = budget.too_long_texts().first() {
        return Err(FileError::TextTooLong {
            place: budget.place_of(*id),
            field: field.label(),
        });
    }
    Ok(highest)
}

/// The highest number used; numbers are unique over all kinds.
fn check_numbers(budget: &Budget) -> Result<u32, FileError> {
    let mut ids = Vec::new();
    for kind in RecordKind::ALL {
        ids.extend((0..budget.count(*kind)).filter_map(|at| budget.id_at(*kind, at)));
    }
    ids.sort_unstable_by_key(|id| id.number());
    for pair in ids.windows(2) {
        if pair[0].number() == pair[1].number() {
            return Err(FileError::DuplicateNumber {
                number: pair[0].number(),
                first: budget.place_of(pair[0]),
                second: budget.place_of(pair[1]),
            });
        }
    }
    Ok(ids.last().map_or(0, |id| id.number()))
}
