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

#[test]
fn nothing_is_found_in_the_small_budget() {
    let findings = &Base::Minimal.start().findings;
    assert!(findings.is_empty(), "{findings:#?}");
}
