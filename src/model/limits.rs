//! How much a budget may hold: far more than any has, and little enough that every part of the program copes with it.
//!
//! Edits are held to it as well as files, so that what was entered can always be saved and opened again.

use crate::model::Budget;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitId;
use crate::model::Value;
use crate::model::ValueKind;

/// Records in one budget, those of its frozen copies among them; with [`crate::money::Money::LIMIT`] no sum can
/// overflow.
pub const RECORD_LIMIT: usize = 1_000_000;

/// Numbers of records are below it; far more than a lifetime of edits uses, and room to count on from.
pub const NUMBER_LIMIT: u32 = 1 << 31;

/// The longest text of a field, as long as a cell of a workbook holds; counted as workbooks do, in UTF-16 units.
pub const TEXT_LIMIT: usize = 32_767;

/// How many levels of units there may be.
pub const LEVEL_LIMIT: usize = 32;

/// Whether a text is longer than [`TEXT_LIMIT`].
pub(super) fn is_too_long(text: &str) -> bool {
    // No text has more units than bytes, so that short ones need no counting.
    text.len() > TEXT_LIMIT && text.encode_utf16().nth(TEXT_LIMIT).is_some()
}

impl Value {
    /// Whether it is a text longer than [`TEXT_LIMIT`].
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        matches!(self, Self::Text(text) if is_too_long(text))
    }
}

impl Budget {
    /// How many records there are, those of the frozen copies among them.
    #[must_use]
    pub fn record_count(&self) -> usize {
        let count = |budget: &Self| -> usize {
            RecordKind::ALL.iter().map(|kind| budget.count(*kind)).sum()
        };
        let frozen = self.rounds.iter().map(|it| count(&it.content.0));
        count(self) + frozen.sum::<usize>()
    }

    /// The fields with a text that is too long.
    #[must_use]
    pub fn too_long_texts(&self) -> Vec<(RecordId, Field)> {
        let is_text = |field: &Field| matches!(field.kind(), ValueKind::Text | ValueKind::LongText);
        let mut found = Vec::new();
        for kind in RecordKind::ALL {
            let fields: Vec<Field> = kind.fields().into_iter().filter(is_text).collect();
            for id in (0..self.count(*kind)).filter_map(|at| self.id_at(*kind, at)) {
                let value = |field: Field| self.value(id, field);
                let long = fields.iter().copied();
                let long = long.filter(|it| value(*it).is_some_and(|it| it.is_too_long()));
                found.extend(long.map(|field| (id, field)));
            }
        }
        found
    }

    /// A unit that stands below more than [`LEVEL_LIMIT`] others, or above itself.
    #[must_use]
    pub fn too_deep_unit(&self) -> Option<UnitId> {
        let mut units = self.units.iter().map(|unit| unit.id);
        units.find(|unit| self.is_too_deep(*unit))
    }

    /// Whether a unit is, over any number of steps, above itself.
    #[must_use]
    pub fn is_above_itself(&self, unit: UnitId) -> bool {
        let parent = |id: &UnitId| self.units.find(*id)?.parent;
        // As many steps as there are units: more would go round in another circle.
        let above = std::iter::successors(parent(&unit), parent);
        above.take(self.units.len()).any(|it| it == unit)
    }

    /// Whether a unit stands below as many others as levels are allowed, or in or below a circle of them.
    #[must_use]
    pub fn is_too_deep(&self, unit: UnitId) -> bool {
        let parent = |id: &UnitId| self.units.find(*id)?.parent;
        let levels = std::iter::successors(Some(unit), parent);
        levels.take(LEVEL_LIMIT + 1).count() > LEVEL_LIMIT
    }
}
