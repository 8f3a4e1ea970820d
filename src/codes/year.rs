//! Budget years and periods of years.
//!
//! No calendar and no clock: a year is what stands on the cover of the budget.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::codes::sound::half_width;

/// Budget year (预算年度).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct BudgetYear(u16);

/// Why something is not a budget year.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum YearError {
    /// Not four digits.
    #[error("预算年度应为 4 位数字，“{text}”不是")]
    NotAYear {
        /// What was given.
        text: String,
    },
    /// A year no budget can have.
    #[error(
        "预算年度应在 {} 至 {} 之间，{year} 不在其中",
        BudgetYear::FIRST,
        BudgetYear::LAST
    )]
    OutOfRange {
        /// What was given.
        year: u16,
    },
}

impl BudgetYear {
    /// The earliest year accepted: departmental budgets are younger than this.
    pub const FIRST: BudgetYear = BudgetYear(1990);
    /// The latest year accepted: what is beyond is a typing error.
    pub const LAST: BudgetYear = BudgetYear(2100);

    /// A year between [`Self::FIRST`] and [`Self::LAST`].
    pub const fn try_new(year: u16) -> Result<Self, YearError> {
        if year < Self::FIRST.0 || year > Self::LAST.0 {
            return Err(YearError::OutOfRange { year });
        }
        Ok(Self(year))
    }

    /// The year as a number.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The year before (上年), if it is in range.
    pub fn previous(self) -> Option<Self> {
        Self::try_new(self.0 - 1).ok()
    }

    /// The year after (下年), if it is in range.
    pub fn next(self) -> Option<Self> {
        Self::try_new(self.0 + 1).ok()
    }
}

impl fmt::Display for BudgetYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for BudgetYear {
    type Err = YearError;

    /// Reads `2024`, also in full-width digits and with 年 behind it.
    fn from_str(text: &str) -> Result<Self, YearError> {
        let folded: String = text.trim().chars().map(half_width).collect();
        let digits = folded.strip_suffix('年').unwrap_or(&folded).trim_end();
        let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        match digits.parse() {
            Ok(year) if is_year => Self::try_new(year),
            _ => Err(YearError::NotAYear {
                text: text.to_owned(),
            }),
        }
    }
}

impl TryFrom<u16> for BudgetYear {
    type Error = YearError;

    fn try_from(year: u16) -> Result<Self, YearError> {
        Self::try_new(year)
    }
}

impl From<BudgetYear> for u16 {
    fn from(year: BudgetYear) -> u16 {
        year.0
    }
}

/// The years in which something is in force (有效年度); an open end has no limit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Years {
    /// The first year.
    pub from: Option<BudgetYear>,
    /// The last year.
    pub to: Option<BudgetYear>,
}

impl Years {
    /// Whether it is in force in `year`.
    pub fn contains(self, year: BudgetYear) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// Whether some year is in both periods.
    pub fn overlaps(self, other: Self) -> bool {
        let starts_in_time = |a: Self, b: Self| match (a.from, b.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (None, None) => f.write_str("各年"),
            (Some(from), None) => write!(f, "{from} 年起"),
            (None, Some(to)) => write!(f, "至 {to} 年"),
            (Some(from), Some(to)) if from == to => write!(f, "{from} 年"),
            (Some(from), Some(to)) => write!(f, "{from}—{to} 年"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<u16>) {
        assert_eq!(
            text.parse().ok().map(BudgetYear::number),
            expected,
            "{text:?}"
        );
    }

    #[test]
    fn years_are_read_as_people_write_them() {
        check("2024", Some(2024));
        check(" ２０２４年 ", Some(2024));
        check("2024 年", Some(2024));
        check("1990", Some(1990));
        check("2100", Some(2100));
    }

    #[test]
    fn what_is_no_budget_year_is_refused() {
        for text in [
            "",
            "24",
            "1989",
            "2101",
            "02024",
            "+202",
            "二〇二四",
            "2024年度",
            "99999",
        ] {
            check(text, None);
        }
        assert_eq!(
            "1989".parse::<BudgetYear>().unwrap_err().to_string(),
            "预算年度应在 1990 至 2100 之间，1989 不在其中"
        );
    }

    #[test]
    fn a_stored_year_is_checked_when_read() {
        let year: BudgetYear = ron::from_str("2024").unwrap();
        assert_eq!(ron::to_string(&year).unwrap(), "2024");
        assert!(ron::from_str::<BudgetYear>("1024").is_err());
    }

    fn years(from: Option<u16>, to: Option<u16>) -> Years {
        let year = |number| BudgetYear::try_new(number).unwrap();
        Years {
            from: from.map(year),
            to: to.map(year),
        }
    }

    #[test]
    fn a_period_holds_its_first_and_last_year() {
        let period = years(Some(2019), Some(2021));
        let inside = |year| period.contains(BudgetYear::try_new(year).unwrap());
        assert_eq!(
            [2018, 2019, 2021, 2022].map(inside),
            [false, true, true, false]
        );
    }

    #[test]
    fn periods_overlap_when_they_share_a_year() {
        let early = years(None, Some(2019));
        assert!(!early.overlaps(years(Some(2020), None)));
        assert!(!years(Some(2020), None).overlaps(early));
        assert!(early.overlaps(years(Some(2019), None)));
        assert!(early.overlaps(years(None, None)));
        assert!(years(Some(2010), Some(2030)).overlaps(years(Some(2015), Some(2016))));
    }

    #[test]
    fn periods_are_shown_in_words() {
        assert_eq!(years(None, None).to_string(), "各年");
        assert_eq!(years(Some(2020), None).to_string(), "2020 年起");
        assert_eq!(years(None, Some(2019)).to_string(), "至 2019 年");
        assert_eq!(years(Some(2019), Some(2021)).to_string(), "2019—2021 年");
        assert_eq!(years(Some(2022), Some(2022)).to_string(), "2022 年");
    }
}
