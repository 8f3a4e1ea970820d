//! Comparing two small budgets in every way lines can differ.

use super::*;
use crate::codes::BudgetYear;
use crate::compute::Cell;
use crate::model::BudgetUnit;
use crate::model::ControlFigure;
use crate::model::ControlFigureId;
use crate::model::ExpenditureLine;
use crate::model::LineId;
use crate::model::Project;
use crate::model::ProjectId;
use crate::model::Records;
use crate::model::RevenueId;
use crate::model::RevenueLine;
use crate::money::AmountScale;
use crate::packs::embedded_packs;
use crate::packs::load_pack;

/// A line of unit 1: number, project, economic class, yuan; without a project it is an operating cost.
type Entered = (u32, Option<u32>, &'static str, i64);

const BEFORE: [Entered; 4] = [
    (11, None, "30201", 5),
    (12, None, "30202", 7),
    (13, Some(7), "30213", 20),
    (14, Some(8), "30226", 9),
];

fn budget(lines: &[Entered]) -> Budget {
    let unit = BudgetUnit {
        id: UnitId::new(1),
        name: "图书馆".to_owned(),
        ..BudgetUnit::default()
    };
    let project = |number: u32, name: &str| Project {
        id: ProjectId::new(number),
        name: name.to_owned(),
        unit: Some(unit.id),
        ..Project::default()
    };
    let projects = vec![project(7, "维修"), project(8, "培训")];
    let line = |(number, project, economic, yuan): &Entered| ExpenditureLine {
        id: LineId::new(*number),
        unit: Some(unit.id),
        kind: project.map_or(LineKind::BasicOperating, |_| LineKind::Project),
        project: project.map(ProjectId::new),
        economic: economic.parse().ok(),
        amount: Money::from_yuan(*yuan),
        ..ExpenditureLine::default()
    };
    Budget {
        projects: Records::new(projects).unwrap(),
        expenditure: Records::new(lines.iter().map(line).collect()).unwrap(),
        units: Records::new(vec![unit.clone()]).unwrap(),
        ..Budget::default()
    }
}

/// The comparison in a line each: group, change, what is different, both amounts in yuan.
fn told(then: &Budget, now: &Budget) -> Vec<String> {
    let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
    let words = RoundWords {
        then,
        now,
        codes: pack.codes,
        year: "2024".parse::<BudgetYear>().unwrap(),
        scale: AmountScale::Yuan,
    };
    let comparison = RoundComparison::of(then, now);
    let yuan = |amount: Money| amount.fen() / 100;
    let mut told = Vec::new();
    for group in &comparison.groups {
        let lines = &comparison.lines[group.lines.clone()];
        let change: Money = lines.iter().map(LineChange::change).sum();
        assert_eq!(change, group.sums.change(), "the lines make up the group");
        told.extend(lines.iter().map(|line| {
            let [kind, group] = [line.kind.label(), &words.group(line.group)];
            let (then, now) = (yuan(line.amount_then), yuan(line.amount_now));
            format!("{group}｜{kind}｜{}｜{then}→{now}", words.changed(line))
        }));
    }
    let changes: Money = comparison.groups.iter().map(|it| it.sums.change()).sum();
    let [revenue, spending] =
        [TotalOf::Revenue, TotalOf::Spending].map(|of| comparison.change_of(of));
    assert_eq!(changes, revenue + spending, "the groups make up the totals");
    told
}

#[track_caller]
fn check(lines: &[Entered], expected: &[&str]) {
    assert_eq!(told(&budget(&BEFORE), &budget(lines)), expected);
}

#[test]
fn equal_states_have_nothing_to_tell_whatever_the_order_of_their_lines() {
    check(&BEFORE, &[]);
    let mut turned = BEFORE;
    turned.reverse();
    check(&turned, &[]);
}

#[test]
fn lines_that_came_went_and_changed_are_told_group_by_group() {
    check(
        &[
            (11, None, "30201", 6),
            (12, None, "30299", 7),
            (13, Some(7), "30213", 20),
            (15, Some(7), "30299", 4),
        ],
        &[
            "基本支出-公用经费｜调整｜预算数｜5→6",
            "基本支出-公用经费｜调整｜部门经济科目 30202 印刷费 → 30299 其他商品和服务支出｜7→7",
            "维修｜新增｜｜0→4",
            "培训｜删除｜｜9→0",
        ],
    );
}

#[test]
fn lines_deleted_and_entered_once_more_are_the_same_lines() {
    check(
        &[
            (21, None, "30201", 5),
            (22, None, "30202", 8),
            (13, Some(7), "30213", 20),
            (14, Some(8), "30226", 9),
        ],
        &["基本支出-公用经费｜调整｜预算数｜7→8"],
    );
}

#[test]
fn of_several_lines_for_the_same_those_with_the_same_amount_are_the_same() {
    let then = budget(&[(1, None, "30201", 5), (2, None, "30201", 6)]);
    let now = budget(&[
        (3, None, "30201", 6),
        (4, None, "30201", 5),
        (5, None, "30201", 1),
    ]);
    assert_eq!(told(&then, &now), ["基本支出-公用经费｜新增｜｜0→1"]);
}

#[test]
fn a_line_moved_to_another_group_counts_in_both() {
    let mut lines = BEFORE;
    lines[3].1 = Some(7);
    check(
        &lines,
        &[
            "维修｜调整｜项目 培训 → 维修｜0→9",
            "培训｜调整｜项目 培训 → 维修｜9→0",
        ],
    );
}

#[test]
fn a_project_deleted_and_entered_once_more_is_the_same_project() {
    let then = budget(&BEFORE);
    let mut now = budget(&[BEFORE[0], BEFORE[1], BEFORE[2], (34, Some(9), "30226", 10)]);
    let again = Project {
        id: ProjectId::new(9),
        ..now.projects[1].clone()
    };
    now.projects = Records::new(vec![now.projects[0].clone(), again]).unwrap();
    assert_eq!(told(&then, &now), ["培训｜调整｜预算数｜9→10"]);
    let changes = spending_changes(&then, &now);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].group, RoundGroup::Project(ProjectId::new(9)));
}

