//! Journals that can't be used, or not to their end: nothing that was written down is thrown away.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use bianzhi::edit::LoggedStep;
use bianzhi::edit::freeze;
use bianzhi::model::Budget;
use bianzhi::model::BudgetUnit;
use bianzhi::model::Records;
use bianzhi::model::Round;
use bianzhi::model::UnitId;
use bianzhi::storage::Disk;
use bianzhi::storage::Machine;
use bianzhi::storage::Remark;
use bianzhi::storage::Session;
use bianzhi::storage::folder_beside;
use bianzhi::storage::left_unsaved;
use bianzhi::storage::open_unsaved;
use bianzhi::storage::render;

use super::desk::Desk;
use super::desk::PACK;
use super::desk::file_with;
use super::desk::keeping;
use super::desk::now;
use super::desk::step;
use super::journal::append;
use super::journal::impossible;
use super::journal::journal;
use super::journal::left;
use super::journal::set_aside;

/// A file and its journal, whose last step is damaged.
fn damaged(folder: &Path) -> (PathBuf, Vec<u8>) {
    let path = left(folder, 3);
    let mut bytes = fs::read(journal(&path)).unwrap();
    let at = bytes.len() - 10;
    bytes[at] ^= 1;
    fs::write(journal(&path), &bytes).unwrap();
    (path, bytes)
}

/// Has folders take all names that the journal could be given.
fn take_all_names(path: &Path) {
    let beside = folder_beside(path);
    for place in 0..100 {
        let name = format!("2024-03-05-090000-{place} 未恢复的改动.journal-old");
        fs::create_dir(beside.join(name)).unwrap();
    }
    fs::create_dir(beside.join("2024-03-05-090000.journal-old")).unwrap();
}

#[test]
fn steps_that_cannot_be_put_aside_are_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = damaged(folder.path());
    take_all_names(&path);
    let mut desk = Desk::open(&path);
    assert_eq!(desk.steps(), 3);
    assert!(matches!(desk.remarks[..], [Remark::NotSetAside { .. }]));
    if desk.session.journal().is_some() {
        desk.step_and_wait();
    }
    drop(desk);
    assert!(fs::read(journal(&path)).unwrap() == bytes);
}

#[test]
fn nor_are_they_when_another_file_is_saved_in_the_place_of_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = damaged(folder.path());
    take_all_names(&path);
    let other = folder.path().join("b.bmys");
    file_with(&other, 5);
    let mut desk = Desk::open(&other);
    let remarks = desk.save_to(&path, keeping()).unwrap();
    assert!(matches!(remarks[..], [Remark::NotSetAside { .. }]));
    if desk.session.journal().is_some() {
        desk.step_and_wait();
    }
    drop(desk);
    assert!(fs::read(journal(&path)).unwrap() == bytes);
}

/// A disk where nothing is given another name.
#[derive(Debug)]
struct FixedNames;

impl Disk for FixedNames {
    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[test]
fn where_a_journal_keeps_its_name_what_it_holds_is_put_aside() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = damaged(folder.path());
    let mut desk = Desk::open_on(&path, Arc::new(FixedNames)).unwrap();
    assert_eq!(desk.steps(), 3);
    assert!(desk.step_and_wait());
    drop(desk);
    let [aside] = &set_aside(&path)[..] else {
        panic!("it is put aside once");
    };
    assert!(fs::read(aside).unwrap() == bytes);
    assert_eq!(Desk::open(&path).steps(), 4);
}

#[test]
fn steps_behind_one_that_this_program_cannot_take_are_put_aside_and_new_ones_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 3);
    let bytes = fs::read(journal(&path)).unwrap();
    let opened = Session::open(&path, Machine::new(now)).unwrap();
    let mut session = opened.session;
    let first = opened.steps[0].clone();
    let remark = session.keep_only(std::slice::from_ref(&first)).unwrap();
    let words = remark.to_string();
    assert!(words.contains("从第 2 步起不能重做"), "{words}");
    let mut budget = opened.saved.budget;
    first.apply(&mut budget).unwrap();
    append(&mut session, step(&budget));
    drop(session);
    let [aside] = &set_aside(&path)[..] else {
        panic!("all are put aside");
    };
    assert!(fs::read(aside).unwrap() == bytes);
    let desk = Desk::open(&path);
    assert_eq!((desk.steps(), desk.recovered.len()), (3, 2));
}

