//! What the findings are grouped and filtered by, found once for each state of the budget.

use std::collections::BTreeMap;

use crate::gui::audit_marks::step_of;
use crate::gui::records::project_of;
use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::model::Budget;
use crate::model::Owner;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitId;
use crate::model::Value;
use crate::model::ValueKind;
use crate::packs::Severity;
use crate::rules::Family;
use crate::rules::Finding;

/// How many open findings of each level there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Advice.
    pub advice: usize,
}

impl Levels {
    /// Those of a level.
    pub const fn of(self, level: Severity) -> usize {
        match level {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Advice => self.advice,
        }
    }

    /// All of them.
    pub const fn sum(self) -> usize {
        self.errors + self.warnings + self.advice
    }

    fn add(&mut self, level: Severity) {
        *match level {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        } += 1;
    }
}

/// What a finding is grouped and filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Where it is worked on; the audit itself for the file as a whole.
    pub step: Step,
    /// The unit it concerns.
    pub unit: Option<UnitId>,
    /// What its rule is about.
    pub family: Family,
}

/// The facts of all findings, and what there is to choose from.
#[derive(Debug, Default)]
pub struct Facts {
    /// By position among the findings.
    pub of: Vec<Fact>,
    /// All open findings.
    pub open: Levels,
    /// How many are explained.
    pub explained: usize,
    /// The open ones by step.
    pub steps: BTreeMap<Step, Levels>,
    /// Units with findings.
    pub units: BTreeMap<UnitId, usize>,
    /// Families with findings.
    pub families: BTreeMap<Family, usize>,
}

impl Facts {
    /// Looks at every finding once.
    pub fn of(ctx: &ViewCtx<'_>) -> Self {
        let mut facts = Self::default();
        for finding in ctx.findings {
            let fact = Fact {
                step: step_of(ctx.budget, &finding.primary).unwrap_or(Step::Audit),
                unit: unit_of(ctx.budget, finding),
                family: Family::of(&finding.code),
            };
            facts.of.push(fact);
            *facts.families.entry(fact.family).or_default() += 1;
            if let Some(unit) = fact.unit {
                *facts.units.entry(unit).or_default() += 1;
            }
            if finding.is_open() {
                facts.open.add(finding.severity);
                facts
                    .steps
                    .entry(fact.step)
                    .or_default()
                    .add(finding.severity);
            } else {
                facts.explained += 1;
            }
        }
        facts
    }
}

/// What a step is called beside its findings.
pub const fn step_label(step: Step) -> &'static str {
    match step {
        Step::Audit => "整个文件",
        step => step.label(),
    }
}

/// The unit a finding's record names, itself or through its project.
fn unit_of(budget: &Budget, finding: &Finding) -> Option<UnitId> {
    let record = finding.primary.record()?;
    if let RecordId::Unit(id) = record {
        return Some(id);
    }
    named_unit(budget, record).or_else(|| named_unit(budget, project_of(budget, record)?.into()))
}

fn named_unit(budget: &Budget, record: RecordId) -> Option<UnitId> {
    let fields = record.kind().fields().into_iter();
    let names_unit = |kind| {
        matches!(
            kind,
            ValueKind::Owner | ValueKind::Reference(RecordKind::Unit)
        )
    };
    fields
        .filter(|field| names_unit(field.kind()))
        .find_map(|field| match budget.value(record, field)? {
            Value::Unit(id) | Value::Owner(Owner::Unit(id)) => Some(id),
            _ => None,
        })
}
