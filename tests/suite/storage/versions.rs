//! The versions a file had before: kept, named, told apart, the oldest gone; and a save never fails for their sake.

use std::fs;

use bianzhi::storage::Keeping;
use bianzhi::storage::Reason;
use bianzhi::storage::Remark;
use bianzhi::storage::folder_beside;
use bianzhi::storage::open;
use bianzhi::storage::versions;

use super::desk::Desk;
use super::desk::at;
use super::desk::file_with;
use super::desk::keeping;
use super::desk::steps_in;

#[test]
fn each_save_keeps_the_version_before_and_the_oldest_go() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算 2024.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    for minute in 1..=5 {
        desk.step();
        let keeping = Keeping {
            at: at(minute),
            ..keeping()
        };
        assert!(desk.save_to(&path, keeping).unwrap().is_empty());
    }
    let kept = versions(&path).unwrap();
    let told: Vec<String> = kept.iter().map(ToString::to_string).collect();
    let expected = [5, 4, 3].map(|minute| format!("2024-03-05 09:0{minute} 保存前"));
    assert_eq!(told, expected);
    let steps: Vec<usize> = kept
        .iter()
        .map(|it| steps_in(&open(&it.path).unwrap().budget))
        .collect();
    assert_eq!(steps, [5, 4, 3]);
    let mut names: Vec<_> = kept.iter().map(|it| it.path.clone()).collect();
    assert!(names.iter().all(|it| it.extension().unwrap() != "bmys"));
    assert!(names.iter().all(|it| it.starts_with(folder_beside(&path))));
    names.reverse();
    assert!(names.is_sorted());
}

#[test]
fn versions_of_one_second_are_in_the_order_they_were_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    for reason in [Reason::Save, Reason::Restore, Reason::Save] {
        desk.step();
        desk.save_to(
            &path,
            Keeping {
                reason,
                ..keeping()
            },
        )
        .unwrap();
    }
    let kept = versions(&path).unwrap();
    let told: Vec<_> = kept.iter().map(|it| it.reason).collect();
    assert_eq!(told, [Reason::Save, Reason::Restore, Reason::Save]);
    let steps = kept
        .iter()
        .map(|it| steps_in(&open(&it.path).unwrap().budget));
    assert_eq!(steps.collect::<Vec<_>>(), [3, 2, 1]);
}

#[test]
fn saving_what_is_saved_already_keeps_no_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    desk.save().unwrap();
    assert!(versions(&path).unwrap().is_empty());
    let none = Keeping {
        most: 0,
        ..keeping()
    };
    desk.step();
    desk.save_to(&path, none).unwrap();
    assert!(versions(&path).unwrap().is_empty());
}

#[test]
fn a_budget_saved_in_the_place_of_another_keeps_that_one() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = ["a.bmys", "b.bmys"].map(|name| folder.path().join(name));
    file_with(&one, 1);
    file_with(&other, 7);
    let reason = Reason::SaveAs;
    Desk::open(&one)
        .save_to(
            &other,
            Keeping {
                reason,
                ..keeping()
            },
        )
        .unwrap();
    let kept = versions(&other).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].reason, Reason::SaveAs);
    assert_eq!(steps_in(&open(&kept[0].path).unwrap().budget), 7);
}

#[test]
fn a_version_that_cannot_be_kept_is_a_remark_and_the_save_counts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.bmys");
    file_with(&path, 1);
    // Where the folder should be there is a file.
    fs::write(folder_beside(&path), "").unwrap();
    let mut desk = Desk::open(&path);
    assert!(matches!(desk.remarks[..], [Remark::NothingBeside { .. }]));
    super::desk::step(&desk.budget)
        .apply(&mut desk.budget)
        .unwrap();
    let remarks = desk.save().unwrap();
    assert!(
        remarks
            .iter()
            .any(|it| matches!(it, Remark::NotKept { .. }))
    );
    assert_eq!(steps_in(&open(&path).unwrap().budget), 2);
}

#[test]
fn other_files_in_the_folder_are_neither_versions_nor_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.bmys");
    file_with(&path, 1);
    let beside = folder_beside(&path);
    fs::create_dir(&beside).unwrap();
    let others = [
        "说明.txt",
        "20240305-090000-00 别的.bmys-old",
        "x 保存前.bmys-old",
    ];
    for name in others {
        fs::write(beside.join(name), "").unwrap();
    }
    let mut desk = Desk::open(&path);
    for _ in 0..5 {
        desk.step();
        desk.save().unwrap();
    }
    assert_eq!(versions(&path).unwrap().len(), 3);
    assert!(others.iter().all(|name| beside.join(name).is_file()));
}

#[test]
fn commands_do_not_push_out_what_somebody_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    for reason in [Reason::Save, Reason::Restore] {
        desk.step();
        let keeping = Keeping {
            reason,
            ..keeping()
        };
        desk.save_to(&path, keeping).unwrap();
    }
    for minute in 1..=5 {
        desk.step();
        let keeping = Keeping {
            reason: Reason::Command,
            at: at(minute),
            ..keeping()
        };
        desk.save_to(&path, keeping).unwrap();
    }
    let kept = versions(&path).unwrap();
    let told: Vec<_> = kept.iter().map(|it| it.reason.label()).collect();
    let commands = "命令修改前";
    assert_eq!(told, [commands, commands, commands, "恢复前", "保存前"]);
}
