//! What files made of a budget are called, and what they say about themselves.
//!
//! Deliberately not here: where they are put.

use crate::export::Stamp;
use crate::model::Budget;
use crate::model::CreatedAt;

/// The characters of the longest file name; systems allow 255 bytes, three to a Chinese character.
const LONGEST_NAME: usize = 60;

/// The characters of `2024年部门预算`, which stay when the name of the unit is cut.
const END_OF_TITLE: usize = 9;

impl Stamp {
    /// What a file of a budget says about itself.
    #[must_use]
    pub fn new(budget: &Budget, title: String, created: CreatedAt) -> Self {
        Self {
            title,
            author: budget.owner_name().to_owned(),
            created,
        }
    }
}

/// The title of a budget (预算名称): `某中心2024年部门预算`, also before it has a name or a year.
#[must_use]
pub fn title(budget: &Budget) -> String {
    let owner = match budget.owner_name() {
        "" => "未命名部门",
        name => name,
    };
    let year = budget.cover.year.map(|year| format!("{year}年"));
    let kind = budget.cover.kind.label();
    format!("{owner}{}{kind}", year.unwrap_or_default())
}

/// The title without what file systems refuse, the name of the unit cut when it is very long.
#[must_use]
pub fn file_name(title: &str) -> String {
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
