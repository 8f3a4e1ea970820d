//! The forms in which texts, years, counts, flags and choices are written.
//!
//! What needs the budget or the code lists is in `reader`; amounts are read in `money`.

use crate::codes::BudgetYear;
use crate::codes::folded;
use crate::codes::half_width;
use crate::model::EntryError;
use crate::model::ValueKind;
use crate::money::AmountError;
use crate::money::normalize_digits;
use crate::money::parse_decimal;

/// A text for a field of one line: what would break the line, or can't be seen, is a blank.
pub(super) fn one_line(text: &str) -> String {
    let visible = text.replace("\r\n", " ");
    let visible = visible.replace(is_hidden, " ");
    visible.trim().to_owned()
}

/// A text of several lines; their ends as they are kept.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace(|mark| is_hidden(mark) && !matches!(mark, '\n' | '\t'), "")
}

/// Control characters and marks that turn the direction of writing.
fn is_hidden(mark: char) -> bool {
    mark.is_control() || matches!(mark, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The code a text begins with: “[30201]办公费”, “30201办公费”, “'30201”, “30201-办公费”.
pub(super) fn leading_code(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['\'', '[', '【', '(', '（']);
    let end = text.find(|mark| !half_width(mark).is_ascii_alphanumeric());
    let (code, rest) = text.split_at(end.unwrap_or(text.len()));
    // “30201.5” and “30,201” are numbers.
    let is_number = rest.starts_with(['.', ',', '．', '，']);
    (!code.is_empty() && !is_number).then_some(code)
}

pub(super) fn parse_year(text: &str) -> Result<BudgetYear, EntryError> {
    let text = normalize_digits(text);
    let number = text
        .strip_suffix("年度")
        .or_else(|| text.strip_suffix('年'));
    Ok(number.unwrap_or(&text).parse()?)
}

pub(super) fn parse_count(text: &str) -> Result<u32, EntryError> {
    let wrong = || EntryError::NotCount {
        text: text.to_owned(),
    };
    let number = match parse_decimal(text) {
        Err(error @ AmountError::Expression { .. }) => return Err(error.into()),
        parsed => parsed.map_err(|_| wrong())?,
    };
    if !number.fract().is_zero() {
        return Err(wrong());
    }
    u32::try_from(number).map_err(|_| wrong())
}

pub(super) fn parse_flag(text: &str) -> Result<bool, EntryError> {
    let plain: String = text.chars().map(half_width).collect();
    match plain.to_lowercase().as_str() {
        "是" | "有" | "√" | "✓" | "✔" | "☑" | "1" | "true" | "y" | "yes" => Ok(true),
        "否" | "不" | "×" | "✗" | "✘" | "☐" | "□" | "0" | "false" | "n" | "no" => {
            Ok(false)
        }
        _ => Err(EntryError::NotFlag {
            text: text.to_owned(),
        }),
    }
}

/// A choice by its label, in whatever width it is written, or by a part of it that only one label has.
pub(super) fn parse_choice(
    text: &str,
    labels: &'static [&'static str],
) -> Result<usize, EntryError> {
    if let Some(at) = labels.iter().position(|label| *label == text) {
        return Ok(at);
    }
    let wanted = folded(text);
    let known: Vec<String> = labels.iter().map(|label| folded(label)).collect();
    if let Some(at) = known.iter().position(|label| *label == wanted) {
        return Ok(at);
    }
    let mut parts = known
        .iter()
        .enumerate()
        .filter(|(_, label)| !wanted.is_empty() && label.contains(&wanted));
    match (parts.next(), parts.next()) {
        (Some((at, _)), None) => Ok(at),
        _ => Err(EntryError::NotChoice {
            text: text.to_owned(),
            choices: labels,
        }),
    }
}

/// Whether a dash in a field of this kind says that there is nothing.
pub(super) fn has_no_figure(kind: ValueKind) -> bool {
    match kind {
        ValueKind::Text
        | ValueKind::LongText
        | ValueKind::Choice(_)
        | ValueKind::Reference(_)
        | ValueKind::Owner
        | ValueKind::Snapshot => false,
        ValueKind::Money
        | ValueKind::Number
        | ValueKind::Count
        | ValueKind::Flag
        | ValueKind::Year
        | ValueKind::Function
        | ValueKind::Economic
        | ValueKind::Government
        | ValueKind::Procurement
        | ValueKind::AssetClass => true,
    }
}
