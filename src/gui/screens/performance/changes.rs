//! Changes to the indicators of a unit or project: taken over from others, or the rows its form prescribes.
//!
//! They are transactions; nothing here changes a budget.

use crate::compute::LevelNames;
use crate::compute::OwnIndicators;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::model::Budget;
use crate::model::FieldName as _;
use crate::model::Fields as _;
use crate::model::Indicator;
use crate::model::IndicatorField;
use crate::model::IndicatorId;
use crate::model::Owner;
use crate::model::Value;
use crate::packs::FormDef;

/// What belongs to the target and not to the indicator, so that it stays behind.
const AIM: [IndicatorField; 7] = [
    IndicatorField::Value,
    IndicatorField::ValueBasis,
    IndicatorField::Weight,
    IndicatorField::Excellent,
    IndicatorField::Good,
    IndicatorField::Fair,
    IndicatorField::Poor,
];

/// Indicators of a unit or project about to be added.
struct Adding<'a> {
    budget: &'a Budget,
    form: Option<&'a FormDef>,
    owner: Owner,
}

/// Adds copies of indicators, with what they aim at or without; none when there are none.
///
/// A row that has their first two levels only is filled in instead.
pub fn take_over(
    budget: &Budget,
    form: Option<&FormDef>,
    owner: Owner,
    (sources, keeps_values): (&[IndicatorId], bool),
) -> Option<Transaction> {
    let adding = Adding {
        budget,
        form,
        owner,
    };
    let mut blanks: Vec<&Indicator> = budget
        .indicators
        .iter()
        .filter(|it| it.owner == Some(owner) && it.level_three.trim().is_empty())
        .collect();
    let mut edits = Vec::new();
    let mut new = Vec::new();
    for source in sources.iter().filter_map(|id| budget.indicators.find(*id)) {
        let copy = copy(source, owner, keeps_values);
        let has_its_levels = |it: &&Indicator| levels(it) == levels(source);
        match blanks.iter().position(has_its_levels) {
            Some(at) => edits.extend(fill(blanks.remove(at).id, &copy)),
            None => new.push(copy),
        }
    }
    edits.extend(adding.inserts(new));
    let label = format!("从指标库加入 {} 条指标", sources.len());
    (!edits.is_empty()).then(|| Transaction::new(label, edits))
}

/// Adds a row for each of the levels the form prescribes and the owner has not; none when it has all.
pub(super) fn outline(budget: &Budget, form: &FormDef, owner: Owner) -> Option<Transaction> {
    let missing = OwnIndicators::of(budget, owner).missing(form);
    let adding = Adding {
        budget,
        form: Some(form),
        owner,
    };
    let blank = |(one, two): LevelNames<'_>| Indicator {
        owner: Some(owner),
        level_one: one.to_owned(),
        level_two: two.to_owned(),
        ..Indicator::default()
    };
    let edits = adding.inserts(missing.into_iter().map(blank).collect());
    let label = format!("补齐应有的指标行 {} 条", edits.len());
    (!edits.is_empty()).then(|| Transaction::new(label, edits))
}

impl Adding<'_> {
    /// Puts new indicators where their levels stand, under new numbers.
    fn inserts(&self, new: Vec<Indicator>) -> Vec<Edit> {
        let levels: Vec<LevelNames<'_>> = new.iter().map(levels).collect();
        let places = OwnIndicators::of(self.budget, self.owner).places(self.form, &levels);
        let insert = |((indicator, number), at): ((Indicator, u32), usize)| Edit::Insert {
            at,
            record: Box::new(
                Indicator {
                    id: IndicatorId::new(number),
                    ..indicator
                }
                .into(),
            ),
        };
        new.into_iter()
            .zip(self.budget.next_id..)
            .zip(places)
            .map(insert)
            .collect()
    }
}

fn copy(source: &Indicator, owner: Owner, keeps_values: bool) -> Indicator {
    let mut copy = Indicator {
        owner: Some(owner),
        ..source.clone()
    };
    if !keeps_values {
        for field in AIM {
            copy.set(field, Value::Empty);
        }
    }
    copy
}

/// The edits that give a row all an indicator has.
fn fill(row: IndicatorId, with: &Indicator) -> impl Iterator<Item = Edit> {
    IndicatorField::ALL
        .iter()
        .filter(|field| **field != IndicatorField::Owner)
        .map(move |field| (*field, with.get(*field)))
        .filter(|(_, value)| *value != Value::Empty)
        .map(move |(field, value)| Edit::set(row, field, value))
}

fn levels(indicator: &Indicator) -> LevelNames<'_> {
    (indicator.level_one.trim(), indicator.level_two.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Project;
    use crate::model::ProjectId;
    use crate::model::Records;

    const ONE: Owner = Owner::Project(ProjectId::new(1));
    const TWO: Owner = Owner::Project(ProjectId::new(2));

    fn budget() -> Budget {
        let project = |id| Project {
            id: ProjectId::new(id),
            ..Project::default()
        };
        let row = |id, owner, text: &str, value: &str| Indicator {
            id: IndicatorId::new(id),
            owner: Some(owner),
            level_one: "产出指标".to_owned(),
            level_two: "数量指标".to_owned(),
            level_three: text.to_owned(),
            operator: ">=".to_owned(),
            value: value.to_owned(),
            ..Indicator::default()
        };
        let rows = vec![
            row(3, ONE, "培训人数", "20"),
            row(4, ONE, "培训次数", "2"),
            row(5, TWO, "", ""),
        ];
        Budget {
            projects: Records::new(vec![project(1), project(2)]).unwrap(),
            indicators: Records::new(rows).unwrap(),
            next_id: 6,
            ..Budget::default()
        }
    }

    fn taken(keeps_values: bool) -> Vec<(String, String, String)> {
        let mut budget = budget();
        let sources = [IndicatorId::new(3), IndicatorId::new(4)];
        let change = take_over(&budget, None, TWO, (&sources, keeps_values)).unwrap();
        change.apply(&mut budget).unwrap();
        let of_two = budget.indicators.iter().filter(|it| it.owner == Some(TWO));
        let text = |it: &Indicator| {
            (
                it.level_three.clone(),
                it.operator.clone(),
                it.value.clone(),
            )
        };
        of_two.map(text).collect()
    }

    fn texts(rows: [[&str; 3]; 2]) -> Vec<(String, String, String)> {
        rows.map(|row| row.map(str::to_owned).into()).to_vec()
    }

    #[test]
    fn what_is_taken_over_fills_the_blank_row_first_and_leaves_the_aim_behind() {
        let expected = texts([["培训人数", ">=", ""], ["培训次数", ">=", ""]]);
        assert_eq!(taken(false), expected);
    }

    #[test]
    fn the_aim_comes_along_when_asked_for() {
        let expected = texts([["培训人数", ">=", "20"], ["培训次数", ">=", "2"]]);
        assert_eq!(taken(true), expected);
    }

    #[test]
    fn nothing_chosen_changes_nothing() {
        assert_eq!(take_over(&budget(), None, TWO, (&[], true)), None);
    }
}
