//! Two programs and one file: nobody's work is overwritten by somebody who hasn't seen it.

use std::fs;
use std::path::Path;
use std::sync::Barrier;

use bianzhi::model::CreatedAt;
use bianzhi::storage::Access;
use bianzhi::storage::Holder;
use bianzhi::storage::InUse;
use bianzhi::storage::SaveError;
use bianzhi::storage::folder_beside;
use bianzhi::storage::open;

use super::desk::Desk;
use super::desk::at;
use super::desk::file_with;
use super::desk::keeping;
use super::desk::now;
use super::desk::steps_in;

fn file(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("预算 2024.bmys");
    file_with(&path, 3);
    path
}

/// Leaves the name of a program of another machine, as on a drive that can't hold files for two machines.
fn leave_name(path: &Path, alive: CreatedAt) {
    let folder = folder_beside(path);
    fs::create_dir_all(&folder).unwrap();
    let text = format!(
        "(user: \"李会计\", machine: \"CAIWU-02\", process: 4711, since: {}, alive: {})",
        ron::to_string(&at(0)).unwrap(),
        ron::to_string(&alive).unwrap(),
    );
    fs::write(folder.join("in-use.ron"), text).unwrap();
}

#[test]
fn the_second_to_open_a_file_may_look_and_is_told_who_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let mut first = Desk::open(&path);
    let mut second = Desk::open(&path);
    let Access::ReadOnly(by) = second.session.access().clone() else {
        panic!("it is open already");
    };
    let words = by.to_string();
    for word in ["2024-03-05 09:00", "本机的另一个窗口", "只能查看"] {
        assert!(words.contains(word), "{words}");
    }
    assert!(matches!(second.save(), Err(SaveError::InUse(_))));
    assert!(first.step_and_wait());
    first.save().unwrap();
    drop(first);
    // Who was told to look only isn't surprised by being able to save an older state.
    assert!(matches!(second.save(), Err(SaveError::InUse(_))));
    assert_eq!(steps_in(&open(&path).unwrap().budget), 4);
    drop(second);
    assert_eq!(*Desk::open(&path).session.access(), Access::Full);
}

#[test]
fn what_was_only_looked_at_can_be_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let _first = Desk::open(&path);
    let mut second = Desk::open(&path);
    let elsewhere = folder.path().join("另一份.bmys");
    second.save_to(&elsewhere, keeping()).unwrap();
    assert_eq!(*second.session.access(), Access::Full);
    second.path = elsewhere.clone();
    assert!(second.step_and_wait());
    second.save().unwrap();
    assert_eq!(steps_in(&open(&elsewhere).unwrap().budget), 4);
    assert_eq!(steps_in(&open(&path).unwrap().budget), 3);
}

#[test]
fn a_file_open_elsewhere_is_not_overwritten_by_saving_another_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let _first = Desk::open(&path);
    let other = folder.path().join("另一份.bmys");
    file_with(&other, 1);
    let mut desk = Desk::open(&other);
    assert!(matches!(
        desk.save_to(&path, keeping()),
        Err(SaveError::InUse(_))
    ));
    assert_eq!(steps_in(&open(&path).unwrap().budget), 3);
    assert!(desk.step_and_wait());
    desk.save().unwrap();
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let mut desk = Desk::open(&path);
    assert!(desk.step_and_wait());
    // Of the same length, and within the same moment.
    let theirs = fs::read_to_string(&path)
        .unwrap()
        .replace("第 3 步", "第 9 步");
    fs::write(&path, &theirs).unwrap();
    let error = desk.save().unwrap_err();
    assert!(matches!(error, SaveError::Changed));
    assert!(error.to_string().contains("另存"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    let elsewhere = folder.path().join("我的.bmys");
    desk.save_to(&elsewhere, keeping()).unwrap();
    assert_eq!(steps_in(&open(&elsewhere).unwrap().budget), 4);
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn a_file_that_is_gone_is_saved_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let mut desk = Desk::open(&path);
    fs::remove_file(&path).unwrap();
    assert!(desk.step_and_wait());
    desk.save().unwrap();
    assert_eq!(steps_in(&open(&path).unwrap().budget), 4);
}

#[test]
fn of_many_that_open_a_file_at_once_one_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    for _ in 0..5 {
        let (begin, end) = (Barrier::new(8), Barrier::new(8));
        let open_all = || {
            begin.wait();
            let desk = Desk::open(&path);
            let has_it = *desk.session.access() == Access::Full;
            end.wait();
            has_it
        };
        let owners = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(open_all)).collect();
            all.into_iter()
                .map(|it| it.join().unwrap())
                .filter(|has_it| *has_it)
                .count()
        });
        assert_eq!(owners, 1);
    }
}

#[test]
fn a_program_of_another_machine_is_believed_until_it_is_silent_for_long() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    // The clocks of two machines differ; a sign from a little later counts as well.
    leave_name(
        &path,
        CreatedAt {
            minute: 20,
            ..now()
        },
    );
    let desk = Desk::open(&path);
    let Access::ReadOnly(InUse::By(holder)) = desk.session.access() else {
        panic!("somebody has it");
    };
    let words = InUse::By(Holder::clone(holder)).to_string();
    for word in ["李会计", "CAIWU-02", "2024-03-05 09:00"] {
        assert!(words.contains(word), "{words}");
    }
    drop(desk);
    leave_name(
        &path,
        CreatedAt {
            hour: 8,
            minute: 29,
            ..now()
        },
    );
    let desk = Desk::open(&path);
    assert_eq!(*desk.session.access(), Access::Full);
}

#[test]
fn who_was_silent_for_long_does_not_overwrite_what_came_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let mut desk = Desk::open(&path);
    assert!(desk.step_and_wait());
    leave_name(&path, at(50));
    assert!(matches!(desk.save(), Err(SaveError::TakenOver)));
    assert_eq!(steps_in(&open(&path).unwrap().budget), 3);
    drop(desk);
    assert!(
        folder_beside(&path).join("in-use.ron").is_file(),
        "the other still has it"
    );
}

#[test]
fn a_file_that_was_only_looked_at_leaves_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let desk = Desk::open(&path);
    assert!(folder_beside(&path).is_dir());
    drop(desk);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
