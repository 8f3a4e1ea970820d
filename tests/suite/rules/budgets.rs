//! The good budgets cases begin with, and what is found after a case has changed one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bianzhi::compute::fill;
use bianzhi::model::Budget;
use bianzhi::packs::Pack;
use bianzhi::packs::Severity;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::rules::Finding;
use bianzhi::rules::Fix;
use bianzhi::rules::check;
use bianzhi::storage::parse;

use crate::rules::cells::Overwrite;
use crate::rules::statements::Statement;
use crate::rules::statements::StatementError;

/// The pack all scenarios are checked with.
const PACK: &str = "liaoning_2024";

/// A published budget.
const SAMPLE: &str = include_str!("../../../assets/samples/shenyang_heping_2024.bmys");

/// A library with one project, as statements: small, complete, nothing wrong with it.
const MINIMAL: &str = include_str!("minimal.txt");

/// The pack all scenarios are checked with.
pub fn pack() -> &'static Pack {
    static LOADED: LazyLock<Pack> =
        LazyLock::new(|| load_pack(PACK, &embedded_packs()).expect("the pack is good"));
    &LOADED
}

/// A budget cases begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The sample that comes with the program.
    Sample,
    /// The small library.
    Minimal,
}

/// A base and what is found in it.
pub struct Start {
    /// The budget.
    pub budget: Budget,
    /// What is found in it.
    pub findings: Vec<Finding>,
}

impl Start {
    /// Checks a budget.
    pub fn new(budget: Budget) -> Self {
        let findings = check(&budget, pack(), &fill(&budget, pack()));
        Self { budget, findings }
    }
}

impl Base {
    /// The base by its name in `from …`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "sample" => Some(Self::Sample),
            "minimal" => Some(Self::Minimal),
            _ => None,
        }
    }

    /// The budget and what is found in it.
    pub fn start(self) -> &'static Start {
        static SAMPLE_START: LazyLock<Start> = LazyLock::new(|| {
            let saved = parse(SAMPLE.as_bytes()).expect("the sample can be read");
            Start::new(saved.budget)
        });
        static MINIMAL_START: LazyLock<Start> = LazyLock::new(|| Start::new(minimal()));
        match self {
            Self::Sample => &SAMPLE_START,
            Self::Minimal => &MINIMAL_START,
        }
    }
}

fn minimal() -> Budget {
    budget_of(MINIMAL.lines())
}

/// The budget that statements make from nothing.
pub fn budget_of<'a>(statements: impl IntoIterator<Item = &'a str>) -> Budget {
    let mut budget = Budget {
        next_id: 1,
        ..Budget::default()
    };
    for text in statements.into_iter().filter(|text| !text.is_empty()) {
        let statement = Statement::parse(&budget, text);
        match statement.unwrap_or_else(|error| panic!("{error}")) {
            Statement::Edit(edit) => {
                edit.apply(&mut budget).expect("the edit can be made");
            }
            Statement::From(_) | Statement::Cell(_) => panic!("{text}"),
        }
    }
    budget
}

/// A budget on which the statements of a case are carried out.
#[derive(Default)]
pub struct Trial {
    base: Option<Base>,
    budget: Budget,
    overwrites: Vec<Overwrite>,
}

impl Trial {
    /// A budget made from nothing, in which nothing is found.
    pub fn of<'a>(statements: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            budget: budget_of(statements),
            ..Self::default()
        }
    }

    /// Carries out a statement.
    pub fn apply(&mut self, text: &str) -> Result<(), StatementError> {
        match Statement::parse(&self.budget, text)? {
            Statement::From(base) => {
                self.base = Some(base);
                self.budget = base.start().budget.clone();
            }
            Statement::Edit(edit) => {
                edit.apply(&mut self.budget)
                    .map_err(|error| StatementError::new(text, error))?;
            }
            Statement::Cell(overwrite) => self.overwrites.push(overwrite),
        }
        Ok(())
    }

    /// What is found after a fix.
    pub fn after(&self, fix: &Fix) -> Vec<Finding> {
        let mut budget = self.budget.clone();
        for edit in fix.edits.clone() {
            edit.apply(&mut budget)
                .unwrap_or_else(|error| panic!("“{}” can't be made: {error}", fix.label));
        }
        check(&budget, pack(), &fill(&budget, pack()))
    }

    /// What is found now and wasn't in the base, if there is one: by severity, rule and subject.
    pub fn new_findings(&self, pack: &Pack) -> Vec<Finding> {
        let mut book = fill(&self.budget, pack);
        for overwrite in &self.overwrites {
            overwrite.apply(&self.budget, &mut book);
        }
        let mut known: BTreeMap<Identity, usize> = BTreeMap::new();
        for finding in self.base.iter().flat_map(|base| &base.start().findings) {
            *known.entry(identity(finding)).or_default() += 1;
        }
        let now = check(&self.budget, pack, &book);
        now.into_iter()
            .filter(|finding| match known.get_mut(&identity(finding)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            })
            .collect()
    }
}

/// Severity, rule and subject.
type Identity = (Severity, String, String);

fn identity(finding: &Finding) -> Identity {
    let Finding { rule, subject, .. } = finding;
    (finding.severity, rule.clone(), subject.clone())
}
