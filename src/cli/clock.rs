//! A moment as calendar and clock of the country show it.
//!
//! Deliberately not here: asking what time it is.

use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::export::CreatedAt;

const DAY: u64 = 24 * 60 * 60;

/// The whole country is eight hours ahead of UTC, all year.
const AHEAD: u64 = 8 * 60 * 60;

/// Standard time of the country (中国标准时间); before 1970 it is 1970.
pub fn china_time(moment: SystemTime) -> CreatedAt {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = since.as_secs().saturating_add(AHEAD);
    let (year, month, day) = date(seconds / DAY);
    let part = |unit: u64, size: u64| small(seconds % DAY / unit % size);
    CreatedAt {
        year,
        month,
        day,
        hour: part(60 * 60, 24),
        minute: part(60, 60),
        second: part(1, 60),
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
    use std::time::Duration;

    use super::*;

    fn check(seconds: u64, expected: [u16; 6]) {
        let at = china_time(UNIX_EPOCH + Duration::from_secs(seconds));
        let rest = [at.month, at.day, at.hour, at.minute, at.second].map(u16::from);
        let [month, day, hour, minute, second] = rest;
        assert_eq!([at.year, month, day, hour, minute, second], expected);
    }

    #[test]
    fn moments_are_told_in_china_time() {
        check(0, [1970, 1, 1, 8, 0, 0]);
        check(951_753_599, [2000, 2, 28, 23, 59, 59]);
        check(951_753_600, [2000, 2, 29, 0, 0, 0]);
        check(1_706_664_600, [2024, 1, 31, 9, 30, 0]);
        check(1_735_660_799, [2024, 12, 31, 23, 59, 59]);
        check(1_735_660_800, [2025, 1, 1, 0, 0, 0]);
        check(4_107_513_600, [2100, 3, 1, 0, 0, 0]);
    }

    #[test]
    fn clocks_far_off_do_no_harm() {
        let before = UNIX_EPOCH - Duration::from_secs(1_000_000);
        assert_eq!(china_time(before).year, 1970);
        check(400_000_000_000, [9999, 12, 31, 23, 6, 40]);
    }
}
