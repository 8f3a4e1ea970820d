//! The indicators of a file as a library, and what the forms of the region ask for.
//!
//! Pure: adding indicators is an edit, which the window makes.

use std::collections::BTreeMap;

use crate::model::Budget;
use crate::model::Indicator;
use crate::model::IndicatorId;
use crate::model::Owner;
use crate::packs::FormDef;
use crate::packs::FormOwner;

/// First and second level of an indicator (一级、二级指标).
pub type Levels = (String, String);

/// The same where they stand, in a record or a form.
pub type LevelNames<'a> = (&'a str, &'a str);

/// How many indicators an owner has (指标条数).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IndicatorCount {
    /// All rows.
    pub rows: usize,
    /// Those with a third level; the others print as blank rows.
    pub filled: usize,
}

/// How many indicators each owner has.
#[must_use]
pub fn indicator_counts(budget: &Budget) -> BTreeMap<Owner, IndicatorCount> {
    let mut counts: BTreeMap<Owner, IndicatorCount> = BTreeMap::new();
    for indicator in &budget.indicators {
        if let Some(owner) = indicator.owner {
            let count = counts.entry(owner).or_default();
            count.rows += 1;
            count.filled += usize::from(is_filled(indicator));
        }
    }
    counts
}

/// An indicator used in the file, with where (指标库条目).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownIndicator {
    /// First and second level.
    pub levels: Levels,
    /// The indicator itself (三级指标).
    pub text: String,
    /// The one written last, which is what gets copied.
    pub latest: IndicatorId,
    /// Who uses it, each named once.
    pub owners: Vec<Owner>,
    /// How often it is used.
    pub uses: usize,
}

/// The indicators used by owners of the same kind: distinct by levels and text, in the order of
/// their levels in the file, the most used first.
#[must_use]
pub fn known_indicators(budget: &Budget, kind: FormOwner) -> Vec<KnownIndicator> {
    let mut known: Vec<KnownIndicator> = Vec::new();
    let mut places: BTreeMap<(Levels, &str), usize> = BTreeMap::new();
    let mut order: BTreeMap<Levels, usize> = BTreeMap::new();
    let mut ones: BTreeMap<String, usize> = BTreeMap::new();
    for indicator in &budget.indicators {
        let Some(owner) = indicator.owner.filter(|it| kind_of(*it) == Some(kind)) else {
            continue;
        };
        let levels = levels_of(indicator);
        let next = ones.len();
        ones.entry(levels.0.clone()).or_insert(next);
        let next = order.len();
        order.entry(levels.clone()).or_insert(next);
        if !is_filled(indicator) {
            continue;
        }
        let text = indicator.level_three.trim();
        let place = places.entry((levels.clone(), text)).or_insert(known.len());
        if *place == known.len() {
            known.push(KnownIndicator {
                levels,
                text: text.to_owned(),
                latest: indicator.id,
                owners: Vec::new(),
                uses: 0,
            });
        }
        let entry = &mut known[*place];
        entry.latest = indicator.id;
        entry.uses += 1;
        if !entry.owners.contains(&owner) {
            entry.owners.push(owner);
        }
    }
    // Stable: what is used equally often stays in the order of the file.
    known.sort_by_key(|it| (ones[&it.levels.0], order[&it.levels], usize::MAX - it.uses));
    known
}

/// The indicators of one owner: where they stand in the list, and their levels (一个对象的绩效指标).
#[derive(Clone, Debug)]
pub struct OwnIndicators<'a> {
    /// Position and levels, from the first to the last.
    rows: Vec<(usize, LevelNames<'a>)>,
    /// How many indicators the whole list has.
    end: usize,
}

impl<'a> OwnIndicators<'a> {
    /// Those of an owner.
    #[must_use]
    pub fn of(budget: &'a Budget, owner: Owner) -> Self {
        let own = budget.indicators.iter();
        Self::among(budget, own.filter(|it| it.owner == Some(owner)))
    }

