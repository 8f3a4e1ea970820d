//! Damaged files in the ways files are damaged: what is read, what is told, and what is left alone.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bianzhi::model::Budget;
use bianzhi::model::BudgetUnit;
use bianzhi::model::LEVEL_LIMIT;
use bianzhi::model::Records;
use bianzhi::model::TEXT_LIMIT;
use bianzhi::model::UnitId;
use bianzhi::storage::Salvaged;
use bianzhi::storage::folder_beside;
use bianzhi::storage::open;
use bianzhi::storage::parse;
use bianzhi::storage::render;
use bianzhi::storage::rescue;
use bianzhi::storage::rescued_name;
use bianzhi::storage::salvage;
use encoding_rs::GB18030;

use super::SAMPLE;
use super::desk::Desk;
use super::desk::file_with;

#[track_caller]
fn read(bytes: &[u8]) -> Salvaged {
    salvage(bytes).expect("something can be read")
}

/// The losses in sentences.
fn told(salvaged: &Salvaged) -> Vec<String> {
    salvaged.losses.iter().map(ToString::to_string).collect()
}

/// All of the sample is read.
#[track_caller]
fn check_whole(bytes: &[u8]) -> Salvaged {
    let salvaged = read(bytes);
    assert!(salvaged.saved == parse(SAMPLE.as_bytes()).unwrap());
    salvaged
}

/// The sample with a line changed: the first that contains `mark`, given without its end.
fn with_line(mark: &str, change: impl Fn(&str) -> String) -> (String, usize) {
    let at = SAMPLE
        .lines()
        .position(|line| line.contains(mark))
        .expect("there is such a line");
    let lines = SAMPLE.lines().enumerate();
    let lines = lines.map(|(it, line)| {
        if it == at {
            change(line)
        } else {
            line.to_owned()
        }
    });
    (lines.map(|line| line + "\n").collect(), at + 1)
}

#[test]
fn a_whole_file_is_read_whole_without_a_loss() {
    assert_eq!(check_whole(SAMPLE.as_bytes()).losses, []);
}

#[test]
fn what_an_editor_did_to_the_encoding_is_undone() {
    let utf16 = |low_first: bool| {
        let mark = if low_first {
            [0xff, 0xfe]
        } else {
            [0xfe, 0xff]
        };
        let units = SAMPLE.encode_utf16();
        let bytes = units.flat_map(|it| {
            if low_first {
                it.to_le_bytes()
            } else {
                it.to_be_bytes()
            }
        });
        mark.into_iter().chain(bytes).collect::<Vec<u8>>()
    };
    let lines = SAMPLE.replace('\n', "\r\n");
    for bytes in [
        utf16(true),
        utf16(false),
        GB18030.encode(SAMPLE).0.into_owned(),
        lines.into_bytes(),
        format!("\u{feff}{SAMPLE}").into_bytes(),
        SAMPLE.replace("      ", "\t\t").into_bytes(),
    ] {
        assert_eq!(check_whole(&bytes).losses, []);
    }
}

#[test]
fn a_field_of_the_wrong_type_costs_its_record_and_is_named() {
    let (text, line) = with_line("(id: 4,", |it| it.replace("quota: 8", "quota: \"八\""));
    let salvaged = read(text.as_bytes());
    let words = format!(
        "第 {line} 行，内设机构第 3 条（编号 4）的“人员编制”：这一栏应是 0 或正整数，不带引号和单位"
    );
    assert_eq!(told(&salvaged), [words.as_str()]);
    let whole = parse(SAMPLE.as_bytes()).unwrap().budget;
    assert_eq!(salvaged.saved.budget.offices.len(), whole.offices.len() - 1);
    let refused = parse(text.as_bytes()).unwrap_err().to_string();
    assert!(refused.contains(&words), "{refused}");
}

#[test]
fn a_field_of_the_cover_that_is_wrong_costs_no_other() {
    let (text, line) = with_line("year: 2024,", |_| "      year: 2o24,".to_owned());
    let salvaged = read(text.as_bytes());
    assert_eq!(told(&salvaged).len(), 1);
    assert!(told(&salvaged)[0].starts_with(&format!("第 {line} 行，封面的“预算年度”")));
    let mut whole = parse(SAMPLE.as_bytes()).unwrap();
    whole.budget.cover.year = None;
    assert!(salvaged.saved == whole);
}

