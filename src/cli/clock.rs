//! A moment of the system as calendar and clock of the country show it.
//!
//! Deliberately not here: asking what time it is.

use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::export::CreatedAt;

/// Standard time of the country (中国标准时间); before 1970 it is 1970.
pub fn china_time(moment: SystemTime) -> CreatedAt {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    CreatedAt::since_1970(since.as_secs())
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
