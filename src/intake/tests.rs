//! A small department taken over into the next year: what comes along, what stays behind, what is said.

use crate::codes::BudgetYear;
use crate::codes::FunctionCode;
use crate::intake::Amounts;
use crate::intake::Begun;
use crate::intake::Part;
use crate::intake::Setup;
use crate::intake::Takes;
use crate::intake::UnitEntry;
use crate::intake::begin;
use crate::model::Budget;
use crate::model::BudgetUnit;
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
use crate::model::RecordKind;
use crate::model::Records;
use crate::model::RevenueId;
use crate::model::RevenueLine;
use crate::model::Staffing;
use crate::model::StaffingId;
use crate::model::UnitId;
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
