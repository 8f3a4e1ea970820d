//! The audit: rules in code and tie-outs of the pack, and what they find.
//!
//! A rule reads budget, book and pack and changes nothing; a fix is edits.
//! Deliberately not here: showing findings, and deciding what they block.

mod asset_quantities;
mod assets;
mod claims;
mod classification;
mod code_columns;
mod code_standing;
mod comparisons;
mod context;
mod cover;
mod doubled;
mod enumeration;
mod explanations;
mod family;
mod figures;
mod finding;
mod form_columns;
mod formulas;
mod function_set;
mod ledger;
mod line_groups;
mod line_index;
mod lines;
mod location;
mod manual;
mod marked_lines;
mod measures;
mod other_years;
mod parameters;
mod passages;
mod pay;
mod performance;
mod planned;
mod plans;
mod prior;
mod problems;
mod procurement;
mod projects;
mod quoted;
mod reasonableness;
mod registry;
mod rounds;
mod same_texts;
mod scope;
mod shares;
mod spots;
mod staff_money;
mod staffing;
mod statement;
mod stray_character;
mod suitability;
mod tables;
mod targets;
mod terms;
mod texts;
mod three_public;
mod tie_outs;
mod uncoded;
mod units;
mod uses;
mod vehicles;
mod words;

use crate::compute::Book;
use crate::model::Budget;
use crate::packs::Pack;
use crate::packs::Severity;
use crate::rules::line_index::LineIndex;
use crate::rules::passages::Texts;
use crate::rules::registry::LAST;

pub use comparisons::Comparison;
pub use comparisons::Side;
pub use comparisons::comparisons;
pub use context::CheckCtx;
pub use explanations::explain_edit;
pub use explanations::explain_edits;
pub use explanations::explanation_of;
pub use explanations::to_explain;
pub use explanations::withdraw_edit;
pub use family::Family;
pub use finding::Explained;
pub use finding::Figures;
pub use finding::Finding;
pub use finding::Fix;
pub use finding::Related;
pub use finding::Safety;
pub use formulas::LocalFault;
pub use formulas::LocalReading;
pub use formulas::local_tie_outs;
pub use formulas::read_local;
pub use formulas::relation_of;
pub use formulas::severity_of;
pub use formulas::trial;
pub use location::Location;
pub use manual::Help;
pub use manual::help_of;
pub use manual::manual;
pub use planned::PLANNED;
pub use planned::PlannedRule;
pub use registry::RULES;
pub use rounds::unexplained_change::round_before;
pub use rounds::unexplained_change::round_reason;
pub use rounds::unexplained_change::round_subject;
pub use suitability::Objection;
pub use suitability::alternatives;
pub use suitability::objection;
pub use uses::rules_by_list;
pub use uses::rules_by_parameter;

/// A rule in code (校验规则).
#[derive(Debug)]
pub struct Rule {
    /// Names the problem for ever: `lines/negative_amount`.
    pub id: &'static str,
    /// What people say on the telephone: `A-16`.
    pub code: &'static str,
    /// How serious it is, unless the pack says otherwise.
    pub severity: Severity,
    /// What must hold, in one line.
    pub title: &'static str,
    /// The help: 检查什么, 为什么, 怎么改, 依据.
    pub explanation: &'static str,
    /// The version it came with.
    pub since: &'static str,
    /// Finds what is wrong.
    pub check: fn(&CheckCtx<'_>, &mut Vec<Finding>),
}

/// Everything that is wrong, the most serious first, then by code.
#[must_use]
pub fn check(budget: &Budget, pack: &Pack, book: &Book) -> Vec<Finding> {
    let forms = targets::forms(budget, pack);
    let texts = Texts::of(budget);
    let local = local_tie_outs(budget, pack);
    let lines = LineIndex::default();
    let ctx = CheckCtx::new(budget, pack, book)
        .with_forms(&forms)
        .with_texts(&texts)
        .with_local(&local)
        .with_lines(&lines);
    let mut findings = Vec::new();
    let is_now = |rule: &&&Rule| rule.is_in_force(pack) && rule.id != LAST.id;
    for rule in RULES.iter().filter(is_now) {
        run(rule, &ctx, &mut findings);
    }
    tie_outs::check(&ctx, &mut findings);
    explanations::apply(&ctx, &mut findings);
    run(LAST, &ctx, &mut findings);
    findings.sort_by(|a, b| (a.severity, &a.code).cmp(&(b.severity, &b.code)));
    findings
}

impl Rule {
    /// Whether it holds in the region of a pack.
    pub(in crate::rules) fn is_in_force(&self, pack: &Pack) -> bool {
        !pack.dropped_rules.contains(self.code)
    }
}

/// Runs a rule; what it finds has the severity the pack gives it.
fn run(rule: &Rule, ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let from = findings.len();
    (rule.check)(ctx, findings);
    for finding in &mut findings[from..] {
        finding.severity = ctx.pack.severity(&finding.code, finding.severity);
    }
}