    /// Some indicators of the budget that are known to be all of one owner's.
    pub fn among(budget: &Budget, own: impl IntoIterator<Item = &'a Indicator>) -> Self {
        let placed = own.into_iter().filter_map(|it| {
            let at = budget.indicators.position(it.id)?;
            Some((at, level_names(it)))
        });
        let mut rows: Vec<(usize, LevelNames<'_>)> = placed.collect();
        rows.sort_by_key(|(at, _)| *at);
        Self {
            rows,
            end: budget.indicators.len(),
        }
    }

    /// The levels a form prescribes that none of them has, in the order of the form.
    #[must_use]
    pub fn missing<'f>(&self, form: &'f FormDef) -> Vec<LevelNames<'f>> {
        prescribed(form)
            .filter(|levels| !self.rows.iter().any(|(_, own)| own == levels))
            .collect()
    }

    /// Where new indicators go, one for each of `levels`: the position of each in the list when they are put in
    /// one after the other.
    ///
    /// Each goes behind the last of its own levels, or of those the form has before them, or of its first
    /// level, or of its owner.
    #[must_use]
    pub fn places(mut self, form: Option<&FormDef>, levels: &[LevelNames<'a>]) -> Vec<usize> {
        let order: Vec<LevelNames<'_>> = form
            .map(|form| prescribed(form).collect())
            .unwrap_or_default();
        levels
            .iter()
            .map(|new| {
                let at = self.place(&order, *new);
                self.insert(at, *new);
                at
            })
            .collect()
    }

    /// Where one goes.
    fn place(&self, order: &[LevelNames<'_>], new: LevelNames<'_>) -> usize {
        let rank = |levels: LevelNames<'_>| order.iter().position(|it| *it == levels);
        let behind = |is_before: &dyn Fn(LevelNames<'_>) -> bool| {
            let mut rows = self.rows.iter().rev();
            rows.find(|(_, own)| is_before(*own)).map(|(at, _)| at + 1)
        };
        let own = behind(&|row| row == new);
        let ranked = || {
            let new = rank(new)?;
            let first = self.rows.first().map(|(at, _)| *at);
            behind(&|row| rank(row).is_some_and(|it| it < new)).or(first)
        };
        let same_one = || behind(&|row| row.0 == new.0);
        own.or_else(ranked)
            .or_else(same_one)
            .or_else(|| behind(&|_| true))
            .unwrap_or(self.end)
    }

    fn insert(&mut self, at: usize, levels: LevelNames<'a>) {
        let behind = self.rows.iter().position(|(other, _)| *other >= at);
        let behind = behind.unwrap_or(self.rows.len());
        for (other, _) in &mut self.rows[behind..] {
            *other += 1;
        }
        self.rows.insert(behind, (at, levels));
        self.end += 1;
    }
}

/// For whom the form of an owner is made; lines have none.
#[must_use]
pub const fn kind_of(owner: Owner) -> Option<FormOwner> {
    match owner {
        Owner::Unit(_) => Some(FormOwner::Unit),
        Owner::Project(_) => Some(FormOwner::Project),
        Owner::Line(_) => None,
    }
}

fn prescribed(form: &FormDef) -> impl Iterator<Item = LevelNames<'_>> {
    form.levels.iter().flat_map(|level| {
        let two = level.two.iter();
        two.map(|two| (level.one.as_str(), two.as_str()))
    })
}

fn levels_of(indicator: &Indicator) -> Levels {
    let (one, two) = level_names(indicator);
    (one.to_owned(), two.to_owned())
}

fn level_names(indicator: &Indicator) -> LevelNames<'_> {
    (indicator.level_one.trim(), indicator.level_two.trim())
}

