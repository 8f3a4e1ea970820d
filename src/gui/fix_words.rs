//! What a fix changes, in words: place, old value, new value.

use crate::edit::Edit;
use crate::edit::FieldPath;
use crate::gui::records::EntryCtx;
use crate::gui::records::record_words;
use crate::model::FieldName as _;
use crate::model::Fields as _;
use crate::model::Value;

/// So many characters of a long text stand beside what differs.
const CONTEXT: usize = 6;
/// Longer texts are shown where they differ only.
const SHORT: usize = 20;

/// One change of a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeWords {
    /// Which field of which record.
    pub place: String,
    /// What becomes of it: `旧 → 新`.
    pub change: String,
}

/// The changes some edits make.
pub fn change_words(entry: &EntryCtx<'_>, edits: &[Edit]) -> Vec<ChangeWords> {
    edits.iter().map(|edit| words(entry, edit)).collect()
}

fn words(entry: &EntryCtx<'_>, edit: &Edit) -> ChangeWords {
    let budget = entry.budget;
    match edit {
        Edit::Set { id, field, value } => {
            let old = budget.value(*id, *field).unwrap_or(Value::Empty);
            let [old, new] = [&old, value].map(|it| entry.shown(it, field.kind()));
            ChangeWords {
                place: FieldPath::Record(*id, *field).describe(budget),
                change: arrow(&old, &new),
            }
        }
        Edit::SetCover { field, value } => {
            let old = budget.cover.get(*field);
            let [old, new] = [&old, value].map(|it| entry.shown(it, field.kind()));
            ChangeWords {
                place: FieldPath::Cover(*field).describe(budget),
                change: arrow(&old, &new),
            }
        }
        Edit::Insert { record, .. } => ChangeWords {
            place: record.id().kind().label().to_owned(),
            change: "新增一行".to_owned(),
        },
        Edit::Remove { id } => ChangeWords {
            place: budget.place_of(*id),
            change: format!("删除 {}", record_words(entry, *id))
                .trim_end()
                .to_owned(),
        },
        Edit::Move { id, to } => ChangeWords {
            place: budget.place_of(*id),
            change: format!("移到第 {} 行", to + 1),
        },
    }
}

fn arrow(old: &str, new: &str) -> String {
    let [old, new] = differing(old, new).map(|text| {
        if text.is_empty() {
            "（空）".to_owned()
        } else {
            text
        }
    });
    format!("{old} → {new}")
}

/// Two texts, or of long ones what differs with a few characters around it.
fn differing(old: &str, new: &str) -> [String; 2] {
    let [a, b]: [Vec<char>; 2] = [old, new].map(|it| it.chars().collect());
    if a.len().max(b.len()) <= SHORT {
        return [old, new].map(str::to_owned);
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let ends = a.iter().rev().zip(b.iter().rev());
    let rest = a.len().min(b.len()) - same;
    let same_end = ends.take(rest).take_while(|(a, b)| a == b).count();
    [a, b].map(|text| {
        let from = same.saturating_sub(CONTEXT);
        let to = (text.len() - same_end + CONTEXT).min(text.len());
        let middle: String = text[from..to].iter().collect();
        let [head, tail] = [from > 0, to < text.len()].map(|cut| if cut { "…" } else { "" });
        format!("{head}{middle}{tail}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_values_are_shown_whole_and_nothing_is_named() {
        assert_eq!(arrow("", "30201 办公费"), "（空） → 30201 办公费");
        assert_eq!(arrow("1,200.00", ""), "1,200.00 → （空）");
    }

    #[test]
    fn of_long_texts_what_differs_is_shown() {
        let check = |old: &str, new: &str, expected: [&str; 2]| {
            assert_eq!(differing(old, new), expected, "{old}");
        };
        let text = |it: &str| format!("一二三四五六七八九十{it}甲乙丙丁戊己庚辛壬癸");
        check(
            &text("，，"),
            &text("，"),
            ["…六七八九十，，甲乙丙丁戊己…", "…六七八九十，甲乙丙丁戊己…"],
        );
        check(
            &text("3.O"),
            &text("3.0"),
            ["…七八九十3.O甲乙丙丁戊己…", "…七八九十3.0甲乙丙丁戊己…"],
        );
        check(&text(""), "", [&text(""), ""]);
    }
}
