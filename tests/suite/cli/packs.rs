//! Other packs: a file seen and audited under one, and changed to it for good.

use bianzhi::storage;

use super::SAMPLE;
use super::file_with;
use super::folder;
use super::run;
use super::sample;
use super::text_of;

#[test]
fn tables_are_shown_under_another_pack_and_the_file_stays() {
    let ran = run(&[
        "tables",
        sample(),
        "--pack",
        "hebei_2023",
        "--format",
        "json",
    ]);
    let tables = ran.json();
    let ids = tables.as_array().expect("a list").iter();
    let ids: Vec<&str> = ids.filter_map(|table| table["id"].as_str()).collect();
    assert!(ids.contains(&"institutions"), "{ids:?}");
    assert!(!ids.contains(&"function_by_fund"), "{ids:?}");
    let saved = storage::parse(SAMPLE.as_bytes()).expect("the sample is good");
    assert_eq!(saved.pack, "liaoning_2024");
}

#[test]
fn the_audit_under_another_pack_lists_what_its_form_needs() {
    let ran = run(&[
        "check",
        sample(),
        "--pack",
        "hebei_2023",
        "--format",
        "json",
    ]);
    let needs = ran.json()["needs"].clone();
    let first = "预算年度是 2024 年，这套表样适用 2023 年";
    assert_eq!(needs[0]["message"], first);
    let text = run(&["check", sample(), "--pack", "hebei_2023"]).out;
    assert!(
        text.contains("这套表样需要、文件缺少的有 10 项："),
        "{text}"
    );
    let plain = run(&["check", sample(), "--format", "json"]).json();
    assert!(plain.get("needs").is_none());
}

#[test]
fn the_pack_of_a_file_can_be_changed_and_must_have_tables() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let ran = run(&["set", text_of(&path), "pack=hebei_2023"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("规则包："), "{}", ran.out);
    let saved = storage::open(&path).expect("the file can be opened");
    assert_eq!(saved.pack, "hebei_2023");

    for unknown in ["pack=cn_base", "pack=nowhere"] {
        let refused = run(&["set", text_of(&path), unknown, "--format", "json"]).refused();
        assert_eq!(refused.0, "unknown_pack");
    }
    let saved = storage::open(&path).expect("the file can be opened");
    assert_eq!(saved.pack, "hebei_2023");
}
