//! What files made of a budget are called, and what they say about themselves.

use std::time::SystemTime;

use crate::cli::clock::china_time;
use crate::document::Document;
use crate::export::Stamp;
use crate::model::Budget;

/// The characters of the longest file name; systems allow 255 bytes, three to a Chinese character.
const LONGEST_NAME: usize = 60;

/// The characters of `2024年部门预算`, which stay when the name of the unit is cut.
const END_OF_TITLE: usize = 9;

/// What files of a budget say about themselves.
pub(in crate::cli) fn stamp(document: &Document, title: String, now: SystemTime) -> Stamp {
    Stamp {
        title,
        author: document.budget().owner_name().to_owned(),
        created: china_time(now),
    }
}

/// `某中心2024年部门预算`.
pub(in crate::cli) fn title(budget: &Budget) -> String {
    let year = budget.cover.year.map(|year| format!("{year}年"));
    format!(
        "{}{}{}",
        budget.owner_name(),
        year.unwrap_or_default(),
        budget.cover.kind.label()
    )
}

/// The title without what file systems refuse, the name of the unit cut when it is very long.
pub(in crate::cli) fn file_name(title: &str) -> String {
    let is_refused = |mark: char| mark.is_control() || r#"<>:"/\|?*"#.contains(mark);
    let replaced: Vec<char> = title
        .chars()
        .map(|mark| if is_refused(mark) { '_' } else { mark })
        .collect();
    if replaced.len() <= LONGEST_NAME {
        return replaced.into_iter().collect();
    }
    let end = &replaced[replaced.len() - END_OF_TITLE..];
    let start = &replaced[..LONGEST_NAME - END_OF_TITLE];
    start.iter().chain(end).collect()
}
