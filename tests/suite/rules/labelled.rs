//! Two published budgets whose mistakes an expert has marked: each mark is found under its code, and everything else
//! that is found has been judged to be true.
//!
//! The marks are in [`shenyang`] and [`chengde`]. Deliberately not here: cases made up for one rule, see `tests/rules`.

mod chengde;
mod shenyang;

use std::collections::BTreeMap;

use bianzhi::model::Budget;
use bianzhi::model::ExpenditureLine;
use bianzhi::model::LineKind;
use bianzhi::model::Origin;
use bianzhi::money::Money;
use bianzhi::packs::Severity;
use bianzhi::rules::Finding;
use bianzhi::rules::PLANNED;

use crate::rules::budgets::Base;
use crate::rules::budgets::Trial;

/// What a mark asks of the audit.
enum Expect {
    /// A finding of this code whose message has these words.
    Found(&'static str, &'static str),
    /// No finding of this code: what was marked is right.
    Silent(&'static str),
    /// The file doesn't hold what this code is about; the rule is still planned.
    Later(&'static str, &'static str),
}

/// A place that the expert marked (标注).
struct Mark {
    /// `SY-1`.
    id: &'static str,
    expect: &'static [Expect],
}

/// Something else that is found: code and words of the message, and why it is true.
type Judged = (&'static str, &'static str, &'static str);

/// A published budget and what is to be said about it.
struct Published {
    base: Base,
    /// Sentences of the document that the file of the base doesn't hold.
    texts: &'static [&'static str],
    /// Titles of its glossary that the file of the base doesn't hold.
    terms: &'static [&'static str],
    marks: &'static [Mark],
    further: &'static [Judged],
}

impl Published {
    fn findings(&self) -> Vec<Finding> {
        let mut trial = Trial::default();
        let mut apply = |statement: &str| {
            trial
                .apply(statement)
                .unwrap_or_else(|error| panic!("{error}"));
        };
        apply(&format!("from {}", self.base.name()));
        for text in self.texts {
            apply(&format!(
                "add notes kind=其他事项 title=说明 body=\"{text}\""
            ));
        }
        for term in self.terms {
            apply(&format!(
                "add notes kind=名词解释 title=\"{term}\" body=反映此项支出。"
            ));
        }
        trial.findings(trial.pack())
    }

