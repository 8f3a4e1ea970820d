//! Years that a text speaks of, and whether it says that they are other years.
//!
//! Deliberately not here: which years a text may speak of.

use crate::packs::ListId;
use crate::packs::Pack;
use crate::rules::texts::is_digit;

/// Words that make a year one of comparison or of the past (年度用语).
#[derive(Debug)]
pub(in crate::rules) struct OtherYears<'a> {
    before: Vec<&'a str>,
    after: Vec<&'a str>,
}

/// A year in a text: `2023年`, `2023 年度` (年度).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Mention<'t> {
    /// The digits.
    digits: &'t str,
    /// Where they begin, in bytes.
    start: usize,
    pub year: u16,
    /// Whether the text says that another year is meant.
    pub is_other: bool,
}

impl Mention<'_> {
    /// As it is shown: `2023年`.
    pub fn shown(&self) -> String {
        format!("{}年", self.digits)
    }

    /// The text with every such year turned into another.
    pub fn replaced(&self, text: &str, year: u16) -> String {
        let (head, tail) = text.split_at(self.start);
        let tail = tail.replace(&format!("{}年", self.digits), &format!("{year}年"));
        let tail = tail.replace(&format!("{} 年", self.digits), &format!("{year} 年"));
        format!("{head}{tail}")
    }
}

impl<'a> OtherYears<'a> {
    pub fn of(pack: &'a Pack) -> Self {
        let on = |side: &str| {
            let entries = pack.list(ListId::OtherYearWords);
            let of_side = entries.filter(|it| it.note == side);
            of_side.map(|it| it.text.as_str()).collect()
        };
        Self {
            before: on("前"),
            after: on("后"),
        }
    }

    /// The years of a text that stand outside titles, quotations and document numbers.
    pub fn mentions<'t>(&self, text: &'t str) -> Vec<Mention<'t>> {
        if !text.contains('年') {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find(is_digit).map(|it| at + it) {
            let end = text[start..]
                .find(|it| !is_digit(it))
                .map_or(text.len(), |it| start + it);
            at = end;
            let digits = &text[start..end];
            let rest = text[end..].trim_start();
            let is_year = digits.len() == 4 && rest.starts_with('年');
            let year = digits.parse().ok();
            let year = year.filter(|it| is_year && (1990..=2100).contains(it));
            if let Some(year) = year.filter(|_| !is_quoted(&text[..start])) {
                let before = text[..start].trim_end();
                let after = rest.trim_start_matches('年').trim_start_matches('度');
                let after = after.trim_start();
                found.push(Mention {
                    digits,
                    start,
                    year,
                    is_other: self.before.iter().any(|word| before.ends_with(word))
                        || self.after.iter().any(|word| after.starts_with(word)),
                });
            }
        }
        found
    }
}

/// Whether a quotation or title is open at the end of a text.
fn is_quoted(before: &str) -> bool {
    let is_open = |open: char, close: char| {
        let opened = before.rfind(open);
        opened.is_some() && before.rfind(close) < opened
    };
    is_open('《', '》') || is_open('〔', '〕') || is_open('“', '”') || is_open('【', '】')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn check(text: &str, expected: &[(u16, bool)]) {
        let pack = load_pack("cn_base", &embedded_packs()).unwrap();
        let years = OtherYears::of(&pack);
        let found = years.mentions(text).into_iter();
        let found: Vec<_> = found.map(|it| (it.year, it.is_other)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn years_are_found_in_their_spellings() {
        check("通过编制 2023 年度预算", &[(2023, false)]);
        check("完成2023年培训", &[(2023, false)]);
        check("2023年和2024年", &[(2023, false), (2024, true)]);
    }

    #[test]
    fn years_of_comparison_and_of_the_past_are_others() {
        check("比2023年增长5%", &[(2023, true)]);
        check("2005年以来", &[(2005, true)]);
        check("到2025年覆盖全区", &[(2025, true)]);
        check("2023年底建成", &[(2023, true)]);
    }

    #[test]
    fn titles_and_document_numbers_are_left_alone() {
        check("《2021年工作要点》", &[]);
        check("沈人社发〔2021〕34号", &[]);
        check("12345年", &[]);
        check("2023人", &[]);
        check("1949年", &[]);
        check("《工作要点》印发后，2023年执行", &[(2023, false)]);
    }

    #[test]
    fn a_year_is_replaced_wherever_it_stands() {
        let pack = load_pack("cn_base", &embedded_packs()).unwrap();
        let years = OtherYears::of(&pack);
        let text = "编制 2023 年度预算，完成2023年任务";
        let mention = years.mentions(text)[0];
        let expected = "编制 2024 年度预算，完成2024年任务";
        assert_eq!(mention.replaced(text, 2024), expected);
    }
}
