//! Nothing is found in departments without a mistake; one mistake in any of them is found by its rule.

use std::collections::BTreeSet;

use bianzhi::packs::Severity;
use bianzhi::rules::Finding;

use crate::rules::budgets::Start;
use crate::rules::budgets::Trial;
use crate::rules::budgets::budget_of;
use crate::rules::budgets::pack;
use crate::rules::departments::department;

/// How many departments are made.
const COUNT: u64 = 30;

/// A mistake: what is done, the code that finds it, and codes that may truly follow from it.
type Mistake = (&'static str, &'static str, &'static [&'static str]);

/// Mistakes that can be made in every department made.
const MISTAKES: [Mistake; 24] = [
    (
        "add revenue unit=101001 source=一般公共预算 amount=10",
        "A-13",
        &["N-01"],
    ),
    (
        "add revenue unit=101001 source=一般公共预算 amount=-10",
        "A-16",
        &["A-13", "N-01"],
    ),
    ("set expenditure[1].amount=1", "A-13", &["N-01"]),
    ("set expenditure[1].amount=-1", "A-16", &["A-13", "N-01"]),
    ("set expenditure[1].unit=", "X-22", &[]),
    ("set expenditure[1].function=", "C-01", &[]),
    ("set expenditure[1].economic=30201", "C-10", &[]),
    ("set expenditure[1].function=2080505", "C-12", &[]),
    ("set expenditure[4].economic=30110", "C-12", &["C-15"]),
    ("set expenditure[6].function=2080801", "C-15", &[]),
    ("set units[1].nature=未填", "C-08", &["S-08"]),
    ("set units[1].code=", "D-09", &[]),
    ("set staffing[1].actual=99", "P-02", &[]),
    ("set projects[1].content=", "J-01", &[]),
    ("set projects[1].start_year=2026", "J-03", &[]),
    ("set projects[1].end_year=2023", "J-03", &[]),
    ("set projects[1].name=维修维修经费", "J-02", &[]),
    ("set projects[1].goal=完成2022年任务。", "K-12", &[]),
    ("set costing[1].amount=0.01", "J-04", &[]),
    ("set asset_stock[1].cut_off=2024-08-31", "F-02", &[]),
    ("set notes[1].body=2024年收入总计1.23万元。", "N-01", &[]),
    (
        "set notes[2].body=2024年机关运行经费预算1.23万元。",
        "S-08",
        &[],
    ),
    (
        "set notes[3].body=2024年“三公”经费预算1.23万元。",
        "S-02",
        &[],
    ),
    (
        "set notes[4].body=2024年政府采购预算1.23万元。",
        "G-04",
        &[],
    ),
];

/// Departments mistakes are planted into.
const PLANTED: u64 = 8;

#[test]
fn one_mistake_in_a_clean_department_is_found_by_its_rule_and_by_nothing_untrue() {
    let mut wrong = Vec::new();
    for seed in 1..=PLANTED {
        let statements = department(seed);
        for (mistake, code, consequences) in MISTAKES {
            let mut trial = Trial::of(statements.iter().map(String::as_str));
            trial
                .apply(mistake)
                .unwrap_or_else(|error| panic!("{error}"));
            let found = trial.new_findings(pack());
            let serious = found.iter().filter(|it| it.severity != Severity::Advice);
            let mut codes: BTreeSet<&str> = serious.map(|it| it.code.as_str()).collect();
            if !codes.remove(code) {
                wrong.push(format!("{seed}: {mistake}: not found by {code}"));
            }
            codes.retain(|code| !consequences.contains(code));
            let more = found.iter().filter(|it| codes.contains(it.code.as_str()));
            wrong.extend(more.map(|it| format!("{seed}: {mistake}: {} {}", it.code, it.message)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_departments_made_differ_in_natures_funds_and_origins() {
    let made: Vec<String> = (1..=COUNT).flat_map(department).collect();
    for word in [
        "nature=行政单位",
        "nature=参照公务员法管理的事业单位",
        "nature=公益一类事业单位",
        "nature=公益二类事业单位",
        "fund=一般公共预算",
        "fund=政府性基金预算",
        "fund=事业收入",
        "origin=上年结转",
        "kind=年终结转结余",
        "is_procured=是",
        "is_service_purchase=是",
        "add acquisitions",
        "economic=30231",
    ] {
        let count = made.iter().filter(|it| it.contains(word)).count();
        assert!(count >= 3, "{word} occurs {count} times");
    }
}

#[test]
fn nothing_is_found_in_departments_without_a_mistake() {
    let mut wrong = Vec::new();
    for seed in 1..=COUNT {
        let statements = department(seed);
        let start = Start::new(budget_of(statements.iter().map(String::as_str)), pack());
        let say =
            |it: &Finding| format!("{seed}: {} {} {}", it.severity.label(), it.code, it.message);
        wrong.extend(start.findings.iter().map(say));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
