//! Two hundred mistakes people make with files, each with the sentence it is answered with.
//!
//! The mistakes are in the modules, a family of files each; the sentences are in the text files beside them, to be
//! read as an accountant would: what is wrong, where, and what to do. `UPDATE_EXPECT=1` writes them anew.

mod beside;
mod budget_records;
mod budgets;
mod lines;
mod packages;
mod packs;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A mistake, and what is said of it.
type Said = (&'static str, String);

/// The mistakes of a family, and what is said of them.
type Family = fn() -> Vec<Said>;

/// All families: the name of the file with the sentences, and the mistakes.
const FAMILIES: [(&str, Family); 6] = [
    ("budget_records", budget_records::said),
    ("budgets", budgets::said),
    ("packs", packs::said),
    ("packages", packages::said),
    ("lines", lines::said),
    ("beside", beside::said),
];

/// Between a mistake and its sentence.
const BETWEEN: &str = "\n  ";

/// What tells a reader what to do.
const INSTRUCTIONS: [&str; 7] = ["请", "可抢救", "应", "可填", "只能", "最多", "不能达到"];

/// Words that have no Chinese form in daily use.
const ALLOWED: [&str; 20] = [
    "UTF",
    "GBK",
    "GB",
    "CSV",
    "Excel",
    "WPS",
    "Word",
    "PDF",
    "RTF",
    "JSON",
    "XML",
    "OpenDocument",
    "MB",
    "bmys",
    "xls",
    "et",
    "doc",
    "wps",
    "true",
    "false",
];

fn check_family(family: &str) {
    let (_, said) = FAMILIES
        .iter()
        .find(|it| it.0 == family)
        .expect("there is such a family");
    let said = said();
    let found: Vec<String> = said
        .iter()
        .map(|(mistake, sentence)| format!("{mistake}{BETWEEN}{sentence}\n"))
        .collect();
    let found = found.concat();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/bad_files");
    let path = folder.join(format!("{family}.txt"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &found).expect("the sentences can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(
            found, expected,
            "{family}: with UPDATE_EXPECT=1 the sentences are written anew"
        );
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}

#[test]
fn mistakes_in_records_of_a_budget_are_said_as_expected() {
    check_family("budget_records");
}

#[test]
fn files_that_are_no_whole_budget_are_said_as_expected() {
    check_family("budgets");
}

#[test]
fn mistakes_in_packs_are_said_as_expected() {
    check_family("packs");
}

#[test]
fn mistakes_in_packages_are_said_as_expected() {
    check_family("packages");
}

#[test]
fn mistakes_in_files_of_lines_are_said_as_expected() {
    check_family("lines");
}

#[test]
fn mistakes_in_what_lies_beside_a_file_are_said_as_expected() {
    check_family("beside");
}

/// What is said without what is quoted from the file, and without names of files.
fn own_words(sentence: &str) -> String {
    let sentence = sentence.split("原样留存在").next().unwrap_or_default();
    let mut words = String::new();
    let mut depth = 0;
    for mark in sentence.chars() {
        match mark {
            '“' => depth += 1,
            '”' => depth -= 1,
            _ if depth == 0 => words.push(mark),
            _ => {}
        }
    }
    let is_name = |word: &&str| {
        let ending = word.rsplit_once('.').map_or("", |it| it.1);
        matches!(ending, "ron" | "json" | "xlsx" | "docx" | "bmys" | "pdf")
    };
    let parts = words.split(|mark: char| !(mark.is_ascii_alphanumeric() || "./_-".contains(mark)));
    parts
        .filter(|it| !is_name(it))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn two_hundred_sentences_are_all_different_chinese_and_say_what_to_do() {
    let mut mistakes = BTreeMap::new();
    let mut sentences = BTreeMap::new();
    for (family, said) in FAMILIES {
        for (mistake, sentence) in said() {
            if let Some(other) = mistakes.insert(mistake, family) {
                panic!("{family} and {other} both have “{mistake}”");
            }
            let is_told = INSTRUCTIONS.iter().any(|it| sentence.contains(it));
            assert!(is_told, "{mistake}: what is to be done? {sentence}");
            let words = own_words(&sentence);
            let english = words.split(|mark: char| !mark.is_ascii_alphabetic());
            let mut english = english.filter(|it| it.len() > 1 && !ALLOWED.contains(it));
            assert_eq!(english.next(), None, "{mistake}: {sentence}");
            if let Some(other) = sentences.insert(sentence.clone(), mistake) {
                panic!("“{mistake}” and “{other}” are told the same: {sentence}");
            }
        }
    }
    assert!(sentences.len() >= 200, "there are only {}", sentences.len());
}
