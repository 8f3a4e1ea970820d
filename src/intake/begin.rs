//! The new budget: what was typed in, and what is taken over from last year's file.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::edit::Edit;
use crate::edit::EditError;
use crate::edit::Transaction;
use crate::intake::Part;
use crate::intake::Setup;
use crate::intake::Takes;
use crate::intake::left_out;
use crate::intake::prior::prior_amounts;
use crate::intake::select::select;
use crate::intake::units::Units;
use crate::intake::units::merge;
use crate::intake::units::post_increment;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::Cover;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::FieldName as _;
use crate::model::Fields as _;
use crate::model::PriorAmount;
use crate::model::PriorAmountId;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitField;
use crate::model::UnitId;
use crate::model::Value;
use crate::packs::Pack;

/// A budget that has begun (新建的预算).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Begun {
    /// The budget.
    pub budget: Budget,
    /// What was left out, changed or is to be looked at, in sentences.
    pub remarks: Vec<String>,
}

/// Begins a budget, with the parts wanted of last year's if there is one.
///
/// Records keep their ids from year to year.
/// What points at something that isn't taken over is left out itself; codes are kept as they are.
///
/// # Errors
/// Only when last year's budget is not a sound one.
pub fn begin(
    setup: &Setup,
    pack: &Pack,
    last: Option<(&Budget, &Takes)>,
) -> Result<Begun, EditError> {
    let empty = (&Budget::default(), &Takes::default());
    let (last, takes) = last.unwrap_or(empty);
    // No record has the number 0, so that a first unit is told from one that was never numbered.
    let mut next_id = last.next_id.max(1);
    let mut records = taken(last, setup, takes);
    let units = merged_units(&mut records, last, setup, takes, &mut next_id);
    let known = units.units.iter().map(|unit| unit.id.into()).collect();
    let (mut records, dropped) = keep_whole(records, known);
    if takes.parts.contains(&Part::PriorAmounts) {
        for amount in prior_amounts(last, setup, pack) {
            let id = PriorAmountId::new(post_increment(&mut next_id));
            records.push(PriorAmount { id, ..amount }.into());
        }
    }
    let remarks = left_out::Story {
        last,
        setup,
        takes,
        pack,
        units: &units,
        records: &records,
        dropped: &dropped,
    }
    .remarks();
    let edits = edits(cover(setup, last), units.units, records);
    let mut budget = Budget::default();
    Transaction::new("新建预算", edits).apply(&mut budget)?;
    budget.next_id = next_id;
    Ok(Begun { budget, remarks })
}

/// The records of the parts wanted, those that others point at first.
fn taken(last: &Budget, setup: &Setup, takes: &Takes) -> Vec<Record> {
    let parts = takes.parts.iter();
    let mut records: Vec<Record> = parts
        .flat_map(|part| select(last, setup.year, *part, takes))
        .collect();
    // Lines come before costing, and rows of procurement before what they are bought for, in the order of the file.
    records.sort_by_key(|record| {
        let kind = record.id().kind();
        (kind != RecordKind::Unit, kind != RecordKind::Project, kind)
    });
    records
}

/// Takes the units out of the records and puts those typed in beside them; a budget has at least one.
fn merged_units(
    records: &mut Vec<Record>,
    last: &Budget,
    setup: &Setup,
    takes: &Takes,
    next_id: &mut u32,
) -> Units {
    let mut taken = Vec::new();
    records.retain(|record| match record {
        Record::Unit(unit) => {
            taken.push(unit.clone());
            false
        }
        _ => true,
    });
    let taken = takes.parts.contains(&Part::Units).then_some(taken);
    let mut units = merge(&setup.units, &last.units, taken, next_id);
    if units.units.is_empty() {
        units.units.push(BudgetUnit {
            id: UnitId::new(post_increment(next_id)),
            ..BudgetUnit::default()
        });
    }
    units
}

