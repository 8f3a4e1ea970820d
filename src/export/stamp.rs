//! What an exported file says about itself, whatever its format.
//!
//! Deliberately not here: reading the clock — the caller passes the moment in.

/// What an exported file says about itself (文档属性); no module reads the clock, so the time is the caller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The title: department, year, kind.
    pub title: String,
    /// The department.
    pub author: String,
    /// When it was made.
    pub created: CreatedAt,
}

/// A moment, to the second (时间).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl CreatedAt {
    /// The day as people write it: `2023-11-20`.
    #[must_use]
    pub fn day_text(&self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
