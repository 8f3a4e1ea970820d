//! Scenarios that would notice: a rule or a tie-out taken out, turned down, or comparing the other way.

use std::collections::BTreeMap;

use bianzhi::packs::Pack;
use bianzhi::packs::Relation;
use bianzhi::packs::Severity;
use bianzhi::packs::TieOut;
use bianzhi::rules::RULES;

use crate::rules::budgets::pack;
use crate::rules::findings;
use crate::rules::scenarios::Case;
use crate::rules::scenarios::Scenario;
use crate::rules::scenarios::scenarios;

/// Whether a case says that this is found, at this severity if one is given.
fn expects(case: &Case, id: &str, severity: Option<&str>) -> bool {
    let lines = findings::parse(&case.expected);
    let mut kinds = lines.iter().map(|line| &line.kind);
    kinds.any(|it| it.rule == id && severity.is_none_or(|severity| it.severity == severity))
}

fn finds(scenario: &Scenario, id: &str) -> bool {
    scenario.cases.iter().any(|case| expects(case, id, None))
}

#[test]
fn a_rule_taken_out_is_missed_by_its_own_scenarios() {
    for rule in RULES {
        let path = format!("tests/rules/{}.md", rule.id);
        let scenario = scenarios().iter().find(|it| it.path == path);
        let scenario = scenario.unwrap_or_else(|| panic!("{path} doesn't exist"));
        assert!(finds(scenario, rule.id), "{path} doesn't find {}", rule.id);
    }
}

#[test]
fn a_rule_or_tie_out_is_found_as_serious_as_it_is_registered() {
    let rules = RULES.iter().map(|rule| (rule.id, rule.code, rule.severity));
    let tie_outs = pack().tie_outs.iter();
    let tie_outs = tie_outs.map(|it| (it.id.as_str(), it.code.as_str(), it.severity));
    let mut missing = Vec::new();
    for (id, code, severity) in rules.chain(tie_outs) {
        let severity = pack().severity(code, severity).label();
        let mut cases = scenarios().iter().flat_map(|scenario| &scenario.cases);
        if !cases.any(|case| expects(case, id, Some(severity))) {
            missing.push(format!("{severity} {code} {id}"));
        }
    }
    assert!(missing.is_empty(), "no case finds {missing:#?}");
}

/// What can go wrong with a tie-out.
fn mutants(tie_out: &TieOut) -> Vec<TieOut> {
    let relations = [Relation::Equal, Relation::AtMost, Relation::AtLeast];
    let relations = relations.into_iter().filter(|it| *it != tie_out.relation);
    let flipped = relations.map(|relation| TieOut {
        relation,
        ..tie_out.clone()
    });
    let severity = match tie_out.severity {
        Severity::Advice => Severity::Error,
        Severity::Error | Severity::Warning => Severity::Advice,
    };
    let turned = TieOut {
        severity,
        ..tie_out.clone()
    };
    flipped.chain([turned]).collect()
}

/// Whether one of the cases finds something else than it says.
fn is_noticed(pack: &Pack, cases: &[&Case]) -> bool {
    cases.iter().any(|case| {
        let found = case.trial().new_findings(pack);
        findings::difference(&case.expected, &found).is_some()
    })
}

#[test]
fn a_tie_out_that_compares_otherwise_is_noticed() {
    let mut changed = pack().clone();
    let mut unnoticed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (at, tie_out) in pack().tie_outs.iter().enumerate() {
        let files = scenarios().iter().filter(|it| finds(it, &tie_out.id));
        let mut cases: Vec<&Case> = files.flat_map(|scenario| &scenario.cases).collect();
        // Those that find it are the first to notice.
        cases.sort_by_key(|case| !expects(case, &tie_out.id, None));
        for mutant in mutants(tie_out) {
            let what = format!("{:?} {:?}", mutant.relation, mutant.severity);
            changed.tie_outs[at] = mutant;
            if !is_noticed(&changed, &cases) {
                unnoticed.entry(tie_out.id.clone()).or_default().push(what);
            }
        }
        changed.tie_outs[at] = tie_out.clone();
    }
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}
