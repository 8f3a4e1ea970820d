//! What lies beside a file and is not as it should be: the journal, earlier versions, files that others have.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bianzhi::storage::folder_beside;
use bianzhi::storage::rescue;

use super::Said;
use crate::storage::desk::Desk;
use crate::storage::desk::file_with;
use crate::storage::desk::keeping;

/// A file with three steps in its journal, which is then changed.
fn with_journal(change: impl Fn(&mut Vec<u8>)) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = left(folder.path());
    let journal = folder_beside(&path).join("edits.journal");
    let mut bytes = fs::read(&journal).expect("the journal is there");
    change(&mut bytes);
    fs::write(&journal, bytes).expect("the journal can be written");
    let desk = Desk::open(&path);
    let remark = desk.remarks.first().expect("something is said").to_string();
    // The folder has another name each time.
    remark.replace(&folder.path().display().to_string(), "")
}

fn left(folder: &Path) -> PathBuf {
    let path = folder.join("预算.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    for _ in 0..3 {
        assert!(desk.step_and_wait());
    }
    path
}

/// A byte of the last record is another one.
fn damage_last(bytes: &mut [u8]) {
    let at = bytes.len() - 10;
    bytes[at] ^= 1;
}

pub fn said() -> Vec<Said> {
    let mut said = vec![
        ("改动记录是更新的格式", with_journal(|it| it[16] = b'2')),
        (
            "改动记录不是记录",
            with_journal(|it| *it = b"notes".to_vec()),
        ),
        (
            "改动记录的第一步坏了",
            with_journal(|it| {
                let at = it
                    .windows(4)
                    .position(|it| it == b"Step")
                    .expect("it has steps");
                it[at] ^= 1;
            }),
        ),
        ("改动记录的最后一步坏了", with_journal(|it| damage_last(it))),
    ];
    said.push(("改动记录是另一个文件的", of_another_file()));
    said.extend(saving());
    said.extend(rescuing());
    said
}

fn of_another_file() -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = left(folder.path());
    file_with(&path, 2);
    let desk = Desk::open(&path);
    let remark = desk.remarks.first().expect("something is said").to_string();
    remark.replace(&folder.path().display().to_string(), "")
}

fn saving() -> Vec<Said> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("预算.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    file_with(&path, 2);
    let changed = desk.save().expect_err("it must be refused").to_string();
    let file = folder.path().join("文件");
    fs::write(&file, "").expect("a file can be made");
    let nowhere = desk
        .save_to(&file.join("预算.bmys"), keeping())
        .expect_err("it must be refused")
        .to_string();
    vec![
        ("文件被别的程序改过", changed),
        ("要保存到的文件夹是文件", nowhere),
    ]
}

fn rescuing() -> Vec<Said> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("预算.bmys");
    let said = |text: &str| {
        fs::write(&path, text).expect("the file can be written");
        let error = rescue(&path).map(|it| it.is_some());
        error.expect_err("there is nothing to save").to_string()
    };
    vec![
        ("要抢救的是更新版本的文件", said("(format: 9)")),
        ("要抢救的文件没有一条完好的记录", said("(format: 1, budget")),
    ]
}
