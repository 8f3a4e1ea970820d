//! numbers in free text have one decimal point and a mark every three digits.

use crate::money::group_thousands;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::problems::shortened;
use crate::rules::texts::is_digit;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/malformed_number",
    code: "A-17",
    severity: Severity::Error,
    title: "文字中的数字应写法正确",
    explanation: include_str!("malformed_number.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, _) in ctx.texts() {
        let faulty = faults(passage.text);
        if faulty.is_empty() {
            continue;
        }
        let place = passage.place();
        let words: Vec<String> = faulty
            .iter()
            .map(|(run, fault)| format!("“{}”{}", shortened(run.text), fault.words()))
            .collect();
        let message = format!(
            "{} 中的数字{}",
            place.describe(ctx.budget, ctx.book),
            words.join("，")
        );
        let finding = Finding::new(&RULE, place, message);
        findings.push(match repaired(passage.text, &faulty) {
            Some(text) => {
                let label = "按每三位一个千分号改写";
                finding.fix(label, Safety::Review, vec![passage.replaced(text)])
            }
            None => finding,
        });
    }
}

/// What is wrong with a number (写法错误).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// Several decimal points.
    Points,
    /// Thousands marks that don't stand every three digits.
    Marks,
}

impl Fault {
    const fn words(self) -> &'static str {
        match self {
            Self::Points => "有多个小数点",
            Self::Marks => "的千分号不是每三位一个",
        }
    }
}

/// Digits, points and commas that begin and end with a digit, with the text around them (数字串).
#[derive(Clone, Copy, Debug)]
struct Run<'a> {
    before: &'a str,
    text: &'a str,
    after: &'a str,
}

impl Run<'_> {
    fn is_alone(&self) -> bool {
        self.before.trim().is_empty() && self.after.trim().is_empty()
    }

    /// Whether it opens a line, as the number of a heading does.
    fn opens_line(&self) -> bool {
        let line = self.before.rsplit('\n').next().unwrap_or_default();
        line.trim_matches(|it: char| it.is_whitespace() || matches!(it, '（' | '(' | '第'))
            .is_empty()
    }

    /// Whether a unit of money or a per cent sign follows, so that it can only be a number.
    fn has_unit(&self) -> bool {
        let units = ['元', '万', '亿', '%', '％'];
        self.after.trim_start().starts_with(units)
    }

    /// Whether letters stand before it, as before the number of a standard or a version.
    fn is_lettered(&self) -> bool {
        let before = self.before.trim_end();
        before.ends_with(|it: char| it.is_ascii_alphabetic())
    }
}

/// The malformed numbers of a text.
fn faults(text: &str) -> Vec<(Run<'_>, Fault)> {
    if !text.contains(['.', '．', ',']) {
        return Vec::new();
    }
    runs(text)
        .into_iter()
        .filter_map(|run| Some((run, fault(&run)?)))
        .collect()
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let belongs = |it: char| is_digit(it) || matches!(it, '.' | '．' | ',');
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|it| at + it) {
        let end = text[start..]
            .find(|it| !belongs(it))
            .map_or(text.len(), |it| start + it);
        let run = text[start..end].trim_end_matches(|it| !is_digit(it));
        runs.push(Run {
            before: &text[..start],
            text: run,
            after: &text[start + run.len()..],
        });
        at = end;
    }
    runs
}

fn fault(run: &Run<'_>) -> Option<Fault> {
    let folded = folded(run.text);
    let pieces: Vec<&str> = folded.split(',').collect();
    let points = |piece: &str| piece.matches('.').count();
    if folded.bytes().all(|it| it.is_ascii_digit()) || run.is_lettered() {
        return None;
    }
    if pieces.iter().any(|piece| points(piece) > 1) {
        let last = pieces.len() - 1;
        let is_faulty = |(at, piece): (usize, &&str)| {
            points(piece) > 1 && has_many_points(run, piece, at == last)
        };
        return pieces
            .iter()
            .enumerate()
            .any(is_faulty)
            .then_some(Fault::Points);
    }
    has_stray_marks(run, &pieces).then_some(Fault::Marks)
}

/// Half-width digits and points.
fn folded(text: &str) -> String {
    text.chars()
        .map(|it| match it {
            '．' => '.',
            '０'..='９' => char::from_digit(u32::from(it) - u32::from('０'), 10).unwrap_or(it),
            _ => it,
        })
        .collect()
}

/// Whether a piece with several points is an amount rather than a date, an address or a heading.
fn has_many_points(run: &Run<'_>, piece: &str, is_last: bool) -> bool {
    let groups: Vec<&str> = piece.split('.').collect();
    let has_unit = is_last && run.has_unit();
    if (is_date(&groups) && !has_unit) || is_address(&groups) || is_telephone(&groups) {
        return false;
    }
    let can_only_be_number = has_unit || (is_last && run.is_alone());
    points_as_marks(&groups) || (can_only_be_number && (run.is_alone() || !run.opens_line()))
}

/// Points typed for thousands marks: `3.048.30`.
fn points_as_marks(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else {
        return false;
    };
    (1..=3).contains(&first.len())
        && !middle.is_empty()
        && middle.iter().all(|group| group.len() == 3)
        && last.len() == 2
}

fn is_date(groups: &[&str]) -> bool {
    let numbers: Vec<u32> = groups.iter().filter_map(|it| it.parse().ok()).collect();
    let [a, b, c] = numbers[..] else {
        return false;
    };
    let is_year = |year: u32, text: &str| match text.len() {
        4 => (1900..=2100).contains(&year),
        2 => true,
        _ => false,
    };
    let is_day = |day: u32| (1..=31).contains(&day);
    (1..=12).contains(&b)
        && ((is_year(a, groups[0]) && is_day(c)) || (is_year(c, groups[2]) && is_day(a)))
}

