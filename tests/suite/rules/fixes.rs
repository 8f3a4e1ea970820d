//! Every fix that a finding of a scenario offers can be made, and mends what it is for.

use std::collections::BTreeSet;

use bianzhi::rules::Finding;
use bianzhi::rules::Fix;

use crate::rules::scenarios::Case;
use crate::rules::scenarios::scenarios;

/// Each fix of each case, with its finding.
fn for_each_fix(mut see: impl FnMut(&Case, &Finding, &Fix)) {
    for case in scenarios().iter().flat_map(|scenario| &scenario.cases) {
        for finding in case.found() {
            for fix in &finding.fixes {
                see(case, finding, fix);
            }
        }
    }
}

#[test]
fn a_fix_mends_what_it_is_for() {
    let mut kept = Vec::new();
    for_each_fix(|case, finding, fix| {
        let trial = case.trial();
        let is_same = |it: &Finding| (&it.rule, &it.subject) == (&finding.rule, &finding.subject);
        if trial.after(fix).iter().any(is_same) {
            kept.push(format!(
                "{}: {} doesn't mend {}",
                case.sentence, fix.label, finding.message
            ));
        }
    });
    assert!(kept.is_empty(), "{kept:#?}");
}

#[test]
fn the_rules_that_can_offer_a_fix_do() {
    let mut rules = BTreeSet::new();
    for_each_fix(|_, finding, _| {
        rules.insert(finding.code.clone());
    });
    let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
    let expected = [
        "A-09", "A-14", "A-15", "A-16", "A-17", "A-20", "C-01", "C-02", "C-03", "C-04", "C-07",
        "C-08", "C-09", "C-10", "D-07", "F-11", "G-01", "G-02", "G-05", "G-08", "J-01", "J-02",
        "J-03", "J-04", "K-02", "K-03", "K-04", "K-05", "K-08", "K-12", "K-15", "K-18", "N-12",
        "N-14", "N-15", "N-17", "N-18", "N-19", "N-23", "P-01", "P-17", "S-14", "W-06", "X-22",
    ];
    assert_eq!(rules, expected);
}
