//! What there is to print of a budget, and what of it a plan chooses.
//!
//! Deliberately not here: the sheets themselves; see `layout`.

use crate::document::Document;
use crate::packs::TableId;

/// The names in plans of what is no table of the pack. No table id has a capital letter.
const ROUNDS: &str = "ROUNDS";
const REPORT: &str = "REPORT";
/// Stands in a plan that chooses nothing; a plan without content chooses all tables.
const NOTHING: &str = "-";

/// Something that can be printed (打印内容).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A table of the pack, with all its forms.
    Table {
        /// Its id.
        id: TableId,
        /// Number and title.
        name: String,
    },
    /// 与上一轮比较
    Rounds,
    /// 审核报告
    Report,
}

impl Content {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Table { name, .. } => name,
            Self::Rounds => "与上一轮比较",
            Self::Report => "审核报告",
        }
    }

    /// What it is called in plans and on the command line.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Table { id, .. } => id.as_str(),
            Self::Rounds => ROUNDS,
            Self::Report => REPORT,
        }
    }

    /// Whether it is printed when nothing else is said.
    const fn is_usual(&self) -> bool {
        matches!(self, Self::Table { .. })
    }
}

/// All that can be printed, in the order of the pack.
#[must_use]
pub fn contents(document: &Document) -> Vec<Content> {
    let mut contents: Vec<Content> = Vec::new();
    for table in &document.book().tables {
        let is_new = contents.iter().all(|it| it.id() != table.id.as_str());
        if is_new {
            let name = format!("{} {}", table.number, table.title);
            contents.push(Content::Table {
                id: table.id.clone(),
                name: name.trim().to_owned(),
            });
        }
    }
    if !document.budget().rounds.is_empty() {
        contents.push(Content::Rounds);
    }
    contents.push(Content::Report);
    contents
}

/// Something that can be printed at its place in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its position among all contents.
    pub content: usize,
    /// Whether it is printed.
    pub is_chosen: bool,
}

/// All contents in the order of a plan: what isn't chosen stands behind what it follows in the pack.
#[must_use]
pub fn places(contents: &[Content], plan: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(contents.len());
    for id in plan.split_whitespace() {
        let found = contents.iter().position(|it| it.id() == id);
        if let Some(content) = found
            && places.iter().all(|it| it.content != content)
        {
            let is_chosen = true;
            places.push(Place { content, is_chosen });
        }
    }
    for (content, it) in contents.iter().enumerate() {
        if places.iter().any(|place| place.content == content) {
            continue;
        }
        let before = |place: &Place| Some(place.content) == content.checked_sub(1);
        let at = places.iter().position(before).map_or(0, |at| at + 1);
        let is_chosen = plan.trim().is_empty() && it.is_usual();
        places.insert(at, Place { content, is_chosen });
    }
    places
}

/// How a plan says what is printed; empty when it is the usual.
#[must_use]
pub fn in_words(contents: &[Content], places: &[Place]) -> String {
    let usual = self::places(contents, "");
    if places == usual {
        return String::new();
    }
    let chosen = places.iter().filter(|it| it.is_chosen);
    let ids: Vec<&str> = chosen
        .filter_map(|it| Some(contents.get(it.content)?.id()))
        .collect();
    if ids.is_empty() {
        NOTHING.to_owned()
    } else {
        ids.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Vec<Content> {
        let table = |id: &str| Content::Table {
            id: TableId::from(id),
            name: id.to_owned(),
        };
        vec![table("a"), table("b"), table("c"), Content::Report]
    }

    #[track_caller]
    fn check(plan: &str, expected: &str) {
        let contents = some();
        let places = places(&contents, plan);
        let shown: Vec<String> = places
            .iter()
            .map(|it| {
                let mark = if it.is_chosen { "+" } else { "-" };
                format!("{mark}{}", contents[it.content].id())
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{plan}");
        // What is said of it means the same.
        let said = in_words(&contents, &places);
        assert_eq!(super::places(&contents, &said), places, "{plan}");
    }

    #[test]
    fn a_plan_without_content_prints_all_tables_and_no_report() {
        check("", "+a +b +c -REPORT");
        assert_eq!(in_words(&some(), &places(&some(), "")), "");
        assert_eq!(in_words(&some(), &places(&some(), "a b c")), "");
    }

    #[test]
    fn what_is_chosen_stands_in_its_order_and_the_rest_where_the_pack_has_it() {
        check("a c", "+a -b +c -REPORT");
        check("c a", "+c -REPORT +a -b");
        check("REPORT", "-a -b -c +REPORT");
        check("b", "-a +b -c -REPORT");
    }

    #[test]
    fn what_the_pack_does_not_have_is_left_out_and_nothing_can_be_chosen() {
        check("gone b b", "-a +b -c -REPORT");
        check("-", "-a -b -c -REPORT");
        check("gone", "-a -b -c -REPORT");
    }
}
