//! What must not stand in the source: places, the clock, tests that don't run, work left over.

use super::source::{SourceFile, code, code_and_comments, numbered};
use super::{Breach, assert_kept, check_says, project_files};

/// Regions live in packs. Provinces, and the cities and districts of packs, samples and cases.
const PLACES: [&str; 42] = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "台湾",
    "香港",
    "澳门",
    "沈阳",
    "和平区",
    "承德",
    "双桥区",
    "盘锦",
    "双台子",
    "益阳",
    "赫山",
];

const CLOCK: [&str; 5] = [
    "Instant::now",
    "SystemTime::now",
    "Utc::now",
    "Local::now",
    ".elapsed()",
];

/// The start of a program is where the day comes in.
const READS_THE_CLOCK: [&str; 2] = ["src/main.rs", "src/bin/"];

const LEFT_OVER: [&str; 2] = ["TODO", "FIXME"];

const UNFINISHED: [&str; 2] = ["todo!", "unimplemented!"];

fn check_places(files: &[SourceFile]) -> Vec<Breach> {
    find(
        files,
        &PLACES,
        "names a place; regions live in packs",
        str::to_owned,
    )
}

fn check_clock(files: &[SourceFile]) -> Vec<Breach> {
    let may = |path: &str| READS_THE_CLOCK.iter().any(|it| path.starts_with(it));
    let files: Vec<_> = files
        .iter()
        .filter(|file| !may(&file.path))
        .cloned()
        .collect();
    find(
        &files,
        &CLOCK,
        "reads the clock; the day is passed in",
        code,
    )
}

fn check_ignored(files: &[SourceFile]) -> Vec<Breach> {
    find(files, &["#[ignore"], "is a test that does not run", code)
}

fn check_left_over(files: &[SourceFile]) -> Vec<Breach> {
    let mut found = find(files, &LEFT_OVER, "is work left over", code_and_comments);
    found.extend(find(files, &UNFINISHED, "is work left over", code));
    found
}

/// Where one of `words` stands in what `view` shows of a file.
fn find(
    files: &[SourceFile],
    words: &[&str],
    what: &str,
    view: impl Fn(&str) -> String,
) -> Vec<Breach> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in numbered(&view(&file.text)) {
            let hits = words.iter().filter(|word| line.contains(*word));
            let told = hits.map(|word| Breach::new(&file.path, number, format!("{word} {what}")));
            found.extend(told);
        }
    }
    found
}

fn all_code() -> Vec<SourceFile> {
    let mut files = project_files("src", &["rs"]);
    files.extend(project_files("tests", &["rs"]));
    assert!(!files.is_empty());
    files
}

#[test]
fn no_province_is_named_in_the_source() {
    assert_kept(&check_places(&project_files("src", &["rs"])));
}

#[test]
fn no_module_reads_the_clock() {
    assert_kept(&check_clock(&all_code()));
}

#[test]
fn every_test_runs() {
    assert_kept(&check_ignored(&all_code()));
}

#[test]
fn no_work_is_left_over() {
    assert_kept(&check_left_over(&all_code()));
}

#[test]
fn a_place_is_found_in_code_text_and_comments() {
    let text = "//! For 辽宁.\nconst NAME: &str = \"承德市\";\nconst PEACE: &str = \"和平\";\n";
    check_says(
        &check_places(&[SourceFile::new("src/a.rs", text)]),
        &[
            "src/a.rs:1: 辽宁 names a place; regions live in packs",
            "src/a.rs:2: 承德 names a place; regions live in packs",
        ],
    );
}

#[test]
fn the_clock_is_found_except_where_a_program_starts() {
    let text = "// SystemTime::now\nlet now = SystemTime::now();\nlet took = start.elapsed();\n";
    let files = ["src/a.rs", "src/main.rs", "src/bin/b.rs"].map(|path| SourceFile::new(path, text));
    check_says(
        &check_clock(&files),
        &[
            "src/a.rs:2: SystemTime::now reads the clock; the day is passed in",
            "src/a.rs:3: .elapsed() reads the clock; the day is passed in",
        ],
    );
}

#[test]
fn an_ignored_test_is_found() {
    let text = "#[test]\n#[ignore = \"slow\"]\nfn it_works() {}\n// #[ignore]\n";
    check_says(
        &check_ignored(&[SourceFile::new("tests/a.rs", text)]),
        &["tests/a.rs:2: #[ignore is a test that does not run"],
    );
}

#[test]
fn work_left_over_is_found() {
    let text =
        "// TODO later\nfn f() { todo!() }\nfn g() { unimplemented!() }\nlet x = \"FIXME\";\n";
    check_says(
        &check_left_over(&[SourceFile::new("src/a.rs", text)]),
        &[
            "src/a.rs:1: TODO is work left over",
            "src/a.rs:2: todo! is work left over",
            "src/a.rs:3: unimplemented! is work left over",
        ],
    );
}
