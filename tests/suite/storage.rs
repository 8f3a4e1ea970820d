//! Files: what is read, what is refused and how, and that a failed save loses nothing.

pub mod desk;
mod every_field;
mod faults;
mod golden;
mod journal;
mod kill;
mod odd_disks;
mod places;
mod programs;
mod recovery;
mod salvage;
mod salvage_damage;
mod share;
mod sharing;
mod versions;

use std::fs;
use std::io::ErrorKind;

use bianzhi::edit::freeze;
use bianzhi::model::Round;
use bianzhi::storage::FORMAT;
use bianzhi::storage::FileError;
use bianzhi::storage::open;
use bianzhi::storage::parse;
use bianzhi::storage::render;
use bianzhi::storage::save;
use bianzhi::storage::write_atomically;

const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");

/// Reads bytes that must be refused and checks the words of the refusal.
fn check_refused(bytes: &[u8], words: &[&str]) {
    let message = parse(bytes).expect_err("it must be refused").to_string();
    for word in words {
        assert!(message.contains(word), "“{word}” is missing in: {message}");
    }
}

#[test]
fn an_empty_file_is_refused() {
    check_refused(b"", &["空的"]);
}

#[test]
fn a_truncated_file_is_refused_with_its_place() {
    // Cut at many places: in a record, in a string, between lists.
    for share in 1..20 {
        let mut end = SAMPLE.len() * share / 20;
        while !SAMPLE.is_char_boundary(end) {
            end -= 1;
        }
        check_refused(&SAMPLE.as_bytes()[..end], &["第", "行", "没有打开"]);
    }
}

#[test]
fn a_garbled_file_is_refused_with_its_place() {
    let garbled = SAMPLE.replacen("amount:", "amuont:", 1);
    let words = ["行，收入行第 1 条（编号", "不认识的字段“amuont”", "抢救"];
    check_refused(garbled.as_bytes(), &words);
    let garbled = SAMPLE.replacen("nature: WelfareOne", "nature: Welfare", 1);
    assert!(garbled != SAMPLE);
    let words = [
        "预算单位第 1 条（编号 1）的“单位性质”",
        "没有“Welfare”这个选项",
        "公益一类",
    ];
    check_refused(garbled.as_bytes(), &words);
    check_refused(b"PK\x03\x04 this is a workbook", &["没有打开"]);
    check_refused("你好".as_bytes(), &["没有打开"]);
}

#[test]
fn a_file_in_another_encoding_is_refused_by_name() {
    // “预算” in GBK on the third line.
    let bytes = b"(\n  format: 1,\n  pack: \"\xd4\xa4\xcb\xe3\",\n";
    check_refused(bytes, &["UTF-8", "GBK", "第 3 行"]);
}

#[test]
fn a_file_of_a_newer_program_is_refused_by_version() {
    let newer = SAMPLE.replacen("format: 1,", "format: 7,", 1);
    check_refused(newer.as_bytes(), &["更新版本", "7"]);
    let newer = newer.replacen("budget: (", "shape_of_tomorrow: 1, budget: (", 1);
    check_refused(newer.as_bytes(), &["更新版本", "7"]);
}

#[test]
fn a_reference_to_nothing_is_refused_with_its_record() {
    let dangling = SAMPLE.replacen("unit: 1,", "unit: 99999,", 1);
    assert!(dangling != SAMPLE, "the sample refers to unit 1");
    check_refused(dangling.as_bytes(), &["引用的预算单位（编号 99999）不存在"]);
}

#[test]
fn units_above_themselves_are_refused_with_their_record() {
    let below = |parents: [u32; 3]| {
        let units = (1..).zip(parents);
        let units: Vec<String> = units
            .map(|(id, parent)| format!("(id: {id}, parent: {parent})"))
            .collect();
        let units = units.join(", ");
        format!("(format: 1, pack: \"x\", budget: (units: [(id: 4), {units}]))")
    };
    parse(below([4, 1, 1]).as_bytes()).unwrap();
    for (circle, place) in [([1, 4, 4], 2), ([4, 3, 2], 3), ([2, 3, 1], 2)] {
        let words = format!("预算单位 第 {place} 行的“上级单位”绕成一圈");
        check_refused(below(circle).as_bytes(), &[&words, "没有打开"]);
    }
}

#[test]
fn numbers_that_leave_none_for_new_records_are_refused() {
    let file = |next: u32, id: u32| {
        format!("(format: 1, pack: \"x\", budget: (next_id: {next}, units: [(id: {id})]))")
    };
    parse(file(1, 1 << 20).as_bytes()).unwrap();
    check_refused(file(1, u32::MAX).as_bytes(), &["编号 4294967295", "上限"]);
    check_refused(file(u32::MAX, 1).as_bytes(), &["编号 4294967295", "上限"]);
}

#[test]
fn amounts_that_are_no_amounts_are_refused() {
    let at = SAMPLE.find("amount: \"").expect("the sample has amounts");
    let end = at + SAMPLE[at..].find("\",").expect("an amount ends");
    for bad in [
        "1e5",
        "壹佰",
        "123456789012345678901234567890.00",
        "1.234",
        "99999999999.00",
    ] {
        let text = format!("{}amount: \"{bad}{}", &SAMPLE[..at], &SAMPLE[end..]);
        check_refused(text.as_bytes(), &["金额"]);
    }
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let marked = format!("\u{feff}{SAMPLE}");
    assert_eq!(
        parse(marked.as_bytes()).unwrap(),
        parse(SAMPLE.as_bytes()).unwrap()
    );
}

