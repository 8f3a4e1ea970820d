//! What was chosen lately in this session, so that it stands first the next time.

use std::cell::RefCell;

use crate::model::ValueKind;

/// So many of each kind are remembered.
const KEPT: usize = 6;

/// The latest choices, the latest first.
#[derive(Debug, Default)]
pub struct Recent(RefCell<Vec<(ValueKind, String)>>);

impl Recent {
    /// Remembers a choice; emptying a field and fixed labels are not worth it.
    pub fn note(&self, kind: ValueKind, value: &str) {
        if value.is_empty() || matches!(kind, ValueKind::Choice(_) | ValueKind::Flag) {
            return;
        }
        let mut latest = self.0.borrow_mut();
        latest.retain(|it| (it.0, it.1.as_str()) != (kind, value));
        latest.insert(0, (kind, value.to_owned()));
        let mut left = KEPT;
        latest.retain(|it| {
            let is_kept = it.0 != kind || left > 0;
            left -= usize::from(it.0 == kind && is_kept);
            is_kept
        });
    }

    /// What was chosen for a kind of field, the latest first.
    pub fn of(&self, kind: ValueKind) -> Vec<String> {
        let latest = self.0.borrow();
        let same = latest.iter().filter(|it| it.0 == kind);
        same.map(|it| it.1.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_choice_of_each_kind_comes_first_and_once() {
        let recent = Recent::default();
        for value in ["1", "2", "1"] {
            recent.note(ValueKind::Economic, value);
        }
        recent.note(ValueKind::Function, "9");
        recent.note(ValueKind::Flag, "是");
        assert_eq!(recent.of(ValueKind::Economic), ["1", "2"]);
        assert_eq!(recent.of(ValueKind::Function), ["9"]);
        assert!(recent.of(ValueKind::Flag).is_empty());
    }

    #[test]
    fn old_choices_are_forgotten_by_kind() {
        let recent = Recent::default();
        recent.note(ValueKind::Function, "9");
        for number in 0..20 {
            recent.note(ValueKind::Economic, &number.to_string());
        }
        assert_eq!(recent.of(ValueKind::Economic).len(), KEPT);
        assert_eq!(recent.of(ValueKind::Function).len(), 1);
    }
}