#[test]
fn what_referred_to_a_lost_record_is_left_blank_and_told() {
    let (text, _) = with_line("(id: 1, code", |it| it.replace("nature:", "natura:"));
    let salvaged = read(text.as_bytes());
    let budget = &salvaged.saved.budget;
    assert!(budget.units.is_empty());
    assert!(budget.offices.iter().all(|it| it.unit.is_none()));
    let told = told(&salvaged);
    assert!(told[0].contains("预算单位第 1 条（编号 1）"), "{}", told[0]);
    assert!(told[1].contains(
        "内设机构第 1 条（编号 2）的“预算单位”：所指的预算单位（编号 1）没有读出，已空着"
    ));
}

#[test]
fn a_lost_beginning_of_a_list_is_found_by_what_follows() {
    for heading in ["units: [", "offices: [", "expenditure: [", "indicators: ["] {
        let (text, line) = with_line(heading, |_| "    \0\0\0\0\0".to_owned());
        let salvaged = read(text.as_bytes());
        assert!(
            salvaged.saved == parse(SAMPLE.as_bytes()).unwrap(),
            "{heading}"
        );
        let told = told(&salvaged);
        assert!(told.iter().any(|it| it.contains("请核对")), "{told:?}");
        assert!(
            told.iter()
                .any(|it| it.starts_with(&format!("第 {line} 行"))),
            "{told:?}"
        );
    }
}

#[test]
fn marks_of_a_merge_are_told_and_the_first_of_two_is_read() {
    let (text, line) = with_line("(id: 4,", |it| {
        let other = it.replace("quota: 8", "quota: 9");
        format!("<<<<<<< 本机\n{it}\n=======\n{other}\n>>>>>>> 云端")
    });
    let salvaged = check_whole(text.as_bytes());
    let told = told(&salvaged);
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].starts_with(&format!("第 {line} 行，")) && told[0].contains("合并"));
    let words = format!("编号和第 {} 行的记录相同", line + 1);
    assert!(told[2].contains(&words), "{told:?}");
}

#[test]
fn of_two_files_in_one_the_fuller_is_read() {
    let half: String = SAMPLE.split_inclusive('\n').take(40).collect();
    for text in [
        format!("{half}{SAMPLE}"),
        format!("{SAMPLE}{half}"),
        format!("{SAMPLE}{SAMPLE}"),
    ] {
        let salvaged = check_whole(text.as_bytes());
        assert!(
            told(&salvaged)
                .iter()
                .any(|it| it.contains("接连写了 2 份内容"))
        );
    }
}

#[test]
fn numbers_that_come_twice_or_are_too_high_are_left_out() {
    let (text, _) = with_line("(id: 4,", |it| it.replace("(id: 4,", "(id: 3,"));
    let one = told(&read(text.as_bytes()));
    assert!(
        one.iter()
            .any(|it| it.contains("内设机构第 3 条（编号 3）：编号和第")),
        "{one:?}"
    );
    let (text, _) = with_line("(id: 4,", |it| it.replace("(id: 4,", "(id: 4000000000,"));
    let other = told(&read(text.as_bytes()));
    assert!(other[0].contains("编号超过"), "{other:?}");
}

#[test]
fn what_is_no_budget_or_newer_is_not_read() {
    let newer = SAMPLE.replacen("format: 1,", "format: 2,", 1);
    for bytes in [
        newer.as_bytes(),
        b"",
        b"\0\0\0\0",
        b"PK\x03\x04",
        b"(id: 1)",
        b"a,b\n1,2\n",
        include_bytes!("../../../assets/packs/cn_base/pack.ron"),
    ] {
        assert!(salvage(bytes).is_none());
    }
}

