//! What the audit found, as the grids mark it and the steps count it.

use std::collections::BTreeMap;

use crate::gui::panels::steps::OpenFindings;
use crate::gui::records::Marks;
use crate::gui::records::place_of;
use crate::gui::step::Step;
use crate::gui::widgets::grid::CellMark;
use crate::gui::widgets::grid::MarkLevel;
use crate::model::Budget;
use crate::packs::Severity;
use crate::rules::Finding;
use crate::rules::Location;

/// The cells findings point to; where several do, all are told, the most serious first.
pub fn marks(findings: &[Finding]) -> Marks {
    let mut marks = Marks::new();
    for finding in findings.iter().filter(|it| it.is_open()) {
        let key = match finding.primary {
            Location::Record(id) => (id, None),
            Location::Field(id, field) => (id, Some(field)),
            Location::File | Location::Cover(_) | Location::Cell(..) | Location::Table(_) => {
                continue;
            }
        };
        let mark = CellMark {
            level: level(finding.severity),
            message: format!("{} {}", finding.code, finding.message),
        };
        let mark = match marks.remove(&key) {
            // Findings come most serious first.
            Some(earlier) => earlier.and(&mark),
            None => mark,
        };
        marks.insert(key, mark);
    }
    marks
}

/// How many errors and unexplained warnings concern each step.
pub fn open_by_step(budget: &Budget, findings: &[Finding]) -> BTreeMap<Step, OpenFindings> {
    let mut open: BTreeMap<Step, OpenFindings> = BTreeMap::new();
    for finding in findings.iter().filter(|it| it.is_open()) {
        // The audit counts all, and its own like any other.
        let step = step_of(budget, &finding.primary).filter(|it| *it != Step::Audit);
        for step in [Some(Step::Audit), step].into_iter().flatten() {
            let count = open.entry(step).or_default();
            match finding.severity {
                Severity::Error => count.errors += 1,
                Severity::Warning => count.warnings += 1,
                Severity::Advice => {}
            }
        }
    }
    open
}

/// How many findings of each rule are open, by its code.
pub fn open_by_rule(findings: &[Finding]) -> BTreeMap<String, usize> {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|it| it.is_open()) {
        match open.get_mut(&finding.code) {
            Some(count) => *count += 1,
            None => {
                open.insert(finding.code.clone(), 1);
            }
        }
    }
    open
}

/// Where a place is worked on; none for the file as a whole.
pub fn step_of(budget: &Budget, place: &Location) -> Option<Step> {
    match place {
        Location::File => None,
        Location::Cover(_) => Some(Step::Cover),
        Location::Record(id) | Location::Field(id, _) => {
            place_of(budget, *id).map(|sheet| sheet.step)
        }
        Location::Cell(..) | Location::Table(_) => Some(Step::Tables),
    }
}

/// How a severity is marked.
pub const fn level(severity: Severity) -> MarkLevel {
    match severity {
        Severity::Error => MarkLevel::Error,
        Severity::Warning => MarkLevel::Warning,
        Severity::Advice => MarkLevel::Hint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::files::sample;
    use crate::model::LocalTieOutId;
    use crate::model::ProjectField;
    use crate::model::ProjectId;
    use crate::model::RecordKind;
    use crate::rules::Explained;

    #[test]
    fn what_concerns_the_audit_itself_is_counted_once() {
        let mut finding = sample().unwrap().findings()[0].clone();
        let formula = LocalTieOutId::new(1);
        let mut budget = Budget::default();
        budget.insert_record(0, RecordKind::LocalTieOut.blank(formula.number()));
        finding.primary = Location::Record(formula.into());
        finding.severity = Severity::Warning;
        finding.explained = Explained::No;
        let open = open_by_step(&budget, &[finding]);
        assert_eq!(open[&Step::Audit].warnings, 1);
    }

    #[test]
    fn all_findings_of_a_cell_are_told_and_the_most_serious_gives_the_level() {
        let findings = sample().unwrap().findings().to_vec();
        let place = Location::Field(ProjectId::new(1).into(), ProjectField::Name.into());
        let at_place = |severity, code: &str| {
            let mut finding = findings[0].clone();
            finding.primary = place.clone();
            finding.severity = severity;
            finding.code = code.to_owned();
            finding.message = format!("意见{code}");
            finding.explained = Explained::No;
            finding
        };
        let three = [
            at_place(Severity::Error, "甲"),
            at_place(Severity::Warning, "乙"),
            at_place(Severity::Advice, "丙"),
        ];
        let marks = marks(&three);
        let [mark] = marks.values().collect::<Vec<_>>()[..] else {
            panic!("one cell");
        };
        assert_eq!(mark.level, MarkLevel::Error);
        assert_eq!(mark.message, "甲 意见甲\n乙 意见乙\n丙 意见丙");
    }
}
