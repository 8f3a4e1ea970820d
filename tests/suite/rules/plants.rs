//! One mistake at a time, planted into the published sample: each rule and tie-out finds its own and only that.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use bianzhi::packs::Severity;
use bianzhi::rules::RULES;

use crate::rules::budgets::Base;
use crate::rules::budgets::pack;
use crate::rules::findings;
use crate::rules::findings::Line;
use crate::rules::scenarios::Case;
use crate::rules::scenarios::scenarios;

/// Every code in force: of rules and of the pack's tie-outs.
fn codes() -> BTreeSet<&'static str> {
    let rules = RULES.iter().map(|rule| rule.code);
    let tie_outs = pack().tie_outs.iter().map(|tie_out| tie_out.code.as_str());
    rules.chain(tie_outs).collect()
}

/// The code a case plants into the sample: all that is found has it, but for advice beside something serious.
fn planted(case: &Case) -> Option<String> {
    if !case.is_from("sample") {
        return None;
    }
    let lines = findings::parse(&case.expected);
    let is_serious = |line: &Line| line.kind.severity != Severity::Advice.label();
    let has_serious = lines.iter().any(is_serious);
    let found: BTreeSet<&str> = lines
        .iter()
        .filter(|line| !has_serious || is_serious(line))
        .map(|line| line.kind.code.as_str())
        .collect();
    match found.len() {
        1 => found.first().map(|code| (*code).to_owned()),
        _ => None,
    }
}

#[test]
fn a_mistake_planted_into_the_sample_is_found_by_its_rule_and_by_no_other() {
    let mut plants: BTreeMap<String, usize> = BTreeMap::new();
    for case in scenarios().iter().flat_map(|scenario| &scenario.cases) {
        if let Some(code) = planted(case) {
            *plants.entry(code).or_default() += 1;
        }
    }
    let missing: Vec<&str> = codes()
        .into_iter()
        .filter(|code| !plants.contains_key(*code))
        .collect();
    assert!(missing.is_empty(), "nothing plants {}", missing.join(", "));
    let count: usize = plants.values().sum();
    assert!(count >= 300, "only {count} mistakes are planted");
}

/// What is wrong with the published budget, and words that say so.
///
/// Wages booked as subsidies and as goods; texts copied from project to project; forms with levels left out,
/// indicators of other trades, rates of “at least” a hundred percent; a goal for the year before.
const TRUE_WARNINGS: &[(&str, &str)] = &[
    ("C-20", "人力资源和社会保障保障专项业务经费"),
    ("C-20", "事业发展运行经费"),
    ("C-20", "事业发展工作经费"),
    ("C-22", "人力资源和社会保障保障专项业务经费"),
    ("J-05", "公益（公共）岗位补贴资金"),
    // 1.26 stands under 事业运行, and nothing under 公务员医疗补助.
    ("C-16", "30111 公务员医疗补助缴费 1.26 万元"),
    ("J-02", "名称中“保障保障”重复"),
    ("K-01", "人力资源和社会保障保障专项业务经费"),
    ("K-02", "网络租赁费"),
    ("K-02", "事业发展运行经费"),
    ("K-02", "劳务市场运行经费"),
    ("K-03", "提升公益林健康度等级"),
    ("K-04", "公益性岗位补贴发放成本"),
    (
        "K-05",
        "有 3 个比率指标要求达到或超过 100%，应为“=100%”：“公益性岗位人员满意度”",
    ),
    ("K-05", "事业发展工作经费"),
    ("K-05", "“公益（公共）岗位补贴资金”"),
    ("K-05", "劳务市场运行经费"),
    ("K-05", "残疾人就业和扶贫补助资金"),
    ("K-05", "“公共岗位补贴资金”"),
    ("K-08", "次数"),
    ("K-10", "公益（公共）岗位补贴资金"),
    ("K-11", "价格指数"),
    ("K-11", "调度运行"),
    ("K-11", "“社会保险补贴资金”"),
    ("K-11", "公益广告"),
    ("K-11", "公益林"),
    ("K-12", "2023年"),
    ("K-15", "公益性岗位补贴发放及时率"),
    ("K-17", "公共岗位补贴资金"),
    (
        "X-19",
        "年度主要任务合计 800.66 万元，应等于表3 合计 5,114.04 万元",
    ),
];

#[test]
fn the_sample_has_no_error_and_the_warnings_known_to_be_true() {
    let findings = Base::Sample.start().findings.iter();
    let serious = findings.filter(|it| it.severity != Severity::Advice);
    let expected = TRUE_WARNINGS
        .iter()
        .filter(|(code, _)| codes().contains(code));
    let unexpected: Vec<_> = serious
        .clone()
        .filter(|it| {
            let is_known =
                |(code, words): &(&str, &str)| it.code == *code && it.message.contains(words);
            it.severity == Severity::Error || !TRUE_WARNINGS.iter().any(is_known)
        })
        .collect();
    assert!(unexpected.is_empty(), "{unexpected:#?}");
    assert_eq!(serious.count(), expected.count());
}

#[test]
fn nothing_is_found_in_the_small_budget() {
    let findings = &Base::Minimal.start().findings;
    assert!(findings.is_empty(), "{findings:#?}");
}
