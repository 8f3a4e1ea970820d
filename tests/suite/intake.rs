//! The sample taken over into the next year: what the audit says of it, and that it can be saved and opened.

use std::collections::BTreeSet;

use bianzhi::codes::BudgetYear;
use bianzhi::compute::fill;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::intake::Amounts;
use bianzhi::intake::Begun;
use bianzhi::intake::Part;
use bianzhi::intake::Setup;
use bianzhi::intake::Takes;
use bianzhi::intake::begin;
use bianzhi::intake::survey;
use bianzhi::model::Budget;
use bianzhi::model::ProjectField;
use bianzhi::model::ProjectStage;
use bianzhi::model::RecordKind;
use bianzhi::model::Value;
use bianzhi::packs::Pack;
use bianzhi::packs::Severity;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::rules::check;
use bianzhi::storage;

const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");

fn year(number: u16) -> BudgetYear {
    BudgetYear::try_new(number).expect("a year")
}

/// The sample as if its projects went on, and its pack.
fn sample() -> (Budget, Pack) {
    let saved = storage::parse(SAMPLE.as_bytes()).expect("the sample can be read");
    let mut budget = saved.budget;
    let ids: Vec<_> = budget.projects.iter().map(|it| it.id).collect();
    let end = |id| Edit::set(id, ProjectField::EndYear, Value::Year(year(2026)));
    let edits = ids.into_iter().map(end).collect();
    Transaction::new("延长项目", edits)
        .apply(&mut budget)
        .expect("projects have an end");
    let pack = load_pack(&saved.pack, &embedded_packs()).expect("its pack loads");
    (budget, pack)
}

fn taken_over(amounts: Amounts) -> (Budget, Begun, Pack) {
    let (last, pack) = sample();
    let takes = Takes {
        parts: Part::ALL.into(),
        amounts,
    };
    let setup = Setup::new(year(2025));
    let begun = begin(&setup, &pack, Some((&last, &takes))).expect("the sample is sound");
    (last, begun, pack)
}

#[test]
fn the_audit_finds_no_error_but_the_year_and_amounts_still_to_be_typed() {
    for (amounts, expected) in [
        (Amounts::Keep, &["D-08"][..]),
        (Amounts::Zero, &["D-08", "J-01"][..]),
    ] {
        let (_, begun, pack) = taken_over(amounts);
        let book = fill(&begun.budget, &pack);
        let findings = check(&begun.budget, &pack, &book);
        let errors = findings.iter().filter(|it| it.severity == Severity::Error);
        let codes: BTreeSet<_> = errors.clone().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, expected.iter().copied().collect(), "{amounts:?}");
        let mut incomplete = errors.filter(|it| it.code == "J-01");
        assert!(incomplete.all(|it| it.message.contains("预算数（没有填了金额的支出行）")));
    }
}

#[test]
fn projects_go_on_with_their_lines_and_indicators() {
    let (last, begun, _) = taken_over(Amounts::Keep);
    let budget = &begun.budget;
    for kind in [
        RecordKind::Project,
        RecordKind::Line,
        RecordKind::Indicator,
        RecordKind::Task,
    ] {
        assert_eq!(budget.count(kind), last.count(kind), "{kind:?}");
    }
    let mut stages = budget.projects.iter().map(|it| it.stage);
    assert!(stages.all(|stage| stage == ProjectStage::Continuing));
}

#[test]
fn what_is_taken_over_is_a_file_that_opens_again() {
    let (_, begun, pack) = taken_over(Amounts::Zero);
    let text = storage::render(&begun.budget, &pack.id).expect("it can be written");
    let saved = storage::parse(text.as_bytes()).expect("it can be read");
    assert_eq!(saved.budget, begun.budget);
}

#[test]
fn the_survey_counts_what_is_then_there() {
    let (last, begun, pack) = taken_over(Amounts::Zero);
    let found = survey(&last, &Setup::new(year(2025)), &pack);
    for kind in RecordKind::ALL {
        let counts = found.values().filter_map(|kinds| kinds.get(kind));
        let expected: usize = counts.sum();
        assert_eq!(begun.budget.count(*kind), expected, "{kind:?}");
    }
}
