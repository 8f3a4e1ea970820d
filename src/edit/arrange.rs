//! From one order of a list to another with as few moves as can be.

use std::collections::BTreeMap;

use crate::edit::Edit;
use crate::model::RecordId;

/// The moves that bring a list from its present order into another order of the same records;
/// `None` when that takes more than `most`.
#[must_use]
pub fn arrange(present: &[RecordId], wanted: &[RecordId], most: usize) -> Option<Vec<Edit>> {
    let places: BTreeMap<_, _> = present.iter().copied().zip(0..).collect();
    let from: Vec<usize> = wanted.iter().map(|id| places[id]).collect();
    let stays = longest_rising(&from);
    if stays.iter().filter(|stays| !**stays).count() > most {
        return None;
    }
    let mut list = present.to_vec();
    let mut edits = Vec::new();
    for (at, id) in wanted.iter().enumerate() {
        if stays[at] {
            continue;
        }
        let place = |list: &[RecordId], id| list.iter().position(|it| *it == id);
        let Some(old) = place(&list, *id) else {
            continue;
        };
        list.remove(old);
        let before = at.checked_sub(1).and_then(|at| place(&list, wanted[at]));
        let to = before.map_or(0, |before| before + 1);
        list.insert(to, *id);
        edits.push(Edit::Move { id: *id, to });
    }
    Some(edits)
}

/// Which numbers belong to a longest rising sequence among them; all numbers differ.
fn longest_rising(numbers: &[usize]) -> Vec<bool> {
    // For each length, where the sequence of that length with the smallest end ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut belongs = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        belongs[place] = true;
        at = before[place];
    }
    belongs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RecordKind;

    fn check(wanted: &[u32], moves: usize) {
        let id = |number: u32| RecordKind::Line.id(number);
        let mut list: Vec<_> = (0..u32::try_from(wanted.len()).unwrap()).map(id).collect();
        let wanted: Vec<_> = wanted.iter().copied().map(id).collect();
        assert_eq!(
            arrange(&list, &wanted, moves.wrapping_sub(1)).is_none(),
            moves > 0
        );
        let edits = arrange(&list, &wanted, moves).unwrap();
        assert_eq!(edits.len(), moves);
        for edit in edits {
            let Edit::Move { id, to } = edit else {
                panic!("only moves");
            };
            list.retain(|it| *it != id);
            list.insert(to, id);
        }
        assert_eq!(list, wanted);
    }

    #[test]
    fn a_list_is_brought_into_order_with_few_moves() {
        check(&[0, 1, 2, 3], 0);
        check(&[1, 2, 3, 0], 1);
        check(&[3, 0, 1, 2], 1);
        check(&[3, 2, 1, 0], 3);
        check(&[2, 0, 3, 1, 5, 4], 3);
        check(&[], 0);
    }

    #[test]
    fn any_order_can_be_reached() {
        proptest::proptest!(|(seed in proptest::collection::vec(0u32..1000, 0..30))| {
            let mut wanted: Vec<_> = (0..u32::try_from(seed.len()).unwrap()).collect();
            wanted.sort_by_key(|at| seed[*at as usize]);
            let id = |number: &u32| RecordKind::Line.id(*number);
            let mut list: Vec<_> = (0..u32::try_from(seed.len()).unwrap()).map(|it| id(&it)).collect();
            let wanted: Vec<_> = wanted.iter().map(id).collect();
            for edit in arrange(&list, &wanted, list.len()).unwrap() {
                if let Edit::Move { id, to } = edit {
                    list.retain(|it| *it != id);
                    list.insert(to, id);
                }
            }
            assert_eq!(list, wanted);
        });
    }
}