#[test]
fn revenue_is_compared_by_source_before_expenditure() {
    let revenue = |yuan| RevenueLine {
        id: RevenueId::new(90),
        unit: Some(UnitId::new(1)),
        amount: Money::from_yuan(yuan),
        ..RevenueLine::default()
    };
    let state = |yuan, lines: &[Entered]| Budget {
        revenue: Records::new(vec![revenue(yuan)]).unwrap(),
        ..budget(lines)
    };
    assert_eq!(
        told(&state(41, &BEFORE), &state(32, &BEFORE[..3])),
        [
            "收入 · 一般公共预算｜调整｜预算数｜41→32",
            "培训｜删除｜｜9→0",
        ]
    );
}

#[test]
fn only_groups_with_another_sum_are_changes_of_spending() {
    let mut lines = BEFORE;
    lines[0].3 += 2;
    lines[1].3 -= 2;
    lines[2].3 += 1;
    let changes = spending_changes(&budget(&BEFORE), &budget(&lines));
    let groups: Vec<_> = changes.iter().map(|it| it.group).collect();
    assert_eq!(groups, [RoundGroup::Project(ProjectId::new(7))]);
}

#[test]
fn totals_stand_beside_the_control_figures_of_both_states() {
    let limited = |figures: &[(Option<u32>, LineKind, i64)]| {
        let figure =
            |((unit, kind, yuan), number): (&(Option<u32>, LineKind, i64), u32)| ControlFigure {
                id: ControlFigureId::new(number),
                unit: unit.map(UnitId::new),
                kind: *kind,
                amount: Money::from_yuan(*yuan),
                ..ControlFigure::default()
            };
        let figures = figures.iter().zip(100..).map(figure);
        Budget {
            control_figures: Records::new(figures.collect()).unwrap(),
            ..budget(&BEFORE)
        }
    };
    // What is handed down to a unit is part of what the department gets.
    let then = limited(&[]);
    let now = limited(&[
        (None, LineKind::Project, 25),
        (Some(1), LineKind::Project, 24),
        (Some(1), LineKind::BasicOperating, 12),
    ]);
    let yuan = |amount: Money| amount.fen() / 100;
    let totals: Vec<_> = round_totals(&then, &now)
        .iter()
        .map(|it| {
            (
                it.of,
                yuan(it.now),
                it.limit_then,
                it.limit_now.map(yuan),
                it.room().map(yuan),
            )
        })
        .collect();
    assert_eq!(
        totals,
        [
            (TotalOf::Revenue, 0, None, None, None),
            (
                TotalOf::Kind(LineKind::BasicOperating),
                12,
                None,
                Some(12),
                Some(0)
            ),
            (
                TotalOf::Kind(LineKind::Project),
                29,
                None,
                Some(25),
                Some(-4)
            ),
            (TotalOf::Spending, 41, None, Some(37), Some(-4)),
        ]
    );
    let partly = limited(&[(None, LineKind::Project, 25)]);
    let spending = round_totals(&partly, &partly).pop().unwrap();
    assert_eq!((spending.of, spending.limit_now), (TotalOf::Spending, None));
}

#[test]
fn lines_that_are_looked_for_stand_in_their_groups_with_their_own_sums() {
    let (then, now) = (budget(&BEFORE), budget(&BEFORE[1..3]));
    let comparison = RoundComparison::of(&then, &now);
    let removed = comparison.rows_with(false, |_, line| line.amount_then > Money::from_yuan(5));
    let nine = [Money::from_yuan(9), Money::ZERO];
    assert_eq!(
        removed,
        [
            ComparedRow::Group(1, nine),
            ComparedRow::Line(1),
            ComparedRow::Listed(nine)
        ]
    );
    assert!(comparison.rows_with(true, |_, _| false).is_empty());
    let unit = ComparedRow::Unit(Some(UnitId::new(1)));
    assert_eq!(comparison.rows(true)[0], unit);
    assert_eq!(
        comparison.rows(true).len(),
        comparison.rows(false).len() + 1
    );
}

#[test]
fn the_table_for_the_workbook_has_groups_lines_and_sums() {
    let (then, now) = (budget(&BEFORE), budget(&BEFORE[..3]));
    let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
    let words = RoundWords {
        then: &then,
        now: &now,
        codes: pack.codes,
        year: "2024".parse().unwrap(),
        scale: AmountScale::Yuan,
    };
    let table = round_table(&RoundComparison::of(&then, &now), &words, ["一上", "二上"]);
    let row = |at: usize| {
        let cells = table.rows[at].cells.iter().map(|cell| table.printed(cell));
        cells.collect::<Vec<_>>().join("｜")
    };
    assert_eq!(row(0), "培训｜｜｜9.00｜｜-9.00");
    assert_eq!(row(1), "30226 劳务费 · 一般公共预算｜删除｜｜9.00｜｜-9.00");
    assert_eq!(row(3), "支出总计｜｜｜41.00｜32.00｜-9.00");
    assert!(matches!(table.rows[1].cells[2], Cell::Blank));
    assert_eq!(table.rows.len(), 4);
}