/// A file with versions beside it, damaged.
fn damaged(folder: &Path, bytes: &[u8]) -> PathBuf {
    let path = folder.join("预算.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    for _ in 0..2 {
        assert!(desk.step_and_wait());
        desk.save().unwrap();
    }
    drop(desk);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_latest_whole_version_is_offered_and_nothing_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    for bytes in [
        &b""[..],
        b"\0\0\0\0\0\0",
        b"PK\x03\x04",
        b"(format: 1, pack: \"x",
    ] {
        let path = damaged(folder.path(), bytes);
        let found = rescue(&path).unwrap().expect("it is damaged");
        assert!(found.salvaged.is_none());
        let (version, saved) = found.version.expect("there is a version");
        assert_eq!(saved.budget.units.len(), 2);
        // A damaged version is passed over.
        fs::write(&version.path, "(torn").unwrap();
        let (_, earlier) = rescue(&path).unwrap().unwrap().version.unwrap();
        assert_eq!(earlier.budget.units.len(), 1);
        assert_eq!(fs::read(&path).unwrap(), bytes);
        fs::remove_dir_all(folder_beside(&path)).unwrap();
        assert!(rescue(&path).is_err());
    }
}

#[test]
fn unsaved_steps_follow_on_what_is_read_when_that_is_the_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    assert!(desk.step_and_wait() && desk.step_and_wait());
    let left = desk.budget.clone();
    drop(desk);
    let text = fs::read_to_string(&path).unwrap();
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    fs::write(
        &path,
        [0xff, 0xfe].into_iter().chain(units).collect::<Vec<u8>>(),
    )
    .unwrap();
    let found = rescue(&path).unwrap().unwrap();
    assert_eq!((found.steps.taken, found.steps.left), (2, 0));
    assert!(found.salvaged.unwrap().saved.budget == left);
    // With a record gone they start from a state that nobody has.
    fs::write(&path, text.replacen("(id: 1, ", "(id: one, ", 1)).unwrap();
    let found = rescue(&path).unwrap().unwrap();
    assert_eq!((found.steps.taken, found.steps.left), (0, 2));
    assert!(found.words()[2].contains("2 步没有保存的改动接不上"));
}

#[test]
fn a_whole_file_needs_no_rescue_and_a_newer_one_gets_none() {
    let folder = tempfile::tempdir().unwrap();
    let newer = SAMPLE.replacen("format: 1,", "format: 2,", 1);
    let path = damaged(folder.path(), newer.as_bytes());
    assert!(rescue(&path).unwrap_err().to_string().contains("更新版本"));
    fs::write(&path, SAMPLE).unwrap();
    assert!(rescue(&path).unwrap().is_none());
    assert!(open(&path).is_ok());
}

#[test]
fn the_name_of_what_was_read_is_one_that_no_file_has() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    let first = rescued_name(&path);
    assert_eq!(first, folder.path().join("预算（抢救）.bmys"));
    fs::write(&first, "").unwrap();
    assert_eq!(
        rescued_name(&path),
        folder.path().join("预算（抢救 2）.bmys")
    );
}

#[test]
fn what_is_beyond_the_limits_of_a_file_is_left_blank_or_cut_and_told() {
    let unit = |number: u32, parent: Option<u32>| BudgetUnit {
        id: UnitId::new(number),
        parent: parent.map(UnitId::new),
        ..BudgetUnit::default()
    };
    let chain = (1..=100).map(|it| unit(it, (it > 1).then_some(it - 1)));
    let circle = [unit(101, Some(102)), unit(102, Some(101))];
    let mut units: Vec<BudgetUnit> = chain.chain(circle).collect();
    for unit in units.iter_mut().take(60) {
        unit.name = "长".repeat(TEXT_LIMIT + 1);
    }
    let budget = Budget {
        next_id: 103,
        units: Records::new(units).unwrap(),
        ..Budget::default()
    };
    let text = render(&budget, "liaoning_2024").unwrap();
    assert!(parse(text.as_bytes()).is_err());
    let salvaged = read(text.as_bytes());
    assert_eq!(salvaged.saved.budget.units.len(), 102);
    let told = told(&salvaged);
    let count = |words: &str| told.iter().filter(|it| it.contains(words)).count();
    assert_eq!(count("绕成一圈，已空着"), 1, "{told:?}");
    assert_eq!(count("级次太多，已空着"), 100 / LEVEL_LIMIT, "{told:?}");
    assert_eq!(count("超过 32767 字，只留下前 16383 字"), 60, "{told:?}");
    // What is saved of it can be opened.
    let text = render(&salvaged.saved.budget, "liaoning_2024").unwrap();
    assert!(parse(text.as_bytes()).is_ok());
}
