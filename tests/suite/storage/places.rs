//! Places where files are and shouldn't be: long names, links, read-only files and folders, drives that go.
//!
//! Each says in Chinese what is wrong and what to do, and nothing is lost.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bianzhi::storage::Remark;
use bianzhi::storage::folder_beside;
use bianzhi::storage::open;
use bianzhi::storage::versions;

use super::desk::Desk;
use super::desk::file_with;
use super::desk::keeping;
use super::desk::steps_in;

/// Works on a file as on any: steps, a save with a version kept, a crash and what is recovered.
#[track_caller]
fn work_on(path: &Path) {
    file_with(path, 1);
    let mut desk = Desk::open(path);
    assert!(desk.remarks.is_empty(), "{:?}", desk.remarks);
    assert!(desk.step_and_wait());
    assert!(desk.save().unwrap().is_empty());
    assert!(desk.step_and_wait());
    drop(desk);
    let desk = Desk::open(path);
    assert_eq!((desk.steps(), desk.recovered.len()), (3, 1));
    assert_eq!(steps_in(&open(path).unwrap().budget), 2);
    assert_eq!(versions(path).unwrap().len(), 1);
}

/// A sentence for people: Chinese, and nothing of what the system says.
#[track_caller]
fn check_words(message: &str, words: &[&str]) {
    assert!(!message.contains("os error"), "{message}");
    for word in words {
        assert!(message.contains(word), "“{word}” is missing in: {message}");
    }
}

#[test]
fn the_longest_names_and_paths_are_like_any() {
    let folder = tempfile::tempdir().unwrap();
    let name = |length: usize| format!("{}.bmys", "预".repeat(length));
    let longest = folder.path().join(name(83));
    assert_eq!(longest.file_name().unwrap().len(), 254);
    work_on(&longest);
    let mut deep = folder.path().to_owned();
    for _ in 0..8 {
        deep.push("二〇二四年部门预算编制材料（报送稿）");
    }
    fs::create_dir_all(&deep).unwrap();
    let path = deep.join("某某局　部门预算 & 绩效.bmys");
    assert!(path.to_str().unwrap().len() > 400);
    work_on(&path);
    let mut desk = Desk::open(&path);
    let error = desk
        .save_to(&folder.path().join(name(84)), keeping())
        .unwrap_err();
    check_words(&error.to_string(), &["文件名太长", "没有保存成功"]);
}

#[cfg(unix)]
#[test]
fn a_file_behind_a_link_is_one_file_with_one_hold_and_its_own_versions() {
    let folder = tempfile::tempdir().unwrap();
    let [here, there] = ["此处", "彼处"].map(|name| folder.path().join(name));
    fs::create_dir(&here).unwrap();
    fs::create_dir(&there).unwrap();
    let (path, link) = (there.join("预算.bmys"), here.join("快捷.bmys"));
    file_with(&path, 1);
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut desk = Desk::open(&link);
    assert!(Desk::open(&path).save().is_err(), "it is open already");
    assert!(desk.step_and_wait());
    desk.save().unwrap();
    drop(desk);
    assert!(link.is_symlink());
    assert_eq!(steps_in(&open(&path).unwrap().budget), 2);
    assert_eq!(fs::read_dir(&here).unwrap().count(), 1);
    // They are found by either name.
    assert_eq!(versions(&path).unwrap().len(), 1);
    assert_eq!(versions(&link).unwrap(), versions(&path).unwrap());
}

#[test]
fn a_file_marked_read_only_says_so_at_once_and_is_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("批复稿.bmys");
    file_with(&path, 1);
    let before = fs::read(&path).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let mut desk = Desk::open(&path);
    let [Remark::MarkedReadOnly] = &desk.remarks[..] else {
        panic!("one thing is to be told: {:?}", desk.remarks);
    };
    check_words(&desk.remarks[0].to_string(), &["只读", "另存"]);
    assert!(desk.step_and_wait(), "what is done is kept all the same");
    let error = desk.save().unwrap_err().to_string();
    check_words(&error, &["只读", "原文件未动"]);
    assert_eq!(fs::read(&path).unwrap(), before);
    let other = folder.path().join("修改稿.bmys");
    desk.save_to(&other, keeping()).unwrap();
    assert_eq!(steps_in(&open(&other).unwrap().budget), 2);
}

/// A drive that is pulled out is, to a program, a folder that is gone.
fn pull_out(drive: &Path) -> PathBuf {
    let away = drive.with_extension("拔出");
    fs::rename(drive, &away).unwrap();
    away
}

