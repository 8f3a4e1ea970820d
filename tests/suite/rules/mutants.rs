//! Scenarios that would notice: a rule or a tie-out taken out, turned down, or comparing the other way.

use std::collections::BTreeMap;

use bianzhi::packs::Pack;
use bianzhi::packs::Relation;
use bianzhi::packs::Severity;
use bianzhi::packs::TieOut;
use bianzhi::rules::RULES;

use crate::rules::budgets::pack;
use crate::rules::budgets::packs;
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
    let rules = RULES
        .iter()
        .map(|rule| (pack(), rule.id, rule.code, rule.severity));
    let tie_outs = own_tie_outs();
    let tie_outs = tie_outs.map(|(pack, it)| (pack, it.id.as_str(), it.code.as_str(), it.severity));
    let mut missing = Vec::new();
    for (pack, id, code, severity) in rules.chain(tie_outs) {
        let severity = pack.severity(code, severity).label();
        if !cases_of(pack).any(|case| expects(case, id, Some(severity))) {
            missing.push(format!("{} {severity} {code} {id}", pack.id));
        }
    }
    assert!(missing.is_empty(), "no case finds {missing:#?}");
}

/// Each pack with its tie-outs; those that all packs share with the first one only.
fn own_tie_outs() -> impl Iterator<Item = (&'static Pack, &'static TieOut)> {
    let listed = packs().into_iter().enumerate();
    listed.flat_map(|(at, pack)| {
        let is_known =
            move |it: &&TieOut| packs()[..at].iter().any(|one| one.tie_outs.contains(it));
        let own = pack.tie_outs.iter().filter(move |it| !is_known(it));
        own.map(move |it| (pack, it))
    })
}

/// The cases that are checked with a pack.
fn cases_of(pack: &Pack) -> impl Iterator<Item = &'static Case> {
    let cases = scenarios().iter().flat_map(|scenario| &scenario.cases);
    cases.filter(|case| case.pack().id == pack.id)
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
    let mut unnoticed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (pack, tie_out) in own_tie_outs() {
        let mut changed = pack.clone();
        let at = pack.tie_outs.iter().position(|it| it == tie_out);
        let at = at.expect("it is in its pack");
        let files = scenarios().iter().filter(|it| finds(it, &tie_out.id));
        let cases = files.flat_map(|scenario| &scenario.cases);
        let mut cases: Vec<&Case> = cases.filter(|case| case.pack().id == pack.id).collect();
        // Those that find it are the first to notice.
        cases.sort_by_key(|case| !expects(case, &tie_out.id, None));
        for mutant in mutants(tie_out) {
            let what = format!("{:?} {:?}", mutant.relation, mutant.severity);
            changed.tie_outs[at] = mutant;
            if !is_noticed(&changed, &cases) {
                let id = format!("{} {}", pack.id, tie_out.id);
                unnoticed.entry(id).or_default().push(what);
            }
        }
    }
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}