#[test]
fn the_same_holds_of_a_budget_that_was_never_saved() {
    let data = tempfile::tempdir().unwrap();
    let machine = || Machine::new(now);
    let place = data.path().join("2024-03-05-090000-1-0");
    let budget = Budget {
        next_id: 1,
        ..Budget::default()
    };
    let text = render(&budget, PACK).unwrap();
    let mut session = Session::unsaved(machine(), Some(&place), text);
    append(&mut session, step(&budget));
    drop(session);
    let mut opened = open_unsaved(&place, machine()).unwrap();
    assert_eq!(opened.steps.len(), 1);
    assert!(opened.session.keep_only(&[]).is_some());
    drop(opened);
    let left = left_unsaved(data.path(), &machine());
    assert_eq!((left[0].steps, left[0].budget.as_ref()), (0, Some(&budget)));
}

#[test]
fn a_journal_of_a_newer_program_stays_where_that_program_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 3);
    let bytes = fs::read(journal(&path)).unwrap();
    let mut newer = bytes.clone();
    newer[16] = b'2';
    fs::write(journal(&path), &newer).unwrap();
    let desk = Desk::open(&path);
    assert_eq!((desk.steps(), desk.remarks.len()), (1, 1));
    let words = desk.remarks[0].to_string();
    assert!(
        words.contains("升级") && words.contains("自动留存"),
        "{words}"
    );
    assert!(desk.session.journal().is_none());
    drop(desk);
    assert!(set_aside(&path).is_empty());
    assert_eq!(fs::read(journal(&path)).unwrap(), newer);
    // As if the newer program came.
    fs::write(journal(&path), bytes).unwrap();
    assert_eq!(Desk::open(&path).steps(), 4);
}

#[test]
fn an_unsaved_budget_none_of_whose_steps_can_be_taken_is_still_found() {
    let data = tempfile::tempdir().unwrap();
    let machine = || Machine::new(now);
    let place = data.path().join("2024-03-05-090000-1-0");
    let text = render(&Budget::default(), PACK).unwrap();
    let mut session = Session::unsaved(machine(), Some(&place), text);
    append(&mut session, impossible());
    drop(session);
    let opened = open_unsaved(&place, machine()).unwrap();
    assert_eq!((opened.steps.len(), opened.remarks.len()), (0, 1));
    // It isn't saved now either.
    drop(opened);
    let left = left_unsaved(data.path(), &machine());
    assert_eq!(left.len(), 1);
    assert!(left[0].budget.is_some());
}

/// A step that can be taken and leaves what no file may hold: a frozen copy with a unit below none.
fn unsound(budget: &Budget) -> LoggedStep {
    let lost = BudgetUnit {
        parent: Some(UnitId::new(99)),
        ..budget.units[0].clone()
    };
    let wrong = Budget {
        units: Records::new(vec![lost]).unwrap(),
        ..budget.clone()
    };
    LoggedStep {
        way: None,
        changes: vec![freeze(&wrong, Round::Approval, "批复", "")],
        pack: PACK.to_owned(),
    }
}

#[test]
fn steps_that_leave_what_cannot_be_saved_are_not_taken_whatever_follows() {
    for is_followed in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = left(folder.path(), 0);
        let mut desk = Desk::open(&path);
        let step = unsound(&desk.budget);
        append(&mut desk.session, step);
        if is_followed {
            append(&mut desk.session, impossible());
        }
        drop(desk);
        let desk = Desk::open(&path);
        assert!(desk.recovered.is_empty(), "followed: {is_followed}");
        let words = desk.remarks[0].to_string();
        assert!(words.contains("上级单位"), "{words}");
        for wrong in ["第 1 步", "没有打开", "抢救"] {
            assert!(!words.contains(wrong), "{words}");
        }
    }
}
