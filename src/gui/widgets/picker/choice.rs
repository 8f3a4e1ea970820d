//! What a picker offers and what became of it.

/// One thing that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the cell gets.
    pub value: String,
    /// Shown first, in a column of its own; empty where choices have no number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Shown behind the name: level, branch.
    pub detail: String,
    /// Shown at the right: how it is used.
    pub usage: String,
    /// Not confirmed by a published source.
    pub is_unverified: bool,
    /// Why it had better not be chosen here; it is shown weakly.
    pub caution: String,
    /// It can't be chosen at all; `caution` says why.
    pub is_refused: bool,
    /// The caption above the first choice of each group; empty for none.
    pub group: &'static str,
    /// What is said about it below the list while it is highlighted: what it is, then the rest.
    pub about: [String; 2],
}

/// What became of a picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// This was chosen; `goes_right` if with Tab.
    Choice {
        /// What the cell gets.
        value: String,
        /// Tab chose it, so the selection goes to the right and not down.
        goes_right: bool,
    },
    /// Nothing was.
    Nothing,
}