#[test]
fn a_huge_file_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.bmys");
    fs::File::create(&path)
        .unwrap()
        .set_len(10 * 1024 * 1024 * 1024)
        .unwrap();
    let error = open(&path).unwrap_err();
    assert!(
        matches!(error, FileError::TooLarge { megabytes: 10_240 }),
        "{error}"
    );
}

#[test]
fn a_missing_file_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let error = open(&folder.path().join("no.bmys")).unwrap_err();
    assert!(error.to_string().contains("找不到"), "{error}");
}

#[test]
fn saving_and_opening_gives_the_same_budget() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算 2024.bmys");
    let saved = parse(SAMPLE.as_bytes()).unwrap();
    save(&path, &saved.budget, &saved.pack).unwrap();
    assert_eq!(open(&path).unwrap(), saved);
    assert_eq!(saved.format, FORMAT);
}

/// The sample with one frozen round, as text.
fn with_a_round() -> String {
    let mut saved = parse(SAMPLE.as_bytes()).unwrap();
    let change = freeze(
        &saved.budget,
        Round::FirstSubmission,
        "报送稿",
        "2024-01-05",
    );
    change.apply(&mut saved.budget).unwrap();
    render(&saved.budget, &saved.pack).unwrap()
}

#[test]
fn a_frozen_round_is_read_as_it_was_written_and_costs_one_copy() {
    let text = with_a_round();
    assert!(text.len() < 2 * SAMPLE.len() + 1_000);
    let mut saved = parse(text.as_bytes()).unwrap();
    let frozen = saved.budget.rounds[0].content.0.clone();
    assert_eq!(*frozen, parse(SAMPLE.as_bytes()).unwrap().budget);
    // The second round holds the budget once more, not the first round too.
    let change = freeze(&saved.budget, Round::SecondSubmission, "", "");
    change.apply(&mut saved.budget).unwrap();
    let twice = render(&saved.budget, &saved.pack).unwrap();
    assert!(twice.len() < 3 * SAMPLE.len() + 2_000);
    assert_eq!(parse(twice.as_bytes()).unwrap(), saved);
}

#[test]
fn what_is_wrong_in_a_frozen_round_is_refused_with_its_place() {
    let text = with_a_round();
    let (budget, round) = text.split_at(text.find("rounds: [").unwrap());
    let dangling = round.replacen("unit: 1,", "unit: 99999,", 1);
    assert!(dangling != round, "the frozen copy refers to unit 1");
    check_refused(
        format!("{budget}{dangling}").as_bytes(),
        &[
            "引用的预算单位（编号 99999）不存在",
            "轮次存档 第 1 行",
            "没有打开",
        ],
    );
    let nested = round.replacen("content: (", "content: (rounds: [(id: 7)], ", 1);
    assert!(nested != round);
    check_refused(
        format!("{budget}{nested}").as_bytes(),
        &["存档里又有轮次存档", "轮次存档 第 1 行"],
    );
}

#[test]
fn a_number_used_in_a_frozen_round_is_not_used_again() {
    let file = "(format: 1, pack: \"x\", budget: (next_id: 3, units: [(id: 1)], rounds: [
        (id: 2, content: (next_id: 9, units: [(id: 1), (id: 8)]))]))";
    assert_eq!(parse(file.as_bytes()).unwrap().budget.next_id, 9);
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("taken");
    fs::create_dir(&path).unwrap();
    fs::write(path.join("inside"), "kept").unwrap();
    write_atomically(&path, b"new").unwrap_err();
    assert_eq!(fs::read_to_string(path.join("inside")).unwrap(), "kept");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_marked_read_only_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("approved.bmys");
    fs::write(&path, "kept").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = write_atomically(&path, b"new").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::PermissionDenied);
    assert_eq!(fs::read_to_string(&path).unwrap(), "kept");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn saving_through_a_link_replaces_the_file_and_keeps_the_link() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("budget.bmys");
    let link = folder.path().join("link.bmys");
    fs::write(&path, "old").unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    write_atomically(&link, b"new").unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_neither_read_nor_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
    assert!(matches!(open(&path).unwrap_err(), FileError::NotRegular));
    write_atomically(&path, b"new").unwrap_err();
    assert!(matches!(open(&path).unwrap_err(), FileError::NotRegular));
}

#[test]
fn what_the_system_says_is_told_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let long = "长".repeat(300);
    let paths = [file.join("inside"), folder.path().join(long)];
    let mut told: Vec<String> = paths
        .iter()
        .map(|path| open(path).unwrap_err().to_string())
        .collect();
    let source = std::io::Error::from_raw_os_error(9_999);
    told.push(FileError::Read { source }.to_string());
    for message in told {
        assert!(!message.contains("os error"), "{message}");
        assert!(
            !message.contains(|it: char| it.is_ascii_alphabetic()),
            "{message}"
        );
    }
}

#[test]
fn what_is_no_budget_is_told_from_a_damaged_one() {
    let refusal = |bytes: &[u8]| parse(bytes).unwrap_err().to_string();
    for foreign in [
        &b"a,b\r\n1,2\r\n"[..],
        b"PK\x03\x04",
        "合计,1".as_bytes(),
        b" \n",
    ] {
        assert!(refusal(foreign).contains("不是本程序保存的预算文件"));
    }
    for damaged in [&b"(format: 1, pack"[..], b"// note\n(", b"\xff\xfe(\0"] {
        assert!(!refusal(damaged).contains("不是本程序保存的预算文件"));
    }
}
