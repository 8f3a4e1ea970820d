//! A moment of calendar and clock, as the caller gives it.
//!
//! All are in the one time zone of the country.
//! Deliberately not here: reading the clock.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

const DAY: u64 = 24 * 60 * 60;

/// The whole country is eight hours ahead of UTC, all year (seconds).
const AHEAD: u64 = 8 * 60 * 60;

/// 1 January 1970 in the seconds of [`CreatedAt::seconds`].
const EPOCH: u64 = (1969 * 365 + 1969 / 4 - 1969 / 100 + 1969 / 400 + 306 + 1) * DAY;

/// A moment in China standard time, to the second (时间).
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

    /// The moment so many seconds after the start of 1970 in UTC; the last one there is, on 31 December 9999.
    #[must_use]
    pub fn since_1970(seconds: u64) -> Self {
        Self::of_clock(seconds.saturating_add(AHEAD))
    }

    /// What the clocks of UTC show at this moment, as file formats want it; 1970 for what is earlier.
    #[must_use]
    pub fn in_utc(self) -> Self {
        Self::of_clock(self.seconds().saturating_sub(EPOCH + AHEAD))
    }

    /// What a clock shows that was at the start of 1970 so many seconds ago.
    fn of_clock(seconds: u64) -> Self {
        let (year, month, day) = date(seconds / DAY);
        let part = |unit: u64, size: u64| small(seconds % DAY / unit % size);
        Self {
            year,
            month,
            day,
            hour: part(60 * 60, 24),
            minute: part(60, 60),
            second: part(1, 60),
        }
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

/// The date a number of days after 1 January 1970; the last one there is, 31 December 9999.
fn date(mut days: u64) -> (u16, u8, u8) {
    let mut year = 1970;
    while days >= days_in_year(year) {
        if year == 9999 {
            return (year, 12, 31);
        }
        days -= days_in_year(year);
        year += 1;
    }
    let mut month = 1;
    while days >= days_in_month(year, month) {
        days -= days_in_month(year, month);
        month += 1;
    }
    (year, month, small(days + 1))
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_in_year(year: u16) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

const fn days_in_month(year: u16, month: u8) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn small(number: u64) -> u8 {
    u8::try_from(number).expect("days, hours, minutes and seconds are below 60")
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
    fn the_clocks_of_utc_are_eight_hours_behind() {
        let check = |here: CreatedAt, there: CreatedAt| assert_eq!(here.in_utc(), there);
        check(at(2024, 3, 1, [7, 59, 58]), at(2024, 2, 29, [23, 59, 58]));
        check(at(2024, 1, 1, [8, 0, 0]), at(2024, 1, 1, [0, 0, 0]));
        check(at(2100, 3, 1, [0, 30, 0]), at(2100, 2, 28, [16, 30, 0]));
        check(at(1970, 1, 1, [3, 0, 0]), at(1970, 1, 1, [0, 0, 0]));
        check(at(0, 0, 0, [0, 0, 0]), at(1970, 1, 1, [0, 0, 0]));
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
