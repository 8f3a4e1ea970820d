//! What is typed in before a budget begins: year, round, department, units.
//!
//! Deliberately not here: last year's file.

use std::collections::BTreeSet;

use thiserror::Error;

use crate::codes::BudgetYear;
use crate::model::FundingMode;
use crate::model::GovernmentLevel;
use crate::model::Round;
use crate::model::UnitNature;
use crate::money::AmountScale;

/// What a new budget is told about itself (新预算的基本信息); everything but the year may be left empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The budget year.
    pub year: BudgetYear,
    /// The round.
    pub round: Round,
    /// The unit amounts are typed in.
    pub entry_scale: AmountScale,
    /// The code of the department.
    pub department_code: String,
    /// The name of the department.
    pub department_name: String,
    /// The level of government.
    pub level: Option<GovernmentLevel>,
    /// The units.
    pub units: Vec<UnitEntry>,
}

impl Setup {
    /// Only a year; amounts are typed in 万元.
    #[must_use]
    pub fn new(year: BudgetYear) -> Self {
        Self {
            year,
            round: Round::default(),
            entry_scale: AmountScale::TenThousandYuan,
            department_code: String::new(),
            department_name: String::new(),
            level: None,
            units: Vec::new(),
        }
    }
}

/// What is typed in about a unit (单位).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitEntry {
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its nature.
    pub nature: Option<UnitNature>,
    /// How it is paid for.
    pub funding: Option<FundingMode>,
}

impl UnitEntry {
    /// A unit of which only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Whether nothing has been typed in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why units can't be taken as typed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UnitError {
    /// A line that is only a code.
    #[error("第 {line} 行“{text}”只有编码，请在编码后空一格写单位名称")]
    NoName {
        /// The line, from 1.
        line: usize,
        /// What stands in it.
        text: String,
    },
    /// Two units with one code.
    #[error("单位编码 {code} 用了两次（“{first}”和“{second}”），请改正其中一个")]
    SameCode {
        /// The code.
        code: String,
        /// One unit.
        first: String,
        /// The other.
        second: String,
    },
    /// A unit that stands there twice.
    #[error("单位“{name}”写了两次，请删去一个")]
    SameName {
        /// Its name.
        name: String,
    },
}

/// Reads lines of `编码 名称`, one unit each; a code is made of digits, letters and hyphens, and may be missing.
///
/// # Errors
/// The first line that is no unit.
pub fn parse_units(text: &str) -> Result<Vec<UnitEntry>, UnitError> {
    let mut units = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let is_separator =
            |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；');
        let (first, rest) = line.split_once(is_separator).unwrap_or((line, ""));
        let rest = rest.trim_start_matches(is_separator).trim();
        let (code, name) = match (is_code(first), rest) {
            (true, "") => {
                return Err(UnitError::NoName {
                    line: at + 1,
                    text: line.to_owned(),
                });
            }
            (true, name) => (first, name),
            (false, _) => ("", line),
        };
        units.push(UnitEntry {
            code: code.to_owned(),
            ..UnitEntry::named(name)
        });
    }
    Ok(units)
}

fn is_code(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Whether units can stand beside each other.
///
/// # Errors
/// Two with the same code, or the same one twice.
pub fn check_units(units: &[UnitEntry]) -> Result<(), UnitError> {
    let mut names = BTreeSet::new();
    for (at, unit) in units.iter().enumerate() {
        let before = &units[..at];
        let twin = before
            .iter()
            .find(|it| !it.code.is_empty() && it.code == unit.code);
        if let Some(twin) = twin {
            return Err(UnitError::SameCode {
                code: unit.code.clone(),
                first: twin.name.clone(),
                second: unit.name.clone(),
            });
        }
        if !unit.name.is_empty() && !names.insert(&unit.name) {
            return Err(UnitError::SameName {
                name: unit.name.clone(),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let units = parse_units(text).expect("the lines are units");
        let read: Vec<_> = units
            .iter()
            .map(|unit| (unit.code.as_str(), unit.name.as_str()))
            .collect();
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn a_line_is_a_code_and_a_name_or_a_name_alone() {
        check("", &[]);
        check("023001 某局本级", &[("023001", "某局本级")]);
        check(
            "023001\t某局本级\r\n\n 023-2，某中心\n某站",
            &[("023001", "某局本级"), ("023-2", "某中心"), ("", "某站")],
        );
        check("某局 本级", &[("", "某局 本级")]);
    }

    #[test]
    fn a_line_with_a_code_alone_is_named() {
        let error = parse_units("023001 甲\n023002").unwrap_err();
        assert!(error.to_string().contains("第 2 行“023002”"), "{error}");
    }

    #[test]
    fn units_must_differ_in_code_and_name() {
        let two = |text| check_units(&parse_units(text).expect("units"));
        assert_eq!(two("1 甲\n2 乙\n丙"), Ok(()));
        assert!(matches!(two("1 甲\n1 乙"), Err(UnitError::SameCode { .. })));
        assert!(matches!(two("1 甲\n2 甲"), Err(UnitError::SameName { .. })));
    }
}
