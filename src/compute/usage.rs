//! How often, and where last, codes and records are used in a file.
//!
//! One pass over the records that can use them; made when a list of choices opens, not while it is searched.
//! Deliberately not here: which of them may be used where; that is for the rules.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::codes::AssetClassCode;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::codes::ProcurementCode;
use crate::compute::Facts;
use crate::model::Budget;
use crate::model::RecordId;
use crate::model::ValueKind;
use crate::packs::Source;

/// What a field can point to: a code or a record (引用对象).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Used {
    /// A functional code.
    Function(FunctionCode),
    /// A departmental economic code.
    Economic(EconomicCode),
    /// A government economic code.
    Government(GovernmentCode),
    /// A procurement item.
    Procurement(ProcurementCode),
    /// An asset class.
    AssetClass(AssetClassCode),
    /// A record.
    Record(RecordId),
}

/// How something is used (使用情况).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// By how many records.
    pub count: usize,
    /// The first of them that was found.
    pub first: RecordId,
    /// The last of them, in the order of its list.
    pub last: RecordId,
}

/// How whatever a kind of field can point to is used in a file (文件内使用情况).
#[derive(Clone, Debug, Default)]
pub struct Usage(FxHashMap<Used, Use>);

impl Usage {
    /// How the choices of a kind of field are used; nothing for fields that are typed.
    ///
    /// A line also uses the government class that follows from the crosswalk.
    #[must_use]
    pub fn new(budget: &Budget, facts: &Facts, kind: ValueKind) -> Self {
        let mut usage = Self::default();
        match kind {
            ValueKind::Function => usage.read_functions(budget),
            ValueKind::Economic => {
                for line in &budget.expenditure {
                    usage.see(line.economic.map(Used::Economic), line.id);
                }
            }
            ValueKind::Government => usage.read_governments(budget, facts),
            ValueKind::Procurement => {
                for row in &budget.procurement {
                    usage.see(row.code.map(Used::Procurement), row.id);
                }
            }
            ValueKind::AssetClass => usage.read_asset_classes(budget),
            ValueKind::Reference(to) => budget.for_each_reference(Some(to), |by, _, to| {
                usage.see(Some(Used::Record(to)), by);
            }),
            ValueKind::Owner => budget.for_each_reference(None, |by, _, to| {
                usage.see(Some(Used::Record(to)), by);
            }),
            ValueKind::Text
            | ValueKind::LongText
            | ValueKind::Money
            | ValueKind::Number
            | ValueKind::Count
            | ValueKind::Flag
            | ValueKind::Year
            | ValueKind::Choice(_)
            | ValueKind::Snapshot => {}
        }
        usage
    }

    /// How something is used; `None` when it isn't.
    #[must_use]
    pub fn of(&self, used: Used) -> Option<Use> {
        self.0.get(&used).copied()
    }

    /// Everything that is used, codes in their order.
    #[must_use]
    pub fn all(&self) -> BTreeMap<Used, Use> {
        self.0.iter().map(|(used, it)| (*used, *it)).collect()
    }

    fn read_functions(&mut self, budget: &Budget) {
        for line in &budget.revenue {
            self.see(line.function.map(Used::Function), line.id);
        }
        for row in &budget.services {
            self.see(row.function.map(Used::Function), row.id);
        }
        for line in &budget.expenditure {
            self.see(line.function.map(Used::Function), line.id);
        }
    }

    fn read_governments(&mut self, budget: &Budget, facts: &Facts) {
        let lines = facts.of(Source::Expenditure).iter();
        for (fact, line) in lines.zip(&budget.expenditure) {
            self.see(facts.government(fact).map(Used::Government), line.id);
        }
    }

    fn read_asset_classes(&mut self, budget: &Budget) {
        for stock in &budget.asset_stock {
            self.see(stock.class.map(Used::AssetClass), stock.id);
        }
        for item in &budget.asset_items {
            self.see(item.class.map(Used::AssetClass), item.id);
        }
        for row in &budget.acquisitions {
            self.see(row.class.map(Used::AssetClass), row.id);
        }
    }

