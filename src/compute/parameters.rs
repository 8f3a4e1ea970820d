//! Which value of each parameter is in force: the file's own, else the pack's.
//!
//! Deliberately not here: what rules do with a value, and whether the file's own is well founded.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::codes::BudgetYear;
use crate::model::Budget;
use crate::model::ParameterOverride;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Pack;
use crate::packs::Parameter;
use crate::packs::ParameterId;
use crate::packs::ParameterValue;

/// A parameter as it is in force for a file (采用的参数).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParameterInForce<'a> {
    /// The parameter with its unit and all its values.
    pub parameter: &'a Parameter,
    /// What the pack says for the year.
    pub pack: &'a ParameterValue,
    /// What the file says instead.
    pub own: Option<&'a ParameterOverride>,
}

impl ParameterInForce<'_> {
    /// The value in force, in the parameter's unit.
    #[must_use]
    pub fn value(&self) -> Decimal {
        let own = self.own.and_then(|own| own.value);
        own.unwrap_or(self.pack.value)
    }
}

/// The value in force for the budget's year, in the parameter's unit.
#[must_use]
pub fn parameter_value(budget: &Budget, pack: &Pack, id: ParameterId) -> Option<Decimal> {
    let own = own(budget, id).and_then(|own| own.value);
    own.or_else(|| Some(pack.parameter(id, year(budget, pack))?.value))
}

/// A value in 万元 as an amount; nothing where no amount is so large.
#[must_use]
pub fn ten_thousands(value: Decimal) -> Money {
    let fen = value.checked_mul(Decimal::from(AmountScale::TenThousandYuan.fen()));
    Money::from_fen(fen.and_then(|it| it.to_i64()).unwrap_or_default())
}

/// Every parameter of the pack as it is in force for the budget's year, in the order of the list.
#[must_use]
pub fn parameters_in_force<'a>(budget: &'a Budget, pack: &'a Pack) -> Vec<ParameterInForce<'a>> {
    let year = year(budget, pack);
    let parameters = pack.parameters.iter();
    parameters
        .filter_map(|(id, parameter)| {
            Some(ParameterInForce {
                parameter,
                pack: parameter.in_year(year)?,
                own: own(budget, *id),
            })
        })
        .collect()
}

/// The parameters set anew that change nothing: of a name the pack doesn't have, or a second time.
#[must_use]
pub fn idle_overrides<'a>(budget: &'a Budget, pack: &Pack) -> Vec<&'a ParameterOverride> {
    let all = budget.parameter_overrides.iter();
    all.filter(|it| {
        let id = ParameterId::named(&it.parameter).filter(|id| pack.parameters.contains_key(id));
        let in_force = id.and_then(|id| own(budget, id));
        in_force.is_none_or(|in_force| in_force.id != it.id)
    })
    .collect()
}

/// The file's own statement of a parameter: the first.
fn own(budget: &Budget, id: ParameterId) -> Option<&ParameterOverride> {
    let mut all = budget.parameter_overrides.iter();
    all.find(|it| it.parameter == id.name())
}

/// The budget year; the pack's first year while the cover has none.
fn year(budget: &Budget, pack: &Pack) -> BudgetYear {
    budget.cover.year.unwrap_or(pack.years.from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParameterOverrideId;
    use crate::model::Records;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    const ID: ParameterId = ParameterId::StaffControlRate;

    fn budget(own: &[(&str, Option<u32>)]) -> Budget {
        let numbered = own.iter().zip(1..);
        let own = numbered.map(|((parameter, value), number)| ParameterOverride {
            id: ParameterOverrideId::new(number),
            parameter: (*parameter).to_owned(),
            value: value.map(Decimal::from),
            ..ParameterOverride::default()
        });
        Budget {
            parameter_overrides: Records::new(own.collect()).expect("the ids differ"),
            ..Budget::default()
        }
    }

    #[track_caller]
    fn check(own: &[(&str, Option<u32>)], expected: u32) {
        let pack = load_pack("cn_base", &embedded_packs()).expect("the base is whole");
        let budget = budget(own);
        let expected = Decimal::from(expected);
        assert_eq!(parameter_value(&budget, &pack, ID), Some(expected));
        let all = parameters_in_force(&budget, &pack);
        assert_eq!(all.len(), ParameterId::ALL.len());
        let found = all.iter().find(|it| it.parameter.id == ID);
        assert_eq!(found.map(ParameterInForce::value), Some(expected));
    }

    #[test]
    fn the_pack_s_value_holds_unless_the_file_has_its_own() {
        check(&[], 100);
        check(&[("StaffControlRate", Some(95))], 95);
        check(&[("RoundingTolerance", Some(95))], 100);
        check(&[("StaffControlRate", None)], 100);
        let twice = [
            ("StaffControlRate", Some(90)),
            ("StaffControlRate", Some(80)),
        ];
        check(&twice, 90);
    }

    #[test]
    fn overrides_of_unknown_names_and_second_ones_are_idle() {
        let pack = load_pack("cn_base", &embedded_packs()).expect("the base is whole");
        let budget = budget(&[
            ("Mars", Some(1)),
            ("StaffControlRate", None),
            ("StaffControlRate", Some(90)),
        ]);
        let idle = idle_overrides(&budget, &pack);
        let numbers: Vec<u32> = idle.iter().map(|it| it.id.number()).collect();
        assert_eq!(numbers, [1, 3]);
    }
}
