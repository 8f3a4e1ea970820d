//! The units of the new budget: last year's and those typed in, the same one only once.

use crate::intake::UnitEntry;
use crate::model::BudgetUnit;
use crate::model::UnitId;

/// The units of the new budget.
pub(in crate::intake) struct MergedUnits {
    /// Last year's first, in their order.
    pub units: Vec<BudgetUnit>,
    /// Names that were given up, and the new ones.
    pub renamed: Vec<(String, String)>,
    /// Names of units that last year's file doesn't have.
    pub added: Vec<String>,
}

/// Puts typed units beside last year's, or in their place when those are not `taken`.
///
/// A unit that is typed in and was in last year's file keeps its id, so that what points at it still does.
pub(in crate::intake) fn merge(
    entries: &[UnitEntry],
    last: &[BudgetUnit],
    taken: Option<Vec<BudgetUnit>>,
    next_id: &mut u32,
) -> MergedUnits {
    let is_taken = taken.is_some();
    let mut merged = MergedUnits {
        units: taken.unwrap_or_default(),
        renamed: Vec::new(),
        added: Vec::new(),
    };
    let mut used: Vec<UnitId> = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.is_empty()) {
        let same = same_unit(entry, last, entries.len() == 1).filter(|it| !used.contains(&it.id));
        let id = same.map_or_else(|| UnitId::new(post_increment(next_id)), |it| it.id);
        used.push(id);
        match same {
            Some(unit) if !entry.name.is_empty() && unit.name != entry.name => {
                let names = (unit.name.clone(), entry.name.clone());
                merged.renamed.push(names);
            }
            None if !last.is_empty() => merged.added.push(entry.name.clone()),
            Some(_) | None => {}
        }
        match merged.units.iter_mut().find(|unit| unit.id == id) {
            Some(unit) if is_taken => fill_in(unit, entry),
            _ => {
                let mut unit = BudgetUnit {
                    id,
                    ..BudgetUnit::default()
                };
                fill_in(&mut unit, entry);
                merged.units.push(unit);
            }
        }
    }
    merged
}

/// Last year's unit with this code, or else this name; two that are each the only one are the same,
/// unless their codes differ.
fn same_unit<'a>(
    entry: &UnitEntry,
    last: &'a [BudgetUnit],
    is_only: bool,
) -> Option<&'a BudgetUnit> {
    let has_code = |unit: &&BudgetUnit| !entry.code.is_empty() && unit.code == entry.code;
    let can_be = |unit: &&BudgetUnit| {
        entry.code.is_empty() || unit.code.is_empty() || unit.code == entry.code
    };
    let has_name =
        |unit: &&BudgetUnit| !entry.name.is_empty() && unit.name == entry.name && can_be(unit);
    let sole = match last {
        [unit] if is_only => Some(unit).filter(can_be),
        _ => None,
    };
    last.iter()
        .find(has_code)
        .or_else(|| last.iter().find(has_name))
        .or(sole)
}

/// What was typed in takes the place of what was there.
fn fill_in(unit: &mut BudgetUnit, entry: &UnitEntry) {
    if !entry.code.is_empty() {
        unit.code.clone_from(&entry.code);
    }
    if !entry.name.is_empty() {
        unit.name.clone_from(&entry.name);
    }
    unit.nature = entry.nature.unwrap_or(unit.nature);
    unit.funding = entry.funding.unwrap_or(unit.funding);
}

pub(in crate::intake) const fn post_increment(next_id: &mut u32) -> u32 {
    let id = *next_id;
    *next_id += 1;
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::parse_units;
    use crate::model::UnitNature;

    fn last() -> Vec<BudgetUnit> {
        let unit = |id, code: &str, name: &str| BudgetUnit {
            id: UnitId::new(id),
            code: code.to_owned(),
            name: name.to_owned(),
            nature: UnitNature::Administrative,
            ..BudgetUnit::default()
        };
        vec![unit(3, "01", "本级"), unit(7, "02", "中心")]
    }

    fn check(lines: &str, last: &[BudgetUnit], is_taken: bool, expected: &[(u32, &str, &str)]) {
        let entries = parse_units(lines).expect("units");
        let merged = merge(&entries, last, is_taken.then(|| last.to_vec()), &mut 20);
        let units: Vec<_> = merged
            .units
            .iter()
            .map(|unit| (unit.id.number(), unit.code.as_str(), unit.name.as_str()))
            .collect();
        assert_eq!(units, expected, "{lines}");
    }

    #[test]
    fn units_are_found_again_by_code_or_name() {
        let all = [(3, "01", "本级"), (7, "02", "中心")];
        check("", &last(), true, &all);
        check("02 新中心", &last(), true, &[all[0], (7, "02", "新中心")]);
        check(
            "中心\n03 站",
            &last(),
            true,
            &[all[0], all[1], (20, "03", "站")],
        );
        check(
            "03 中心",
            &last(),
            true,
            &[all[0], all[1], (20, "03", "中心")],
        );
    }

    #[test]
    fn units_not_taken_over_keep_their_ids_when_typed_again() {
        check(
            "02 中心\n站",
            &last(),
            false,
            &[(7, "02", "中心"), (20, "", "站")],
        );
    }

    #[test]
    fn the_only_unit_is_the_only_unit_under_another_name() {
        check("新名", &last()[..1], true, &[(3, "01", "新名")]);
        check(
            "09 新名",
            &last()[..1],
            true,
            &[(3, "01", "本级"), (20, "09", "新名")],
        );
    }

    #[test]
    fn what_is_not_typed_stays() {
        let entries = [UnitEntry::named("新名")];
        let merged = merge(&entries, &last()[..1], Some(last()[..1].to_vec()), &mut 20);
        assert_eq!(merged.units[0].nature, UnitNature::Administrative);
        assert_eq!(merged.renamed, [("本级".to_owned(), "新名".to_owned())]);
    }
}