/// Leaves out what points at something that isn't there.
fn keep_whole(records: Vec<Record>, mut known: BTreeSet<RecordId>) -> (Vec<Record>, Vec<RecordId>) {
    let mut references: BTreeMap<RecordKind, Vec<Field>> = BTreeMap::new();
    let mut dropped = Vec::new();
    let mut kept = Vec::with_capacity(records.len());
    for record in records {
        let id = record.id();
        let fields = references.entry(id.kind()).or_insert_with(|| {
            let fields = id.kind().fields().into_iter();
            fields.filter(|it| it.kind().is_reference()).collect()
        });
        let mut targets = fields.iter().filter_map(|it| record.get(*it)?.reference());
        if targets.all(|target| known.contains(&target)) {
            known.insert(id);
            kept.push(record);
        } else {
            dropped.push(id);
        }
    }
    (kept, dropped)
}

/// Whose budget it is; what was typed in goes before what was there.
fn cover(setup: &Setup, last: &Budget) -> Cover {
    let typed = |typed: &String, last: &String| {
        let text = if typed.is_empty() { last } else { typed };
        text.clone()
    };
    let before = &last.cover;
    Cover {
        department_code: typed(&setup.department_code, &before.department_code),
        department_name: typed(&setup.department_name, &before.department_name),
        year: Some(setup.year),
        round: setup.round,
        level: setup.level.unwrap_or(before.level),
        entry_scale: setup.entry_scale,
        date: String::new(),
        ..before.clone()
    }
}

