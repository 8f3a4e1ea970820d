//! What an exported file says about itself, whatever its format.
//!
//! Deliberately not here: reading the clock — the caller passes the moment in.

use crate::model::CreatedAt;

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