    fn check_marks(&self) {
        let findings = self.findings();
        let mut wrong = Vec::new();
        for Mark { id, expect } in self.marks {
            wrong.extend(
                expect
                    .iter()
                    .filter_map(|it| it.failure(&findings))
                    .map(|failure| format!("{id}: {failure}")),
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// Whether a mark or a judgement speaks of a finding.
    fn knows(&self, finding: &Finding) -> bool {
        let marks = self.marks.iter().flat_map(|mark| mark.expect);
        let mut marked = marks.filter_map(|expect| match expect {
            Expect::Found(code, words) => Some((*code, *words)),
            Expect::Silent(_) | Expect::Later(..) => None,
        });
        let mut judged = self.further.iter().map(|(code, words, _)| (*code, *words));
        marked.any(|it| says(finding, it)) || judged.any(|it| says(finding, it))
    }

    fn check_further(&self) {
        let findings = self.findings();
        let unknown: Vec<String> = findings
            .iter()
            .filter(|finding| !self.knows(finding))
            .map(|it| {
                format!(
                    "not judged: {} {} {}",
                    it.severity.label(),
                    it.code,
                    it.message
                )
            })
            .collect();
        assert!(unknown.is_empty(), "{}", unknown.join("\n"));
        for (code, words, reason) in self.further {
            let is_found = findings.iter().any(|it| says(it, (code, words)));
            assert!(is_found, "no longer found: {code} {words} ({reason})");
        }
    }
}

fn says(finding: &Finding, (code, words): (&str, &str)) -> bool {
    finding.code == code && finding.message.contains(words)
}

impl Expect {
    fn failure(&self, findings: &[Finding]) -> Option<String> {
        let of = |code: &str| findings.iter().find(|it| it.code == code);
        match self {
            Self::Found(code, words) => {
                let is_found = findings.iter().any(|it| says(it, (code, words)));
                (!is_found).then(|| format!("{code} doesn't find “{words}”"))
            }
            Self::Silent(code) => of(code).map(|it| format!("{code} is false: {}", it.message)),
            Self::Later(code, reason) => {
                let is_planned = PLANNED.iter().any(|it| it.code == *code);
                (!is_planned).then(|| format!("{code} is in force: {reason}?"))
            }
        }
    }
}

#[test]
fn every_mark_in_the_sample_is_found_under_its_code() {
    shenyang::PUBLISHED.check_marks();
}

#[test]
fn every_mark_in_the_budget_of_a_bureau_is_found_under_its_code() {
    chengde::PUBLISHED.check_marks();
}

#[test]
fn whatever_else_is_found_in_the_sample_is_true() {
    shenyang::PUBLISHED.check_further();
}

#[test]
fn whatever_else_is_found_in_the_budget_of_a_bureau_is_true() {
    chengde::PUBLISHED.check_further();
}

#[test]
fn the_sample_has_no_error_and_no_warning_but_those_known_to_be_true() {
    let findings = Base::Sample.start().findings.iter();
    let serious = findings.filter(|it| it.severity != Severity::Advice);
    let unknown: Vec<&Finding> = serious
        .filter(|it| it.severity == Severity::Error || !shenyang::PUBLISHED.knows(it))
        .collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn every_mark_is_listed_once_and_in_order() {
    for (published, prefix, count) in [
        (&shenyang::PUBLISHED, "SY", 22),
        (&chengde::PUBLISHED, "CD", 20),
    ] {
        let listed: Vec<&str> = published.marks.iter().map(|mark| mark.id).collect();
        let all: Vec<String> = (1..=count).map(|at| format!("{prefix}-{at}")).collect();
        assert_eq!(listed, all);
        let is_empty = |mark: &&Mark| mark.expect.is_empty();
        assert!(published.marks.iter().find(is_empty).is_none());
    }
}

#[test]
fn published_tables_that_tie_give_no_error_of_arithmetic() {
    for published in [&shenyang::PUBLISHED, &chengde::PUBLISHED] {
        let findings = published.findings();
        let wrong = findings
            .iter()
            .find(|it| it.severity == Severity::Error && it.code.starts_with(['A', 'X']));
        assert!(wrong.is_none(), "{wrong:#?}");
    }
}

/// The sums of some lines of a budget, by a code.
fn sums(
    budget: &Budget,
    takes: impl Fn(&ExpenditureLine) -> bool,
    code: impl Fn(&ExpenditureLine) -> u32,
) -> BTreeMap<u32, Money> {
    let mut sums: BTreeMap<u32, Money> = BTreeMap::new();
    for line in budget.expenditure.iter().filter(|line| takes(line)) {
        *sums.entry(code(line)).or_default() += line.amount;
    }
    sums
}

/// Published sums, in 万元.
fn published(rows: &[(u32, &str)]) -> BTreeMap<u32, Money> {
    let money = |text: &str| {
        let fen: i64 = text
            .replace('.', "")
            .parse()
            .expect("an amount with two places");
        Money::from_fen(fen * 10_000)
    };
    rows.iter()
        .map(|(code, text)| (*code, money(text)))
        .collect()
}

#[test]
fn the_lines_of_the_bureau_sum_to_its_published_tables() {
    let budget = &Base::Chengde.start().budget;
    let function = |line: &ExpenditureLine| line.function.expect("every line has one").number();
    let economic = |line: &ExpenditureLine| line.economic.expect("every line has one").number();
    let checks = [
        (
            sums(budget, |it| it.kind.is_basic(), function),
            chengde::BASIC,
        ),
        (
            sums(budget, |it| it.kind == LineKind::Project, function),
            chengde::PROJECTS,
        ),
        (
            sums(budget, |it| it.origin == Origin::CarryOver, function),
            chengde::CARRIED_OVER,
        ),
        (
            sums(budget, |it| it.kind == LineKind::BasicPersonnel, economic),
            chengde::PERSONNEL,
        ),
        (
            sums(budget, |it| it.kind == LineKind::BasicOperating, economic),
            chengde::OPERATING,
        ),
    ];
    for (entered, rows) in checks {
        assert_eq!(entered, published(rows));
    }
}
