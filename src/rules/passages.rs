//! The fields that hold free text, and what stands in them.
//!
//! Deliberately not here: judging the texts, and names and codes.

use crate::edit::Edit;
use crate::model::Budget;
use crate::model::EditedParagraphField;
use crate::model::Field;
use crate::model::IndicatorField;
use crate::model::LineField;
use crate::model::NoteField;
use crate::model::OfficeField;
use crate::model::PriorAmountField;
use crate::model::ProjectField;
use crate::model::RecordId;
use crate::model::ServiceField;
use crate::model::UnitField;
use crate::model::Value;
use crate::reading::Marks;
use crate::reading::Numbers;
use crate::reading::Reading;
use crate::rules::Location;

/// A field with free text, and the text (文字).
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Passage<'a> {
    pub record: RecordId,
    pub field: Field,
    pub text: &'a str,
}

impl<'a> Passage<'a> {
    fn new(record: impl Into<RecordId>, field: impl Into<Field>, text: &'a str) -> Self {
        Self {
            record: record.into(),
            field: field.into(),
            text,
        }
    }

    /// Where the text stands.
    pub fn place(&self) -> Location {
        Location::Field(self.record, self.field)
    }

    /// The edit that puts another text in its place.
    pub fn replaced(&self, text: String) -> Edit {
        Edit::set(self.record, self.field, Value::Text(text))
    }
}

/// Every free text that isn't blank.
fn passages(budget: &Budget) -> impl Iterator<Item = Passage<'_>> {
    let units = budget.units.iter().flat_map(|unit| {
        [
            Passage::new(unit.id, UnitField::Duties, &unit.duties),
            Passage::new(unit.id, UnitField::PerformanceGoal, &unit.performance_goal),
        ]
    });
    let offices = budget
        .offices
        .iter()
        .map(|it| Passage::new(it.id, OfficeField::Duties, &it.duties));
    let projects = budget.projects.iter().flat_map(|it| {
        [
            Passage::new(it.id, ProjectField::Content, &it.content),
            Passage::new(it.id, ProjectField::Basis, &it.basis),
            Passage::new(it.id, ProjectField::Goal, &it.goal),
            Passage::new(it.id, ProjectField::Note, &it.note),
        ]
    });
    let indicators = budget.indicators.iter().flat_map(|it| {
        [
            Passage::new(it.id, IndicatorField::LevelThree, &it.level_three),
            Passage::new(it.id, IndicatorField::Value, &it.value),
            Passage::new(it.id, IndicatorField::Description, &it.description),
            Passage::new(it.id, IndicatorField::ValueBasis, &it.value_basis),
        ]
    });
    let lines = budget
        .expenditure
        .iter()
        .map(|it| Passage::new(it.id, LineField::Note, &it.note));
    let services = budget
        .services
        .iter()
        .map(|it| Passage::new(it.id, ServiceField::Catalogue, &it.catalogue));
    let causes = budget
        .prior_amounts
        .iter()
        .map(|it| Passage::new(it.id, PriorAmountField::Cause, &it.cause));
    let notes = budget
        .notes
        .iter()
        .map(|it| Passage::new(it.id, NoteField::Body, &it.body));
    let edited = budget
        .edited_paragraphs
        .iter()
        .map(|it| Passage::new(it.id, EditedParagraphField::Text, &it.text));
    units
        .chain(offices)
        .chain(projects)
        .chain(indicators)
        .chain(lines)
        .chain(services)
        .chain(causes)
        .chain(notes)
        .chain(edited)
        .filter(|it| !it.text.trim().is_empty())
}

/// Every free text, read once for all rules (全部文字).
#[derive(Debug, Default)]
pub(in crate::rules) struct Texts<'a> {
    passages: Vec<(Passage<'a>, Marks)>,
    numbers: Numbers,
}

impl<'a> Texts<'a> {
    /// Reads every text of a budget.
    pub fn of(budget: &'a Budget) -> Self {
        let mut numbers = Numbers::default();
        let passages = passages(budget)
            .map(|it| (it, numbers.read(it.text)))
            .collect();
        Self { passages, numbers }
    }

    /// The texts, in the order of the budget.
    pub fn read(&self) -> impl Iterator<Item = (Passage<'_>, Reading<'_>)> {
        self.passages
            .iter()
            .map(|(passage, marks)| (*passage, self.numbers.reading(passage.text, marks)))
    }
}
