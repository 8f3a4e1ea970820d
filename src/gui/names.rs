//! What units and projects are called on the screens, also those that have no name yet.
//!
//! In sentences of the audit they are called by their place in the list instead: `Budget::name_of`.

use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::RecordId;

/// The name of a record; of a unit or project without one, that it is still to be filled in.
pub fn shown_name(budget: &Budget, id: RecordId) -> String {
    let (name, placeholder) = match id {
        RecordId::Unit(id) => (
            budget.units.find(id).map(|it| it.name.trim()),
            "（未填单位名称）",
        ),
        RecordId::Project(id) => (
            budget.projects.find(id).map(|it| it.name.trim()),
            "（未填项目名称）",
        ),
        _ => return budget.name_of(id),
    };
    match name {
        Some("") => placeholder.to_owned(),
        Some(name) => name.to_owned(),
        None => budget.name_of(id),
    }
}

/// What a unit is called where there is little room.
pub fn short_name(budget: &Budget, unit: &BudgetUnit) -> String {
    match unit.short_name.trim() {
        "" => shown_name(budget, unit.id.into()),
        short => short.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Records;
    use crate::model::UnitId;

    fn check(name: &str, short: &str, expected: &str) {
        let unit = BudgetUnit {
            id: UnitId::new(1),
            name: name.to_owned(),
            short_name: short.to_owned(),
            ..BudgetUnit::default()
        };
        let budget = Budget {
            units: Records::new(vec![unit]).unwrap(),
            ..Budget::default()
        };
        assert_eq!(short_name(&budget, &budget.units[0]), expected);
    }

    #[test]
    fn a_unit_without_a_name_is_not_called_by_its_place() {
        check("", "", "（未填单位名称）");
        check("测试中心", "", "测试中心");
        check("测试中心", "中心", "中心");
    }
}