/// A network address: four numbers up to 255.
fn is_address(groups: &[&str]) -> bool {
    groups.len() == 4 && groups.iter().all(|it| it.parse::<u8>().is_ok())
}

/// A telephone number: an area code such as 024, then the rest.
fn is_telephone(groups: &[&str]) -> bool {
    groups
        .first()
        .is_some_and(|it| it.starts_with('0') && it.len() >= 3)
}

/// Whether commas stand in an amount, but not every three digits; a list of numbers is no amount.
fn has_stray_marks(run: &Run<'_>, pieces: &[&str]) -> bool {
    let [first, rest @ .., last] = pieces else {
        return false;
    };
    let is_list = first.contains('.') || rest.iter().any(|it| it.contains('.'));
    if is_list {
        return false;
    }
    let (last, has_decimals) = match last.split_once('.') {
        Some((whole, _)) => (whole, true),
        None => (*last, false),
    };
    let is_regular = (1..=3).contains(&first.len())
        && last.len() == 3
        && rest.iter().all(|group| group.len() == 3);
    if is_regular {
        return false;
    }
    if run.is_alone() {
        return true;
    }
    let ends_like_amount = last.len() == 3;
    if rest.is_empty() {
        return ends_like_amount && has_decimals;
    }
    ends_like_amount && first.len() <= 3 && (has_decimals || run.has_unit())
}

/// The text with every faulty number rewritten; none when one could mean several amounts.
fn repaired(text: &str, faulty: &[(Run<'_>, Fault)]) -> Option<String> {
    let mut out = String::new();
    let mut at = 0;
    for (run, fault) in faulty {
        out.push_str(&text[at..run.before.len()]);
        out.push_str(&rewritten(run, *fault)?);
        at = run.before.len() + run.text.len();
    }
    out.push_str(&text[at..]);
    Some(out)
}

fn rewritten(run: &Run<'_>, fault: Fault) -> Option<String> {
    let folded = folded(run.text);
    let (whole, decimals) = match fault {
        Fault::Points => {
            let groups: Vec<&str> = folded.split('.').collect();
            if !points_as_marks(&groups) {
                return None;
            }
            let (last, whole) = groups.split_last()?;
            (whole.concat(), Some((*last).to_owned()))
        }
        Fault::Marks => match folded.split_once('.') {
            Some((whole, decimals)) => (whole.replace(',', ""), Some(decimals.to_owned())),
            None => (folded.replace(',', ""), None),
        },
    };
    let whole = group_thousands(whole.parse().ok()?);
    Some(match decimals {
        Some(decimals) => format!("{whole}.{decimals}"),
        None => whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = faults(text).iter().map(|(run, _)| run.text).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn several_decimal_points_are_found() {
        check("安排3.048.30万元", &["3.048.30"]);
        check("共 1.234.567.89 元，其中", &["1.234.567.89"]);
        check("增长12.5.3%", &["12.5.3"]);
        check("投入12..5万元", &["12..5"]);
        check("投入３．０４８．３０元", &["３．０４８．３０"]);
        check("合计3.048.30。", &["3.048.30"]);
        check("12.34.56", &["12.34.56"]);
        check("2024.1.45", &["2024.1.45"]);
        check("345.1.24", &["345.1.24"]);
        check("投入0.12.5万元", &["0.12.5"]);
        check("投入02.34.5万元", &["02.34.5"]);
    }

    #[test]
    fn marks_at_odd_places_are_found() {
        check("安排1,23,456元", &["1,23,456"]);
        check("安排12,34,500.00万元", &["12,34,500.00"]);
        check("安排1234,567.89元", &["1234,567.89"]);
        check("1,2345", &["1,2345"]);
        check("安排123,45,678元", &["123,45,678"]);
    }

    #[test]
    fn well_formed_numbers_are_left_alone() {
        for text in [
            "5,114.04万元",
            "1,234,567.89元",
            "支出 0.50 元",
            "100",
            "99.5%",
            "12.5万元、13.5万元",
            "2005年以来,我市",
            "编号12,34.5项",
            "编号1,23,45项",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn dates_addresses_and_telephones_are_no_amounts() {
        for text in [
            "截至2024.12.31",
            "2024.1.1-2024.12.31",
            "2024.1.1,2024.2.1",
            "24.12.31",
            "31.12.2024",
            "192.168.1.1",
            "电话024.2345.6789",
            "024.2345.6789",
            "024-23456789",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn headings_versions_and_document_numbers_are_no_amounts() {
        for text in [
            "3.1.2 建设内容",
            "一、说明\n  3.1.2万元以上项目",
            "见3.1.2节",
            "见3.41.12节",
            "见1234.567.89节",
            "V3.048.30版",
            "GB/T 15835.123.45",
            "沈人社发〔2021〕34号附件4",
            "10.0.19041.1 版",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn lists_of_numbers_are_no_amounts() {
        for text in [
            "208,210,221三类",
            "2022,2023,2024年",
            "附件1,2,3",
            "分别为20,30万元",
            "1.5,2.5,3.5万元",
        ] {
            check(text, &[]);
        }
    }

    fn check_repair(text: &str, expected: Option<&str>) {
        assert_eq!(repaired(text, &faults(text)).as_deref(), expected, "{text}");
    }

    #[test]
    fn what_can_only_mean_one_amount_is_rewritten() {
        check_repair("安排3.048.30万元", Some("安排3,048.30万元"));
        check_repair("共1,23,456元。", Some("共123,456元。"));
        check_repair("12,34,500.00元", Some("1,234,500.00元"));
        check_repair("投入12.5.3万元", None);
    }
}
