//! Names a workbook accepts: no longer than 31, without its reserved marks, each only once.

use std::collections::BTreeSet;

use crate::export::sheet::Sheet;

/// The longest name, in UTF-16 units as workbook programs count.
const LONGEST: usize = 31;
/// Marks with a meaning in references to cells, and what stands for them.
const RESERVED: [(char, char); 7] = [
    ('[', '（'),
    (']', '）'),
    (':', '：'),
    ('*', '＊'),
    ('?', '？'),
    ('/', '／'),
    ('\\', '＼'),
];
/// A name the programs keep for themselves.
const KEPT: &str = "history";

/// The name each sheet has in a workbook.
#[must_use]
pub fn sheet_names(sheets: &[Sheet]) -> Vec<String> {
    let mut taken = BTreeSet::from([KEPT.to_owned()]);
    sheets
        .iter()
        .map(|sheet| free_name(&accepted(&sheet.name), &mut taken))
        .collect()
}

fn accepted(name: &str) -> String {
    let replaced = |mark: char| {
        RESERVED
            .iter()
            .find(|(reserved, _)| *reserved == mark)
            .map_or(mark, |(_, instead)| *instead)
    };
    let name: String = name
        .chars()
        .filter(|mark| !mark.is_control())
        .map(replaced)
        .collect();
    let name = name.trim().trim_matches('\'').trim();
    if name.is_empty() {
        "报表".to_owned()
    } else {
        name.to_owned()
    }
}

/// The name cut to its length, numbered when it is taken; capitals make no difference.
fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let first = cut(name, LONGEST);
    if taken.insert(first.to_lowercase()) {
        return first;
    }
    let mut number = 2;
    loop {
        let suffix = format!("（{number}）");
        let numbered = cut(name, LONGEST - suffix.encode_utf16().count()) + &suffix;
        if taken.insert(numbered.to_lowercase()) {
            return numbered;
        }
        number += 1;
    }
}

fn cut(name: &str, longest: usize) -> String {
    let mut length = 0;
    let fits = |mark: &char| {
        length += mark.len_utf16();
        length <= longest
    };
    let name: String = name.chars().take_while(fits).collect();
    name.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expected: &[&str]) {
        let sheet = |name: &&str| Sheet {
            name: (*name).to_owned(),
            ..Sheet::default()
        };
        let sheets: Vec<Sheet> = names.iter().map(sheet).collect();
        assert_eq!(sheet_names(&sheets), expected);
    }

    #[test]
    fn reserved_marks_are_replaced_by_their_full_width_forms() {
        check(
            &["表1 收支/总表[2024]:*?\\"],
            &["表1 收支／总表（2024）：＊？＼"],
        );
        check(&["'引号'", "", " "], &["引号", "报表", "报表（2）"]);
        check(&["History"], &["History（2）"]);
    }

    #[test]
    fn long_names_are_cut_and_stay_unique() {
        let long = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四";
        check(
            &[long, long, "甲", "甲", "a", "A"],
            &[
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八（2）",
                "甲",
                "甲（2）",
                "a",
                "A（2）",
            ],
        );
    }

    #[test]
    fn a_character_of_two_units_is_not_cut_in_half() {
        let name = "𠮷".repeat(16);
        check(&[&name], &[&"𠮷".repeat(15)]);
    }
}
