//! Bytes that anybody may have made: those that are kept, and quick changes of them.
//!
//! The fuzzer looks for further ones for as long as it is let, see `tests/fuzz/run.sh`.

#[path = "../fuzz/targets/mod.rs"]
mod targets;

use std::fs;
use std::path::Path;

use targets::TARGETS;

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    /// The next number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bits = usize::try_from((bits ^ (bits >> 31)) >> 1).expect("63 bits");
        bits % sides.max(1)
    }

    /// Something that stands between two places of some bytes.
    fn piece<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let from = self.roll(bytes.len());
        let length = 1 + self.roll(64);
        &bytes[from..bytes.len().min(from + length)]
    }
}

/// The files kept for a target, in order.
fn kept(target: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let entries = fs::read_dir(root.join(target)).expect("each target has a folder");
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.expect("it can be read").path())
        .map(|path| (path.display().to_string(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The words of a target's dictionary: `"a\x0ab"`, one on a line.
fn words(target: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let text = fs::read_to_string(root.join(format!("{target}.dict"))).expect("there is one");
    let quoted = text.lines().filter_map(|line| line.strip_prefix('"'));
    quoted
        .map(|line| unescaped(line.strip_suffix('"').expect("it is closed")))
        .collect()
}

fn unescaped(word: &str) -> Vec<u8> {
    let mut parts = word.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("two digits"));
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}

/// Changes some bytes a little.
fn change(dice: &mut Dice, bytes: &mut Vec<u8>, others: &[u8], words: &[Vec<u8>]) {
    let at = dice.roll(bytes.len() + 1);
    let until = bytes.len().min(at + dice.roll(40));
    match dice.roll(6) {
        0 => drop(bytes.drain(at..until)),
        1 => drop(bytes.splice(at..until, dice.piece(others).to_vec())),
        2 => drop(bytes.splice(at..at, words[dice.roll(words.len())].clone())),
        3 => drop(bytes.splice(at..until, words[dice.roll(words.len())].clone())),
        4 => drop(bytes.splice(at..at, bytes[at..until].to_vec())),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(dice.roll(256)).expect("a byte");
            }
        }
    }
}

/// Feeds a target with what is kept for it, and with so many changes of that.
#[track_caller]
fn check(name: &str, changes: usize) {
    let target = TARGETS.iter().find(|it| it.name == name);
    let run = target.expect("it is a target").run;
    let (kept, words) = (kept(name), words(name));
    for (path, bytes) in &kept {
        println!("{path}");
        run(bytes);
    }
    let mut dice = Dice(1);
    for number in 0..changes {
        let mut bytes = kept[dice.roll(kept.len())].1.clone();
        let others = &kept[dice.roll(kept.len())].1;
        for _ in 0..=dice.roll(4) {
            change(&mut dice, &mut bytes, others, &words);
        }
        println!("change {number}: {}", String::from_utf8_lossy(&bytes));
        run(&bytes);
    }
}

#[test]
fn no_file_does_harm() {
    check("file", 1500);
}

#[test]
fn no_journal_does_harm() {
    check("journal", 1000);
}

#[test]
fn no_package_does_harm() {
    check("package", 150);
}

#[test]
fn no_workbook_does_harm() {
    check("xlsx", 1000);
}

#[test]
fn nothing_on_the_clipboard_does_harm() {
    check("clipboard", 100);
}

#[test]
fn no_lines_do_harm() {
    check("csv", 800);
}

#[test]
fn no_pack_does_harm() {
    check("pack", 400);
}

#[test]
fn no_formulas_do_harm() {
    check("formulas", 800);
}

#[test]
fn every_target_has_a_test_and_a_folder_that_is_not_empty() {
    let source = include_str!("hostile.rs");
    for target in &TARGETS {
        assert!(source.contains(&format!("check(\"{}\"", target.name)));
        assert!(!kept(target.name).is_empty(), "{}", target.name);
        assert!(!words(target.name).is_empty(), "{}", target.name);
    }
}
