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
use crate::rules::Explained;
use crate::rules::Finding;
use crate::rules::Location;

/// The cells findings point to; where several do, the most serious one shows.
pub fn marks(findings: &[Finding]) -> Marks {
    let mut marks = Marks::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.explained != Explained::Yes)
    {
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
        // Findings come most serious first.
        marks.entry(key).or_insert(mark);
    }
    marks
}

/// How many errors and unexplained warnings concern each step.
pub fn open_by_step(budget: &Budget, findings: &[Finding]) -> BTreeMap<Step, OpenFindings> {
    let mut open: BTreeMap<Step, OpenFindings> = BTreeMap::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.explained != Explained::Yes)
    {
        let steps = [Some(Step::Audit), step_of(budget, &finding.primary)];
        for step in steps.into_iter().flatten() {
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

fn step_of(budget: &Budget, place: &Location) -> Option<Step> {
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