    fn see(&mut self, used: Option<Used>, by: impl Into<RecordId>) {
        let Some(used) = used else { return };
        let by = by.into();
        let it = self.0.entry(used).or_insert(Use {
            count: 0,
            first: by,
            last: by,
        });
        it.count += 1;
        it.last = by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Codes;
    use crate::model::BudgetUnit;
    use crate::model::CostingId;
    use crate::model::CostingLine;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Owner;
    use crate::model::ProjectId;
    use crate::model::RecordKind;
    use crate::model::Records;
    use crate::model::RevenueId;
    use crate::model::RevenueLine;
    use crate::model::UnitId;
    use crate::model::UnitNature;

    fn line(number: u32, function: &str, economic: &str) -> ExpenditureLine {
        ExpenditureLine {
            id: LineId::new(number),
            unit: Some(UnitId::new(1)),
            project: Some(ProjectId::new(2)),
            function: function.parse().ok(),
            economic: economic.parse().ok(),
            ..ExpenditureLine::default()
        }
    }

    fn budget() -> Budget {
        let mut budget = Budget::default();
        budget.cover.year = "2024".parse().ok();
        let unit = BudgetUnit {
            id: UnitId::new(1),
            nature: UnitNature::WelfareOne,
            ..BudgetUnit::default()
        };
        budget.units = Records::new(vec![unit]).unwrap();
        let lines = vec![
            line(10, "2080101", "30201"),
            line(11, "2080101", "30202"),
            line(12, "", "30201"),
        ];
        budget.expenditure = Records::new(lines).unwrap();
        let revenue = RevenueLine {
            id: RevenueId::new(20),
            function: "2080101".parse().ok(),
            ..RevenueLine::default()
        };
        budget.revenue = Records::new(vec![revenue]).unwrap();
        let costing = CostingLine {
            id: CostingId::new(30),
            owner: Some(Owner::Project(ProjectId::new(2))),
            ..CostingLine::default()
        };
        budget.costing = Records::new(vec![costing]).unwrap();
        budget
    }

    #[track_caller]
    fn check(kind: ValueKind, used: Used, expected: Option<(usize, u32)>) {
        let budget = budget();
        let facts = Facts::new(&budget, &Codes::builtin().crosswalk);
        let found = Usage::new(&budget, &facts, kind).of(used);
        assert_eq!(found.map(|it| (it.count, it.last.number())), expected);
    }

    #[test]
    fn uses_are_counted_and_the_last_one_is_known() {
        let function = Used::Function("2080101".parse().unwrap());
        check(ValueKind::Function, function, Some((3, 11)));
        let economic = |code: &str| Used::Economic(code.parse().unwrap());
        check(ValueKind::Economic, economic("30201"), Some((2, 12)));
        check(ValueKind::Economic, economic("30203"), None);
        check(ValueKind::Economic, function, None);
        check(ValueKind::Money, economic("30201"), None);
    }

    #[test]
    fn what_is_used_is_listed_with_its_first_record() {
        let budget = budget();
        let facts = Facts::new(&budget, &Codes::builtin().crosswalk);
        let all = Usage::new(&budget, &facts, ValueKind::Economic).all();
        let found: Vec<_> = all
            .values()
            .map(|it| (it.count, it.first.number()))
            .collect();
        assert_eq!(found, [(2, 10), (1, 11)]);
    }

    #[test]
    fn a_class_that_follows_from_the_crosswalk_counts_as_used() {
        let government = Used::Government("50502".parse().unwrap());
        check(ValueKind::Government, government, Some((3, 12)));
    }

    #[test]
    fn records_are_used_by_whatever_points_to_them() {
        let project = Used::Record(ProjectId::new(2).into());
        let kind = ValueKind::Reference(RecordKind::Project);
        check(kind, project, Some((4, 30)));
        check(ValueKind::Owner, project, Some((4, 30)));
    }
}