fn is_filled(indicator: &Indicator) -> bool {
    !indicator.level_three.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProjectId;
    use crate::model::Records;
    use crate::model::UnitId;
    use crate::packs::LevelDef;

    const ONE: Owner = Owner::Project(ProjectId::new(1));
    const TWO: Owner = Owner::Project(ProjectId::new(2));

    fn budget(rows: &[(Owner, &str, &str, &str)]) -> Budget {
        let indicators = rows.iter().zip(10..).map(|(row, id)| Indicator {
            id: IndicatorId::new(id),
            owner: Some(row.0),
            level_one: row.1.to_owned(),
            level_two: row.2.to_owned(),
            level_three: row.3.to_owned(),
            ..Indicator::default()
        });
        Budget {
            indicators: Records::new(indicators.collect()).unwrap(),
            ..Budget::default()
        }
    }

    fn form() -> FormDef {
        let level = |one: &str, two: &[&str]| LevelDef {
            one: one.to_owned(),
            two: two.iter().map(|it| (*it).to_owned()).collect(),
        };
        FormDef {
            owner: FormOwner::Project,
            head: Vec::new(),
            tasks: None,
            below: Vec::new(),
            side_label: String::new(),
            levels: vec![
                level("产出指标", &["数量指标", "质量指标"]),
                level("效益指标", &["社会效益指标"]),
            ],
        }
    }

    #[test]
    fn the_library_has_each_indicator_once_with_its_users_the_most_used_first() {
        let budget = budget(&[
            (ONE, "产出指标", "数量指标", "培训人数"),
            (ONE, "效益指标", "社会效益指标", "就业率"),
            (TWO, "产出指标", "数量指标", "培训次数"),
            (TWO, "产出指标", "质量指标", ""),
            (TWO, "产出指标", "数量指标", "培训次数 "),
            (ONE, "产出指标", "数量指标", "培训次数"),
            (
                Owner::Unit(UnitId::new(1)),
                "履职效能",
                "基础管理",
                "依法行政",
            ),
        ]);
        let known = known_indicators(&budget, FormOwner::Project);
        let texts: Vec<_> = known.iter().map(|it| (&*it.text, it.uses)).collect();
        assert_eq!(texts, [("培训次数", 3), ("培训人数", 1), ("就业率", 1)]);
        assert_eq!(known[0].owners, [TWO, ONE]);
        assert_eq!(known[0].latest, IndicatorId::new(15));
        assert_eq!(known_indicators(&budget, FormOwner::Unit).len(), 1);
    }

    #[test]
    fn blank_rows_are_counted_as_rows_only() {
        let budget = budget(&[
            (ONE, "产出指标", "数量指标", "培训人数"),
            (ONE, "产出指标", "质量指标", " "),
        ]);
        let count = indicator_counts(&budget)[&ONE];
        assert_eq!((count.rows, count.filled), (2, 1));
    }

    #[test]
    fn missing_levels_come_in_the_order_of_the_form_and_go_to_their_places() {
        let budget = budget(&[
            (TWO, "产出指标", "数量指标", "其他项目的"),
            (ONE, "产出指标", "质量指标", "合格率"),
            (TWO, "效益指标", "社会效益指标", "其他项目的"),
        ]);
        let form = form();
        let missing = OwnIndicators::of(&budget, ONE).missing(&form);
        assert_eq!(
            missing,
            [("产出指标", "数量指标"), ("效益指标", "社会效益指标")]
        );
        // Before the first of its owner, and behind the last.
        assert_eq!(
            OwnIndicators::of(&budget, ONE).places(Some(&form), &missing),
            [1, 3]
        );
    }

    #[test]
    fn an_owner_without_indicators_gets_them_at_the_end() {
        let budget = budget(&[(TWO, "产出指标", "数量指标", "其他项目的")]);
        let form = form();
        let missing = OwnIndicators::of(&budget, ONE).missing(&form);
        assert_eq!(
            OwnIndicators::of(&budget, ONE).places(Some(&form), &missing),
            [1, 2, 3]
        );
    }

    #[test]
    fn levels_the_form_does_not_know_go_behind_their_like() {
        let budget = budget(&[
            (ONE, "产出指标", "数量指标", "a"),
            (ONE, "效益指标", "社会效益指标", "b"),
        ]);
        let place = |one, two| OwnIndicators::of(&budget, ONE).places(None, &[(one, two)])[0];
        assert_eq!(place("产出指标", "数量指标"), 1);
        assert_eq!(place("产出指标", "时效指标"), 1);
        assert_eq!(place("满意度指标", "满意度"), 2);
    }
}