fn edits(cover: Cover, units: Vec<BudgetUnit>, records: Vec<Record>) -> Vec<Edit> {
    let mut edits = Vec::with_capacity(CoverField::ALL.len() + units.len() + records.len());
    for field in CoverField::ALL {
        let (field, value) = (*field, cover.get(*field));
        edits.push(Edit::SetCover { field, value });
    }
    let mut counts: BTreeMap<RecordKind, usize> = BTreeMap::new();
    let mut insert = |record: Record| {
        let at = counts.entry(record.id().kind()).or_default();
        let edit = Edit::Insert {
            at: *at,
            record: Box::new(record),
        };
        *at += 1;
        edit
    };
    let mut parents = Vec::new();
    for mut unit in units {
        // A unit may stand before the one above it.
        if let Some(parent) = unit.parent.take() {
            parents.push(Edit::set(unit.id, UnitField::Parent, Value::Unit(parent)));
        }
        edits.push(insert(unit.into()));
    }
    edits.extend(parents);
    edits.extend(records.into_iter().map(insert));
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::BudgetYear;
    use crate::codes::FunctionCode;
    use crate::intake::Amounts;
    use crate::intake::UnitEntry;
    use crate::model::ExpenditureLine;
    use crate::model::Explanation;
    use crate::model::ExplanationId;
    use crate::model::Indicator;
    use crate::model::IndicatorId;
    use crate::model::LineId;
    use crate::model::LineKind;
    use crate::model::Owner;
    use crate::model::Project;
    use crate::model::ProjectId;
    use crate::model::Records;
    use crate::model::RevenueId;
    use crate::model::RevenueLine;
    use crate::model::Staffing;
    use crate::model::StaffingId;
    use crate::money::Money;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn year(number: u16) -> BudgetYear {
        BudgetYear::try_new(number).expect("a year")
    }

    fn list<T: crate::model::Item>(items: impl Into<Vec<T>>) -> Records<T> {
        Records::new(items.into()).expect("ids differ")
    }

    fn project(id: u32, end: u16) -> Project {
        Project {
            id: ProjectId::new(id),
            name: format!("项目{id}"),
            unit: Some(UnitId::new(2)),
            end_year: Some(year(end)),
            ..Project::default()
        }
    }

    fn line(id: u32, project: Option<u32>) -> ExpenditureLine {
        ExpenditureLine {
            id: LineId::new(id),
            unit: Some(UnitId::new(2)),
            kind: if project.is_some() {
                LineKind::Project
            } else {
                LineKind::default()
            },
            project: project.map(ProjectId::new),
            function: "2080150".parse().ok(),
            amount: Money::from_yuan(10_000),
            ..ExpenditureLine::default()
        }
    }

    fn indicator(id: u32, owner: Owner) -> Indicator {
        Indicator {
            id: IndicatorId::new(id),
            owner: Some(owner),
            deadline: "2024-12".to_owned(),
            ..Indicator::default()
        }
    }

    /// Two units, the lower one first; a project that ends and one that goes on.
    fn last() -> Budget {
        let unit = |id, parent: Option<u32>, name: &str| BudgetUnit {
            id: UnitId::new(id),
            parent: parent.map(UnitId::new),
            name: name.to_owned(),
            ..BudgetUnit::default()
        };
        let mut budget = Budget {
            next_id: 40,
            units: list([unit(2, Some(1), "中心"), unit(1, None, "本级")]),
            staffing: list([Staffing {
                id: StaffingId::new(3),
                unit: Some(UnitId::new(2)),
                actual: 17,
                prior_actual: 15,
                ..Staffing::default()
            }]),
            revenue: list([RevenueLine {
                id: RevenueId::new(4),
                unit: Some(UnitId::new(1)),
                amount: Money::from_yuan(70_000),
                document_number: "某财〔2024〕1号".to_owned(),
                ..RevenueLine::default()
            }]),
            projects: list([project(5, 2024), project(6, 2026)]),
            expenditure: list([line(7, None), line(8, Some(5)), line(9, Some(6))]),
            indicators: list([
                indicator(10, Owner::Project(ProjectId::new(5))),
                indicator(11, Owner::Project(ProjectId::new(6))),
                indicator(12, Owner::Unit(UnitId::new(2))),
            ]),
            explanations: list([Explanation {
                id: ExplanationId::new(13),
                ..Explanation::default()
            }]),
            ..Budget::default()
        };
        budget.cover.year = Some(year(2024));
        budget.cover.department_name = "某局".to_owned();
        budget.cover.date = "2024-01-31".to_owned();
        budget
    }

    fn begun(units: &[UnitEntry], takes: &Takes) -> Begun {
        let pack = load_pack("cn_base", &embedded_packs()).expect("the pack loads");
        let setup = Setup {
            units: units.to_vec(),
            ..Setup::new(year(2025))
        };
        let begun = begin(&setup, &pack, Some((&last(), takes))).expect("it is sound");
        begun.budget.for_each_reference(None, |from, _, to| {
            assert!(begun.budget.contains(to), "{from:?} points at {to:?}");
        });
        begun
    }

    fn without(part: Part) -> Takes {
        let mut takes = Takes::default();
        takes.parts.remove(&part);
        takes
    }

    #[test]
    fn nothing_but_the_year_gives_a_budget_with_one_unit() {
        let pack = load_pack("cn_base", &embedded_packs()).expect("the pack loads");
        let begun = begin(&Setup::new(year(2025)), &pack, None).expect("it begins");
        assert_eq!(begun.budget.cover.year, Some(year(2025)));
        assert_eq!(begun.budget.units.len(), 1);
        assert_eq!(begun.budget.next_id, 2);
        assert!(begun.remarks.is_empty());
    }

    #[test]
    fn records_keep_their_ids_and_new_ones_are_free() {
        let budget = begun(&[UnitEntry::named("新站")], &Takes::default()).budget;
        let ids: Vec<_> = budget.units.iter().map(|it| it.id.number()).collect();
        assert_eq!(ids, [2, 1, 40]);
        assert_eq!(budget.units[0].parent, Some(UnitId::new(1)));
        assert_eq!(budget.next_id, 41);
    }

    #[test]
    fn amounts_go_and_heads_and_revenue_remember_last_year() {
        let budget = begun(&[], &Takes::default()).budget;
        let revenue = &budget.revenue[0];
        assert_eq!(revenue.amount, Money::ZERO);
        assert_eq!(revenue.prior_amount, Money::from_yuan(70_000));
        assert_eq!(revenue.document_number, "");
        assert_eq!(budget.expenditure[0].amount, Money::ZERO);
        let heads = &budget.staffing[0];
        assert_eq!((heads.actual, heads.prior_actual), (17, 17));
        assert_eq!(budget.cover.department_name, "某局");
        assert_eq!(budget.cover.date, "");
    }

    #[test]
    fn amounts_stay_when_they_are_to() {
        let takes = Takes {
            amounts: Amounts::Keep,
            ..Takes::default()
        };
        let budget = begun(&[], &takes).budget;
        assert_eq!(budget.expenditure[0].amount, Money::from_yuan(10_000));
        assert_eq!(budget.revenue[0].amount, Money::from_yuan(70_000));
    }

    #[test]
    fn what_belongs_to_an_ended_project_stays_behind_and_is_counted() {
        let begun = begun(&[], &Takes::default());
        let lines: Vec<_> = begun
            .budget
            .expenditure
            .iter()
            .map(|it| it.id.number())
            .collect();
        assert_eq!(lines, [7, 9]);
        let indicators: Vec<_> = begun.budget.indicators.iter().collect();
        let ids: Vec<_> = indicators.iter().map(|it| it.id.number()).collect();
        assert_eq!(ids, [11, 12]);
        assert!(indicators.iter().all(|it| it.deadline == "2025-12"));
        let said = begun.remarks.join("\n");
        for words in [
            "1 个项目的结束年度早于 2025 年，没有带入：项目5",
            "支出行 1 条所属的项目、单位或支出行没有带入，一并留下（上年支出 1.00 万元）",
            "2 条绩效指标的完成时限改到 2025 年",
            "实有人数暂同上年",
            "审核说明 1 条只属于上年",
        ] {
            assert!(said.contains(words), "{words}\n{said}");
        }
    }

    #[test]
    fn without_units_only_what_belongs_to_units_typed_again_is_taken() {
        let takes = without(Part::Units);
        let all = begun(&[UnitEntry::named("中心")], &takes).budget;
        assert_eq!(all.units[0].id, UnitId::new(2));
        assert_eq!((all.units.len(), all.staffing.len()), (1, 1));
        assert_eq!((all.expenditure.len(), all.revenue.len()), (2, 0));
        let none = begun(&[], &takes).budget;
        assert_eq!((none.units.len(), none.expenditure.len()), (1, 0));
    }

    #[test]
    fn a_part_that_is_not_wanted_stays_behind() {
        for part in Part::ALL {
            let kinds = |takes: &Takes| {
                let budget = begun(&[], takes).budget;
                RecordKind::ALL
                    .iter()
                    .map(|kind| budget.count(*kind))
                    .sum::<usize>()
            };
            assert!(
                kinds(&without(part)) <= kinds(&Takes::default()),
                "{part:?}"
            );
        }
        assert!(
            begun(&[], &without(Part::Staffing))
                .budget
                .staffing
                .is_empty()
        );
        assert!(
            begun(&[], &without(Part::Lines))
                .budget
                .expenditure
                .is_empty()
        );
        let budget = begun(&[], &without(Part::Projects)).budget;
        assert_eq!((budget.projects.len(), budget.expenditure.len()), (0, 1));
    }

    #[test]
    fn a_code_that_is_no_longer_in_force_is_kept_and_named() {
        let begun = begun(&[], &Takes::default());
        assert!(!begun.remarks.join("").contains("科目表"));
        let mut last = last();
        let unknown: FunctionCode = "2999999".parse().expect("a code");
        last.expenditure = list([ExpenditureLine {
            function: Some(unknown),
            ..line(7, None)
        }]);
        let pack = load_pack("cn_base", &embedded_packs()).expect("the pack loads");
        assert!(pack.codes.function.get(&unknown, year(2025)).is_none());
        let takes = Takes::default();
        let begun = begin(&Setup::new(year(2025)), &pack, Some((&last, &takes))).expect("sound");
        assert_eq!(begun.budget.expenditure[0].function, Some(unknown));
        let said = begun.remarks.join("\n");
        assert!(
            said.contains("功能科目 2999999 不在 2025 年的科目表中，1 行照带"),
            "{said}"
        );
    }
}
