//! A moment of calendar and clock, as the caller gives it.
//!
//! Deliberately not here: reading the clock, and time zones; both moments of a comparison are of one zone.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

/// A moment, to the second (时间).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CreatedAt {
    /// 年.
    pub year: u16,
    /// 月.
    pub month: u8,
    /// 日.
    pub day: u8,
    /// 时.
    pub hour: u8,
    /// 分.
    pub minute: u8,
    /// 秒.
    pub second: u8,
}

/// The day and the minute: `2023-11-20 09:05`.
impl fmt::Display for CreatedAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}:{:02}", self.day_text(), self.hour, self.minute)
    }
}

impl CreatedAt {
    /// The day as people write it: `2023-11-20`.
    #[must_use]
    pub fn day_text(&self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// How many seconds lie between two moments, whichever is earlier.
    #[must_use]
    pub fn seconds_between(self, other: Self) -> u64 {
        self.seconds().abs_diff(other.seconds())
    }

    /// Seconds since 1 March of the year 0, so that a leap day is the last of its year.
    fn seconds(self) -> u64 {
        let (month, day) = (u64::from(self.month.max(1)), u64::from(self.day));
        let before_march = month < 3;
        let year = u64::from(self.year) - u64::from(before_march && self.year > 0);
        let months = if before_march { month + 9 } else { month - 3 };
        // 153 days are five months from March on; 2 makes the long ones fall where they are.
        let days = year * 365 + year / 4 - year / 100 + year / 400 + (153 * months + 2) / 5 + day;
        let minutes = (days * 24 + u64::from(self.hour)) * 60 + u64::from(self.minute);
        minutes * 60 + u64::from(self.second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(year: u16, month: u8, day: u8, [hour, minute, second]: [u8; 3]) -> CreatedAt {
        CreatedAt {
            year,
            month,
            day,
            hour,
            minute,
            second,
        }
    }

    #[test]
    fn seconds_between_moments_follow_the_calendar() {
        let check = |from: CreatedAt, to: CreatedAt, seconds: u64| {
            assert_eq!(from.seconds_between(to), seconds);
            assert_eq!(to.seconds_between(from), seconds);
        };
        let midnight = [0, 0, 0];
        check(
            at(2024, 2, 28, midnight),
            at(2024, 3, 1, midnight),
            2 * 86_400,
        );
        check(at(2023, 2, 28, midnight), at(2023, 3, 1, midnight), 86_400);
        check(
            at(2023, 12, 31, [23, 59, 58]),
            at(2024, 1, 1, [0, 1, 0]),
            62,
        );
        check(
            at(2023, 1, 1, midnight),
            at(2025, 1, 1, midnight),
            731 * 86_400,
        );
    }

    #[test]
    fn a_moment_is_shown_to_the_minute() {
        assert_eq!(at(2024, 3, 5, [9, 4, 59]).to_string(), "2024-03-05 09:04");
    }
}
