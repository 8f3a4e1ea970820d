//! Somebody at work: numbered steps, so that a state says of itself how far it is and whether it is whole.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bianzhi::edit::Edit;
use bianzhi::edit::LoggedStep;
use bianzhi::edit::Transaction;
use bianzhi::model::Budget;
use bianzhi::model::BudgetUnit;
use bianzhi::model::CoverField;
use bianzhi::model::CreatedAt;
use bianzhi::model::UnitId;
use bianzhi::model::Value;
use bianzhi::storage::Disk;
use bianzhi::storage::FileError;
use bianzhi::storage::Keeping;
use bianzhi::storage::Machine;
use bianzhi::storage::Opened;
use bianzhi::storage::Reason;
use bianzhi::storage::Remark;
use bianzhi::storage::SaveError;
use bianzhi::storage::SaveOrder;
use bianzhi::storage::Session;
use bianzhi::storage::SystemDisk;
use bianzhi::storage::journal::Ticket;
use bianzhi::storage::render;
use bianzhi::storage::save;

pub const PACK: &str = "liaoning_2024";

/// Far longer than any drive takes.
pub const LONG: Duration = Duration::from_mins(1);

/// With this variable set tests that repeat something do so as often as is asked for before a release.
pub fn times(quick: usize, full: usize) -> usize {
    match std::env::var_os("BIANZHI_FULL_STORAGE_TESTS") {
        Some(_) => full,
        None => quick,
    }
}

pub fn now() -> CreatedAt {
    at(0)
}

/// So many minutes after nine.
pub fn at(minutes: u8) -> CreatedAt {
    CreatedAt {
        year: 2024,
        month: 3,
        day: 5,
        hour: 9 + minutes / 60,
        minute: minutes % 60,
        second: 0,
    }
}

pub fn machine(disk: Arc<dyn Disk>) -> Machine {
    Machine {
        disk,
        ..Machine::new(now)
    }
}

pub fn keeping() -> Keeping {
    Keeping {
        reason: Reason::Save,
        at: now(),
        most: 3,
    }
}

/// The step that leads from one state to the next: one more unit, and its number on the cover.
pub fn step(budget: &Budget) -> LoggedStep {
    let number = budget.units.len() + 1;
    let unit = BudgetUnit {
        id: UnitId::new(budget.next_id),
        name: name(number),
        ..BudgetUnit::default()
    };
    let edits = vec![
        Edit::Insert {
            at: budget.units.len(),
            record: Box::new(unit.into()),
        },
        Edit::SetCover {
            field: CoverField::Phone,
            value: Value::Text(number.to_string()),
        },
    ];
    LoggedStep {
        way: None,
        changes: vec![Transaction::new(name(number), edits)],
        pack: PACK.to_owned(),
    }
}

fn name(number: usize) -> String {
    format!("第 {number} 步")
}

/// How many steps lead to a state, which must be whole.
#[track_caller]
pub fn steps_in(budget: &Budget) -> usize {
    let names: Vec<_> = budget.units.iter().map(|it| it.name.clone()).collect();
    let whole: Vec<_> = (1..=names.len()).map(name).collect();
    assert_eq!(names, whole);
    let phone = if names.is_empty() {
        String::new()
    } else {
        names.len().to_string()
    };
    assert_eq!(budget.cover.phone, phone);
    names.len()
}

/// A file after so many steps.
pub fn file_with(path: &Path, steps: usize) {
    let mut budget = Budget {
        next_id: 1,
        ..Budget::default()
    };
    for _ in 0..steps {
        step(&budget).apply(&mut budget).unwrap();
    }
    save(path, &budget, PACK).unwrap();
}

/// An open file with its budget.
pub struct Desk {
    pub path: PathBuf,
    pub budget: Budget,
    pub session: Session,
    pub remarks: Vec<Remark>,
    pub recovered: Vec<LoggedStep>,
}

impl Desk {
    pub fn open(path: &Path) -> Self {
        Self::open_on(path, Arc::new(SystemDisk)).unwrap()
    }

    pub fn open_on(path: &Path, disk: Arc<dyn Disk>) -> Result<Self, FileError> {
        Session::open(path, machine(disk)).map(|opened| Self::of(path, opened))
    }

    pub fn of(path: &Path, opened: Opened) -> Self {
        let mut budget = opened.saved.budget;
        for step in &opened.steps {
            step.apply(&mut budget).unwrap();
        }
        Self {
            path: path.to_owned(),
            budget,
            session: opened.session,
            remarks: opened.remarks,
            recovered: opened.steps,
        }
    }

    /// Takes the next step, without waiting until it is on the medium.
    pub fn step(&mut self) -> Ticket {
        let step = step(&self.budget);
        step.apply(&mut self.budget).unwrap();
        self.session.journal_mut().unwrap().append(step)
    }

    /// Takes the next step; whether it was acknowledged.
    pub fn step_and_wait(&mut self) -> bool {
        let ticket = self.step();
        self.session.journal().unwrap().wait(ticket, LONG)
    }

    pub fn save(&mut self) -> Result<Vec<Remark>, SaveError> {
        let path = self.path.clone();
        self.save_to(&path, keeping())
    }

    pub fn save_to(&mut self, path: &Path, keeping: Keeping) -> Result<Vec<Remark>, SaveError> {
        let text = render(&self.budget, PACK).unwrap();
        let text = &text;
        self.session.save(SaveOrder {
            path,
            text,
            keeping,
        })
    }

    pub fn steps(&self) -> usize {
        steps_in(&self.budget)
    }
}
