//! The good budgets cases begin with, and what is found after a case has changed one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bianzhi::compute::Book;
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

/// A published budget of an institution.
const SAMPLE: &str = include_str!("../../../assets/samples/shenyang_heping_2024.bmys");

/// A published budget of a bureau, in another region.
const CHENGDE: &str = include_str!("../../../assets/samples/chengde_shuangqiao_2023.bmys");

/// A library with one project, as statements: small, complete, nothing wrong with it.
const MINIMAL: &str = include_str!("minimal.txt");

/// The pack most scenarios are checked with.
pub fn pack() -> &'static Pack {
    static LOADED: LazyLock<Pack> = LazyLock::new(|| load("liaoning_2024"));
    &LOADED
}

/// The pack of scenarios that begin with the budget of the bureau.
fn pack_of_chengde() -> &'static Pack {
    static LOADED: LazyLock<Pack> = LazyLock::new(|| load("hebei_2023"));
    &LOADED
}

fn load(id: &str) -> Pack {
    load_pack(id, &embedded_packs()).expect("the pack is good")
}

/// A pack made of data alone, after two others were there.
fn pack_of_shanghai() -> &'static Pack {
    static LOADED: LazyLock<Pack> = LazyLock::new(|| load("shanghai_2024"));
    &LOADED
}

/// Every pack that scenarios are checked with.
pub fn packs() -> [&'static Pack; 2] {
    [pack(), pack_of_chengde()]
}

/// Every pack that generated departments are checked with; their codes are those in force since 2023.
pub fn region_packs() -> [&'static Pack; 3] {
    [pack(), pack_of_chengde(), pack_of_shanghai()]
}

/// A budget cases begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The sample that comes with the program.
    Sample,
    /// The small library.
    Minimal,
    /// A published budget of a whole bureau, of another region and the year before.
    Chengde,
}

/// A base and what is found in it.
pub struct Start {
    /// The budget.
    pub budget: Budget,
    /// What is found in it.
    pub findings: Vec<Finding>,
}

impl Start {
    fn of_file(text: &str, pack: &Pack) -> Self {
        let saved = parse(text.as_bytes()).expect("the sample can be read");
        assert_eq!(saved.pack, pack.id);
        Self::new(saved.budget, pack)
    }

    /// Checks a budget.
    pub fn new(budget: Budget, pack: &Pack) -> Self {
        let findings = check(&budget, pack, &fill(&budget, pack));
        Self { budget, findings }
    }
}

impl Base {
    const ALL: [Self; 3] = [Self::Sample, Self::Minimal, Self::Chengde];

    /// Its name in `from …`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Minimal => "minimal",
            Self::Chengde => "chengde",
        }
    }

    /// The base by its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|base| base.name() == name)
    }

    /// The budget and what is found in it.
    pub fn start(self) -> &'static Start {
        static SAMPLE_START: LazyLock<Start> = LazyLock::new(|| Start::of_file(SAMPLE, pack()));
        static MINIMAL_START: LazyLock<Start> =
            LazyLock::new(|| Start::new(budget_of(MINIMAL.lines()), pack()));
        static CHENGDE_START: LazyLock<Start> =
            LazyLock::new(|| Start::of_file(CHENGDE, pack_of_chengde()));
        match self {
            Self::Sample => &SAMPLE_START,
            Self::Minimal => &MINIMAL_START,
            Self::Chengde => &CHENGDE_START,
        }
    }

    /// The pack the base is checked with.
    pub fn pack(self) -> &'static Pack {
        match self {
            Self::Sample | Self::Minimal => pack(),
            Self::Chengde => pack_of_chengde(),
        }
    }
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
        let pack = self.pack();
        check(&budget, pack, &fill(&budget, pack))
    }

    /// The pack the budget is checked with.
    pub fn pack(&self) -> &'static Pack {
        self.base.map_or_else(pack, Base::pack)
    }

    /// The budget as it is now.
    pub const fn budget(&self) -> &Budget {
        &self.budget
    }

    /// The filled tables with the figures typed over.
    pub fn book(&self, pack: &Pack) -> Book {
        let mut book = fill(&self.budget, pack);
        for overwrite in &self.overwrites {
            overwrite.apply(&self.budget, &mut book);
        }
        book
    }

    /// All that is found now.
    pub fn findings(&self, pack: &Pack) -> Vec<Finding> {
        check(&self.budget, pack, &self.book(pack))
    }

    /// What is found now and wasn't in the base, if there is one: by severity, rule and subject.
    pub fn new_findings(&self, pack: &Pack) -> Vec<Finding> {
        let mut known: BTreeMap<Identity, usize> = BTreeMap::new();
        for finding in self.base.iter().flat_map(|base| &base.start().findings) {
            *known.entry(identity(finding)).or_default() += 1;
        }
        self.findings(pack)
            .into_iter()
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