#[test]
fn work_on_a_drive_that_is_pulled_out_can_be_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let drive = folder.path().join("U盘");
    fs::create_dir(&drive).unwrap();
    let path = drive.join("预算.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    assert!(desk.step_and_wait());
    pull_out(&drive);
    assert!(!desk.step_and_wait(), "it is on no medium");
    let trouble = desk.session.journal().unwrap().trouble().unwrap();
    check_words(&trouble, &["找不到"]);
    let error = desk.save().unwrap_err().to_string();
    check_words(&error, &["没有保存成功", "找不到", "另存"]);
    assert!(!drive.exists(), "nothing is made in its place");
    let other = folder.path().join("预算.bmys");
    desk.save_to(&other, keeping()).unwrap();
    assert_eq!(steps_in(&open(&other).unwrap().budget), 3);
    desk.path = other.clone();
    assert!(desk.step_and_wait());
    drop(desk);
    assert_eq!(Desk::open(&other).steps(), 4);
}

#[test]
fn work_goes_on_when_a_drive_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let drive = folder.path().join("U盘");
    fs::create_dir(&drive).unwrap();
    let path = drive.join("预算.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    assert!(desk.step_and_wait());
    let away = pull_out(&drive);
    assert!(!desk.step_and_wait());
    fs::rename(away, &drive).unwrap();
    assert!(desk.step_and_wait(), "with all that waited");
    assert_eq!(desk.session.journal().unwrap().trouble(), None);
    drop(desk);
    let mut desk = Desk::open(&path);
    assert_eq!((desk.steps(), desk.recovered.len()), (4, 3));
    desk.save().unwrap();
}

#[test]
fn a_journal_that_is_taken_away_is_noticed_and_saving_makes_up_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    assert!(desk.step_and_wait());
    fs::remove_dir_all(folder_beside(&path)).unwrap();
    assert!(!desk.step_and_wait(), "the step before it is nowhere");
    assert!(desk.session.journal().unwrap().trouble().is_some());
    desk.save().unwrap();
    assert!(desk.step_and_wait());
    drop(desk);
    assert_eq!(Desk::open(&path).steps(), 4);
}

/// The command line as a user without rights: whoever runs these tests may have all of them.
#[cfg(unix)]
mod without_rights {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use super::*;

    const NOBODY: u32 = 65_534;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Sets a field of a file; what is said when it can't be done.
    fn refused(tools: &Path, path: &Path) -> String {
        let program = tools.join("bianzhi-cli");
        fs::copy(env!("CARGO_BIN_EXE_bianzhi-cli"), &program).unwrap();
        set_mode(tools, 0o755);
        let mut command = Command::new(program);
        command.arg("set").arg(path).arg("cover.leader=李四");
        if fs::metadata(tools).unwrap().uid() == 0 {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    }

    #[test]
    fn a_folder_that_may_not_be_written_keeps_the_file_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let tools = tempfile::tempdir().unwrap();
        set_mode(folder.path(), 0o755);
        let shared = folder.path().join("共享");
        fs::create_dir(&shared).unwrap();
        let path = shared.join("预算.bmys");
        file_with(&path, 1);
        set_mode(&path, 0o666);
        set_mode(&shared, 0o555);
        let before = fs::read(&path).unwrap();
        let said = refused(tools.path(), &path);
        check_words(&said, &["没有读写权限", "原文件未动", "换一个位置"]);
        assert_eq!(fs::read(&path).unwrap(), before);
        set_mode(&path, 0o600);
        set_mode(&shared, 0o755);
        if fs::metadata(&path).unwrap().uid() == 0 {
            let said = refused(tools.path(), &path);
            check_words(&said, &["读不出来", "没有读写权限"]);
        }
        assert_eq!(fs::read_dir(&shared).unwrap().count(), 1);
    }

    #[test]
    fn a_command_leaves_the_unsaved_steps_alone_that_it_may_not_take_over() {
        let folder = tempfile::tempdir().unwrap();
        let tools = tempfile::tempdir().unwrap();
        set_mode(folder.path(), 0o755);
        let shared = folder.path().join("共享");
        fs::create_dir(&shared).unwrap();
        set_mode(&shared, 0o777);
        if fs::metadata(&shared).unwrap().uid() != 0 {
            return;
        }
        let path = shared.join("预算.bmys");
        file_with(&path, 1);
        set_mode(&path, 0o666);
        let mut desk = Desk::open(&path);
        assert!(desk.step_and_wait());
        drop(desk);
        set_mode(&folder_beside(&path), 0o755);
        let before = fs::read(&path).unwrap();
        check_words(&refused(tools.path(), &path), &["没有保存的 1 步改动"]);
        assert_eq!(fs::read(&path).unwrap(), before);
        assert_eq!(Desk::open(&path).steps(), 2);
    }
}
